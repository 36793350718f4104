package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Secret;
import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.ui.uikit.Theme;
import dev.holdfast.vault.VaultKit;
import dev.holdfast.vault.quorum.Quorum;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;

/// The vault of a window that a test works by keys; nothing of it is left in the clear.
abstract class VaultDesk {
  final GlassKit kit = new GlassKit();

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

  final Bridge start() {
    return new Bridge(kit.cockpit(Story.live()), Theme.DARK, 1280, 800);
  }

  final Bridge run(Story story, String... refused) {
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

  /// The first holder types something.
  static void share(Bridge bridge, String reason, String typed) {
    bridge.press(KeyCode.DIGIT6);
    bridge.until("shares", "#vault-shares");
    bridge.untilFocus("vault-because");
    bridge.type(reason);
    Fx.run(() -> bridge.find("#vault-share-0").orElseThrow().requestFocus());
    bridge.press(KeyCode.ENTER);
    bridge.untilFocus("vault-share");
    bridge.type(typed);
    bridge.press(KeyCode.ENTER);
  }

  static void opened(Bridge bridge) {
    open(bridge, "sign-in is down", GlassKit.PASSPHRASE);
    bridge.untilFocus("vault-entries");
  }

  static String field(Bridge bridge, String part) {
    return bridge.text("#vault-part-" + part);
  }

  /// Two of three people open the vault.
  static void shared(GlassKit kit) {
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
  }
}
