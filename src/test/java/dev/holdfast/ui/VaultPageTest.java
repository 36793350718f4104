package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.kernel.Secret;
import dev.holdfast.runbook.glass.Ask;
import dev.holdfast.runbook.glass.Given;
import dev.holdfast.vault.KeePassXc;
import dev.holdfast.vault.VaultKit;
import dev.holdfast.vault.quorum.Quorum;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The vault in the window, by key events: made, opened, revealed, and locked again.
class VaultPageTest extends VaultDesk {
  @Test
  void aVaultIsMadeHereAndIsOpenThen() {
    try (var bridge = start()) {
      bridge.press(KeyCode.DIGIT6);
      bridge.until("no vault", "#vault-create");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("vault-new");
      bridge.type("one two three four five");
      assertThat(bridge.text("#vault-strength")).contains("23 letters");
      bridge.press(KeyCode.ENTER);
      bridge.type("one two three four six");
      bridge.press(KeyCode.ENTER);
      bridge.until("not the same", "#vault-refusal-what");
      assertThat(kit.file()).doesNotExist();
      bridge.type("one two three four five");
      bridge.press(KeyCode.ENTER);
      bridge.type("one two three four five");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("vault-entries");
      assertThat(kit.types()).containsSubsequence("vault.changing", "vault.saved", "vault.opened");
      bridge.press(KeyCode.DIGIT6);
      bridge.until("the plans again", "#scenarios");
    }
  }

  @Test
  void withoutAVaultThePageTakesNoKeyOfTheRun() {
    try (var bridge = run(Story.live())) {
      bridge.press(KeyCode.DIGIT6);
      bridge.until("no vault", "#vault-create");
      bridge.untilFocus("page-vault");
      bridge.press(KeyCode.DIGIT8);
      bridge.untilFocus("record");
      bridge.press(KeyCode.DIGIT6);
      bridge.untilFocus("page-vault");
      assertThat(bridge.text("#vault-new")).isEmpty();
      // Also from a field of it: Esc gives the keys back.
      Fx.run(() -> bridge.find("#vault-new").orElseThrow().requestFocus());
      bridge.press(KeyCode.ESCAPE);
      bridge.untilFocus("page-vault");
      bridge.press(KeyCode.DIGIT2);
      bridge.until("runbook", "#run #page-runbook");
      assertThat(bridge.find("#page-vault").filter(javafx.scene.Node::isVisible)).isEmpty();
    }
  }

  @Test
  void lockedUnlockedRevealedAndLockedAgain() {
    kit.filled();
    var story = Story.live();
    try (var bridge = run(story)) {
      open(bridge, "sign-in is down", "wrong");
      bridge.until("refused", "#vault-refusal-what");
      assertThat(bridge.text("#vault-refusal-what")).contains("does not open");
      bridge.untilFocus("vault-passphrase");
      bridge.type(GlassKit.PASSPHRASE);
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("vault-entries");
      assertThat(bridge.text("#vault-clock")).isEqualTo("15:00");
      assertThat(bridge.text("#bar-lease")).isEqualTo("vault 15:00");

      bridge.press(KeyCode.R);
      bridge.untilFocus("reveal-because");
      bridge.press(KeyCode.ENTER);
      Fx.until("revealed", () -> field(bridge, "secret-access-key").equals(GlassKit.SECRET));
      assertThat(story.credentials).extracting(one -> one.entry()).containsExactly("aws-prod");
      assertThat(kit.redactor.redact("so " + GlassKit.SECRET)).doesNotContain(GlassKit.SECRET);

      kit.clock.advance(Duration.ofSeconds(31));
      tick(bridge);
      Fx.until("hidden", () -> !field(bridge, "secret-access-key").equals(GlassKit.SECRET));
      bridge.press(KeyCode.R);
      Fx.until("asked once", () -> field(bridge, "secret-access-key").equals(GlassKit.SECRET));

      kit.clock.advance(Duration.ofMinutes(5));
      tick(bridge);
      bridge.until("locked", "#vault-locked");
      assertThat(bridge.find("#vault-part-secret-access-key")).isEmpty();
      assertThat(bridge.text("#vault-why")).contains("nobody touched it for 5 minutes");
      assertThat(bridge.text("#vault-clock")).as("the lease goes on").isEqualTo("09:29");
      assertThat(kit.room.lease().orElseThrow().alive()).isTrue();
      bridge.press(KeyCode.L);
      Fx.until("lease ended", () -> !kit.room.lease().orElseThrow().alive());
    }
  }

