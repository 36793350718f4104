package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Circumstances;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Problem;
import dev.holdfast.ui.uikit.Theme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Whole ways through a run with key events alone.
class KeysTest {
  private static Bridge bridge(FakeCockpit cockpit) {
    return new Bridge(cockpit, Theme.DARK, 1280, 800);
  }

  private static Need need(String step, Need.Kind kind, String ask, String name) {
    return new Need(
        step,
        kind,
        ask,
        name,
        List.of("keep", "destroy"),
        List.of("commander", "app-lead"),
        Story.at("14:31:00"),
        null);
  }

  /// What the scripted run makes of each command, one need after the other.
  private static Optional<Problem> script(Story story, Command command) {
    switch (command) {
      case Command.Answer answer -> {
        done(story, answer.step());
        done(story, "restore-database");
        ask(
            story,
            need(
                "validate-counts",
                Need.Kind.CONFIRM,
                "Write to the database?",
                "contractorlens-db"));
      }
      case Command.Confirm confirm -> {
        done(story, confirm.step());
        ask(story, need("restart", Need.Kind.APPROVE, "Restart the application?", ""));
      }
      case Command.Approve approve ->
          ask(story, need(approve.step(), Need.Kind.DECIDE, "What of the old instance?", ""));
      case Command.Decide decide -> {
        done(story, decide.step());
        story.items.removeIf(item -> !item.settled() && item.state() != ItemView.State.TO_ANSWER);
        story.items.removeIf(item -> item.id().equals("search"));
        ask(story, need("login", Need.Kind.TICK, "Can a new user log in?", ""));
      }
      case Command.Tick tick -> {
        story.items.replaceAll(item -> item.id().equals(tick.item()) ? Items.passing(item) : item);
        story.needs.clear();
        story.recovered = true;
        story.state = RunState.RECOVERED;
      }
      case Command.Close _ -> story.state = RunState.CLOSED;
      default -> {}
    }
    return Optional.empty();
  }

  private static void done(Story story, String step) {
    story.steps.replaceAll(
        view -> view.name().equals(step) ? Steps.with(view, StepStatus.DONE) : view);
  }

  private static void ask(Story story, Need need) {
    story.needs.clear();
    story.needs.add(need);
    story.steps.replaceAll(
        view -> view.name().equals(need.step()) ? Steps.with(view, StepStatus.WAITING) : view);
  }

  /// In doubt or recovered, a paused run is told as that; its key still lets it go on.
  @Test
  void aPausedRunInDoubtGoesOnByItsKey() {
    var story = Story.live().doubt();
    story.around =
        new Circumstances(
            null, List.of(), Map.of(), new Circumstances.Paused(Story.at("14:30:00"), "A. Chen"));
    var run = new FakeRun(story, (_, _) -> Optional.empty());
    try (var bridge = bridge(new FakeCockpit(_ -> run))) {
      bridge.press(KeyCode.J);
      bridge.press(KeyCode.R);
      bridge.until("the doubt", "#step-look");
      assertThat(bridge.labels("#status")).contains("paused by A. Chen: nothing new starts");
      assertThat(bridge.find("#detail #run-pause")).isPresent();
      bridge.picture("runbook-paused-in-doubt-dark");
      bridge.press(KeyCode.P);
    }
    assertThat(run.told).containsExactly(new Command.Continue());
  }

