package dev.holdfast.bench;

import dev.holdfast.plan.Checklist;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Position;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import dev.holdfast.plan.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A plan of one scenario with as many steps as asked for, one after the other.
final class LongPlan {
  private LongPlan() {}

  static Plan of(int count) {
    var steps = IntStream.range(0, count).mapToObj(at -> step("step-" + at)).toList();
    var phase = new Scenario.Phase("All", null, steps, List.of(), Position.NOWHERE);
    var scenario =
        new Scenario(
            "long",
            "Long",
            null,
            Scenario.Kind.PROCEDURE,
            null,
            null,
            null,
            null,
            null,
            false,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of("none"),
            List.of(phase),
            Map.of(),
            List.of(),
            Position.NOWHERE);
    return new Plan(
        "long",
        "Long",
        null,
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        Map.of(),
        List.of(
            new Target("here", null, "nothing", null, null, Map.of(), List.of(), Position.NOWHERE)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new Checklist(List.of()),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        List.of(scenario));
  }

  private static Step step(String id) {
    return new Step(
        id,
        "Does nothing",
        null,
        new StepBody.Action(NothingConnector.ACTION, "here", Map.of()),
        null,
        Optional.empty(),
        List.of(),
        null,
        null,
        null,
        null,
        Step.Retry.NONE,
        Step.OnFailure.UNSTATED,
        null,
        Step.DrillRule.UNSTATED,
        Step.Modes.ANY,
        true,
        null,
        List.of(),
        null,
        List.of(),
        Map.of(),
        List.of(),
        Position.NOWHERE);
  }
}
