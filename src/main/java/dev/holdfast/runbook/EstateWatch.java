package dev.holdfast.runbook;

import dev.holdfast.connector.Reading;
import dev.holdfast.estate.Rhythm;
import dev.holdfast.estate.Sentry;
import dev.holdfast.estate.Subject;
import dev.holdfast.estate.Topology;
import dev.holdfast.estate.Vital;
import dev.holdfast.kernel.Clock;
import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Watches the components of a plan, each place of theirs by itself, and the signs of its disasters
/// while a run is open.
public final class EstateWatch implements AutoCloseable {
  private static final Duration OFTEN = Duration.ofMillis(250);
  private final Sentry sentry;

  /// What a subject is read by.
  private record Sight(Subject subject, List<CheckUse> uses) {}

  /// @param changed told after each reading, on some engine thread
  public EstateWatch(
      Plan plan, Access access, Clock clock, ExecutorService threads, Consumer<Vital> changed) {
    this(plan, access, clock, threads, changed, Map::of);
  }

  /// @param ways by the network's name, who says that it can be reached
  EstateWatch(
      Plan plan,
      Access access,
      Clock clock,
      ExecutorService threads,
      Consumer<Vital> changed,
      Supplier<Map<String, String>> ways) {
    var eyes = new Eyes(plan, access, clock, threads, ways);
    var speed = Math.max(1, clock.speed());
    var sights = new LinkedHashMap<String, Sight>();
    for (var sight : sights(plan, eyes, speed)) sights.put(sight.subject().key(), sight);
    sentry =
        new Sentry(
            sights.values().stream().map(Sight::subject).toList(),
            subject -> read(eyes, java.util.Objects.requireNonNull(sights.get(subject.key()))),
            clock,
            threads,
            changed);
  }

  private static Reading read(Eyes eyes, Sight sight) {
    var reading = eyes.worst(sight.subject().id(), sight.uses());
    return reading == null ? eyes.unknown("nothing can sense it") : reading;
  }

  private static List<Sight> sights(Plan plan, Eyes eyes, double speed) {
    var all = new ArrayList<Sight>();
    for (var spot : Topology.spots(plan)) {
      var component = spot.component();
      var uses =
          component.places().isEmpty()
              ? component.checks()
              : eyes.at(component, component.places().get(spot.place()));
      if (uses.isEmpty()) continue;
      all.add(
          sight(
              eyes,
              speed,
              Subject.Kind.COMPONENT,
              spot.id(),
              component.title(),
              uses,
              spot.standby()));
    }
    for (var scenario : plan.scenarios()) {
      for (var sign : scenario.detect()) {
        var check = sign.check();
        if (check == null) continue;
        var id = scenario.id() + "/" + sign.id();
        all.add(sight(eyes, speed, Subject.Kind.SIGN, id, sign.title(), List.of(check), false));
      }
    }
    return all;
  }

  private static Sight sight(
      Eyes eyes,
      double speed,
      Subject.Kind kind,
      String id,
      String title,
      List<CheckUse> uses,
      boolean standby) {
    var targets =
        uses.stream()
            .map(CheckUse::target)
            .filter(java.util.Objects::nonNull)
            .collect(Collectors.toSet());
    return new Sight(
        new Subject(kind, id, title, rhythm(eyes, uses, speed), targets, standby), uses);
  }

  /// In a rehearsal that runs faster nothing is asked more often than a few times in a real second,
  /// and the time that an answer may take is real.
  static Rhythm rhythm(Eyes eyes, List<CheckUse> uses, double speed) {
    var period = uses.stream().map(eyes::period).min(Duration::compareTo).orElseThrow();
    var timeout = uses.stream().map(eyes::timeout).max(Duration::compareTo).orElseThrow();
    var least = Duration.ofMillis((long) (OFTEN.toMillis() * speed));
    var most = Duration.ofMillis((long) (timeout.toMillis() * speed));
    return new Rhythm(period.compareTo(least) < 0 ? least : period, most);
  }

  public void start() {
    sentry.start();
  }

  /// What is known of each, by [Subject#key()].
  public Map<String, Vital> vitals() {
    return sentry.vitals();
  }

  /// Stops all asking, or lets it go on.
  public void offline(boolean stop) {
    sentry.offline(stop);
  }

  /// Everything is asked anew at once, whatever its rhythm.
  void anew() {
    sentry.now();
  }

  public boolean isOffline() {
    return sentry.isOffline();
  }

  @Override
  public void close() {
    sentry.close();
  }
}