  @Test
  void drivesAScenarioToTheEnd() {
    var run = new FakeRun(Story.live(), KeysTest::script);
    var cockpit = new FakeCockpit(_ -> run);
    try (var bridge = bridge(cockpit)) {
      bridge.press(KeyCode.J);
      bridge.press(KeyCode.R);
      bridge.untilTitle("Update the connection strings");
      assertThat(cockpit.started.getFirst().scenario()).isEqualTo("database-corruption");
      assertThat(cockpit.started.getFirst().mode()).isEqualTo(Mode.REHEARSAL);

      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("step-answer");
      bridge.type("the restored one");
      bridge.press(KeyCode.ENTER);
      bridge.untilTitle("Validate the row counts");

      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("step-confirm");
      bridge.type("contractorlens");
      bridge.press(KeyCode.ENTER);
      assertThat(run.told).hasSize(1);
      bridge.type("-db");
      bridge.press(KeyCode.ENTER);
      bridge.untilTitle("Restart the application");

      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("step-approve");
      bridge.type("P. N.");
      bridge.press(KeyCode.ENTER);
      bridge.until("decision", "#step-decide-keep");
      bridge.press(KeyCode.A);
      bridge.press(KeyCode.ENTER);
      bridge.untilTitle("User registration/login");

      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("item-value");
      bridge.type("yes, in 4 s");
      bridge.press(KeyCode.ENTER);
      bridge.untilTitle("Close the incident");

      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("close-because");
      bridge.type("all verified");
      bridge.press(KeyCode.ENTER);
      bridge.untilTitle("The incident is closed");
      bridge.press(KeyCode.ENTER);
      bridge.until("start page", "#scenarios");
    }
    assertThat(run.told)
        .containsExactly(
            new Command.Answer("update-strings", "the restored one"),
            new Command.Confirm("validate-counts", "contractorlens-db"),
            new Command.Approve("restart"),
            new Command.Decide("restart", "keep"),
            new Command.Tick("login", "yes, in 4 s"),
            new Command.Close("all verified"));
    assertThat(run.by.get(2).name()).isEqualTo("P. N.");
    assertThat(run.by.get(2).role()).isEqualTo("commander");
  }

  @Test
  void goesThroughFailureRetryAndSkipWithAReason() {
    var run =
        new FakeRun(
            Story.live().failed(),
            (story, command) -> {
              if (command instanceof Command.Skip) {
                story.items.removeIf(item -> item.state() == ItemView.State.REGRESSED);
                story.needs.clear();
                story.state = RunState.RUNNING;
                story.steps.replaceAll(
                    view ->
                        view.name().equals("restore-database")
                            ? Steps.with(view, StepStatus.SKIPPED)
                            : view);
              }
              return Optional.empty();
            });
    try (var bridge = bridge(new FakeCockpit(_ -> run))) {
      bridge.press(KeyCode.R);
      bridge.untilTitle("Restore to a point in time");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("need-form");
      assertThat(run.told).isEmpty();
      bridge.press(KeyCode.R);
      Fx.until("retry told", () -> run.told.size() == 1);
      bridge.press(KeyCode.X);
      bridge.untilFocus("skip-because");
      bridge.press(KeyCode.ENTER);
      assertThat(run.told).hasSize(1);
      bridge.type("the standby holds the data");
      bridge.press(KeyCode.ENTER);
      Fx.until("skip told", () -> run.told.size() == 2);
      bridge.untilTitle("Validate the row counts");
    }
    assertThat(run.told)
        .containsExactly(
            new Command.Retry("restore-database"),
            new Command.Skip("restore-database", "the standby holds the data"));
  }

  @Test
  void takesUpAnInterruptedIncident() {
    var run =
        new FakeRun(
            Story.live().doubt(),
            (story, command) -> {
              if (command instanceof Command.ResumeRead) story.resume = null;
              if (command instanceof Command.Resolve) {
                story.needs.removeFirst();
                story.state = RunState.RUNNING;
                done(story, "restore-database");
              }
              return Optional.empty();
            });
    var cockpit = new FakeCockpit(_ -> run);
    cockpit.unfinished.add(FakeCockpit.interrupted(Story.live().doubt().snapshot()));
    try (var bridge = bridge(cockpit)) {
      bridge.press(KeyCode.ENTER);
      bridge.until("resume card", "#resume-card");
      assertThat(cockpit.resumed).containsExactly("i-1");
      bridge.press(KeyCode.M);
      Fx.until(
          "card gone",
          () -> bridge.find("#resume-card").filter(node -> node.isVisible()).isEmpty());
      bridge.press(KeyCode.ENTER);
      bridge.press(KeyCode.H);
      bridge.untilFocus("resolve-because");
      bridge.type("the instance carries our tag");
      bridge.press(KeyCode.ENTER);
      bridge.untilTitle("Update the connection strings");
    }
    assertThat(run.told)
        .containsExactly(
            new Command.ResumeRead(),
            new Command.Resolve("restore-database", true, "the instance carries our tag"));
  }

