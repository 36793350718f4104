package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Person;
import dev.holdfast.ui.uikit.Theme;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// Every frame that is shown is styled and filled: on a busy laptop one frame stands for seconds.
class FirstFrameTest {
  private static Bridge open() {
    var run = new FakeRun(Story.live(), (_, _) -> Optional.empty());
    var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800);
    bridge.press(KeyCode.R);
    bridge.untilTitle("Update the connection strings");
    return bridge;
  }

  /// Labels with words in them that no style has reached: black, where no theme writes in black.
  private static List<String> unstyled(Bridge bridge) {
    return bridge.scene.getRoot().lookupAll(".label").stream()
        .filter(node -> node instanceof Label label && seen(label) && !label.getText().isEmpty())
        .map(Label.class::cast)
        .filter(label -> Color.BLACK.equals(label.getTextFill()))
        .map(Label::getText)
        .toList();
  }

  private static boolean seen(Node node) {
    for (var at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
    return true;
  }

  private static void ctrl(Bridge bridge, KeyCode code) {
    Event.fireEvent(
        bridge.cabin, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false));
  }

  /// Theme, zoom, and a zoom so large that the narrow form comes, each looked at before any pulse.
  @Test
  void aRebuiltScreenIsWholeAtOnce() {
    try (var bridge = open()) {
      for (var code :
          List.of(KeyCode.T, KeyCode.T, KeyCode.T, KeyCode.PLUS, KeyCode.PLUS, KeyCode.DIGIT0)) {
        Fx.run(
            () -> {
              var before = bridge.find("#run").orElseThrow();
              ctrl(bridge, code);
              assertThat(bridge.find("#run").orElseThrow()).isNotSameAs(before);
              var digits = (Label) bridge.find("#clock-rto").orElseThrow();
              assertThat(digits.getText()).as(code.getName()).matches("\\d\\d:\\d\\d:\\d\\d");
              assertThat(digits.getFont().getSize()).as(code.getName()).isBetween(36.0, 44.0);
              assertThat(bridge.find("#steps .row.selected")).as(code.getName()).isPresent();
              if (!"contrast light".contains(theme(bridge)))
                assertThat(unstyled(bridge)).as(code.getName()).isEmpty();
            });
      }
    }
  }

  /// Rows that are made before the page has its size are made twice.
  @Test
  void theStartPageMakesItsRowsWhenItHasItsSize() {
    Fx.start();
    var cockpit = new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> Optional.empty()));
    Fx.run(
        () -> {
          var person = new Person("M. O.", "commander");
          var settings = new Settings(Theme.DARK, 1, ZoneId.of("Europe/Berlin"), person);
          var cabin = new Cabin(cockpit, Runnable::run, settings, _ -> {}, _ -> Optional.empty());
          cabin.dress(new Scene(cabin, 1280, 800));
          cabin.home(cockpit.library());
          var list = (ListView<?>) cabin.lookup("#scenarios");
          assertThat(list.getItems()).isNotEmpty();
          assertThat(list.getSkin()).isNull();
        });
  }

  /// Where the words of the page stand.
  private static Set<String> words(Bridge bridge) {
    return bridge.scene.getRoot().lookupAll(".text").stream()
        .filter(FirstFrameTest::seen)
        .map(Text.class::cast)
        .filter(text -> !text.getText().isEmpty())
        .map(text -> text.getText() + " at " + text.localToScene(0, 0))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> laidOut(Bridge bridge) {
    bridge.cabin.applyCss();
    bridge.cabin.layout();
    return words(bridge);
  }

  /// What only the pointer needs follows the first frame; then the page is what it always is.
  @Test
  void theFirstFrameIsUsableAndTheRestMovesNothing() {
    var frames = new ArrayList<Set<String>>();
    var black = new TreeSet<String>();
    var cockpit = new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> Optional.empty()));
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      bridge.until("how the vault stands", "#laptop-vault .label");
      var whole = Fx.get(() -> laidOut(bridge));
      Fx.run(
          () -> {
            bridge.scene.addPostLayoutPulseListener(
                () -> {
                  frames.add(words(bridge));
                  black.addAll(unstyled(bridge));
                });
            bridge.cabin.home(cockpit.library());
            assertThat(bridge.find("#open-plan")).isEmpty();
          });
      Fx.until("the rest", () -> Fx.get(() -> bridge.find("#open-plan").isPresent()));
      assertThat(Fx.get(() -> laidOut(bridge))).isEqualTo(whole);
      assertThat(whole).containsAll(frames.getFirst());
      assertThat(frames.getFirst())
          .hasSizeLessThan(whole.size() * 2 / 3)
          .anyMatch(word -> word.startsWith("Complete AWS Region failure"))
          .anyMatch(word -> word.startsWith("Rehearse"));
      bridge.press(KeyCode.R);
      bridge.untilTitle("Update the connection strings");
    }
    assertThat(black).isEmpty();
  }

  /// A key that is pressed before the rest is there does what it says.
  @Test
  void theFirstFrameTakesKeys() {
    var cockpit = new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> Optional.empty()));
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      Fx.run(
          () -> {
            bridge.cabin.home(cockpit.library());
            bridge.cabin.applyCss();
            bridge.cabin.layout();
            var focus = bridge.scene.getFocusOwner();
            assertThat(focus.getId()).isEqualTo("scenarios");
            Event.fireEvent(
                focus,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.R, false, false, false, false));
          });
      bridge.untilTitle("Update the connection strings");
    }
  }

  private static String theme(Bridge bridge) {
    return bridge.cabin.settings().theme().word();
  }

  @Test
  void noFrameOfARunShowsWordsWithoutStyle() {
    var black = new TreeSet<String>();
    var frames = new ArrayList<Integer>();
    var run = new FakeRun(Story.live(), (_, _) -> Optional.empty());
    try (var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800)) {
      Fx.run(
          () ->
              bridge.scene.addPostLayoutPulseListener(
                  () -> {
                    frames.add(1);
                    black.addAll(unstyled(bridge));
                    bridge
                        .find("#clock-rto")
                        .map(node -> ((Label) node).getText())
                        .filter(String::isEmpty)
                        .ifPresent(_ -> black.add("(empty clock)"));
                  }));
      bridge.press(KeyCode.R);
      bridge.untilTitle("Update the connection strings");
      for (var code : List.of(KeyCode.J, KeyCode.K, KeyCode.DIGIT4, KeyCode.J, KeyCode.DIGIT2)) {
        var before = Fx.get(frames::size);
        bridge.press(code);
        Fx.run(bridge.cabin::tick);
        Fx.until("a frame", () -> Fx.get(frames::size) > before);
      }
      for (var code : List.of(KeyCode.PLUS, KeyCode.DIGIT0)) {
        var before = Fx.get(frames::size);
        bridge.ctrl(code);
        Fx.until("a frame", () -> Fx.get(frames::size) > before);
      }
    }
    assertThat(black).isEmpty();
  }
}
