package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Mode;
import dev.holdfast.ui.uikit.Theme;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// A run is not left in passing: the way back to the start page asks, or says why there is none.
class LeavingTest {
  private static FakeCockpit cockpit(Mode mode) {
    var story = Story.live();
    story.mode = mode;
    return new FakeCockpit(_ -> new FakeRun(story, (_, _) -> Optional.empty()));
  }

  private static Bridge bridge(Cockpit cockpit) {
    return new Bridge(cockpit, Theme.DARK, 1280, 800);
  }

  @Test
  void aRehearsalIsLeftOnlyWhenAPersonSaysSo() {
    try (var bridge = bridge(cockpit(Mode.REHEARSAL))) {
      bridge.press(KeyCode.R);
      bridge.untilTitle("Update the connection strings");
      bridge.ctrl(KeyCode.B);
      bridge.until("asked", "#leave-do");
      bridge.press(KeyCode.ESCAPE);
      bridge.untilTitle("Update the connection strings");
      bridge.ctrl(KeyCode.B);
      bridge.until("asked", "#leave-do");
      Fx.run(() -> bridge.find("#leave-do").map(Button.class::cast).orElseThrow().fire());
      bridge.until("start page", "#scenarios .row.selected");
    }
  }

  @Test
  void aRunOnRealSystemsSaysWhyItIsNotLeft() {
    try (var bridge = bridge(cockpit(Mode.LIVE))) {
      bridge.press(KeyCode.R);
      bridge.untilTitle("Update the connection strings");
      bridge.ctrl(KeyCode.B);
      bridge.until("said", "#leave-stay");
      assertThat(Fx.get(() -> bridge.find("#leave-do").isPresent())).isFalse();
      assertThat(bridge.labels("#leave")).contains("LIVE: this run acts on real systems");
    }
    try (var bridge = bridge(cockpit(Mode.DRILL))) {
      bridge.press(KeyCode.R);
      bridge.untilTitle("Update the connection strings");
      bridge.ctrl(KeyCode.B);
      bridge.until("said", "#leave-stay");
      assertThat(bridge.labels("#leave"))
          .contains("DRILL: this run reads real systems, and changes only what the plan allows");
    }
  }

  /// What the next key acts on is what was just looked at.
  @Test
  void theChosenRowIsStillChosenAfterwards() {
    try (var bridge = bridge(cockpit(Mode.REHEARSAL))) {
      bridge.press(KeyCode.J);
      var chosen = bridge.labels("#scenarios .row.selected");
      bridge.press(KeyCode.W);
      bridge.until("the walkthrough", "#walk #walk-title");
      bridge.ctrl(KeyCode.B);
      bridge.until("start page", "#scenarios .row.selected");
      assertThat(bridge.labels("#scenarios .row.selected")).isEqualTo(chosen);
    }
  }

  /// A run that waits to be taken up comes before what it was begun from.
  @Test
  void aRunThatWasLeftOpenIsChosen() {
    var cockpit = cockpit(Mode.REHEARSAL);
    try (var bridge = bridge(cockpit)) {
      for (var i = 0; i < 5; i++) bridge.press(KeyCode.J);
      bridge.press(KeyCode.R);
      bridge.untilTitle("Update the connection strings");
      cockpit.unfinished.add(FakeCockpit.interrupted(Story.live().snapshot()));
      bridge.ctrl(KeyCode.B);
      bridge.until("asked", "#leave-do");
      Fx.run(() -> bridge.find("#leave-do").map(Button.class::cast).orElseThrow().fire());
      bridge.until("start page", "#scenarios .row.selected #incident-resume");
    }
  }

  @Test
  void nothingIsSaidAboutTheLaptopBeforeItIsRead() {
    var read = new CountDownLatch(1);
    var slow =
        new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> Optional.empty())) {
          @Override
          public Library library() {
            if (!started.isEmpty()) {
              try {
                read.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }
            return super.library();
          }
        };
    try (var bridge = bridge(slow)) {
      bridge.press(KeyCode.R);
      bridge.untilTitle("Update the connection strings");
      Fx.run(bridge.cabin::home);
      assertThat(Fx.get(() -> bridge.text("#start-state"))).isEqualTo("Reading ...");
      read.countDown();
      bridge.until("start page", "#scenarios .row.selected");
    }
  }
}
