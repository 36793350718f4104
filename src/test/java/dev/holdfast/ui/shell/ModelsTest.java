package dev.holdfast.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.estate.Proposal;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.ui.Items;
import dev.holdfast.ui.StepDraft;
import dev.holdfast.ui.Steps;
import dev.holdfast.ui.Story;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Tone;
import dev.holdfast.ui.uikit.Words;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What bar, next card and strip say about a run.
class ModelsTest {
  private static final ZoneId HERE = ZoneId.of("Europe/Berlin");

  @Test
  void barOfARunInTime() {
    var bar = BarModel.of(Story.live().snapshot(), HERE);
    assertThat(bar.facts()).isEqualTo("declared 14:02 UTC (15:02 here), commander M. O.");
    assertThat(bar.columns())
        .extracting(ClockColumn::label, ClockColumn::value, ClockColumn::sub)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "RTO left of 2 h", "01:26:18", "ends 15:58 UTC (16:58 here)"),
            org.assertj.core.groups.Tuple.tuple(
                "Forecast end, UTC", "15:13\u201315:31", "27 min inside if 3 items pass"),
            org.assertj.core.groups.Tuple.tuple("Loss", "6 min", "of 15 min allowed"),
            org.assertj.core.groups.Tuple.tuple("In flight", "12:40", "restore-database"));
  }

  @Test
  void aDrillSaysWhoLeadsItAtEveryWidth() {
    var story = Story.live();
    story.mode = dev.holdfast.incident.Mode.DRILL;
    var bar = BarModel.of(story.snapshot(), HERE);
    assertThat(bar.facts()).isEqualTo("drill since 14:02 UTC, commander M. O.");
    assertThat(bar.factsNarrow()).isEqualTo("commander M. O.");
    assertThat(StripModel.of(story.snapshot()).parts())
        .extracting(StripModel.Part::text)
        .contains("outside messages muted");
  }

  @Test
  void barCountsAsInFlightOnlyWhatMoves() {
    var story = Story.live();
    story.items.removeIf(item -> item.state() == ItemView.State.REGRESSED);
    story.steps.removeIf(step -> step.status() == StepStatus.IN_FLIGHT);
    for (var name : List.of("all", "all[a]")) {
      var status = name.equals("all") ? StepStatus.IN_FLIGHT : StepStatus.FAILED;
      story.steps.add(
          Steps.step(name, 8, 1, "All", "App lead", "J. W.", status, 1, 2, 1, "14:20:00", null));
    }
    var last = BarModel.of(story.snapshot(), HERE).columns().getLast();
    assertThat(last.value()).isEqualTo(Words.of("bar.none"));
    assertThat(last.sub()).isEqualTo("all[a]");
  }

  @Test
  void barSaysWhatRegressedBeforeTheLastStepIsDone() {
    var story = Story.live();
    story.steps.removeIf(step -> step.status() == StepStatus.IN_FLIGHT);
    assertThat(BarModel.of(story.snapshot(), HERE).columns().getLast().beside())
        .isEqualTo("1 regressed");
  }

  @Test
  void barPastTheObjectiveSaysSoInWordsSignAndColour() {
    var story = Story.live();
    story.now = Story.at("16:10:07");
    var clock = BarModel.of(story.snapshot(), HERE).columns().getFirst();
    assertThat(clock.label()).isEqualTo("Past the RTO of 2 h");
    assertThat(clock.value()).isEqualTo("+00:12:07");
    assertThat(clock.tone()).isEqualTo(Tone.DANGER);
  }

  @Test
  void barOnceRecoveredShowsTheValidation() {
    var columns = BarModel.of(Story.live().recovered().snapshot(), HERE).columns();
    assertThat(columns.get(0).label()).isEqualTo("RTO left, clock stopped 15:27");
    assertThat(columns.get(1).sub()).isEqualTo("recovered, 31 min inside");
    assertThat(columns.get(3).label()).isEqualTo("Validation");
    assertThat(columns.get(3).sub()).isEqualTo("all verified");
  }

  @Test
  void aClockThatStoppedPastTheObjectiveHasNothingLeft() {
    var story = Story.live().recovered();
    story.recoveredAfter = Duration.ofMinutes(131);
    var clock = BarModel.of(story.snapshot(), HERE).columns().getFirst();
    assertThat(clock.label()).isEqualTo("Past the RTO, clock stopped 16:09");
    assertThat(clock.value()).isEqualTo("+00:11:00");
  }

  @Test
  void modesDifferInWords() {
    var story = Story.live();
    story.mode = Mode.REHEARSAL;
    assertThat(BarModel.of(story.snapshot(), HERE).facts())
        .isEqualTo("rehearsal since 14:02 UTC, simulated, 10 times real speed");
    assertThat(StripModel.of(story.snapshot()).parts())
        .extracting(StripModel.Part::text)
        .contains("nothing outside this laptop is touched");
  }

  @Test
  void nextIsTheMostUrgentNeed() {
    var next = NextModel.of(Story.live().snapshot());
    assertThat(next.why()).isEqualTo("waiting for app lead");
    assertThat(next.button()).isEqualTo("Answer step 5");
    assertThat(next.fact()).isEqualTo("J. W., 4 min of 10");
    assertThat(NextModel.of(Story.live().doubt().snapshot()).mark()).isEqualTo(Mark.IN_DOUBT);
    assertThat(NextModel.of(Story.live().failed().snapshot()).act())
        .isEqualTo(NextModel.Act.LEAD_TO_NEED);
  }

  /// Nothing went wrong with it: a person put it back.
  @Test
  void aStepThatWasPutBackIsNoFailure() {
    var story = Story.live().failed();
    story.steps.set(3, Steps.at(story.steps.get(3), StepStatus.UNDONE, "14:19:02", "15:39:20"));
    var next = NextModel.of(story.snapshot());
    assertThat(next.mark()).isEqualTo(Mark.WAITING);
    assertThat(next.why()).endsWith("was put back");
    assertThat(StripModel.of(story.snapshot()).parts())
        .anyMatch(part -> part.text().equals("1 step put back: decide"));
  }

  /// It waits for a decision: a checklist that passes would not end the run.
  @Test
  void whatWaitsToBeDoneAgainIsNotForTheChecklistAlone() {
    var story = Story.live().failed();
    story.steps.replaceAll(step -> Steps.at(step, StepStatus.DONE, "14:19:02", "14:39:20"));
    assertThat(Supposed.label(story.snapshot(), "bar.forecast")).startsWith("If verified now");
    story.steps.set(3, Steps.at(story.steps.get(3), StepStatus.UNDONE, "14:19:02", "14:45:20"));
    assertThat(Supposed.label(story.snapshot(), "bar.forecast")).startsWith("If answered now");
  }

  @Test
  void aPauseIsLiftedAlsoAfterTheRecovery() {
    var story = Story.live();
    story.state = RunState.RECOVERED;
    assertThat(new Reasons(story.snapshot(), "").pause()).isPresent();
    story.around =
        new dev.holdfast.incident.Circumstances(
            null,
            List.of(),
            java.util.Map.of(),
            new dev.holdfast.incident.Circumstances.Paused(Story.at("14:30:00"), "A. Chen"));
    assertThat(new Reasons(story.snapshot(), "").pause()).isEmpty();
  }

  @Test
  void whatRegressedComesBeforeEveryOtherItemAndAfterWhatAStepAsks() {
    var story = Story.live();
    assertThat(NextModel.of(story.snapshot()).mark()).isEqualTo(Mark.WAITING);
    story.needs.clear();
    story.needs.add(tick("login"));
    var next = NextModel.of(story.snapshot());
    assertThat(next.mark()).isEqualTo(Mark.REGRESSED);
    assertThat(next.tone()).isEqualTo(Tone.DANGER);
    assertThat(next.title()).isEqualTo("Load balancer routing correctly");
    assertThat(next.button()).isEqualTo("Show item");
    assertThat(next.need()).get().extracting(Need::step).isEqualTo("balancer");
  }

  /// What is sensed and fails cannot be answered: it stands back behind every question.
  @Test
  void whatFailsComesAfterEveryQuestionAndIsOnlyShown() {
    var story = Story.live();
    story.items.removeIf(item -> item.state() == ItemView.State.REGRESSED);
    story.needs.clear();
    story.needs.add(tick("mail"));
    story.needs.add(tick("login"));
    var asked = NextModel.of(story.snapshot());
    assertThat(asked.title()).isEqualTo("User registration/login");
    assertThat(asked.button()).isEqualTo("Answer item");
    story.needs.removeLast();
    var failing = NextModel.of(story.snapshot());
    assertThat(failing.why()).isEqualTo("an item is failing");
    assertThat(failing.title()).isEqualTo("Mail is sent");
    assertThat(failing.tone()).isEqualTo(Tone.DANGER);
    assertThat(failing.button()).isEqualTo("Show item");
    assertThat(RailCounts.of(story.snapshot()).get(Page.CHECKLIST))
        .isEqualTo(new Rail.Count(1, Tone.DANGER));
    assertThat(StripModel.of(story.snapshot()).parts())
        .extracting(StripModel.Part::text)
        .contains("1 item failing");
  }

  /// An item that fell long ago is also a need; it is still one item.
  @Test
  void whatRegressedIsCountedOnce() {
    var story = Story.live();
    story.needs.clear();
    story.needs.add(tick("balancer"));
    assertThat(RailCounts.of(story.snapshot()).get(Page.CHECKLIST))
        .isEqualTo(new Rail.Count(1, Tone.DANGER));
  }

  private static Need tick(String item) {
    return new Need(item, Need.Kind.TICK, "Well?", "", List.of(), List.of(), null, null);
  }

  @Test
  void barCountsApartWhatNoCheckShowed() {
    var story = Story.live().recovered();
    story.items.clear();
    story.items.addAll(Items.sample());
    story.items.removeIf(item -> !item.settled());
    var column = BarModel.of(story.snapshot(), HERE).columns().get(3);
    assertThat(column.value()).isEqualTo("4");
    assertThat(column.sub()).isEqualTo("1 overridden, 1 not applicable");
  }

  @Test
  void nextWithNothingForAPersonHasNoButton() {
    var story = Story.live();
    story.needs.clear();
    story.items.clear();
    var next = NextModel.of(story.snapshot());
    assertThat(next.button()).isEmpty();
    assertThat(next.title()).isEqualTo("Validate the row counts");
    assertThat(next.fact()).isEqualTo("when step 4 is seen done, at the latest 15:04 UTC");
  }

  @Test
  void aRecordThatCannotBeWrittenIsSaidBeforeAnythingElse() {
    var story = Story.live();
    story.trouble = "The disk is full: the record cannot be written.";
    assertThat(NextModel.of(story.snapshot()).title()).isEqualTo(story.trouble);
  }

  @Test
  void everyStateOfARunHasANext() {
    for (var state : RunState.values()) {
      var story = Story.live();
      story.state = state;
      assertThat(NextModel.of(story.snapshot()).title()).as(state.word()).isNotEmpty();
    }
  }

  @Test
  void paletteFindsByWordsAndPutsWhatCanBeDoneFirst() {
    var not = new Act("a", "Undo the step", "", List.of(), () -> Optional.of("no undo"), () -> {});
    var can = new Act("b", "Skip the step", "", List.of(), Optional::empty, () -> {});
    assertThat(CommandPalette.matching(List.of(not, can), "the STEP")).containsExactly(can, not);
    assertThat(CommandPalette.matching(List.of(not, can), "undo")).containsExactly(not);
  }

  @Test
  void onlyWhatWasSentCanBeInDoubtAfterwards() {
    var restore = Steps.restore(StepStatus.IN_FLIGHT, null);
    // What was taken already is only to be seen still.
    assertThat(restore.unanswered()).isFalse();
    assertThat(new StepDraft(restore).sent(StepView.Sent.OPEN).made().unanswered()).isTrue();
    assertThat(Steps.restore(StepStatus.DONE, null).unanswered()).isFalse();
    var waits =
        Steps.step(
            "w", 1, 1, "Wait", "App lead", "", StepStatus.IN_FLIGHT, 1, 2, 1, "14:20:00", null);
    assertThat(waits.unanswered()).isFalse();
  }

  @Test
  void aStoppedRunIsNotTicked() {
    var story = Story.live();
    story.state = RunState.STOPPED;
    assertThat(NextModel.of(story.snapshot()).mark()).isEqualTo(Mark.BLOCKED);
    story.state = RunState.CLOSED;
    assertThat(NextModel.of(story.snapshot()).mark()).isEqualTo(Mark.DONE);
  }

  @Test
  void commandsWhoseWordsBeginSoComeFirst() {
    var acts =
        java.util.stream.Stream.of("Row before", "Go to the record", "Wall")
            .map(
                title ->
                    Act.titled(
                        dev.holdfast.ui.uikit.Key.RUN_NOTE, title, Optional::empty, () -> {}))
            .toList();
    assertThat(CommandPalette.matching(acts, "re"))
        .extracting(Act::title)
        .containsExactly("Go to the record", "Row before");
  }

  @Test
  void aFullDiskSaysWhatToDo() {
    var story = Story.live();
    story.trouble =
        "The disk of the home is full: 0.0 MiB left (what is in flight can still be recorded;"
            + " nothing more is started): free space on the disk of /home/ann, then resume";
    var card = NextModel.of(story.snapshot());
    assertThat(card.title()).isEqualTo("The disk of the home is full: 0.0 MiB left");
    assertThat(card.fact()).isEqualTo("Free space on the disk of /home/ann, then resume");
    story.trouble =
        "The record cannot be written (No space left). Nothing more is started. Free the disk, then"
            + " resume.";
    assertThat(NextModel.of(story.snapshot()).fact()).endsWith("Free the disk, then resume.");
    story.trouble = "Something else";
    assertThat(NextModel.of(story.snapshot()).title()).isEqualTo("Something else");
  }

  @Test
  void theSignsOfAnotherScenarioDoNotSpeakIntoTheBarOfARehearsal() {
    var signs = List.of(new Proposal("region-failure", "Failure of the Region", List.of(), 2));
    var story = Story.live();
    assertThat(BarModel.of(story.snapshot(), HERE, signs).notice().text()).contains("Region");
    story.mode = Mode.REHEARSAL;
    assertThat(BarModel.of(story.snapshot(), HERE, signs).notice().text()).isEmpty();
    var last = StripModel.of(story.snapshot(), signs, "", List.of()).parts().getLast();
    assertThat(last.text()).contains("Failure of the Region");
    assertThat(last.mark()).isEmpty();
  }

  @Test
  void aForecastOfOneMomentIsPastBySomethingOnce() {
    var story = Story.live();
    story.forecastFrom = Story.at("16:10:00");
    story.forecastTo = Story.at("16:10:00");
    assertThat(BarModel.of(story.snapshot(), HERE).columns().get(1).sub()).isEqualTo("12 min past");
  }

  @Test
  void aForecastThatIsPastWhateverHappensIsLoud() {
    var story = Story.live();
    story.forecastTo = Story.at("16:10:00");
    assertThat(BarModel.of(story.snapshot(), HERE).columns().get(1).tone()).isEqualTo(Tone.PLAIN);
    story.forecastFrom = Story.at("15:58:00");
    assertThat(BarModel.of(story.snapshot(), HERE).columns().get(1).tone()).isEqualTo(Tone.DANGER);
  }

  @Test
  void thePaletteOffersFirstWhatBeginsWithTheWord() {
    var acts = List.of(Act.always(Key.RUN_OFFLINE, () -> {}), Act.always(Key.RUN_STOP, () -> {}));
    assertThat(CommandPalette.matching(acts, "stop"))
        .extracting(Act::id)
        .first()
        .isEqualTo("run-stop");
  }

  @Test
  void aForecastThatMovesOnWithEachMinuteSaysSo() {
    var story = Story.live();
    assertThat(BarModel.of(story.snapshot(), HERE).columns().get(1).label())
        .isEqualTo("Forecast end, UTC");
    story.steps.removeIf(step -> step.status() == StepStatus.IN_FLIGHT);
    assertThat(BarModel.of(story.snapshot(), HERE).columns().get(1).label())
        .isEqualTo("If answered now, UTC");
  }
}