  @Test
  void aSuspendLocksAndTheKeyDoes() {
    kit.filled();
    try (var bridge = run(Story.live())) {
      opened(bridge);
      kit.clock.suspend(Duration.ofSeconds(30));
      tick(bridge);
      bridge.until("locked", "#vault-locked");
      assertThat(bridge.text("#vault-why")).contains("suspended");
      Fx.run(() -> bridge.find("#vault-because").orElseThrow().requestFocus());
      bridge.type("once more");
      bridge.press(KeyCode.ENTER);
      bridge.type(GlassKit.PASSPHRASE);
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("vault-entries");
      bridge.press(KeyCode.L);
      bridge.until("locked by key", "#vault-locked");
      assertThat(bridge.text("#bar-lease")).isEmpty();
    }
  }

  @Test
  void theLeaseIsExtendedAndOnRecord() {
    kit.filled();
    var story = Story.live();
    try (var bridge = run(story)) {
      opened(bridge);
      kit.clock.advance(Duration.ofMinutes(4));
      tick(bridge);
      Fx.until("counts down", () -> bridge.text("#vault-clock").equals("11:00"));
      bridge.press(KeyCode.X);
      Fx.until("extended", () -> bridge.text("#vault-clock").equals("15:00"));
      assertThat(story.said).extracting(line -> line.type()).contains("vault.extended");
    }
  }

  @Test
  void aQuorumCollectsSharesOneByOne() {
    kit.filled();
    var holders = new LinkedHashMap<String, Secret>();
    for (var name : List.of("Ann", "Ben", "Cem"))
      holders.put(name, VaultKit.secret(name + " share"));
    try (var key = VaultKit.key(GlassKit.PASSPHRASE);
        var vault = kit.vaults.open(kit.file(), key);
        var quorum =
            Quorum.make(
                new Quorum.Wish(2, VaultKit.TINY, kit.clock.wall()), holders, new SecureRandom())) {
      quorum.protect(vault);
    }
    try (var bridge = run(Story.live())) {
      bridge.press(KeyCode.DIGIT6);
      bridge.until("shares", "#vault-shares");
      assertThat(bridge.text("#vault-shares-progress")).contains("0 of 2");
      bridge.type("sign-in is down");
      share(bridge, 0, "Ann share");
      Fx.until("one", () -> bridge.text("#vault-shares-progress").contains("1 of 2"));
      assertThat(bridge.find("#vault-entries").filter(node -> node.isVisible())).isEmpty();
      share(bridge, 1, "not his");
      bridge.until("refused", "#vault-refusal-what");
      assertThat(bridge.text("#vault-shares-progress")).contains("1 of 2");
      bridge.type("Ben share");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("vault-entries");
      assertThat(bridge.text("#vault-opened")).contains("M. O. and Ann");
    }
  }

  private static void share(Bridge bridge, int holder, String passphrase) {
    bridge.until("holder", "#vault-share-" + holder);
    Fx.run(() -> bridge.find("#vault-share-" + holder).orElseThrow().requestFocus());
    bridge.press(KeyCode.ENTER);
    bridge.untilFocus("vault-share");
    bridge.type(passphrase);
    bridge.press(KeyCode.ENTER);
  }

  @Test
  void aStepThatWaitsForTheVaultLeadsHereAndGoesOnByItself() {
    kit.filled();
    var story = Story.live();
    story.needs.clear();
    story.needs.add(
        new Need(
            "update-strings",
            Need.Kind.UNLOCK,
            "The vault is locked, and may hold aws-prod",
            "",
            List.of(),
            List.of(),
            Story.at("14:27:10"),
            null));
    try (var bridge = run(story)) {
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("step-unlock");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("vault-because");
      bridge.type("sign-in is down");
      bridge.press(KeyCode.ENTER);
      bridge.type(GlassKit.PASSPHRASE);
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("vault-entries");
      assertThat(story.needs).isEmpty();
    }
  }

