package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Circumstances;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.ui.uikit.Theme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// A run that was stopped, or is offline, says so everywhere: nothing counts or promises as though
/// it went on.
class EndedTest {
  private static Bridge open(Story story, int width, int height) {
    var run = new FakeRun(story, (_, _) -> Optional.empty());
    return open(run, width, height);
  }

  private static Bridge open(FakeRun run, int width, int height) {
    var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, width, height);
    bridge.press(KeyCode.R);
    bridge.until("run", "#run #next-title");
    return bridge;
  }

  private static Story offline(Story story) {
    story.needs.clear();
    story.steps.set(4, Steps.with(story.steps.get(4), StepStatus.PLANNED));
    story.around =
        new Circumstances(
            new Circumstances.Offline(Story.at("14:25:00"), "M. O."), List.of(), Map.of());
    return story;
  }

  @Test
  void aStoppedRunStandsStillAndLeadsToTheUndoOfWhatIsInForce() {
    var run = new FakeRun(Story.live().stopped(), (_, _) -> Optional.empty());
    for (var size : List.of(new int[] {1280, 800}, new int[] {1024, 700})) {
      try (var bridge = open(run, size[0], size[1])) {
        var bar = bridge.labels("#situation-bar");
        assertThat(bar)
            .contains("RTO left when stopped 14:31", "not recovered", "01:26:18")
            .contains("nothing comes any more");
        assertThat(bar).doesNotContain("restore-database");
        assertThat(bridge.text("#next-title")).isEqualTo("Stop application writes");
        var rows = bridge.labels("#steps");
        assertThat(rows).contains("sent, not seen", "not run").doesNotContain("in flight");
        bridge.picture("runbook-stopped-dark-%dx%d".formatted(size[0], size[1]));
        bridge.press(KeyCode.ENTER);
        Fx.until("shown", () -> bridge.labels("#detail").contains("Stop application writes"));
        bridge.until("undo", "#detail #step-undo");
        bridge.picture("runbook-stopped-undo-dark-%dx%d".formatted(size[0], size[1]));
        bridge.ctrl(KeyCode.U);
        bridge.until("asked", "#undo");
        bridge.press(KeyCode.ESCAPE);
        Fx.run(
            () ->
                ((javafx.scene.control.Button) bridge.find("#detail #run-close").orElseThrow())
                    .fire());
        bridge.untilFocus("close-because");
      }
    }
    assertThat(run.told).isEmpty();
  }

  /// Stopped with a step in doubt, that is decided first; nothing is stopped twice.
  @Test
  void stoppedInDoubtNothingIsNextAndNothingStops() {
    var story = Story.live().doubt();
    story.ended = Story.at("14:31:50");
    var run = new FakeRun(story, (_, _) -> Optional.empty());
    try (var bridge = open(run, 1280, 800)) {
      assertThat(bridge.text("#next-title")).startsWith("Did it happen");
      assertThat(bridge.labels("#resume-card")).doesNotContain("Next");
      bridge.ctrl(KeyCode.PERIOD);
      bridge.press(KeyCode.P);
      assertThat(bridge.find("#stop")).isEmpty();
      assertThat(bridge.labels("#situation-bar")).contains("Stopped 14:31 UTC");
      bridge.picture("runbook-stopped-indoubt-dark-1280x800");
    }
    assertThat(run.told).isEmpty();
  }

  @Test
  void withNothingInForceAStoppedRunIsClosedFromItsCard() {
    var story = Story.live().stopped();
    story.inForce.clear();
    try (var bridge = open(story, 1280, 800)) {
      assertThat(bridge.text("#next-title")).isEqualTo("Close the incident");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("close-because");
    }
  }

  /// A change that nobody meant to lift stays all the same: it is led to, and named at the end.
  @Test
  void whatAStoppedRunChangedIsLedToAndNamedWhenItIsClosed() {
    var story = Story.live().stopped();
    story.inForce.clear();
    story.stays.addAll(List.of("stop-writes", "recent-backups"));
    for (var size : List.of(new int[] {1280, 800}, new int[] {1024, 700})) {
      try (var bridge = open(story, size[0], size[1])) {
        assertThat(bridge.text("#next-title")).isEqualTo("Stop application writes");
        assertThat(bridge.labels("#next")).contains("undo it or keep it, then close");
        bridge.picture("runbook-stopped-stays-dark-%dx%d".formatted(size[0], size[1]));
        bridge.press(KeyCode.ENTER);
        bridge.until("undo", "#detail #step-undo");
        Fx.run(
            () ->
                ((javafx.scene.control.Button) bridge.find("#detail #run-close").orElseThrow())
                    .fire());
        bridge.untilFocus("close-because");
        assertThat(bridge.labels("#close")).contains("It has not recovered.");
        assertThat(bridge.labels("#close-stays"))
            .contains(
                "1 Stop application writes (undo: starts the writers again)",
                "3 Review the recent backups");
        bridge.picture("sheet-close-stays-dark-%dx%d".formatted(size[0], size[1]));
      }
    }
  }

  @Test
  void theStepUnderVerificationSaysWhatBecameOfIt() {
    try (var bridge = open(Story.live().stopped(), 1280, 800)) {
      for (var i = 0; i < 7; i++) bridge.press(KeyCode.K);
      for (var i = 0; i < 3; i++) bridge.press(KeyCode.J);
      assertThat(bridge.labels("#detail"))
          .contains("Restore to a point in time")
          .anyMatch(text -> text.startsWith("It was sent, and the other side took it."))
          .noneMatch(text -> text.contains("at the latest"))
          .noneMatch(text -> text.contains("then the step fails"));
      bridge.picture("runbook-stopped-unseen-dark-1280x800");
    }
  }

  @Test
  void theStopSheetSaysWhatBecomesOfAVerificationAndOfAWait() {
    var story = Story.live();
    var wait =
        Steps.waiting(
            Steps.step(
                "replica",
                6,
                3,
                "Wait for the replica",
                "app lead",
                "J. W.",
                StepStatus.IN_FLIGHT,
                120,
                127,
                10,
                "14:30:00",
                null),
            new StepView.Verification("replica in sync", "waiting", "lag 12 s"));
    story.steps.set(5, wait);
    story.stays.add("stop-writes");
    try (var bridge = open(story, 1280, 800)) {
      bridge.ctrl(KeyCode.PERIOD);
      bridge.untilFocus("stop-name");
      assertThat(bridge.labels("#stop-says"))
          .noneMatch(text -> text.contains("Nothing is in flight"))
          .anyMatch(
              text ->
                  text.startsWith(
                      "Sent and taken, not yet seen to have worked: Restore to a point in time."))
          .anyMatch(text -> text.contains("broken off: Wait for the replica."))
          .anyMatch(text -> text.startsWith("For good: a stopped run is not taken up again."))
          .contains("Stays changed until somebody undoes it: Stop application writes.");
      bridge.picture("sheet-stop-awaited-dark-1280x800");
      bridge.press(KeyCode.ESCAPE);
      Fx.run(() -> bridge.cabin.mayClose(() -> {}));
      bridge.untilFocus("leave-stay");
      assertThat(bridge.labels("#leave"))
          .anyMatch(text -> text.contains("Still to be seen"))
          .noneMatch(text -> text.contains("Nothing is in flight"));
    }
  }

  @Test
  void offlineTheCardSaysThatOnlyGoingOnlineMovesIt() {
    var story = offline(Story.live());
    // Long past the deadline of the step it is the same.
    for (var now : List.of("14:31:42", "15:40:00")) {
      story.now = Story.at(now);
      var run = new FakeRun(story, (_, _) -> Optional.empty());
      try (var bridge = open(run, 1280, 800)) {
        assertThat(bridge.text("#next-title")).isEqualTo("Nothing goes on before you go online");
        assertThat(bridge.labels("#next")).anyMatch(text -> text.startsWith("F8 goes online"));
        assertThat(bridge.labels("#next")).noneMatch(text -> text.contains("at the latest"));
        assertThat(bridge.labels("#situation-bar"))
            .contains("If online now, UTC", "offline, not looked at");
        assertThat(bridge.labels("#detail"))
            .noneMatch(text -> text.contains("at the latest"))
            .anyMatch(text -> text.contains("its time stands still"));
        bridge.picture("runbook-offline-dark-1280x800");
        // Nothing goes out by a key that is pressed twice.
        bridge.press(KeyCode.ENTER);
        bridge.press(KeyCode.ENTER);
        assertThat(run.told).isEmpty();
        bridge.press(KeyCode.F8);
        Fx.until("online", () -> run.told.equals(List.of(new Command.GoOnline())));
      }
    }
  }

  @Test
  void whatWaitsForTheNetworkIsNotLetOutByASecondEnter() {
    var story = offline(Story.live());
    story.needs.add(
        new Need(
            "update-strings",
            Need.Kind.ONLINE,
            "Offline since 2026-11-22T14:25:00Z by M. O.: nothing leaves this laptop. This step"
                + " would reach out, so it waits",
            "",
            List.of(),
            List.of(),
            Story.at("14:27:10"),
            null));
    story.steps.set(4, Steps.with(story.steps.get(4), StepStatus.WAITING));
    var run = new FakeRun(story, (_, _) -> Optional.empty());
    try (var bridge = open(run, 1280, 800)) {
      assertThat(bridge.labels("#next")).contains("Next: the run is offline");
      var button = (javafx.scene.control.Button) bridge.find("#next-do").orElseThrow();
      assertThat(button.getText()).isEqualTo("See what step 5 needs");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("need-form");
      assertThat(bridge.labels("#need-form"))
          .anyMatch(text -> text.startsWith("Offline since 14:25:00 UTC"));
      bridge.press(KeyCode.ENTER);
      bridge.press(KeyCode.ENTER);
      assertThat(run.told).isEmpty();
    }
  }

  @Test
  void aSkipNamesTheStepAndWhatFollows() {
    var story = Story.live().failed();
    var need = story.needs.getFirst();
    story.needs.set(
        0,
        new Need(
            need.step(),
            need.kind(),
            need.ask(),
            "",
            need.choices(),
            List.of(),
            need.since(),
            null,
            Map.of("skip", "Not seen: instance available\nGoes on without it: Restart"),
            false,
            false,
            List.of()));
    try (var bridge = open(story, 1280, 800)) {
      bridge.press(KeyCode.X);
      bridge.untilFocus("skip-because");
      assertThat(bridge.labels("#skip"))
          .contains(
              "Skip 4 Restore to a point in time?",
              "Not seen: instance available.",
              "Goes on without it: Restart.");
      bridge.picture("sheet-skip-dark-1280x800");
    }
  }

  @Test
  void rolesAndMomentsStandAsPeopleSayThem() {
    var story = Story.live();
    story.needs.clear();
    story.needs.add(
        new Need(
            "update-strings",
            Need.Kind.APPROVE,
            "Go on, as of 2026-11-22T14:27:10.123456789Z?",
            "",
            List.of(),
            List.of("commander", "security-lead"),
            Story.at("14:27:10"),
            null));
    try (var bridge = open(story, 1280, 800)) {
      assertThat(bridge.labels("#next")).contains("Incident commander or Security lead");
      assertThat(bridge.labels("#detail"))
          .anyMatch(text -> text.contains("14:27:10 UTC"))
          .noneMatch(text -> text.contains("123456789"));
      bridge.picture("form-approve-titles-dark-1280x800");
    }
  }
}
