package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.vault.VaultKit;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What is done with the entries of the open vault, by key events.
class VaultEntriesTest extends VaultDesk {
  @Test
  void whatCannotGoOnRecordIsNotShown() {
    kit.filled();
    var story = Story.live();
    try (var bridge = run(story, "Revealed")) {
      opened(bridge);
      bridge.press(KeyCode.R);
      bridge.untilFocus("reveal-because");
      bridge.press(KeyCode.ENTER);
      bridge.until("refused", "#reveal-refusal-what");
      assertThat(bridge.text("#reveal-refusal-what")).contains("cannot be written");
      bridge.press(KeyCode.ESCAPE);
      bridge.press(KeyCode.D);
      bridge.until("entry", "#vault-entry-name");
      assertThat(field(bridge, "secret-access-key")).isNotEqualTo(GlassKit.SECRET);
      assertThat(story.credentials).isEmpty();
    }
  }

  @Test
  void withoutARunTheHomesRecordRefusesToo() throws IOException {
    kit.filled();
    try (var bridge = start()) {
      opened(bridge);
      kit.home.close();
      Files.move(kit.home.journalFolder(), kit.folder.resolve("gone"));
      Files.writeString(kit.home.journalFolder(), "in the way");
      bridge.press(KeyCode.R);
      bridge.untilFocus("reveal-because");
      bridge.press(KeyCode.ENTER);
      bridge.until("refused", "#reveal-refusal-what");
      assertThat(bridge.text("#reveal-refusal-what")).contains("cannot be written");
      assertThat(bridge.find("#vault-part-secret-access-key")).isEmpty();
    }
  }

  @Test
  void anEntryForTwoPeopleAsksForTheSecond() {
    kit.filled();
    try (var bridge = run(Story.live())) {
      opened(bridge);
      for (var i = 0; i < 6; i++) bridge.press(KeyCode.DOWN);
      var name = Fx.get(() -> bridge.cabin.steward().sight().chosen());
      assertThat(name).isEqualTo("aws-root");
      bridge.press(KeyCode.R);
      bridge.untilFocus("reveal-because");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("vault-second");
      bridge.type("P. N.");
      bridge.press(KeyCode.ENTER);
      Fx.until("a code", () -> field(bridge, "otp").matches("\\d{6}"));
      assertThat(bridge.text("#vault-code-left")).contains("28 s");
      var first = field(bridge, "otp");
      kit.clock.advance(Duration.ofSeconds(29));
      tick(bridge);
      Fx.until("the next code", () -> !field(bridge, "otp").equals(first));
    }
  }

  @Test
  void theClipboardIsClearedByItself() {
    kit.filled();
    try (var bridge = run(Story.live())) {
      opened(bridge);
      bridge.press(KeyCode.C);
      bridge.until("asked", "#copy-do");
      bridge.press(KeyCode.ENTER);
      Fx.until("copied", () -> GlassKit.SECRET.equals(Clipboard.getSystemClipboard().getString()));
      kit.clock.advance(Duration.ofSeconds(11));
      tick(bridge);
      Fx.until("cleared", () -> !Clipboard.getSystemClipboard().hasString());
    }
  }

  @Test
  void anEntryIsAddedAndFound() {
    kit.filled();
    try (var bridge = run(Story.live())) {
      opened(bridge);
      bridge.press(KeyCode.A);
      bridge.untilFocus("vault-field-name");
      bridge.type("pager");
      Fx.run(() -> type(bridge, dev.holdfast.vault.EntryType.API_TOKEN));
      Fx.run(() -> bridge.find("#vault-field-token").orElseThrow().requestFocus());
      bridge.type("canary-pager");
      bridge.press(KeyCode.ENTER);
      Fx.until("added", () -> bridge.cabin.steward().sight().chosen().equals("pager"));
      bridge.ctrl(KeyCode.F);
      bridge.untilFocus("vault-search");
      bridge.type("pag");
      Fx.until("one", () -> rows(bridge) == 2);
    }
  }

  @SuppressWarnings("unchecked")
  private static void type(Bridge bridge, dev.holdfast.vault.EntryType type) {
    ((javafx.scene.control.ComboBox<dev.holdfast.vault.EntryType>)
            bridge.find("#vault-field-type").orElseThrow())
        .setValue(type);
  }

  private static int rows(Bridge bridge) {
    return ((javafx.scene.control.ListView<?>) bridge.find("#vault-entries").orElseThrow())
        .getItems()
        .size();
  }

  /// A key also tells the vault that somebody is at it; that answer may be the later one.
  @Test
  void anAnswerThatComesLateHidesNothing() {
    kit.filled();
    try (var bridge = run(Story.live())) {
      opened(bridge);
      var before = kit.glass().view();
      bridge.press(KeyCode.R);
      bridge.untilFocus("reveal-because");
      bridge.press(KeyCode.ENTER);
      Fx.until("revealed", () -> field(bridge, "secret-access-key").equals(GlassKit.SECRET));
      Fx.run(() -> bridge.cabin.steward().seen(before));
      assertThat(Fx.get(() -> field(bridge, "secret-access-key"))).isEqualTo(GlassKit.SECRET);
      var shown = kit.glass().view();
      bridge.press(KeyCode.L);
      bridge.until("locked", "#vault-locked");
      Fx.run(() -> bridge.cabin.steward().seen(shown));
      assertThat(bridge.cabin.steward().view().flatMap(GlassView::open)).isEmpty();
    }
  }

