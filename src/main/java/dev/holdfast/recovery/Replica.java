package dev.holdfast.recovery;

import dev.holdfast.connector.RecoveryPoints.Flaw;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Holds;
import dev.holdfast.connector.RecoveryPoints.Point;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a copy that follows its original on each change holds: everything up to the first change
/// that has not arrived. The time of its newest object alone says nothing, where nothing changes.
final class Replica {
  /// Flaw: nobody can say what a copy lacks.
  static final String NOT_COMPARED = "not-compared";

  /// Flaw: the copy lacks what the original holds.
  static final String NOT_COPIED = "not-copied";

  private final Found.Read copy;

  private Replica(Found.Read copy) {
    this.copy = copy;
  }

  /// What can be restored from a copy.
  ///
  /// @param original what was read of the original; empty: nothing of it is known
  /// @param lag a change may take so long to arrive
  static Found.Read of(Optional<Found.Read> original, Found.Read copy, Duration lag) {
    var replica = new Replica(copy);
    var held = Inventory.of(copy);
    if (held.isEmpty()) {
      return original.map(one -> replica.byContent(one.points())).orElse(copy);
    }
    var source = original.flatMap(Inventory::of).filter(one -> !one.objects().isEmpty());
    if (source.isEmpty()) return replica.alone();
    return replica.beside(Inventory.compare(source.get(), held.get()), lag);
  }

  private Optional<Point> newest() {
    return copy.points().stream().filter(Point::restorable).findFirst();
  }

  /// Versions of its own say nothing of what never came: its newest object is what is known.
  private Found.Read alone() {
    var known =
        copy.points().stream()
            .filter(point -> !point.restorable() || point.holds() != Holds.ALL_IN_USE)
            .toList();
    if (known.stream().noneMatch(Point::restorable)) return with(known, Stream.empty());
    return with(
        known.stream()
            .map(point -> point.movedTo(point.at(), "at least: its original cannot be compared"))
            .toList(),
        Stream.of(
            new Flaw(
                NOT_COMPARED,
                "nobody can say what %s lacks: there is nothing of its original to compare it with"
                    .formatted(known.getFirst().where()))));
  }

  private Found.Read beside(Inventory.Comparison compared, Duration lag) {
    var newest = newest();
    var spoiled = copy.points().stream().filter(point -> !point.restorable());
    if (newest.isEmpty()) return copy;
    var where = newest.get().where();
    var never = compared.never();
    var late = copy.seen().minus(lag);
    var lacking = never.values().stream().anyMatch(at -> at.isBefore(late));
    var flaw =
        lacking || compared.nothing()
            ? Stream.of(
                new Flaw(
                    NOT_COPIED,
                    "%s lacks %d of %d objects of the original: %s"
                        .formatted(
                            where,
                            never.size(),
                            compared.objects(),
                            some(never.keySet().stream()))))
            : Stream.<Flaw>empty();
    if (compared.nothing()) return with(spoiled.toList(), flaw);
    var first = compared.first();
    var evidence =
        first
            .map(
                change ->
                    "%s: a change of %s to %s has not arrived"
                        .formatted(where, change.at(), change.name()))
            .orElseGet(
                () ->
                    "%s holds all %d objects of the original, the newest %s"
                        .formatted(where, compared.objects(), compared.newest()));
    var kind = newest.get().kind();
    var reaches =
        first
            .map(change -> Point.upTo(change.at(), kind, where, evidence))
            .orElseGet(() -> Point.whole(copy.seen(), kind, where, evidence));
    return with(Stream.concat(Stream.of(reaches), spoiled).toList(), flaw);
  }

  private static String some(Stream<String> names) {
    return names.sorted().limit(3).collect(Collectors.joining(", "));
  }

  private Found.Read with(List<Point> points, Stream<Flaw> flaws) {
    return new Found.Read(
        copy.seen(), points, Stream.concat(copy.flaws().stream(), flaws).toList(), copy.facts());
  }

  /// Where nothing tells of single objects: by what the newest ones are.
  private Found.Read byContent(List<Point> original) {
    var newest = newest();
    if (newest.isEmpty() || original.isEmpty()) return copy;
    var there =
        copy.points().stream()
            .filter(Point::restorable)
            .map(Point::content)
            .filter(content -> !content.isEmpty())
            .collect(Collectors.toSet());
    var other = original.stream().filter(point -> !there.contains(point.content())).toList();
    var missing =
        other.stream()
            .filter(point -> point.holds() != Holds.ALL_IN_USE)
            .filter(point -> point.at().isAfter(newest.get().at()))
            .map(Point::at)
            .min(Comparator.naturalOrder());
    // What has no moment of its own cannot tell since when it is missing.
    if (missing.isEmpty() && other.stream().anyMatch(point -> !point.content().isEmpty())) {
      if (other.stream().anyMatch(point -> point.holds() == Holds.ALL_IN_USE)) return alone();
    }
    var held = newest.get();
    var reaches =
        missing
            .map(
                change ->
                    Point.upTo(
                        change,
                        held.kind(),
                        held.where(),
                        held.evidence() + "; a change of " + change + " has not arrived"))
            .orElseGet(
                () ->
                    Point.whole(
                        copy.seen(),
                        held.kind(),
                        held.where(),
                        held.evidence() + "; nothing newer is in the original"));
    return with(
        Stream.concat(
                Stream.of(reaches.of(held.content())),
                copy.points().stream().filter(point -> !point.restorable()))
            .toList(),
        Stream.empty());
  }
}
