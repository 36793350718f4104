package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.vault.VaultKit;
import dev.holdfast.vault.quorum.Gathering;
import dev.holdfast.vault.quorum.QuorumFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.regex.Pattern;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A quorum is made on the page, and its sheets open the vault.
class VaultKeyholdersTest extends VaultDesk {
  private static final Pattern WORD =
      Pattern.compile("<td>.*?([bdfghjklmnprstvzaiou]{5})\\s*</td>");

  private static final String NEXT = "another orbit of words";

  @TempDir private Path stick;

  private static void into(Bridge bridge, String field, String text) {
    Fx.run(() -> bridge.find("#" + field).orElseThrow().requestFocus());
    Fx.run(() -> ((TextInputControl) bridge.find("#" + field).orElseThrow()).clear());
    bridge.type(text);
  }

  private static void holder(Bridge bridge, int number, String name) {
    into(bridge, "quorum-name-" + number, name);
    into(bridge, "quorum-pass-" + number, name + " share");
    into(bridge, "quorum-again-" + number, name + " share");
  }

  @Test
  void aQuorumIsMadeAndItsSheetsOpenTheVault() throws IOException {
    kit.filled();
    var sheets = stick.resolve("sheets.html");
    try (var bridge = start()) {
      opened(bridge);
      assertThat(bridge.text("#vault-keys")).contains("passphrase");
      bridge.press(KeyCode.Q);
      bridge.untilFocus("quorum-needed");
      holder(bridge, 1, "Ann");
      holder(bridge, 2, "Ben");
      into(bridge, "quorum-again-2", "something else");
      into(bridge, "quorum-paper", sheets.toString());
      bridge.press(KeyCode.ENTER);
      bridge.until("not alike", "#quorum-refusal-what");
      assertThat(bridge.text("#quorum-refusal-what")).contains("Ben");
      into(bridge, "quorum-again-2", "Ben share");
      into(bridge, "quorum-needed", "3");
      bridge.press(KeyCode.ENTER);
      Fx.until("too many", () -> bridge.text("#quorum-refusal-what").contains("3 of 2"));
      assertThat(sheets).doesNotExist();
      holder(bridge, 3, "Cem");
      into(bridge, "quorum-needed", "2");
      bridge.press(KeyCode.ENTER);
      bridge.until("made", "#quorum-made-says");
      assertThat(bridge.text("#quorum-made-says")).contains("2 of these", "Ann, Ben, Cem");
      bridge.press(KeyCode.ESCAPE);
      Fx.until("said", () -> bridge.text("#vault-keys").contains("2 of 3: Ann, Ben, Cem"));
      bridge.press(KeyCode.L);
      bridge.until("collects shares", "#vault-shares");
    }
    assertThat(kit.types()).containsSubsequence("vault.changing", "vault.saved", "vault.changing");
    assertThat(kit.record().toString()).contains("what=quorum", "what=paper");
    try (var old = VaultKit.key(GlassKit.PASSPHRASE)) {
      assertThat(VaultKit.problem(() -> kit.vaults.open(kit.file(), old)))
          .isEqualTo("vault.does-not-open");
    }
    assertThat(stick.resolve("combine_shares.py")).exists();
    opens(sheets);
  }

  /// Two of the three sheets, as they are printed.
  private void opens(Path sheets) throws IOException {
    var pages = Files.readString(sheets).split("<section", -1);
    var words = new ArrayList<String>();
    for (var page : pages) {
      var found = WORD.matcher(page).results().map(one -> one.group(1)).toList();
      if (found.size() == 22) words.add(String.join(" ", found));
    }
    assertThat(words).as("a sheet for each").hasSize(3);
    var set = QuorumFile.beside(kit.file()).getFirst();
    try (var gathering = new Gathering(set, new SecureRandom())) {
      for (var sheet : words.subList(1, 3)) {
        try (var typed = VaultKit.secret(sheet)) {
          gathering.addWords(typed);
        }
      }
      try (var key = gathering.key();
          var vault = kit.vaults.open(kit.file(), key)) {
        assertThat(VaultKit.shown(vault.secret("aws-prod", "secret-access-key")))
            .isEqualTo(GlassKit.SECRET);
      }
    }
  }

  @Test
  void theSheetOfAPassphraseIsWrittenAndOverwritesNothing() throws IOException {
    kit.filled();
    var taken = Files.writeString(stick.resolve("taken.html"), "mine");
    try (var bridge = start()) {
      opened(bridge);
      bridge.ctrl(KeyCode.P);
      bridge.untilFocus("paper-file");
      bridge.type(taken.toString());
      bridge.press(KeyCode.ENTER);
      bridge.until("refused", "#paper-refusal-what");
      assertThat(taken).hasContent("mine");
      into(bridge, "paper-file", stick.resolve("sheet.html").toString());
      bridge.press(KeyCode.ENTER);
      Fx.until("written", () -> bridge.find("#paper-do").isEmpty());
    }
    assertThat(Files.readString(stick.resolve("sheet.html")))
        .contains("KeePassXC")
        .doesNotContain(GlassKit.PASSPHRASE);
  }

  @Test
  void thePassphraseIsChangedByWhoKnowsIt() throws IOException {
    kit.filled();
    try (var bridge = start()) {
      opened(bridge);
      bridge.press(KeyCode.P);
      bridge.untilFocus("key-because");
      bridge.type("Ben left");
      into(bridge, "key-now", "a guess");
      into(bridge, "key-next", NEXT);
      into(bridge, "key-again", NEXT + "x");
      bridge.press(KeyCode.ENTER);
      bridge.until("not alike", "#key-refusal-what");
      into(bridge, "key-again", NEXT);
      bridge.press(KeyCode.ENTER);
      Fx.until(
          "not who knows it",
          () -> bridge.text("#key-refusal-what").contains("what opens the vault"));
      assertThat(kit.record().toString()).doesNotContain("what=passphrase");
      into(bridge, "key-now", GlassKit.PASSPHRASE);
      bridge.press(KeyCode.ENTER);
      bridge.until("made", "#key-made-says");
      bridge.press(KeyCode.ESCAPE);
    }
    assertThat(kit.record().toString()).contains("what=passphrase", "because=Ben left");
    try (var old = VaultKit.key(GlassKit.PASSPHRASE);
        var now = VaultKit.key(NEXT)) {
      assertThat(VaultKit.problem(() -> kit.vaults.open(kit.file(), old)))
          .isEqualTo("vault.does-not-open");
      kit.vaults.open(kit.file(), now).close();
    }
  }
}
