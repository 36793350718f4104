package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ui.uikit.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

/// Whoever cannot see the window, or has no mouse, gets everything too.
class AccessTest {
  private static void stops(Node node, List<Node> found) {
    if (!node.isVisible()) return;
    if (node.isFocusTraversable() && !node.isDisabled()) found.add(node);
    if (node instanceof Parent parent)
      for (var child : parent.getChildrenUnmodifiable()) stops(child, found);
  }

  private static List<Node> stops(Bridge bridge, String within) {
    return Fx.get(
        () -> {
          var found = new ArrayList<Node>();
          stops(bridge.find(within).orElseThrow(), found);
          return found;
        });
  }

  private static void spoken(Bridge bridge, String within) {
    var silent =
        stops(bridge, within).stream()
            .filter(node -> Fx.get(() -> text(node)).isBlank())
            .map(node -> node.getId() + " " + node.getClass().getSimpleName())
            .toList();
    assertThat(silent).as(within).isEmpty();
  }

  private static String text(Node node) {
    var text = node.getAccessibleText();
    if (text != null) return text;
    return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
  }

  private static Bridge run(Story story) {
    var run = new FakeRun(story, (_, _) -> Optional.empty());
    var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800);
    bridge.press(KeyCode.R);
    bridge.until("run", "#run #next-title");
    return bridge;
  }

  @Test
  void everyStopOfTheFocusIsSpoken() {
    var cockpit = new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> Optional.empty()));
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      spoken(bridge, "#start");
      bridge.press(KeyCode.D);
      bridge.until("form", "#declare");
      spoken(bridge, "#declare");
    }
    try (var bridge = run(Story.live())) {
      spoken(bridge, "#run");
      for (var page : List.of(KeyCode.DIGIT4, KeyCode.DIGIT6, KeyCode.DIGIT8)) {
        bridge.press(page);
        spoken(bridge, "#run");
      }
      for (var key : List.of(KeyCode.S, KeyCode.B, KeyCode.N)) {
        bridge.press(key);
        spoken(bridge, "#overlay");
        bridge.press(KeyCode.ESCAPE);
      }
      bridge.ctrl(KeyCode.PERIOD);
      spoken(bridge, "#stop");
      bridge.press(KeyCode.ESCAPE);
      bridge.ctrl(KeyCode.K);
      spoken(bridge, "#palette");
    }
    try (var bridge = run(Story.live().doubt())) {
      spoken(bridge, "#run");
    }
    try (var bridge = run(Story.live().failed())) {
      spoken(bridge, "#run");
    }
  }

  @Test
  void theFocusStaysInASheetAndComesBack() {
    try (var bridge = run(Story.live())) {
      bridge.press(KeyCode.S);
      bridge.until("sheet", "#messages");
      for (var i = 0; i < 12; i++) {
        bridge.press(KeyCode.TAB);
        var inside =
            Fx.get(
                () -> {
                  Node at = bridge.scene.getFocusOwner();
                  while (at != null && !"messages".equals(at.getId())) at = at.getParent();
                  return at != null;
                });
        assertThat(inside).as("after %d tabs", i + 1).isTrue();
      }
      bridge.press(KeyCode.ESCAPE);
      bridge.untilFocus("steps");
    }
  }

  /// A label that is cut shows the whole as its tooltip.
  @Test
  void whatIsCutCanBeReadWhole() {
    try (var bridge = run(Story.live().longNames())) {
      var cut = new ArrayList<String>();
      Fx.run(
          () -> {
            for (var node : bridge.scene.getRoot().lookupAll(".label")) {
              if (!(node instanceof Label label) || label.isWrapText() || hidden(label)) continue;
              var whole = label.prefWidth(-1) <= label.getWidth() + 1;
              if (whole) continue;
              label.fireEvent(pointer());
              if (label.getTooltip() == null) cut.add(label.getText());
            }
          });
      assertThat(cut).isEmpty();
    }
  }

  private static MouseEvent pointer() {
    return new MouseEvent(
        MouseEvent.MOUSE_ENTERED,
        0,
        0,
        0,
        0,
        MouseButton.NONE,
        0,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        null);
  }

  private static boolean hidden(Node node) {
    for (var at = node; at != null; at = at.getParent()) if (!at.isVisible()) return true;
    return false;
  }
}
