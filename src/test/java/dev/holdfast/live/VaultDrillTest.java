package dev.holdfast.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.holdfast.kernel.Secret;
import dev.holdfast.peers.Moto;
import dev.holdfast.vault.Care;
import dev.holdfast.vault.EntryDraft;
import dev.holdfast.vault.EntryType;
import dev.holdfast.vault.VaultKit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A drill tries the credentials that its plan names, on its record, and the vault keeps which
/// work.
class VaultDrillTest {
  private static final String SECRET = "kanarieDrill/+77" + "x".repeat(24);

  @TempDir private Path folder;

  @Test
  void whatThePlanNamesIsTriedWhenADrillBegins() throws Exception {
    var site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    site.start();
    try (var moto = Moto.start()) {
      var web = "http://127.0.0.1:" + site.getAddress().getPort();
      write(moto.address().toString(), web);
      var file = folder.resolve("home/vault.kdbx");
      vault(file, web);
      var program = new GlassProgram(folder);
      var drill =
          program.run(
              "open it",
              "run",
              "plan",
              "use",
              "--drill",
              "--unattended",
              "--passphrase-fd",
              "0",
              "--by",
              "Ann");
      assertThat(drill.err())
          .as("%s", drill)
          .contains("vault: aws-prod works: ")
          .contains("vault: gone does not work: ")
          .contains("vault: words is not shown to work: ")
          .contains("it was never tested");
      var incident = String.valueOf(drill.json().get("incident"));
      assertThat(Recorded.text(folder.resolve("home"), incident))
          .contains("Vault: aws-prod is tried at http://127.0.0.1:", "Vault: aws-prod works: ")
          .doesNotContain(SECRET);
      try (var key = VaultKit.key("open it");
          var vault = VaultKit.vaults().open(file, key)) {
        assertThat(vault.facts().generation()).as("one save for all of them").isEqualTo(3);
        assertThat(tested(vault, "aws-prod")).isTrue();
        assertThat(tested(vault, "gone")).isFalse();
        assertThat(tested(vault, "not-named")).as("the plan does not name it").isFalse();
      }
    } finally {
      site.stop(0);
    }
  }

  /// What the plan does not name is a place where the credential is given away.
  @Test
  void whatIsTriedSomewhereElseIsOwedAndNotTested() throws Exception {
    try (var moto = Moto.start()) {
      write("http://127.0.0.1:1", "http://127.0.0.1:1");
      var file = folder.resolve("home/vault.kdbx");
      vault(file, "http://127.0.0.1:1");
      var drill =
          new GlassProgram(folder)
              .run(
                  "open it",
                  "run",
                  "plan",
                  "use",
                  "--drill",
                  "--unattended",
                  "--passphrase-fd",
                  "0",
                  "--endpoint",
                  "cloud=" + moto.address());
      assertThat(drill.err())
          .as("%s", drill)
          .contains("vault: aws-prod works: ", "given to " + moto.address() + ", so a rotation");
      var incident = String.valueOf(drill.json().get("incident"));
      assertThat(Recorded.text(folder.resolve("home"), incident))
          .contains("sent to " + moto.address() + " for a test");
      try (var key = VaultKit.key("open it");
          var vault = VaultKit.vaults().open(file, key)) {
        assertThat(tested(vault, "aws-prod")).isFalse();
      }
    }
  }

  /// A drill of a failure counts on nothing that would have failed.
  @Test
  void whatIsDownInTheDrillIsNotAsked() throws Exception {
    write("http://127.0.0.1:1", "http://127.0.0.1:1");
    vault(folder.resolve("home/vault.kdbx"), "http://127.0.0.1:1");
    var drill =
        new GlassProgram(folder)
            .run(
                "open it",
                "run",
                "plan",
                "use",
                "--drill",
                "--unattended",
                "--passphrase-fd",
                "0",
                "--down",
                "region=us-east-1");
    assertThat(drill.err())
        .as("%s", drill)
        .contains("vault: aws-prod was not tried: us-east-1 is down in this drill");
    var incident = String.valueOf(drill.json().get("incident"));
    assertThat(Recorded.text(folder.resolve("home"), incident)).doesNotContain("aws-prod is tried");
  }

  /// As a live run says it, whose steps wait for such a name.
  @Test
  void aNameThatOnlyLooksTheSameIsSaid() throws Exception {
    write("http://127.0.0.1:1", "http://127.0.0.1:1");
    var file = folder.resolve("plan/plan.yaml");
    Files.writeString(
        file, Files.readString(file).replace("credential: aws-prod", "credential: AWS-prod"));
    vault(folder.resolve("home/vault.kdbx"), "http://127.0.0.1:1");
    var drill =
        new GlassProgram(folder)
            .run(
                "open it", "run", "plan", "use", "--drill", "--unattended", "--passphrase-fd", "0");
    assertThat(drill.err())
        .as("%s", drill)
        .contains(
            "vault: \"AWS-prod\" was not tried: The plan names \"AWS-prod\", and the vault has \"aws-prod\", which only looks the same");
    var incident = String.valueOf(drill.json().get("incident"));
    assertThat(Recorded.text(folder.resolve("home"), incident))
        .contains("AWS-prod", "was not tried: The plan names", "only looks the same");
  }

  private static boolean tested(dev.holdfast.vault.Vault vault, String name) {
    return vault.entry(name).orElseThrow().care().lastTested().isPresent();
  }

  private static void vault(Path file, String web) throws IOException {
    Files.createDirectories(file.getParent());
    try (var key = VaultKit.key("open it");
        var vault = VaultKit.create(file, key)) {
      vault.put(keys("aws-prod", "AKIDKANARIE000001"));
      vault.put(keys("not-named", "AKIDKANARIE000002"));
      vault.put(
          new EntryDraft(
              "gone",
              EntryType.API_TOKEN,
              Care.none(),
              Map.of("url", web),
              Map.of("token", secret("kanarie revoked"))));
      vault.put(
          new EntryDraft(
              "words", EntryType.TEXT, Care.none(), Map.of(), Map.of("text", secret("a b c d"))));
      vault.save();
    }
  }

  private static EntryDraft keys(String name, String id) {
    return new EntryDraft(
        name,
        EntryType.AWS_KEYS,
        Care.none(),
        Map.of("access-key-id", id),
        Map.of("secret-access-key", secret(SECRET)));
  }

  private static Secret secret(String text) {
    return Secret.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String aws, String web) throws IOException {
    Files.createDirectories(folder.resolve("plan/scenarios"));
    Files.writeString(
        folder.resolve("plan/plan.yaml"),
        """
        holdfast: 1
        plan: glass
        title: Break glass
        targets:
          cloud: {connector: aws, account: "123456789012", region: us-east-1, credential: aws-prod, endpoint: "AWS"}
          site: {connector: web, url: "WEB", endpoint: "WEB", hosts: [127.0.0.1], auth: {credential: gone}}
          codes: {connector: process, credential: words}
        """
            .replace("AWS", aws)
            .replace("WEB", web));
    Files.writeString(
        folder.resolve("plan/scenarios/use.yaml"),
        """
        scenario: use
        title: Use it
        rto: 1h
        checklist: []
        phases:
          - title: Only
            steps:
              - {id: look, title: Look, ask: What is seen?}
        """);
  }
}