  @Test
  void declaresLiveOnlyWithTheWordForThePlan() {
    var run = new FakeRun(Story.live(), (_, _) -> Optional.empty());
    var cockpit = new FakeCockpit(_ -> run);
    try (var bridge = bridge(cockpit)) {
      bridge.press(KeyCode.J);
      bridge.press(KeyCode.D);
      bridge.untilFocus("declare-name");
      Fx.run(() -> bridge.find("#declare-live").orElseThrow().requestFocus());
      assertThat(bridge.find("#declare-places").filter(node -> node.isVisible())).isEmpty();
      bridge.press(KeyCode.SPACE);
      bridge.until("where it acts", "#declare-places");
      Fx.run(() -> bridge.find("#declare-plan").orElseThrow().requestFocus());
      bridge.type("runbooks/contractor");
      bridge.press(KeyCode.ENTER);
      assertThat(cockpit.started).isEmpty();
      bridge.type("lens");
      bridge.press(KeyCode.ENTER);
      bridge.untilTitle("Update the connection strings");
    }
    assertThat(cockpit.started.getFirst().mode()).isEqualTo(Mode.LIVE);
    assertThat(cockpit.started.getFirst().by().name()).isEqualTo("M. O.");
  }

  @Test
  void refusalsAndTroubleComeUpAsASheet() {
    var run =
        new FakeRun(
            Story.live(),
            (_, _) -> Optional.of(Problem.of("no", "Not now", "a step is in flight", "wait")));
    try (var bridge = bridge(new FakeCockpit(_ -> run))) {
      bridge.press(KeyCode.R);
      bridge.untilTitle("Update the connection strings");
      bridge.press(KeyCode.P);
      bridge.until("problem", "#problem");
      bridge.press(KeyCode.ESCAPE);
      Fx.until("closed", () -> bridge.find("#problem").isEmpty());
    }
  }

  @Test
  void stopAsksForTheNameOfTheScenario() {
    var run = new FakeRun(Story.live(), (_, _) -> Optional.empty());
    try (var bridge = bridge(new FakeCockpit(_ -> run))) {
      bridge.press(KeyCode.R);
      bridge.untilTitle("Update the connection strings");
      bridge.ctrl(KeyCode.PERIOD);
      bridge.untilFocus("stop-name");
      bridge.press(KeyCode.ENTER);
      bridge.type("database-corruption");
      bridge.press(KeyCode.ENTER);
      Fx.until("told", () -> run.told.equals(List.of(new Command.Stop())));
    }
  }

  @Test
  void findsCommandsByNameAndKeepsWhatWasTypedAcrossThemes() {
    var run = new FakeRun(Story.live(), (_, _) -> Optional.empty());
    try (var bridge = bridge(new FakeCockpit(_ -> run))) {
      bridge.press(KeyCode.R);
      bridge.untilTitle("Update the connection strings");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("step-answer");
      bridge.type("half");
      bridge.ctrl(KeyCode.T);
      bridge.ctrl(KeyCode.EQUALS);
      Fx.until("kept", () -> bridge.text("#step-answer").equals("half"));
      bridge.ctrl(KeyCode.K);
      bridge.untilFocus("palette-search");
      bridge.type("search");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("record-search");
      bridge.type("creating");
      bridge.press(KeyCode.ESCAPE);
      bridge.press(KeyCode.DIGIT4);
      bridge.until("checklist", "#page-checklist");
      bridge.type("?");
      bridge.until("keys", "#keys");
    }
  }
}
