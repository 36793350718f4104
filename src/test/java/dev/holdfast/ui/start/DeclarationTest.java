package dev.holdfast.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Mode;
import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.Story;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// When a scenario can be declared, and as what.
class DeclarationTest {
  private static Declaration of(@Nullable Mode mode, String began, String typed, String speed) {
    var scenario =
        new Cockpit.ScenarioEntry(
            "service-failure", "Service", null, null, null, null, List.of(), List.of());
    var plan =
        new Cockpit.PlanEntry(
            Path.of("plans/contractorlens"),
            "contractorlens",
            "ContractorLens",
            "",
            Cockpit.Origin.BUNDLED,
            List.of(),
            List.of(),
            List.of(scenario));
    return new Declaration(
        plan, scenario, mode, began, "M. O.", "commander", typed, speed, Map.of(), Map.of(), NOW);
  }

  private static final Instant NOW = Story.at("14:31:11");

  @Test
  void nothingIsDeclaredBeforeAModeIsChosen() {
    assertThat(of(null, "now", "plans/contractorlens", "1").whyNot()).isNotEmpty();
  }

  @Test
  void liveNeedsTheWordForThePlan() {
    assertThat(of(Mode.LIVE, "now", "contractorlens", "").whyNot()).isNotEmpty();
    assertThat(of(Mode.LIVE, "now", "runbooks/contractorlens", "").whyNot())
        .as("a copy is told from what it was copied from")
        .isNotEmpty();
    assertThat(of(Mode.LIVE, "now", " plans/contractorlens ", "").whyNot()).isEmpty();
    assertThat(of(Mode.DRILL, "now", "", "").whyNot()).isEmpty();
  }

  @Test
  void impactBeganIsATimeOrAnAmountAgo() {
    assertThat(of(Mode.DRILL, "", "", "").start().began()).isNull();
    assertThat(of(Mode.DRILL, "14:02", "", "").start().began()).isEqualTo(Story.at("14:02:00"));
    assertThat(of(Mode.DRILL, "25m", "", "").start().began()).isEqualTo(Story.at("14:06:11"));
    assertThat(of(Mode.DRILL, "23:50", "", "").start().began())
        .isEqualTo(Instant.parse("2026-11-21T23:50:00Z"));
    assertThat(of(Mode.DRILL, "yesterday", "", "").whyNot()).isNotEmpty();
  }

  @Test
  void onlyARehearsalMayBeFaster() {
    assertThat(of(Mode.REHEARSAL, "", "", "60").start().speed()).isEqualTo(60);
    assertThat(of(Mode.REHEARSAL, "", "", "0").whyNot()).isNotEmpty();
    assertThat(of(Mode.REHEARSAL, "", "", "fast").whyNot()).isNotEmpty();
    assertThat(of(Mode.DRILL, "", "", "60").start().speed()).isEqualTo(1);
  }
}
