package dev.holdfast.ui;

import dev.holdfast.connector.Reading;
import dev.holdfast.estate.EstateView;
import dev.holdfast.estate.Rhythm;
import dev.holdfast.estate.Subject;
import dev.holdfast.estate.Topology;
import dev.holdfast.estate.Vital;
import dev.holdfast.plan.Component;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.plan.Position;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Estates as a test wants them.
public final class Estates {
  private Estates() {}

  public static Plan bundled(String name) {
    return PlanLoader.load(Path.of("runbooks", name)).plan().orElseThrow();
  }

  /// The plan of ContractorLens with this many components, in both Regions, each leaning on a few
  /// of the layer below.
  public static Plan large(int count) {
    var layers = List.of("entry", "service", "service", "store");
    var all = new ArrayList<Component>();
    for (var i = 0; i < count; i++) {
      var layer = i == 0 ? "users" : i % 9 == 8 ? "outside" : layers.get(i * layers.size() / count);
      var on = new ArrayList<String>();
      for (var step : List.of(1, 7)) {
        var other = i + count / layers.size() + step;
        if (i > 0 && other < count && i % 3 != 2) on.add("c-" + other);
      }
      if (i == 0) on.add("c-1");
      var target = i % 2 == 0 ? "aws-primary" : "aws-recovery";
      all.add(
          new Component(
              "c-" + i,
              "Service number " + i,
              "aws.ecs-service",
              layer,
              on,
              null,
              null,
              null,
              List.of(new Component.Place(target, Map.of(), false)),
              List.of(),
              null,
              List.of(),
              Position.NOWHERE));
    }
    return with(bundled("contractorlens"), all);
  }

  static Component titled(Component c, String title) {
    return new Component(
        c.id(),
        title,
        c.kind(),
        c.layer(),
        c.dependsOn(),
        c.priority(),
        c.rto(),
        c.rpo(),
        c.places(),
        c.checks(),
        c.note(),
        c.source(),
        c.at());
  }

  static Plan with(Plan p, List<Component> components) {
    return new Plan(
        p.id(),
        p.title(),
        p.text(),
        p.owner(),
        p.documents(),
        p.review(),
        p.objectives(),
        p.tolerances(),
        p.values(),
        p.targets(),
        components,
        p.backups(),
        p.markers(),
        p.retention(),
        p.roles(),
        p.contacts(),
        p.services(),
        p.escalation(),
        p.updates(),
        p.checklist(),
        p.metrics(),
        p.report(),
        p.meetings(),
        p.upkeep(),
        p.compliance(),
        p.audit(),
        p.safeguards(),
        p.prose(),
        p.rehearse(),
        p.scenarios());
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
