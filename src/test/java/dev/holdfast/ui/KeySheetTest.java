package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Need;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Theme;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// No key does anything that the sheet of keys does not say.
class KeySheetTest {
  private static void onSheet(Bridge bridge, String where) {
    var acts = Fx.get(bridge.cabin::acts);
    assertThat(acts).isNotEmpty();
    bridge.type("?");
    bridge.until("keys", "#keys");
    for (var act : acts) {
      if (act.keys().isEmpty()) continue;
      var key = key(act);
      assertThat(key).as("%s: %s is bound by a row of Key", where, act.id()).isPresent();
      var row = bridge.find("#key-" + key.orElseThrow().id());
      assertThat(row).as("%s: %s is on the sheet", where, act.id()).isPresent();
      var texts =
          row.orElseThrow().lookupAll(".label").stream()
              .map(node -> ((Label) node).getText())
              .toList();
      assertThat(texts).contains(act.keys());
    }
    bridge.press(KeyCode.ESCAPE);
  }

  private static Optional<Key> key(Act act) {
    return Arrays.stream(Key.values())
        .filter(key -> key.id().equals(act.id()) && key.chords().equals(act.chords()))
        .findFirst();
  }

  private static Bridge run(Story story) {
    var run = new FakeRun(story, (_, _) -> Optional.empty());
    var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800);
    bridge.press(KeyCode.R);
    bridge.until("run", "#run #next-title");
    return bridge;
  }

  @Test
  void everyBoundKeyIsOnTheSheet() {
    var cockpit = new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> Optional.empty()));
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      onSheet(bridge, "start");
    }
    try (var bridge = run(Story.live())) {
      for (var page :
          List.of(KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT6, KeyCode.DIGIT8)) {
        bridge.press(page);
        if (page == KeyCode.DIGIT6) bridge.untilFocus("page-vault");
        bridge.press(KeyCode.ESCAPE);
        onSheet(bridge, "page " + page);
      }
    }
    try (var bridge = run(Story.live().doubt())) {
      onSheet(bridge, "in doubt");
    }
    try (var bridge = run(Story.live().failed())) {
      onSheet(bridge, "failed");
    }
    var story = Story.live();
    story.needs.clear();
    story.needs.add(
        new Need(
            "update-strings",
            Need.Kind.DECIDE,
            "Which?",
            "",
            List.of("keep", "destroy"),
            List.of(),
            Story.at("14:27:10"),
            null));
    try (var bridge = run(story)) {
      onSheet(bridge, "decide");
    }
  }

  /// What is bound in a field, or under another name, is told too.
  @Test
  void walkthroughAndTopologyBeforeARunAreOnIt() {
    var cockpit = new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> Optional.empty()));
    for (var theme : List.of(Theme.DARK, Theme.LIGHT)) {
      try (var bridge = new Bridge(cockpit, theme, 1280, 800)) {
        bridge.press(KeyCode.J);
        bridge.press(KeyCode.W);
        bridge.until("the walkthrough", "#walk #walk-title");
        bridge.press(KeyCode.ESCAPE);
        onSheet(bridge, "walkthrough");
        bridge.type("?");
        bridge.until("keys", "#keys");
        bridge.picture("keys-walk-" + theme.word());
        assertThat(bridge.labels("#keys"))
            .contains(
                "A walkthrough",
                "In the field: not as it should be",
                "Topology before a run",
                "Read the real estate, or stop reading it",
                "Incidents that are over");
      }
    }
  }

  @Test
  void theFootOfThePageOpensCommandsAndKeysWithTheMouse() {
    try (var bridge = run(Story.live())) {
      Fx.run(() -> ((javafx.scene.control.Button) bridge.find("#strip-keys").orElseThrow()).fire());
      bridge.until("keys", "#keys");
      bridge.press(KeyCode.ESCAPE);
      Fx.run(
          () -> ((javafx.scene.control.Button) bridge.find("#strip-palette").orElseThrow()).fire());
      bridge.untilFocus("palette-search");
    }
  }
}
