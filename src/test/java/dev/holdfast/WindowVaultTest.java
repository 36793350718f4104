package dev.holdfast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.JournalReader;
import dev.holdfast.kernel.Secret;
import dev.holdfast.peers.Moto;
import dev.holdfast.runbook.glass.BreakGlass;
import dev.holdfast.ui.Bridge;
import dev.holdfast.ui.Fx;
import dev.holdfast.vault.Care;
import dev.holdfast.vault.EntryDraft;
import dev.holdfast.vault.EntryType;
import dev.holdfast.vault.VaultKit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window as it is wired for people, with the real engine and a real peer: a live run waits for
/// the vault, which is opened on its page, and goes on.
class WindowVaultTest {
  private static final String PASSPHRASE = "orbit canary 17";
  private static final String SECRET = "kanarieSecretOfTheWindow/+5518";

  @TempDir private Path folder;

  @Test
  void aLiveRunTakesItsKeysFromTheVaultThatIsOpenedOnThePage() throws Exception {
    vault();
    try (var moto = Moto.start()) {
      var endpoint = moto.address().toString();
      plan(endpoint);
      new WindowOnEngine(folder).with((bridge, glass) -> works(bridge, glass, endpoint));
    }
    try (var incidents = Files.list(folder.resolve("home/incidents"))) {
      var record = JournalReader.read(incidents.findFirst().orElseThrow());
      assertThat(record.entries())
          .extracting(entry -> entry.type())
          .containsSubsequence("vault.opened", "credential.injected");
    }
    nowhere();
  }

  private static void works(Bridge bridge, BreakGlass glass, String endpoint) {
    WindowOnEngine.declare(bridge, "plans/glass");
    bridge.until("the step waits", "#next-title");
    Fx.until("for the vault", () -> seen(bridge, "#step-unlock"));
    Fx.run(() -> bridge.find("#step-unlock").orElseThrow().requestFocus());
    bridge.press(KeyCode.ENTER);
    bridge.untilFocus("vault-because");
    bridge.type("sign-in is down");
    bridge.press(KeyCode.ENTER);
    bridge.untilFocus("vault-passphrase");
    bridge.type(PASSPHRASE);
    bridge.press(KeyCode.ENTER);
    bridge.untilFocus("vault-entries");
    Fx.until(
        "used, and owed",
        () -> {
          bridge.tick();
          return bridge.text("#vault-debt-count").equals("1 owed");
        });

    bridge.press(KeyCode.T);
    bridge.untilFocus("test-endpoint");
    bridge.type(endpoint);
    bridge.press(KeyCode.ENTER);
    Fx.until("tested", () -> bridge.find("#vault-tested").isPresent());
    assertThat(glass.view().open().flatMap(open -> open.entry("aws-prod")))
        .as("what answers elsewhere proves nothing of the place where it is needed")
        .hasValueSatisfying(entry -> assertThat(entry.care().lastTested()).isEmpty());
  }

  /// After the tick that the window's clock would have made.
  private static boolean seen(Bridge bridge, String selector) {
    bridge.tick();
    return bridge.find(selector).isPresent();
  }

  private void vault() throws IOException {
    var home = Files.createDirectories(folder.resolve("home"));
    try (var key = VaultKit.key(PASSPHRASE);
        var vault = VaultKit.create(home.resolve("vault.kdbx"), key)) {
      vault.put(
          new EntryDraft(
              "aws-prod",
              EntryType.AWS_KEYS,
              Care.none(),
              Map.of("access-key-id", "AKIDKANARIE000001"),
              Map.of("secret-access-key", Secret.copyOf(SECRET.getBytes(UTF_8)))));
      vault.save();
    }
  }

  private void plan(String aws) throws IOException {
    var plan = folder.resolve("plans/glass");
    Files.createDirectories(plan.resolve("scenarios"));
    Files.writeString(
        plan.resolve("plan.yaml"),
        """
        holdfast: 1
        plan: glass
        title: Break glass
        roles:
          - {id: security-lead, title: Security lead, primary: P. N., reach: pager}
        targets:
          cloud: {connector: aws, account: "123456789012", region: us-east-1, credential: aws-prod, endpoint: "AWS"}
        """
            .replace("AWS", aws));
    Files.writeString(
        plan.resolve("scenarios/use.yaml"),
        """
        scenario: use
        title: Use the keys
        rto: 1h
        checklist: []
        phases:
          - title: Only
            steps:
              - {id: keys, title: Set a parameter, action: aws.ssm.put-parameter, target: cloud, with: {name: /a, value: one}}
              - {id: seen, title: Look, ask: What is seen?}
        """);
  }

  /// But in the vault, which is sealed.
  private void nowhere() throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(SECRET)
            .doesNotContain(PASSPHRASE);
      }
    }
  }
}
