package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.readiness.walkthrough.Verdict;
import dev.holdfast.readiness.walkthrough.Walk;
import dev.holdfast.ui.uikit.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A walkthrough by keys alone, over the bundled plan and a real record; and as pictures.
class WalkKeysTest {
  @TempDir Path folder;

  private static FakeCockpit cockpit() {
    return new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> Optional.empty()));
  }

  private static Bridge begun(FakeCockpit cockpit, Theme theme, int width, int height) {
    var bridge = new Bridge(cockpit, theme, width, height);
    bridge.press(KeyCode.J);
    bridge.press(KeyCode.W);
    bridge.until("the walkthrough", "#walk #walk-title");
    return bridge;
  }

  private static Walk only(FakeCockpit cockpit) {
    return cockpit.walkthroughs().all().getFirst();
  }

  @Test
  void fromTheStartPageToTheEndByKeys() throws IOException {
    var cockpit = cockpit();
    try (var bridge = begun(cockpit, Theme.DARK, 1280, 800)) {
      var first = bridge.text("#walk-title");
      assertThat(first).isEqualTo("Health endpoints answer 200");
      Fx.run(() -> bridge.find("#walk-answerer").orElseThrow().requestFocus());
      bridge.type("Otto");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("walk-value");
      bridge.type("200, 38 ms");
      bridge.press(KeyCode.ENTER);
      Fx.until("the next item", () -> !bridge.text("#walk-title").equals(first));
      bridge.untilFocus("walk-value");
      bridge.type("no answer");
      var second = bridge.text("#walk-title");
      bridge.ctrl(KeyCode.ENTER);
      Fx.until("two answers", () -> !bridge.text("#walk-title").equals(second));
      bridge.press(KeyCode.ESCAPE);
      bridge.press(KeyCode.N);
      bridge.untilFocus("walk-note-text");
      bridge.type("the wiki was asked first");
      bridge.press(KeyCode.ENTER);
      Fx.until("the note", () -> bridge.find("#walk-note-sheet").isEmpty());
      assertThat(only(cockpit).notes()).hasSize(1);
      bridge.folder = Optional.of(folder);
      bridge.ctrl(KeyCode.P);
      bridge.until("where it is", "#walk-printed");
      bridge.press(KeyCode.ESCAPE);
      // The sheet was opened from the list: there the next letter is a command, never an answer.
      bridge.untilFocus("walk-items");
      bridge.press(KeyCode.E);
      bridge.until("sheet", "#walk-end-sheet");
      Fx.run(() -> bridge.find("#walk-end-do").orElseThrow().requestFocus());
      bridge.press(KeyCode.SPACE);
      Fx.until("ended", () -> only(cockpit).state() == Walk.State.ENDED);
      Fx.until("it says so", () -> bridge.text("#walk-word").endsWith("ended"));
      assertThat(bridge.text("#walk-progress")).contains("19 not answered");
      assertThat(bridge.text("#walk-over")).startsWith("ended 20");
      for (var id : List.of("#walk-note", "#walk-end"))
        assertThat(bridge.find(id).orElseThrow().isDisabled()).as(id).isTrue();
      bridge.picture("walk-ended-dark-1280x800");
      bridge.press(KeyCode.E);
      assertThat(bridge.find("#walk-end-sheet")).isEmpty();
    }
    var walk = only(cockpit);
    assertThat(walk.count(Verdict.RIGHT)).isEqualTo(1);
    assertThat(walk.count(Verdict.WRONG)).isEqualTo(1);
    var said = walk.answers().firstEntry().getValue().said();
    assertThat(said.seenBy()).isEqualTo("Otto");
    assertThat(said.by()).isEqualTo("M. O.");
    assertThat(Files.readString(folder.resolve(walk.id() + ".html")))
        .contains("200, 38 ms", "Otto, read out by M. O.", "the wiki was asked first");
    assertThat(cockpit.started).isEmpty();
  }

  @Test
  void whatIsTypedFirstIsAnAnswerAndEndsNothing() {
    var cockpit = cockpit();
    try (var bridge = begun(cockpit, Theme.DARK, 1280, 800)) {
      bridge.untilFocus("walk-value");
      bridge.type("yes");
      assertThat(bridge.text("#walk-value")).isEqualTo("yes");
      bridge.ctrl(KeyCode.T);
      bridge.untilFocus("walk-value");
      bridge.press(KeyCode.ESCAPE);
      bridge.press(KeyCode.E);
      bridge.until("it asks", "#walk-end-sheet");
      assertThat(bridge.labels("#walk-end-sheet")).anyMatch(text -> text.contains("not answered"));
      // An Enter too many goes on with it.
      bridge.untilFocus("walk-end-not");
      bridge.press(KeyCode.SPACE);
      bridge.untilFocus("walk-items");
      assertThat(only(cockpit).state()).isEqualTo(Walk.State.OPEN);
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("walk-value");
      bridge.press(KeyCode.F1);
      bridge.until("the manual", "#manual");
      bridge.press(KeyCode.ESCAPE);
      bridge.untilFocus("walk-value");
    }
  }

  @Test
  void whatWasLeftIsListedAndTakenUpWhereItStood() {
    var cockpit = cockpit();
    try (var bridge = begun(cockpit, Theme.DARK, 1280, 800)) {
      bridge.untilFocus("walk-value");
      bridge.type("200");
      bridge.press(KeyCode.ENTER);
      Fx.until("the next item", () -> !bridge.text("#walk-title").startsWith("Health"));
      bridge.untilFocus("walk-value");
      bridge.type("half ty");
      bridge.ctrl(KeyCode.T);
      bridge.until("the other theme", "#walk #walk-title");
      assertThat(bridge.text("#walk-value")).isEqualTo("half ty");
      bridge.press(KeyCode.ESCAPE);
      bridge.ctrl(KeyCode.B);
      bridge.until("start", "#scenarios");
      Fx.until("left", () -> only(cockpit).sitting().isEmpty());
      bridge.ctrl(KeyCode.L);
      bridge.until("the list", "#walks");
      Fx.run(
          () ->
              ((javafx.scene.control.Button)
                      bridge.find("#walk-open-" + only(cockpit).id()).orElseThrow())
                  .fire());
      bridge.until("again", "#walk #walk-title");
      assertThat(bridge.text("#walk-title")).isNotEqualTo("Health endpoints answer 200");
      assertThat(bridge.text("#walk-progress")).startsWith("1 as it should be");
    }
  }

  private void picture(String name, Consumer<Bridge> before) {
    for (var theme : List.of(Theme.DARK, Theme.LIGHT)) {
      for (var size : List.of(new int[] {1280, 800}, new int[] {1024, 700})) {
        try (var bridge = begun(cockpit(), theme, size[0], size[1])) {
          before.accept(bridge);
          bridge.picture("%s-%s-%dx%d".formatted(name, theme.word(), size[0], size[1]));
        }
      }
    }
  }

  @Test
  void pictures() {
    picture("walk-begun", bridge -> {});
    picture(
        "walk-going",
        bridge -> {
          for (var text : List.of("200, 38 ms", "select 1 in 4 ms", "401 for the probe")) {
            bridge.untilFocus("walk-value");
            var before = bridge.text("#walk-title");
            bridge.type(text);
            if (text.startsWith("401")) bridge.ctrl(KeyCode.ENTER);
            else bridge.press(KeyCode.ENTER);
            Fx.until("next", () -> !bridge.text("#walk-title").equals(before));
          }
          bridge.press(KeyCode.ESCAPE);
          bridge.press(KeyCode.K);
        });
    picture(
        "walks-list",
        bridge -> {
          bridge.ctrl(KeyCode.B);
          bridge.until("start", "#scenarios .row.selected");
          bridge.ctrl(KeyCode.L);
          bridge.until("the list", "#walks");
        });
  }
}
