package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.plan.Scenario;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What a form shows before a run.
class PresetsTest {
  @Test
  void aPresetThatThePlanNamesIsShownAsItsValue() {
    var plan = PlanLoader.load(Path.of("runbooks/contractorlens")).plan().orElseThrow();
    assertThat(input(plan, "service-failure", "rollback-to").preset())
        .asString()
        .isNotBlank()
        .doesNotContain("${");
  }

  private static Scenario.Input input(Plan plan, String scenario, String id) {
    return plan.scenario(scenario).orElseThrow().inputs().stream()
        .filter(one -> one.id().equals(id))
        .map(one -> Presets.filled(plan, one))
        .findFirst()
        .orElseThrow();
  }
}
