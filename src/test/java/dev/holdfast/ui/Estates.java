package dev.holdfast.ui;

import dev.holdfast.connector.Reading;
import dev.holdfast.estate.EstateView;
import dev.holdfast.estate.Rhythm;
import dev.holdfast.estate.Subject;
import dev.holdfast.estate.Topology;
import dev.holdfast.estate.Vital;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Estates as a test wants them.
public final class Estates {
  private Estates() {}

  public static Plan bundled(String name) {
    return PlanLoader.load(Path.of("runbooks", name)).plan().orElseThrow();
  }

  /// Everything passes but what is named; what stands by is down.
  ///
  /// @param said box to what was seen, such as `failing storage-full`
  public static EstateView of(Plan plan, Instant now, Map<String, String> said) {
    var vitals = new LinkedHashMap<String, Vital>();
    for (var spot : Topology.spots(plan)) {
      var usual = spot.standby() ? "failing not there" : "passing 200, 38 ms";
      var words = said.getOrDefault(spot.id(), usual).split(" ", 2);
      if (words[0].equals("silent")) continue;
      var subject =
          new Subject(
              Subject.Kind.COMPONENT,
              spot.id(),
              spot.component().title(),
              new Rhythm(Duration.ofSeconds(30), Duration.ofSeconds(5)),
              Set.of(),
              spot.standby());
      var old = words[0].equals("old");
      var state =
          old
              ? Reading.State.PASSING
              : Reading.State.valueOf(words[0].toUpperCase(java.util.Locale.ROOT));
      var seen = old ? now.minusSeconds(360) : now.minusSeconds(4);
      var reading = new Reading(state, words[1], seen, Duration.ofMillis(38), Map.of());
      vitals.put(subject.key(), Vital.of(subject).with(reading));
    }
    return new EstateView(plan, vitals, EstateView.Asking.ON, now);
  }
}
