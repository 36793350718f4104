package dev.holdfast.ui.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.StepStatus;
import dev.holdfast.ui.Story;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The runbook in rows, words and seconds.
class RunbookModelTest {
  @Test
  void rowsArePhasesWithTheirSteps() {
    var model = RunbookModel.of(Story.live().snapshot(), Set.of());
    assertThat(model.rows()).hasSize(11);
    assertThat(model.progress()).isEqualTo("3 of 7 done, 1 in flight, 1 waiting");
    assertThat(model.uniform()).isFalse();
    assertThat(model.rows().get(8))
        .isInstanceOfSatisfying(
            RunbookModel.PhaseRow.class,
            phase -> assertThat(phase.window()).isEqualTo("120 to 135 min"));
  }

  @Test
  void aShutPhaseKeepsItsRowOnly() {
    assertThat(RunbookModel.of(Story.live().snapshot(), Set.of(1)).rows()).hasSize(9);
  }

  @Test
  void longRunsHaveOneRowHeight() {
    assertThat(RunbookModel.of(Story.many(1000).snapshot(), Set.of()).uniform()).isTrue();
  }

  @Test
  void everyStepHasTwoLanes() {
    var rows = RunbookModel.of(Story.live().snapshot(), Set.of()).rows();
    var flying = ((RunbookModel.StepRow) rows.get(6)).bar();
    assertThat(flying.status()).isEqualTo(StepStatus.IN_FLIGHT);
    assertThat(flying.from()).isEqualTo(17 * 60 + 2);
    assertThat(flying.to()).isEqualTo(29 * 60 + 42);
    assertThat(flying.likely()).isEqualTo(52 * 60 + 2);
    var coming = ((RunbookModel.StepRow) rows.get(9)).bar();
    assertThat(coming.from()).isEqualTo(52 * 60 + 2);
    assertThat(coming.to()).isEqualTo(62 * 60 + 2);
  }

  @Test
  void theScaleHoldsEverythingAndItsTicksDoNotCrowd() {
    var scale = AxisScale.of(Story.live().snapshot(), 376);
    assertThat(scale.end()).isEqualTo(135 * 60);
    assertThat(scale.x(0)).isEqualTo(AxisScale.LEFT);
    assertThat(scale.x(scale.end())).isEqualTo(376 - AxisScale.RIGHT);
    var ticks = scale.ticks();
    for (var i = 1; i < ticks.size(); i++) {
      assertThat(scale.x(ticks.get(i)) - scale.x(ticks.get(i - 1))).isGreaterThanOrEqualTo(48);
    }
  }

  @Test
  void inDoubtTheEvidenceStandsBeforeTheChoices() {
    var run = Story.live().doubt().snapshot();
    var detail = DetailModel.of(run, run.steps().get(3));
    assertThat(detail.lead()).isEqualTo(3);
    assertThat(detail.sections())
        .extracting(DetailModel.Section::title)
        .startsWith(
            "What was sent, 14:19:02", "What was looked at, reads only", "What was seen, measured");
  }

  @Test
  void theRightPlaceIsShownWithItsVerdict() {
    var run = Story.live().snapshot();
    var place = DetailModel.of(run, run.steps().get(3)).sections().getFirst();
    assertThat(place.title()).isEqualTo("The right place, read 14:18:58");
    assertThat(place.verdict()).get().extracting(DetailModel.Verdict::word).isEqualTo("same");
  }
}
