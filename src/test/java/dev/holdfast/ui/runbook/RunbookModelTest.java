package dev.holdfast.ui.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.ui.Steps;
import dev.holdfast.ui.Story;
import dev.holdfast.ui.uikit.Mark;
import java.util.List;
import java.util.Objects;
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
            "What was seen, measured", "What was looked at, reads only", "What was sent, 14:19:02");
  }

  @Test
  void theRightPlaceIsShownWithItsVerdict() {
    var run = Story.live().snapshot();
    var place = DetailModel.of(run, run.steps().get(3)).sections().getFirst();
    assertThat(place.title()).isEqualTo("The right place, read 14:18:58");
    assertThat(place.verdict()).get().extracting(DetailModel.Verdict::word).isEqualTo("same");
  }

  private static List<DetailModel.Line> doneMeans(StepView.Verification wait) {
    var story = Story.live();
    story.steps.set(3, Steps.waiting(story.steps.get(3), wait));
    var run = story.snapshot();
    return DetailModel.of(run, run.steps().get(3)).sections().stream()
        .filter(section -> section.title().equals("Done means seen"))
        .findFirst()
        .orElseThrow()
        .lines();
  }

  private static StepView.Verification wait(String state, String until) {
    return new StepView.Verification(
        "instance is available within 45 min", state, "backing-up", Story.at(until));
  }

  @Test
  void aCheckThatMayStillComeTrueWaitsWithTheTimeLeftAndTheLastValue() {
    assertThat(doneMeans(wait("waiting", "14:43:42")).getFirst())
        .isInstanceOfSatisfying(
            DetailModel.Seen.class,
            line -> {
              assertThat(line.mark()).isEqualTo(Mark.IN_FLIGHT);
              assertThat(line.text())
                  .isEqualTo(
                      "instance is available within 45 min: waiting, 12 min left, then the step fails;"
                          + " last seen: backing-up");
            });
    assertThat(doneMeans(wait("waiting", "14:31:00")).getFirst().toString())
        .contains("its time is up");
  }

  @Test
  void aCheckThatHasToHoldSaysForHowLong() {
    assertThat(doneMeans(wait("holding", "14:32:22")).getFirst())
        .isInstanceOfSatisfying(
            DetailModel.Seen.class,
            line -> {
              assertThat(line.mark()).isEqualTo(Mark.HOLDING);
              assertThat(line.text()).contains("passing, has to hold for 40 s more");
            });
  }

  @Test
  void theResumeCardNamesWhatWaitsOnAPerson() {
    var card = ResumeModel.of(Story.live().doubt().snapshot()).orElseThrow();
    assertThat(card.columns())
        .extracting(ResumeModel.Column::label)
        .containsExactly(
            "Last done before", "In flight when it stopped", "Waits for a person", "Next now");
    assertThat(card.columns().get(2).titles()).containsExactly("5 Update the connection strings");
  }

  /// What stood there at the stop is told as such; what is said of now is true now.
  @Test
  void theResumeCardFollowsTheRun() {
    var story = Story.live().doubt();
    var before = ResumeModel.of(story.snapshot()).orElseThrow();
    assertThat(before.columns().get(1).mark()).isEqualTo(Mark.IN_DOUBT);
    story.steps.replaceAll(
        step ->
            step.number() == 4 || step.number() == 6 ? Steps.with(step, StepStatus.DONE) : step);
    var card = ResumeModel.of(story.snapshot()).orElseThrow();
    assertThat(card.columns().get(1).titles())
        .containsExactly("4 Restore to a point in time: done now");
    assertThat(card.columns().get(1).mark()).isEqualTo(Mark.PLANNED);
    assertThat(card.columns().getLast().titles()).containsExactly("7 Restart the application");
  }

  @Test
  void nothingIsSaidOnlyWhereNothingIsNext() {
    var story = Story.live().doubt();
    var card = Objects.requireNonNull(story.resume);
    story.resume =
        new Snapshot.ResumeCard(card.stopped(), card.opened(), "", List.of(), List.of(), "");
    assertThat(ResumeModel.of(story.snapshot()).orElseThrow().columns())
        .extracting(ResumeModel.Column::label)
        .doesNotContain("Next now");
    story.needs.clear();
    assertThat(ResumeModel.of(story.snapshot()).orElseThrow().columns().getLast().titles())
        .containsExactly("nothing");
  }

  @Test
  void aStepThatIsYetToComeSaysWhoHowAndWhen() {
    var run = Story.live().snapshot();
    var coming = run.steps().getLast();
    var planned = DetailModel.of(run, coming).sections().getFirst();
    assertThat(planned.title()).isEqualTo("Planned");
    assertThat(planned.lines())
        .filteredOn(DetailModel.Pair.class::isInstance)
        .extracting(line -> ((DetailModel.Pair) line).value())
        .contains("app lead, J. W.", "a person")
        .anyMatch(value -> value.matches("\\d+ to \\d+ min from the declaration"))
        .anyMatch(value -> value.matches("about \\d\\d:\\d\\d UTC"));
    var moving = DetailModel.of(run, run.steps().get(3));
    assertThat(moving.sections()).extracting(DetailModel.Section::title).doesNotContain("Planned");
  }

  @Test
  void nothingIsAwaitedForAStepThatFailed() {
    var run = Story.live().snapshot();
    var flying = Steps.restore(StepStatus.IN_FLIGHT, null);
    assertThat(awaited(run, flying)).isEqualTo(Mark.IN_FLIGHT);
    assertThat(awaited(run, Steps.restore(StepStatus.FAILED, null))).isEqualTo(Mark.PLANNED);
  }

  private static Mark awaited(Snapshot run, StepView step) {
    return DetailModel.of(run, step).sections().stream()
        .filter(section -> section.title().equals("Done means seen"))
        .flatMap(section -> section.lines().stream())
        .filter(DetailModel.Seen.class::isInstance)
        .map(line -> ((DetailModel.Seen) line).mark())
        .findFirst()
        .orElseThrow();
  }
}
