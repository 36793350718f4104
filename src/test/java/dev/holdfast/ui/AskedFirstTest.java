package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.ui.uikit.Theme;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Keys that reach further than the screen.
class AskedFirstTest {
  @Test
  void undoSaysWhatItPutsBackBeforeItDoes() {
    var story = Story.live();
    story.needs.clear();
    var done = Steps.at(story.steps.get(3), StepStatus.DONE, "14:19:02", "14:26:20");
    story.steps.set(3, new StepDraft(done).undo("Sets the desired count back to 2").made());
    var run = new FakeRun(story, (_, _) -> Optional.empty());
    try (var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800)) {
      bridge.press(KeyCode.R);
      bridge.until("runbook", "#run #next-title");
      Fx.run(() -> bridge.cabin.bearing().step(done.name()));
      bridge.ctrl(KeyCode.U);
      bridge.until("the question", "#undo");
      assertThat(run.told).isEmpty();
      assertThat(bridge.text("#undo-says")).isEqualTo("Sets the desired count back to 2");
      bridge.picture("undo-asked");
      bridge.press(KeyCode.ESCAPE);
      assertThat(run.told).isEmpty();
      bridge.ctrl(KeyCode.U);
      bridge.until("the question", "#undo");
      bridge.press(KeyCode.ENTER);
      Fx.until("the command", () -> !run.told.isEmpty());
      assertThat(run.told).containsExactly(new Command.Undo(done.name()));
    }
  }

  @Test
  void twoKeysBeginOneRun() throws InterruptedException {
    var pressed = new CountDownLatch(1);
    var run = new FakeRun(Story.live(), (_, _) -> Optional.empty());
    var cockpit =
        new FakeCockpit(
            _ -> {
              try {
                assertThat(pressed.await(20, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return run;
            });
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      bridge.press(KeyCode.R);
      bridge.press(KeyCode.ENTER);
      bridge.press(KeyCode.R);
      pressed.countDown();
      bridge.until("runbook", "#run #next-title");
      assertThat(cockpit.started).hasSize(1);
    }
  }
}
