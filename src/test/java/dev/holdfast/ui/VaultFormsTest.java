package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.ui.uikit.Theme;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What opens the vault is typed on small screens too, and Enter leads on.
class VaultFormsTest extends VaultDesk {
  /// Also on the smallest screens: what was typed wrong is said where it is seen, with its field.
  @Test
  void aRefusalIsSeenWithItsField() {
    kit.filled();
    refused(
        bridge -> open(bridge, "restore of contractorlens-db", "wrong"),
        "#vault-passphrase",
        "#vault-refusal",
        "#vault-open");
  }

  @Test
  void aShareThatDoesNotOpenIsSaidWhereItIsTyped() {
    shared(kit);
    refused(
        bridge -> share(bridge, "restore of contractorlens-db", "wrong"),
        "#vault-share",
        "#vault-refusal",
        "#vault-share-do");
  }

  private void refused(Consumer<Bridge> typed, String... ids) {
    for (var size : new int[][] {{1280, 720}, {1024, 700}}) {
      try (var bridge = new Bridge(kit.cockpit(Story.live()), Theme.DARK, size[0], size[1])) {
        bridge.press(KeyCode.R);
        bridge.until("run", "#run #next-title");
        Fx.until(
            "bound", () -> bridge.cabin.steward().view().flatMap(GlassView::bound).isPresent());
        typed.accept(bridge);
        bridge.until("refused", "#vault-refusal-what");
        for (var id : ids) assertThat(seen(bridge, id)).as(id + " at " + size[0]).isTrue();
      }
    }
  }

  private static boolean seen(Bridge bridge, String id) {
    return Fx.get(
        () -> {
          bridge.scene.getRoot().applyCss();
          bridge.scene.getRoot().layout();
          var node = bridge.find(id).orElseThrow();
          var at = node.localToScene(node.getLayoutBounds());
          var pane = node.getParent();
          while (!(pane instanceof ScrollPane)) pane = pane.getParent();
          var frame = pane.localToScene(pane.getLayoutBounds());
          return at.getMinY() >= frame.getMinY() && at.getMaxY() <= frame.getMaxY();
        });
  }

  @Test
  void enterLeadsThroughTheFields() {
    kit.filled();
    try (var bridge = run(Story.live())) {
      bridge.press(KeyCode.DIGIT6);
      bridge.untilFocus("vault-because");
      for (var field : List.of("vault-by", "vault-second", "vault-lease")) {
        Fx.run(() -> bridge.find("#" + field).orElseThrow().requestFocus());
        bridge.press(KeyCode.ENTER);
        bridge.untilFocus("vault-because");
      }
      bridge.type("restore");
      for (var field : List.of("vault-because", "vault-by", "vault-second", "vault-lease")) {
        Fx.run(() -> bridge.find("#" + field).orElseThrow().requestFocus());
        bridge.press(KeyCode.ENTER);
        bridge.untilFocus("vault-passphrase");
      }
      bridge.type(GlassKit.PASSPHRASE);
      Fx.run(() -> ((TextField) bridge.find("#vault-lease").orElseThrow()).clear());
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("vault-lease");
      assertThat(bridge.text("#vault-why-not")).isNotEmpty();
      bridge.type("20m");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("vault-entries");
    }
  }

  /// What the vault is opened for is known a moment after the page is there, or changes: whoever is
  /// typing goes on.
  @Test
  void whatIsTypedGoesOnWhenThereIsSomethingElseToOpenItFor() {
    kit.filled();
    try (var bridge = run(Story.live())) {
      bridge.press(KeyCode.DIGIT6);
      bridge.untilFocus("vault-because");
      bridge.type("sign-in ");
      var old = bridge.find("#vault-because").orElseThrow();
      var other = Story.live();
      other.mode = Mode.DRILL;
      kit.boards(other);
      Fx.until(
          "made anew",
          () -> {
            bridge.cabin.tick();
            return !bridge.find("#vault-because").orElseThrow().equals(old);
          });
      bridge.untilFocus("vault-because");
      bridge.type("is down");
      assertThat(bridge.text("#vault-because")).isEqualTo("sign-in is down");
    }
  }

  /// Locked by hand, the next thing is to say why it is opened: the last reason is not said again.
  @Test
  void eachOpeningIsSaidAnew() {
    kit.filled();
    try (var bridge = run(Story.live())) {
      opened(bridge);
      bridge.press(KeyCode.L);
      bridge.until("locked", "#vault-locked");
      bridge.untilFocus("vault-because");
      assertThat(Fx.get(() -> ((TextField) bridge.find("#vault-because").orElseThrow()).getText()))
          .isEmpty();
      assertThat(Fx.get(() -> ((TextField) bridge.find("#vault-by").orElseThrow()).getText()))
          .isEqualTo("M. O.");
      bridge.type("another");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("vault-passphrase");
      bridge.type(GlassKit.PASSPHRASE);
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("vault-entries");
      assertThat(bridge.text("#vault-opened")).contains("M. O.");
    }
  }

  /// A name that nobody said is not there as one that somebody did.
  @Test
  void theAccountOfTheComputerIsNobodyWhoOpensIt() {
    kit.filled();
    var account = new Person(System.getProperty("user.name"), "");
    try (var bridge = new Bridge(kit.cockpit(Story.live()), Theme.DARK, 1280, 800, 1, account)) {
      bridge.press(KeyCode.DIGIT6);
      bridge.untilFocus("vault-because");
      bridge.type("sign-in is down");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("vault-by");
      assertThat(bridge.text("#vault-why-not")).contains("who opens it");
      bridge.type("Ann");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("vault-passphrase");
      bridge.type(GlassKit.PASSPHRASE);
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("vault-entries");
      assertThat(bridge.text("#vault-opened")).contains("Ann");
    }
  }

  /// The account of the computer is nobody: who proves to be there stands in its place.
  @Test
  void aHolderStandsWhereOnlyTheAccountWas() {
    shared(kit);
    try (var bridge = run(Story.live())) {
      bridge.press(KeyCode.DIGIT6);
      bridge.untilFocus("vault-because");
      bridge.type("restore");
      var by = (TextField) bridge.find("#vault-by").orElseThrow();
      for (var row : List.of(0, 1)) {
        if (row == 0) Fx.run(() -> by.setText(System.getProperty("user.name")));
        Fx.run(() -> bridge.find("#vault-share-" + row).orElseThrow().requestFocus());
        bridge.press(KeyCode.ENTER);
        bridge.untilFocus("vault-share");
        assertThat(by.getText()).isEqualTo("Ann");
        bridge.type(row == 0 ? "Ann share" : "Ben share");
        bridge.press(KeyCode.ENTER);
        if (row == 0)
          Fx.until("one", () -> bridge.text("#vault-shares-progress").contains("1 of 2"));
      }
      bridge.untilFocus("vault-entries");
      assertThat(bridge.text("#vault-opened")).contains("Ann and Ben");
    }
  }
}
