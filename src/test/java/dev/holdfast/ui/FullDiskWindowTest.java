package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.Run;
import dev.holdfast.ui.uikit.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// A disk that was full for a moment is no dead end: the screen says that nothing is driven, and
/// leads on.
class FullDiskWindowTest {
  private static final String FULL =
      "The disk of the home is full: 0.0 MiB left (what is in flight can still be recorded; nothing"
          + " more is started): free space on the disk of /home/ann/.holdfast, then resume";

  private static Story full() {
    var story = Story.live();
    story.needs.clear();
    story.steps.set(
        3,
        new StepDraft(Steps.restore(StepStatus.IN_FLIGHT, null)).sent(StepView.Sent.OPEN).made());
    story.steps.set(
        4,
        new StepDraft(Steps.with(story.steps.get(4), StepStatus.IN_FLIGHT))
            .sent(StepView.Sent.NOTHING)
            .made());
    story.trouble = FULL;
    return story;
  }

  private static final class Laptop extends FakeCockpit {
    final List<FakeRun> runs = new ArrayList<>();
    final List<Boolean> letGo = new ArrayList<>();
    boolean lost;

    Laptop() {
      super(_ -> new FakeRun(full(), (_, _) -> Optional.empty()));
    }

    @Override
    public Run start(dev.holdfast.runbook.Start start) {
      var run = (FakeRun) super.start(start);
      runs.add(run);
      return run;
    }

    /// As the engine does it: what is open is not opened twice.
    @Override
    public Run resume(String incident) {
      letGo.add(runs.getLast().closed);
      resumed.add(incident);
      if (lost)
        throw new ProblemException(
            Problem.of("home.gone", "The home is gone", "why", "put it back"));
      var story = Story.live();
      return new FakeRun(story, (_, _) -> Optional.empty());
    }
  }

  private static Bridge open(Laptop laptop, Theme theme) {
    var bridge = new Bridge(laptop, theme, 1280, 800);
    bridge.press(KeyCode.R);
    bridge.untilTitle("The disk of the home is full: 0.0 MiB left");
    return bridge;
  }

  @Test
  void theCardLooksAgainAndTakesTheRunUpOnceThereIsSpace() {
    var laptop = new Laptop();
    laptop.notReady = Problem.of("disk.full", "The disk is full: 1.0 MiB left", "why", "free it");
    try (var bridge = open(laptop, Theme.DARK)) {
      bridge.press(KeyCode.ENTER);
      bridge.until("still full", "#problem");
      assertThat(bridge.labels("#problem")).contains("The disk is full: 1.0 MiB left");
      assertThat(laptop.runs.getLast().closed).as("nothing is let go for nothing").isFalse();
      bridge.press(KeyCode.ESCAPE);
      laptop.notReady = null;
      bridge.press(KeyCode.ENTER);
      bridge.untilTitle("Update the connection strings");
    }
    assertThat(laptop.resumed).containsExactly("i-1");
    assertThat(laptop.letGo).containsExactly(true);
  }

  @Test
  void aRunThatCannotBeTakenUpIsLeftOnTheStartPage() {
    var laptop = new Laptop();
    laptop.lost = true;
    try (var bridge = open(laptop, Theme.DARK)) {
      bridge.press(KeyCode.ENTER);
      bridge.until("start page", "#scenarios");
      bridge.until("why", "#problem");
      assertThat(bridge.labels("#problem")).contains("The home is gone");
    }
  }

  @Test
  void nothingIsCalledInFlightOrInsideTheObjective() {
    for (var theme : List.of(Theme.DARK, Theme.LIGHT)) {
      try (var bridge = open(new Laptop(), theme)) {
        bridge.press(KeyCode.J);
        bridge.picture("run-full-disk-" + theme.word());
        assertThat(bridge.labels("#run"))
            .noneMatch(text -> text.matches("[1-9]\\d* in flight.*"))
            .noneMatch(text -> text.contains("inside"))
            .noneMatch(text -> text.equals("in flight"))
            .contains("nothing is driven", "sent, no answer", "held, not sent");
        bridge.press(KeyCode.F11);
        bridge.until("wall", "#wall");
        bridge.picture("wall-full-disk-" + theme.word());
        assertThat(bridge.labels("#wall"))
            .contains("Next: nothing is driven", "The disk of the home is full: 0.0 MiB left")
            .noneMatch(text -> text.startsWith("15:1"));
      }
    }
  }

  @Test
  void itIsLeftByItsOrdinaryKeyInEveryMode() {
    for (var mode : Mode.values()) {
      var story = full();
      story.mode = mode;
      var run = new FakeRun(story, (_, _) -> Optional.empty());
      try (var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800)) {
        bridge.press(KeyCode.R);
        bridge.untilTitle("The disk of the home is full: 0.0 MiB left");
        bridge.ctrl(KeyCode.B);
        bridge.until("asked", "#leave-do");
        bridge.picture("leave-full-disk");
        assertThat(bridge.labels("#leave"))
            .anyMatch(text -> text.endsWith("in doubt afterwards: Restore to a point in time."));
        Fx.run(() -> bridge.find("#leave-do").map(Button.class::cast).orElseThrow().fire());
        bridge.until("start page", "#scenarios .row.selected");
      }
      Fx.until("let go", () -> run.closed);
    }
  }
}
