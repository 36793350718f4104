package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Updates;
import dev.holdfast.ui.uikit.Theme;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What is typed where nobody listens does nothing that goes on record; what is meant takes one
/// deliberate key more.
class StrayKeysTest {
  private static Bridge open(FakeRun run) {
    var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800);
    bridge.press(KeyCode.R);
    bridge.untilTitle("Update the connection strings");
    return bridge;
  }

  private static FakeRun willing(Story story) {
    return new FakeRun(story, (_, _) -> Optional.empty());
  }

  private static void keys(Bridge bridge, String text) {
    for (var letter : text.codePoints().mapToObj(Character::toString).toList()) {
      bridge.press(
          letter.equals(" ")
              ? KeyCode.SPACE
              : KeyCode.getKeyCode(letter.toUpperCase(java.util.Locale.ROOT)));
    }
  }

  @Test
  void anAnswerTypedPastItsFieldPutsNoMessageOnRecord() {
    for (var words : List.of("yes fine", "s", "yes  ", "is so so so")) {
      var run = willing(Story.live());
      try (var bridge = open(run)) {
        keys(bridge, words);
        bridge.press(KeyCode.ENTER);
        bridge.press(KeyCode.ENTER);
        bridge.press(KeyCode.ENTER);
        assertThat(run.told).as(words).isEmpty();
      }
    }
  }

  @Test
  void theLettersOfTheRunbookDoNothingOnOtherPages() {
    var run = willing(Story.live().doubt());
    try (var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800)) {
      bridge.press(KeyCode.R);
      bridge.until("run", "#run #next-title");
      for (var page :
          List.of(KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT8)) {
        bridge.press(page);
        bridge.press(KeyCode.ESCAPE);
        keys(bridge, "psmibnl");
        bridge.ctrl(KeyCode.U);
        for (var sheet : List.of("#messages", "#note", "#inputs", "#began", "#undo"))
          assertThat(bridge.find(sheet)).as(page + " " + sheet).isEmpty();
        bridge.press(KeyCode.ESCAPE);
        assertThat(run.told).as(page.getName()).isEmpty();
      }
      // On its own page they do.
      bridge.press(KeyCode.DIGIT2);
      bridge.press(KeyCode.S);
      bridge.until("messages", "#messages");
    }
  }

  /// They can still be found by name there.
  @Test
  void onOtherPagesTheListOfCommandsHasThem() {
    try (var bridge = open(willing(Story.live()))) {
      bridge.press(KeyCode.DIGIT4);
      bridge.ctrl(KeyCode.K);
      bridge.untilFocus("palette-search");
      bridge.type("messages");
      bridge.press(KeyCode.ENTER);
      bridge.until("messages", "#messages");
    }
  }

  @Test
  void aMessageIsReadBeforeItIsRecordedAsSent() {
    var run = willing(Story.live());
    try (var bridge = open(run)) {
      bridge.press(KeyCode.S);
      bridge.untilFocus("message-support-briefing");
      bridge.press(KeyCode.TAB);
      bridge.untilFocus("message-status-page");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("message-back");
      assertThat(bridge.labels("#message"))
          .anyMatch(text -> text.equals("Was it sent to Everyone: status page?"))
          .contains(bridge.text("#message-text"));
      bridge.picture("sheet-message-dark-1280x800");
      bridge.press(KeyCode.TAB);
      bridge.untilFocus("message-sent");
      bridge.press(KeyCode.ENTER);
      Fx.until("told", () -> run.told.size() == 1);
    }
    assertThat(run.told).containsExactly(new Command.UpdateSent("status-page"));
  }

  @Test
  void whatIsOnRecordAsSentCanBeTakenBackWithAReason() {
    var story = Story.live();
    story.messages.clear();
    story.messages.add(
        new Updates.Message(
            "staff", "Staff", List.of(), "We restore.", Story.at("14:20:00"), null));
    var run = willing(story);
    try (var bridge = open(run)) {
      bridge.press(KeyCode.S);
      bridge.untilFocus("message-staff");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("message-back");
      bridge.press(KeyCode.TAB);
      bridge.press(KeyCode.TAB);
      bridge.untilFocus("message-not-sent");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("not-sent-because");
      bridge.press(KeyCode.ENTER);
      assertThat(run.told).isEmpty();
      bridge.type("typed on the wrong page");
      bridge.press(KeyCode.ENTER);
      Fx.until("told", () -> run.told.size() == 1);
    }
    assertThat(run.told)
        .containsExactly(new Command.UpdateNotSent("staff", "typed on the wrong page"));
  }

  private static double at(Bridge bridge) {
    return Fx.get(
        () -> ((ScrollPane) bridge.find("#detail .scroll-pane").orElseThrow()).getVvalue());
  }

  @Test
  void thePageKeysTurnThePaneOfTheStepAlsoFromItsField() {
    try (var bridge =
        new Bridge(new FakeCockpit(_ -> willing(Story.live().doubt())), Theme.DARK, 1024, 700)) {
      bridge.press(KeyCode.R);
      bridge.until("run", "#run #next-title");
      assertThat(at(bridge)).isZero();
      bridge.press(KeyCode.PAGE_DOWN);
      assertThat(at(bridge)).isPositive();
      bridge.press(KeyCode.PAGE_UP);
      assertThat(at(bridge)).isZero();
    }
  }
}
