package dev.holdfast.incident;

import dev.holdfast.plan.Plan;
import dev.holdfast.runbook.Incidents;
import dev.holdfast.runbook.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Events told one by one at minutes after the declaration, and the state they lead to.
final class Story {
  static final Instant DECLARED = Instant.parse("2026-01-15T10:00:00Z");

  final Plan plan;
  final Fold fold;
  private long seq;
  private Instant at = DECLARED;

  Story(Path folder, String more, String... scenarioParts) {
    this(folder, more, Map.of(), scenarioParts);
  }

  /// @param others scenarios beside it, by their names
  Story(Path folder, String more, Map<String, String> others, String... scenarioParts) {
    try (var stage = new Stage(folder)) {
      stage.more(more);
      others.forEach(stage::scenario);
      stage.scenario(
          "sub", PHASES, "    - {id: x, title: X, ask: x}\n    - {id: y, title: Y, ask: y}\n");
      stage.scenario("s", scenarioParts);
      plan = Incidents.load(stage.plan).plan().orElseThrow();
    }
    fold = new Fold(plan, plan.scenario("s").orElseThrow());
    tell(0, "run.declared", Map.of("incident", "i", "mode", "live", "by", "Ann"));
  }

  static final String PHASES = "phases:\n- title: One\n  steps:\n";

  Story tell(long minute, String type, Map<String, Object> data) {
    at = DECLARED.plus(Duration.ofMinutes(minute));
    fold.apply(new Event(++seq, at, type, data));
    return this;
  }

  Story step(long minute, String type, String step, Object... more) {
    var data = new LinkedHashMap<String, Object>();
    data.put("step", step);
    for (int i = 0; i < more.length; i += 2) data.put(String.valueOf(more[i]), more[i + 1]);
    return tell(minute, type, data);
  }

  Snapshot at(long minute) {
    return at(minute, Map.of());
  }

  Snapshot at(long minute, Map<String, List<Duration>> past) {
    return Snapshots.of(fold, past, DECLARED.plus(Duration.ofMinutes(minute)), "0000 0000", null);
  }

  static Instant minute(long minute) {
    return DECLARED.plus(Duration.ofMinutes(minute));
  }
}
