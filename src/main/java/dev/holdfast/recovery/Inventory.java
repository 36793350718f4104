package dev.holdfast.recovery;

import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What lies at one place, object by object.
///
/// @param objects by name, the versions of each newest first
record Inventory(Map<String, List<Version>> objects) {
  static Optional<Inventory> of(Found.Read read) {
    if (!(read.facts().get(RecoveryPoints.HELD) instanceof Map<?, ?> held)) return Optional.empty();
    var objects = new TreeMap<String, List<Version>>();
    held.forEach(
        (name, versions) -> {
          var all = new ArrayList<Version>();
          if (versions instanceof List<?> list) {
            for (var one : list) if (one instanceof Version version) all.add(version);
          }
          all.sort(Comparator.comparing(Version::at).reversed());
          if (!all.isEmpty()) objects.put(String.valueOf(name), all);
        });
    return Optional.of(new Inventory(objects));
  }

  /// A change of the original.
  record Change(String name, Instant at) {}

  /// What a copy lacks of its original.
  ///
  /// @param objects how many the original has
  /// @param newest the one of the original that was changed last
  /// @param late the first change of each object that has not arrived
  /// @param never objects of which nothing arrived, since when they are there
  record Comparison(int objects, String newest, List<Change> late, Map<String, Instant> never) {
    boolean nothing() {
      return never.size() == objects;
    }

    Optional<Change> first() {
      return late.stream().min(Comparator.comparing(Change::at));
    }
  }

  static Comparison compare(Inventory original, Inventory copy) {
    var late = new ArrayList<Change>();
    var never = new LinkedHashMap<String, Instant>();
    original
        .objects()
        .forEach(
            (name, versions) -> {
              var there = copy.objects().getOrDefault(name, List.of());
              var missing = versions.stream().takeWhile(one -> !has(there, one)).toList();
              if (missing.isEmpty()) return;
              late.add(new Change(name, missing.getLast().at()));
              if (missing.size() == versions.size() && there.isEmpty()) {
                never.put(name, missing.getLast().at());
              }
            });
    var newest =
        original.objects().entrySet().stream()
            .max(Comparator.comparing(entry -> entry.getValue().getFirst().at()))
            .map(Map.Entry::getKey)
            .orElse("");
    return new Comparison(original.objects().size(), newest, late, never);
  }

  /// The same, or the same size and written since: copied in other parts or with another key.
  private static boolean has(List<Version> there, Version wanted) {
    return there.stream()
        .anyMatch(
            one ->
                one.content().equals(wanted.content())
                    || (one.bytes() == wanted.bytes() && !one.at().isBefore(wanted.at())));
  }
}
