package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.kernel.Secret;
import dev.holdfast.runbook.glass.Ask;
import dev.holdfast.runbook.glass.Given;
import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.ui.uikit.Theme;
import dev.holdfast.vault.VaultKit;
import dev.holdfast.vault.quorum.Quorum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The vault in the window, by key events: locked, opened, revealed, locked again, and what is
/// owed.
class VaultPageTest {
  private final GlassKit kit = new GlassKit();

  @AfterEach
  void nothingInTheClear() throws IOException {
    kit.glass().close();
    kit.home.close();
    try (var files = Files.walk(kit.folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(GlassKit.SECRET)
            .doesNotContain(GlassKit.PASSPHRASE);
      }
    }
  }

  private Bridge start() {
    return new Bridge(kit.cockpit(Story.live()), Theme.DARK, 1280, 800);
  }

  private Bridge run(Story story, String... refused) {
    var bridge = new Bridge(kit.cockpit(story, List.of(refused)), Theme.DARK, 1280, 800);
    bridge.press(KeyCode.R);
    bridge.until("run", "#run #next-title");
    Fx.until("bound", () -> bridge.cabin.steward().view().flatMap(GlassView::bound).isPresent());
    return bridge;
  }

  static void tick(Bridge bridge) {
    Fx.run(bridge.cabin::tick);
  }

  static void open(Bridge bridge, String reason, String passphrase) {
    bridge.press(KeyCode.DIGIT6);
    bridge.until("locked", "#vault-locked");
    bridge.untilFocus("vault-because");
    bridge.type(reason);
    bridge.press(KeyCode.ENTER);
    bridge.untilFocus("vault-passphrase");
    bridge.type(passphrase);
    bridge.press(KeyCode.ENTER);
  }

  private static void opened(Bridge bridge) {
    open(bridge, "sign-in is down", GlassKit.PASSPHRASE);
    bridge.untilFocus("vault-entries");
  }

  private static String field(Bridge bridge, String part) {
    return bridge.text("#vault-part-" + part);
  }

  @Test
  void aVaultIsMadeHereAndIsOpenThen() {
    try (var bridge = start()) {
      bridge.press(KeyCode.DIGIT6);
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
      Fx.run(() -> bridge.find("#vault-passphrase").orElseThrow().requestFocus());
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
      bridge.press(KeyCode.G);
      bridge.untilFocus("sign-off-because");
      bridge.type("was a drill value");
      bridge.press(KeyCode.ENTER);
      Fx.until("settled", () -> bridge.text("#vault-debt-count").isEmpty());
      assertThat(kit.types()).containsSubsequence("credential.revealed", "credential.signed-off");
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
}
