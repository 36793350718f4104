package dev.holdfast.bench;

import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Plans;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A plan of one scenario with as many steps as asked for, one after the other.
final class LongPlan {
  private LongPlan() {}

  static Plan of(int count) {
    var steps = IntStream.range(0, count).mapToObj(at -> step("step-" + at)).toList();
    var scenario =
        Plans.scenario("long", Scenario.Kind.PROCEDURE, List.of("none"), steps, Map.of());
    return Plans.plan(
        "long",
        Map.of(),
        List.of(Plans.target("here", "nothing", Map.of())),
        List.of(),
        Map.of(),
        List.of(scenario));
  }

  private static Step step(String id) {
    return Plans.step(id, new StepBody.Action(NothingConnector.ACTION, "here", Map.of()), Map.of());
  }
}
