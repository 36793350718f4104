package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.GlassMessage;
import dev.holdfast.incident.Updates;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.vault.VaultKit;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What is owed for what left the vault, by key events.
class VaultDebtTest extends VaultDesk {
  @Test
  void whatIsShownOutsideOfAnIncidentIsOwedUntilItIsSignedOff() {
    kit.filled();
    try (var bridge = start()) {
      opened(bridge);
      bridge.press(KeyCode.R);
      bridge.untilFocus("reveal-because");
      bridge.press(KeyCode.ENTER);
      Fx.until("revealed", () -> field(bridge, "secret-access-key").equals(GlassKit.SECRET));
      bridge.press(KeyCode.H);
      bridge.press(KeyCode.D);
      Fx.until("owed", () -> bridge.text("#vault-debt-count").equals("1 owed"));
      bridge.press(KeyCode.L);
      bridge.until("locked", "#vault-locked");
      assertThat(bridge.text("#vault-debt-count")).as("shown while locked too").isEqualTo("1 owed");
      bridge.untilFocus("vault-because");
      bridge.press(KeyCode.ESCAPE);
      bridge.press(KeyCode.G);
      bridge.untilFocus("sign-off-because");
      bridge.type("was a drill value");
      bridge.press(KeyCode.ENTER);
      Fx.until("settled", () -> bridge.text("#vault-debt-count").isEmpty());
      assertThat(kit.types()).containsSubsequence("credential.revealed", "credential.signed-off");
    }
  }

  @Test
  void anotherVaultInThePlaceHidesNoDebt() throws Exception {
    kit.filled();
    try (var bridge = start()) {
      opened(bridge);
      bridge.press(KeyCode.R);
      bridge.untilFocus("reveal-because");
      bridge.press(KeyCode.ENTER);
      Fx.until("revealed", () -> field(bridge, "secret-access-key").equals(GlassKit.SECRET));
      bridge.press(KeyCode.H);
      bridge.press(KeyCode.L);
      bridge.until("locked", "#vault-locked");
      Files.move(kit.file(), kit.folder.resolve("first.kdbx"));
      for (var kept : List.of("vault.earlier-1.kdbx", "vault.earlier-2.kdbx"))
        Files.deleteIfExists(kit.folder.resolve(kept));
      kit.filled();
    }
    try (var bridge = start()) {
      opened(bridge);
      Fx.until("owed", () -> bridge.text("#vault-debt-count").equals("1 owed"));
      assertThat(bridge.text("#vault-debt-elsewhere")).contains("vault.kdbx");
      assertThat(bridge.find("#vault-rotate-aws-prod")).isEmpty();
      bridge.press(KeyCode.G);
      bridge.untilFocus("sign-off-because");
      bridge.type("the first vault was for a drill");
      bridge.press(KeyCode.ENTER);
      Fx.until("settled", () -> bridge.text("#vault-debt-count").isEmpty());
    }
  }

  @Test
  void aRotationSettlesWhatIsOwed() {
    kit.filled();
    var story = Story.live();
    try (var bridge = run(story)) {
      opened(bridge);
      bridge.press(KeyCode.R);
      bridge.untilFocus("reveal-because");
      bridge.press(KeyCode.ENTER);
      Fx.until("owed", () -> !story.credentials.isEmpty());
      // Until the sheet is gone, a key goes to it.
      Fx.until("revealed", () -> field(bridge, "secret-access-key").equals(GlassKit.SECRET));
      bridge.press(KeyCode.O);
      bridge.untilFocus("rotate-because");
      Fx.run(() -> bridge.find("#vault-field-secret-access-key").orElseThrow().requestFocus());
      bridge.type("canary-new-one");
      bridge.press(KeyCode.ENTER);
      Fx.until("settled", () -> story.credentials.isEmpty());
      assertThat(kit.types())
          .containsSubsequence("vault.changing", "vault.saved", "credential.rotated");
      try (var key = VaultKit.key(GlassKit.PASSPHRASE);
          var vault = kit.vaults.open(kit.file(), key)) {
        assertThat(VaultKit.shown(vault.secret("aws-prod", "secret-access-key")))
            .isEqualTo("canary-new-one");
      }
    }
  }

  @Test
  void theCloseSheetShowsWhatHoldsItBack() {
    kit.filled();
    var story = Story.live().recovered();
    story.credentials.add(kit.owed("aws-prod", "restore-database", ""));
    story.owed.add(dev.holdfast.incident.RotationDebt.says("aws-prod"));
    try (var bridge = run(story)) {
      bridge.press(KeyCode.ENTER);
      bridge.until("close", "#close-debt");
      assertThat(bridge.text("#close-debt")).contains("aws-prod");
      Fx.run(() -> ((Button) bridge.find("#close-vault").orElseThrow()).fire());
      bridge.until("vault", "#page-vault");
      Fx.until("debt", () -> bridge.text("#vault-debt-count").equals("1 owed"));
    }
  }

  /// One is rotated here, the other only there.
  @Test
  void twoOfOneNameInOneRunAreTwoLinesThatAreToldApart() {
    kit.filled();
    var story = Story.live().recovered();
    story.credentials.add(kit.owed("aws-prod", "restore-database", ""));
    var other = new EntryRef("aws-prod", "id-2", "v-2", "/media/stick/other.kdbx");
    story.credentials.add(kit.owed(other, "restore-database", ""));
    try (var bridge = run(story)) {
      opened(bridge);
      Fx.until("owed", () -> bridge.text("#vault-debt-count").equals("2 owed"));
      assertThat(bridge.text("#vault-debt-elsewhere")).contains("/media/stick/other.kdbx");
    }
  }

  /// The message is ready to read out, and is owed until somebody says that it was sent.
  @Test
  void theSecurityContactIsToldByKey() {
    kit.filled();
    var story = Story.live();
    var text = "Break-glass credentials of ContractorLens are in use: aws-prod";
    story.messages.add(
        new Updates.Message(
            GlassMessage.ID, "Security lead", List.of("pager 4471"), text, null, null));
    try (var bridge = run(story)) {
      opened(bridge);
      bridge.until("owed", "#vault-word");
      bridge.press(KeyCode.W);
      bridge.until("read out", "#word-text");
      assertThat(bridge.text("#word-text")).isEqualTo(text);
      bridge.press(KeyCode.ESCAPE);
      assertThat(bridge.find("#vault-word")).as("still owed").isPresent();
      bridge.press(KeyCode.W);
      bridge.until("again", "#word-do");
      bridge.press(KeyCode.ENTER);
      Fx.until("told", () -> bridge.find("#vault-word").isEmpty());
    }
  }
}