  @Test
  void aRehearsalGetsNothingOfTheVault() {
    kit.filled();
    var story = Story.live();
    story.mode = Mode.REHEARSAL;
    try (var bridge = run(story)) {
      opened(bridge);
      assertThat(kit.room.lease()).isEmpty();
      assertThat(bridge.find("#vault-for-run")).isEmpty();
    }
  }

  @Test
  void leavingTheRunLocksWhatWasOpenedForIt() {
    kit.filled();
    try (var bridge = run(Story.live())) {
      opened(bridge);
      Fx.run(bridge.cabin::home);
      Fx.until("lease over", () -> !kit.room.lease().orElseThrow().alive());
      assertThat(kit.glass().view().open()).isEmpty();
    }
  }

  @Test
  void aDamagedFileIsNamedAndAnEarlierOnePutBack() throws IOException {
    kit.filled();
    try (var key = VaultKit.key(GlassKit.PASSPHRASE);
        var vault = kit.vaults.open(kit.file(), key)) {
      vault.put(VaultKit.token("later", "canary-later"));
      vault.save();
    }
    seenByTheHome();
    var bytes = Files.readAllBytes(kit.file());
    bytes[bytes.length / 2] ^= 1;
    Files.write(kit.file(), bytes);
    try (var bridge = run(Story.live())) {
      open(bridge, "sign-in is down", GlassKit.PASSPHRASE);
      bridge.until("refused", "#vault-refusal-what");
      assertThat(bridge.text("#vault-refusal-what")).contains("damaged");
      bridge.type(GlassKit.PASSPHRASE);
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("vault-entries");
      bridge.until("older", "#vault-notice-vault-older");
      assertThat(kit.types()).contains("vault.restored");
    }
  }

  private void seenByTheHome() {
    try (var typed = VaultKit.secret(GlassKit.PASSPHRASE)) {
      kit.glass()
          .unlock(
              new Ask(Ask.For.WALKTHROUGH, "before", "Ann", "", Duration.ofMinutes(1)),
              new Given(Optional.of(typed), Optional.empty(), Given.Rescue.NO));
    }
    kit.glass().lockAll("");
  }

  @Test
  void aLockedScreenLocksThePageAndTheStepsGoOn() {
    kit.filled();
    try (var bridge = run(Story.live())) {
      opened(bridge);
      assertThat(bridge.text("#vault-deaf")).isEmpty();
      kit.screen.locks.incrementAndGet();
      tick(bridge);
      bridge.until("locked", "#vault-locked");
      assertThat(bridge.text("#vault-why")).contains("the screen was locked");
      assertThat(kit.room.lease().orElseThrow().alive()).isTrue();
      Fx.run(() -> bridge.find("#vault-because").orElseThrow().requestFocus());
      bridge.type("back at the desk");
      bridge.press(KeyCode.ENTER);
      bridge.type(GlassKit.PASSPHRASE);
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("vault-entries");
    }
  }

  @Test
  void thatALockedScreenIsNotNoticedIsSaid() {
    kit.filled();
    kit.screen.deaf = Optional.of("dbus-monitor is not installed");
    try (var bridge = start()) {
      opened(bridge);
      assertThat(bridge.text("#vault-deaf"))
          .isEqualTo("Does not lock with the screen: dbus-monitor is not installed.");
    }
  }

  @Test
  void aFileOfTheOldFormatIsReadAndSaysHowToConvert() throws Exception {
    var outside = Files.createDirectories(kit.folder.resolveSibling("glass-xc"));
    var xc = KeePassXc.in(outside);
    var make = List.of(xc.programName(), "db-create", "-q", "-p", "-t", "100");
    var all = new ArrayList<>(make);
    all.add(kit.file().toString());
    xc.exec(all, GlassKit.PASSPHRASE, GlassKit.PASSPHRASE).good();
    xc.run("add", kit.file(), List.of("-p", "site"), GlassKit.PASSPHRASE, GlassKit.SECRET).good();
    try (var bridge = start()) {
      opened(bridge);
      bridge.until("said", "#vault-notice-vault-read-only");
      bridge.press(KeyCode.A);
      assertThat(bridge.find("#add-do")).as("nothing is added to it").isEmpty();
      bridge.press(KeyCode.R);
      bridge.untilFocus("reveal-because");
      bridge.press(KeyCode.ENTER);
      Fx.until("read", () -> field(bridge, "password").equals(GlassKit.SECRET));
    }
  }
}
