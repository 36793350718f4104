package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.ui.uikit.Theme;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// An undo in doubt is told as the undo: the step itself is done, and is seen to be.
class UndoDoubtTest {
  @Test
  void cardPaneAndChoicesAskOfTheUndo() {
    var run = new FakeRun(Story.live().undoDoubt(), (_, _) -> Optional.empty());
    try (var bridge = open(run)) {
      bridge.press(KeyCode.R);
      bridge.until("decisions", "#step-look");
      assertThat(bridge.text("#next-title"))
          .isEqualTo("Was it put back: Restore to a point in time?");
      bridge.tick();
      var pane = bridge.labels("#detail");
      assertThat(pane)
          .contains("undo in doubt since 14:31:05")
          .contains("The undo, sent 14:31:05")
          .contains("Puts back: the old endpoint")
          .contains("What the undo sent, 14:31:05")
          .contains("It was put back")
          .contains("The step is taken as undone")
          .contains("It was not put back")
          .doesNotContain("It happened")
          .doesNotContain("It did not happen");
      assertThat(bridge.labels("#next")).contains("Next: decide, the undo of step 4 is in doubt");
      bridge.picture("undo-in-doubt-dark-1280x800");
      bridge.press(KeyCode.H);
      bridge.untilFocus("resolve-because");
      assertThat(bridge.labels("#resolve")).contains("It was put back: how do we know?");
      bridge.type("two tasks, seen in the console");
      bridge.press(KeyCode.ENTER);
      Fx.until(
          "told",
          () ->
              run.told.contains(
                  new Command.Resolve("restore-database", true, "two tasks, seen in the console")));
    }
  }

  /// What cannot be taken is not offered.
  @Test
  void noUndoIsOfferedWhereNothingIsLeftToPutBack() {
    var story = Story.live().failed();
    var run = new FakeRun(story, (_, _) -> Optional.empty());
    try (var bridge = open(run)) {
      bridge.press(KeyCode.R);
      bridge.until("ways on", "#step-retry");
      assertThat(story.steps.get(3).status()).isEqualTo(StepStatus.FAILED);
      assertThat(bridge.find("#step-undo")).isEmpty();
    }
  }

  private static Bridge open(FakeRun run) {
    return new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800);
  }
}