  @Test
  void aFaultsSheetShowsNoSecret() {
    kit.filled();
    try (var bridge = run(Story.live())) {
      opened(bridge);
      bridge.press(KeyCode.R);
      bridge.untilFocus("reveal-because");
      bridge.press(KeyCode.ENTER);
      Fx.until("revealed", () -> field(bridge, "secret-access-key").equals(GlassKit.SECRET));
      Fx.run(() -> bridge.cabin.fault(new IllegalStateException("got " + GlassKit.SECRET)));
      bridge.until("fault", "#problem");
      var said =
          Fx.get(
              () ->
                  bridge.find("#problem").orElseThrow().lookupAll(".label").stream()
                      .map(node -> ((javafx.scene.control.Label) node).getText())
                      .toList());
      assertThat(said.toString()).contains("IllegalStateException").doesNotContain(GlassKit.SECRET);
      assertThat(bridge.text("#problem-details")).doesNotContain(GlassKit.SECRET);
    }
  }

  @Test
  void typingInASheetKeepsThePageOpen() {
    kit.filled();
    try (var bridge = start()) {
      opened(bridge);
      bridge.press(KeyCode.A);
      bridge.untilFocus("vault-field-name");
      for (var letter : List.of(KeyCode.P, KeyCode.A, KeyCode.G, KeyCode.E, KeyCode.R)) {
        kit.clock.advance(Duration.ofMinutes(2));
        tick(bridge);
        Fx.until("time goes by", () -> bridge.text("#vault-clock").equals("03:00"));
        bridge.press(letter);
        Fx.until("as if touched", () -> bridge.text("#vault-clock").equals("05:00"));
      }
      assertThat(kit.glass().view().open()).isPresent();
    }
  }

  /// A refusal must cost nobody their typing, least of all a secret that is seen once.
  @Test
  void whatWasTypedStaysWhenItIsRefused() {
    kit.filled();
    try (var bridge = start()) {
      opened(bridge);
      bridge.press(KeyCode.A);
      bridge.untilFocus("vault-field-name");
      bridge.type("grafana-cloud");
      Fx.run(() -> type(bridge, dev.holdfast.vault.EntryType.API_TOKEN));
      Fx.run(() -> bridge.find("#vault-field-token").orElseThrow().requestFocus());
      bridge.type("canary-pager");
      bridge.press(KeyCode.ENTER);
      bridge.until("refused", "#add-refusal-what");
      assertThat(Fx.get(() -> typed(bridge, "token").getText())).isEqualTo("canary-pager");
      Fx.run(() -> typed(bridge, "name").clear());
      Fx.run(() -> typed(bridge, "name").requestFocus());
      bridge.type("pager");
      bridge.press(KeyCode.ENTER);
      Fx.until("added", () -> bridge.cabin.steward().sight().chosen().equals("pager"));
    }
    try (var key = VaultKit.key(GlassKit.PASSPHRASE);
        var vault = kit.vaults.open(kit.file(), key)) {
      assertThat(VaultKit.shown(vault.secret("pager", "token"))).isEqualTo("canary-pager");
    }
  }

  /// As on the command line: what Windows writes before a text is no part of the secret.
  @Test
  void aMarkOfByteOrderThatWasPastedIsLeftOutAndSaid() {
    kit.filled();
    try (var bridge = start()) {
      opened(bridge);
      bridge.press(KeyCode.A);
      bridge.untilFocus("vault-field-name");
      bridge.type("pager");
      Fx.run(() -> type(bridge, dev.holdfast.vault.EntryType.API_TOKEN));
      Fx.run(() -> typed(bridge, "token").requestFocus());
      Fx.run(() -> typed(bridge, "token").setText("\uFEFFcanary-pager"));
      bridge.press(KeyCode.ENTER);
      Fx.until("added", () -> bridge.cabin.steward().sight().chosen().equals("pager"));
      bridge.press(KeyCode.D);
      bridge.until("entry", "#vault-entry-name");
      Fx.until("said", () -> bridge.text("#vault-said").contains("(U+FEFF)"));
    }
    try (var key = VaultKit.key(GlassKit.PASSPHRASE);
        var vault = kit.vaults.open(kit.file(), key)) {
      assertThat(VaultKit.shown(vault.secret("pager", "token"))).isEqualTo("canary-pager");
    }
  }

  private static TextInputControl typed(Bridge bridge, String part) {
    return (TextInputControl) bridge.find("#vault-field-" + part).orElseThrow();
  }

  /// What was revoked is found on a quiet day.
  @Test
  void aDrillTriesWhatItsPlanNames() {
    kit.filled();
    var story = Story.live();
    story.mode = dev.holdfast.incident.Mode.DRILL;
    try (var bridge = run(story)) {
      open(bridge, "quarterly drill", GlassKit.PASSPHRASE);
      bridge.until("tried", "#drill-tests");
      var said =
          Fx.get(
              () ->
                  bridge.find("#drill-tests").orElseThrow().lookupAll(".label").stream()
                      .map(node -> ((javafx.scene.control.Label) node).getText())
                      .toList());
      assertThat(said.toString()).contains("aws-prod is not shown to work");
      bridge.press(KeyCode.ESCAPE);
      Fx.until("closed", () -> bridge.find("#drill-tests").isEmpty());
      assertThat(kit.glass().drillTests()).as("once in a drill").isEmpty();
    }
  }
}
