package dev.holdfast.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.ui.Items;
import dev.holdfast.ui.Steps;
import dev.holdfast.ui.Story;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A forecast stands under what it supposes: none is a promise that nothing was seen of.
class SupposedTest {
  private static ClockColumn forecast(Story story) {
    return BarModel.of(story.snapshot(), ZoneId.of("Europe/Berlin")).columns().get(1);
  }

  @Test
  void whileRequiredItemsFailNothingIsCalmlyInside() {
    var story = Story.live();
    assertThat(forecast(story).sub()).isEqualTo("27 min inside if 3 items pass");
    assertThat(forecast(story).brief()).isEqualTo("27 min inside if 3 pass");
    story.items.removeIf(item -> item.state() == ItemView.State.UNKNOWN);
    story.items.removeIf(item -> item.state() == ItemView.State.REGRESSED);
    assertThat(forecast(story).sub()).isEqualTo("27 min inside if 1 item passes");
    story.items.replaceAll(Items::passing);
    assertThat(forecast(story).sub()).isEqualTo("27 min inside the RTO");
  }

  @Test
  void aWaitForWhatWasLeftOutIsAnIf() {
    var story = Story.live();
    story.without = List.of("stop-writes", "recent-backups");
    assertThat(forecast(story).label()).isEqualTo("If step 4 is seen, UTC");
    story.needs.clear();
    story.items.clear();
    story.steps.removeIf(step -> step.status() != StepStatus.DONE && step.number() != 4);
    var card = NextModel.of(story.snapshot());
    assertThat(card.title()).isEqualTo("Restore to a point in time");
    assertThat(card.fact()).isEqualTo("not done before it: 1, 3; at the latest 15:04 UTC");
  }

  /// The steps' end is over; that the clock stops now is only as true as the items are good.
  @Test
  void afterTheLastStepTheEndIsThatOfTheChecklist() {
    var story = Story.live();
    story.needs.clear();
    story.steps.replaceAll(step -> Steps.with(step, StepStatus.DONE));
    assertThat(forecast(story).label()).isEqualTo("If verified now, UTC");
  }

  /// A step that failed while the run went on holds nothing up: what is open is the checklist.
  @Test
  void aFailureThatTheRunWentOnAfterIsOver() {
    var story = Story.live().failed();
    story.items.removeIf(item -> item.state() == ItemView.State.REGRESSED);
    story.steps.replaceAll(
        step -> step.status() == StepStatus.FAILED ? step : Steps.with(step, StepStatus.DONE));
    assertThat(last(story).label()).isEqualTo("In flight");
    story.needs.clear();
    assertThat(last(story).label()).isEqualTo("Validation");
    assertThat(forecast(story).label()).isEqualTo("If verified now, UTC");
  }

  /// Nothing ends before somebody lets it go on.
  @Test
  void aPausedRunIsForecastOnlyIfItGoesOn() {
    var story = Story.live();
    story.needs.clear();
    story.steps.replaceAll(
        step -> step.status() == StepStatus.IN_FLIGHT ? Steps.with(step, StepStatus.DONE) : step);
    assertThat(forecast(story).label()).isEqualTo("Forecast end, UTC");
    story.around = paused();
    assertThat(forecast(story).label()).isEqualTo("If it goes on now, UTC");
  }

  /// What comes after a failure waits for the person, also while something else moves.
  @Test
  void aFailureThatWaitsIsAnIfWhateverElseMoves() {
    var story = Story.live().failed();
    story.steps.set(4, Steps.at(story.steps.get(4), StepStatus.IN_FLIGHT, "14:27:10", null));
    assertThat(forecast(story).label()).isEqualTo("If answered now, UTC");
  }

  @Test
  void eachOddStateIsCountedUnderItsOwnName() {
    var story = Story.live().doubt();
    story.items.removeIf(item -> item.state() == ItemView.State.REGRESSED);
    story.steps.set(4, Steps.with(story.steps.get(4), StepStatus.IN_DOUBT));
    story.steps.set(5, Steps.with(story.steps.get(5), StepStatus.FAILED));
    assertThat(last(story).value()).isEqualTo("none");
    assertThat(last(story).beside()).isEqualTo("2 in doubt");
    assertThat(last(story).sub()).isEqualTo("1 failed");
  }

  @Test
  void thePhaseIsNotValidationBeforeTheLastStep() {
    var story = Story.live();
    story.steps.replaceAll(
        step -> step.status() == StepStatus.IN_FLIGHT ? Steps.with(step, StepStatus.DONE) : step);
    assertThat(last(story).label()).isEqualTo("In flight");
    assertThat(last(story).beside()).isEqualTo("1 regressed");
  }

  @Test
  void aDrillThatLeftStepsOutSaysSoAtItsEnd() {
    var story = Story.live().recovered();
    story.mode = Mode.DRILL;
    assertThat(forecast(story).sub()).isEqualTo("recovered, 31 min inside");
    story.steps.set(0, Steps.with(story.steps.getFirst(), StepStatus.SKIPPED));
    story.steps.set(4, Steps.with(story.steps.get(4), StepStatus.SKIPPED));
    assertThat(forecast(story).sub()).isEqualTo("practised, 2 of 7 steps left out");
    assertThat(NextModel.of(story.snapshot()).fact()).startsWith("2 of 7 steps were left out; ");
    story.mode = Mode.LIVE;
    assertThat(forecast(story).sub()).isEqualTo("recovered, 31 min inside");
  }

  private static dev.holdfast.incident.Circumstances paused() {
    return new dev.holdfast.incident.Circumstances(
        null,
        List.of(),
        java.util.Map.of(),
        new dev.holdfast.incident.Circumstances.Paused(Story.at("14:30:00"), "A. Chen"));
  }

  private static ClockColumn last(Story story) {
    return BarModel.of(story.snapshot(), ZoneId.of("Europe/Berlin")).columns().getLast();
  }
}
