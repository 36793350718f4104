package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.ItemView;
import dev.holdfast.plan.Checklist;
import dev.holdfast.ui.uikit.Theme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What decides is not cut off.
class ReadableTest {
  private static final String ASK =
      "Were API keys exposed? If so, which were rotated, and when? If not, how do we know, and who"
          + " looked at the access log of the last 30 days? Name each environment, the key by its last"
          + " four letters, the hour at which the old one was refused for the first time, and the"
          + " person who saw that it was refused.";

  private static Bridge open(FakeRun run, Theme theme, int width, int height) {
    var bridge = new Bridge(new FakeCockpit(_ -> run), theme, width, height);
    bridge.press(KeyCode.R);
    bridge.until("run", "#run #next-title");
    return bridge;
  }

  @Test
  void theQuestionOfAnItemIsReadableInWholeAndItsTitleToo() {
    var story = Story.live();
    story.items.clear();
    story.items.add(
        new ItemView(
            "keys",
            "security",
            "API keys rotated if compromised, in every environment",
            false,
            ASK,
            Checklist.RequiredFor.RECOVERY,
            ItemView.State.TO_ANSWER,
            "",
            null,
            "",
            ""));
    for (var theme : List.of(Theme.DARK, Theme.LIGHT)) {
      for (var width : List.of(1280, 1024)) {
        var run = new FakeRun(story, (_, _) -> Optional.empty());
        try (var bridge = open(run, theme, width, 700)) {
          bridge.press(KeyCode.DIGIT4);
          bridge.until("checklist", "#page-checklist");
          bridge.press(KeyCode.J);
          bridge.until("the field", "#item-value");
          bridge.picture("checklist-question-%s-%dx700".formatted(theme.word(), width));
          Fx.run(
              () -> {
                for (var node : bridge.all("#items .row.selected .label")) {
                  var label = (Label) node;
                  if (!label.getText().equals(ASK) && !label.getText().startsWith("API")) continue;
                  assertThat(label.getHeight() + 1)
                      .as(label.getText())
                      .isGreaterThanOrEqualTo(label.prefHeight(label.getWidth()));
                  assertThat(label.isWrapText() || label.getWidth() + 1 >= label.prefWidth(-1))
                      .as(label.getText())
                      .isTrue();
                }
              });
        }
      }
    }
  }

  @Test
  void aStoreSaysFirstWhyItIsBroken() {
    var run = new FakeRun(Story.live(), (_, _) -> Optional.empty());
    run.points =
        Optional.of(
            Backups.of(
                Estates.bundled("contractorlens"),
                Story.at("14:31:44"),
                Map.of("database-cross-region", "old 37")));
    try (var bridge = open(run, Theme.LIGHT, 1280, 800)) {
      bridge.press(KeyCode.DIGIT5);
      bridge.until("stores", "#page-points #stores .row");
      bridge.picture("points-reason-light-1280x800");
      assertThat(bridge.labels("#stores"))
          .contains("4 h 28 min old in us-east-1: RPO of 15 min after the loss of us-west-2");
    }
  }
}
