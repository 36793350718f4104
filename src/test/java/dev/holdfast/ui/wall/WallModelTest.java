package dev.holdfast.ui.wall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.estate.Proposal;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.ui.Items;
import dev.holdfast.ui.Steps;
import dev.holdfast.ui.Story;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the room is told.
class WallModelTest {
  @Test
  void whatMovesStandsFirst() {
    var now = WallModel.of(Story.live().snapshot()).now();
    assertThat(now.mark()).contains(Mark.IN_FLIGHT);
    assertThat(now.title()).isEqualTo("Restore to a point in time");
    assertThat(now.clock()).isEqualTo("12:40");
  }

  @Test
  void whereNothingMovesNoMarkSaysThatSomethingDoes() {
    var story = Story.live();
    story.steps.set(3, Steps.with(story.steps.get(3), StepStatus.DONE));
    var now = WallModel.of(story.snapshot()).now();
    assertThat(now.mark()).isEmpty();
    assertThat(now.title()).isEqualTo("No step is running");
  }

  /// Complete is not verified: what was overridden is counted apart.
  @Test
  void whatWasOnlyOverriddenIsSaid() {
    var story = Story.live().recovered();
    assertThat(WallModel.of(story.snapshot()).now().mark()).contains(Mark.SENSED);
    var first = story.items.getFirst();
    story.items.set(
        0,
        Items.item(first.id(), first.group(), first.title(), ItemView.State.OVERRIDDEN, "by hand"));
    var now = WallModel.of(story.snapshot()).now();
    assertThat(now.title()).isEqualTo("Complete");
    assertThat(now.beside()).isEqualTo("10 of 11 verified, 1 overridden");
    assertThat(now.mark()).contains(Mark.OVERRIDDEN);
  }

  @Test
  void doubtAndFailureTakeThePlaceOfWhatMoves() {
    assertThat(WallModel.of(Story.live().doubt().snapshot()).now().mark()).contains(Mark.IN_DOUBT);
    assertThat(WallModel.of(Story.live().failed().snapshot()).now().why())
        .isEqualTo("Failed since 14:26");
    assertThat(WallModel.of(Story.live().undoDoubt().snapshot()).now().why())
        .isEqualTo("Undo in doubt since 14:31");
  }

  /// What moves stands large; what broke beside it must not be forgotten.
  @Test
  void theFootNamesWhatFailedWhileSomethingElseMoves() {
    assertThat(WallModel.of(Story.live().snapshot()).foot())
        .isEqualTo("3 of 7 steps done, 1 item regressed");
    assertThat(WallModel.of(Story.live().failed().snapshot()).foot())
        .isEqualTo("3 of 7 steps done, 1 failed, 1 item regressed");
  }

  @Test
  void theFootCountsWhatFailsAndWhatCannotBeSensed() {
    var story = Story.live();
    for (var id : List.of("mail", "auth"))
      story.needs.add(new Need(id, Need.Kind.TICK, "Well?", "", List.of(), List.of(), null, null));
    assertThat(WallModel.of(story.snapshot()).foot())
        .isEqualTo("3 of 7 steps done, 1 item regressed, 1 item failing, 1 cannot be sensed");
  }

  @Test
  void signsOfAnotherScenarioAreLoudButInARehearsal() {
    var signs = List.of(new Proposal("region-failure", "Failure of the Region", List.of(), 2));
    var story = Story.live();
    assertThat(WallModel.of(story.snapshot(), signs).signs())
        .isEqualTo("Signs of: Failure of the Region");
    story.mode = Mode.REHEARSAL;
    assertThat(WallModel.of(story.snapshot(), signs).signs()).isEmpty();
  }

  /// Who looks at the wall must not believe that something is under way that is held.
  @Test
  void theFootSaysThatNothingGoesOut() {
    var story = Story.live();
    story.around =
        new Circumstances(
            new Circumstances.Offline(Story.at("14:20:00"), "M. O."), List.of(), Map.of());
    assertThat(WallModel.of(story.snapshot()).foot())
        .isEqualTo("3 of 7 steps done, 1 item regressed, offline (F8)");
  }

  @Test
  void afterTheLastStepItIsTheChecklist() {
    var story = Story.live();
    story.needs.clear();
    story.steps.replaceAll(step -> Steps.with(step, StepStatus.DONE));
    var now = WallModel.of(story.snapshot()).now();
    assertThat(now.mark()).contains(Mark.REGRESSED);
    assertThat(now.title()).isEqualTo("5 open, 1 regressed");
    assertThat(now.beside()).isEqualTo("4 of 11 verified, 1 overridden, 1 not applicable");
  }

  @Test
  void aForecastPastTheObjectiveSaysSo() {
    var story = Story.live();
    assertThat(WallModel.of(story.snapshot()).forecastTone()).isEqualTo(Tone.PLAIN);
    var past = WallModel.of(story.past().snapshot());
    assertThat(past.forecastTone()).isEqualTo(Tone.DANGER);
    assertThat(past.forecastLabel()).isEqualTo("Forecast, past the RTO");
  }

  /// A clock that goes on would say that somebody recovers.
  @Test
  void aStoppedRunStandsStill() {
    var model = WallModel.of(Story.live().stopped().snapshot());
    assertThat(model.clock()).isEqualTo("01:26:18");
    assertThat(model.clockTone()).isEqualTo(Tone.MUTED);
    assertThat(model.clockLabel()).endsWith("when it ended, 14:31 UTC: not recovered");
    assertThat(model.forecast()).isEmpty();
    assertThat(model.now().title()).isEqualTo("No step is running");
  }

  @Test
  void lossIsLoudOnlyPastItsObjective() {
    var story = Story.live();
    assertThat(WallModel.of(story.snapshot()).losing()).isFalse();
    story.loss = Duration.ofMinutes(16);
    assertThat(WallModel.of(story.snapshot()).losing()).isTrue();
    story.loss = null;
    assertThat(WallModel.of(story.snapshot()).loss()).isEmpty();
  }
}
