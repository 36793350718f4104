package dev.holdfast.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.holdfast.journal.JournalReader;
import dev.holdfast.vault.VaultKit;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `sense --live` takes a credential out of the vault, on the home's record first.
class VaultSenseTest {
  @TempDir private Path folder;

  @Test
  void aCheckSignsInWithTheVaultsToken() throws Exception {
    var seen = new CopyOnWriteArrayList<String>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          seen.add(
              Objects.requireNonNullElse(
                  exchange.getRequestHeaders().getFirst("Authorization"), "nothing"));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      var web = "http://127.0.0.1:" + server.getAddress().getPort();
      write(web, "site");
      vault();
      var program = new GlassProgram(folder);
      var without = program.run(null, "sense", "plan", "--live");
      assertThat(without.err()).contains("the vault is not asked");
      assertThat(seen).as("nothing stands in for it").isEmpty();

      var word = folder.getFileName() + "/plan";
      assertThat(sense(program, "--confirm", word).code())
          .as("by nobody, for nothing")
          .isEqualTo(2);
      var unknown = sense(program, "--by", "Ann", "--because", "the pager is silent");
      assertThat(unknown.code()).isEqualTo(1);
      assertThat(unknown.err()).contains("has not given credentials to the plan in", "/plan");
      var other = sense(program, "--by", "Ann", "--because", "x", "--confirm", "bundled/glass");
      assertThat(other.code()).isEqualTo(1);
      assertThat(seen).as("no plan that nobody confirmed").isEmpty();

      var ended =
          sense(program, "--by", "Ann", "--because", "the pager is silent", "--confirm", word);
      assertThat(ended.code()).as("%s", ended).isZero();
      assertThat(seen).contains("Bearer canary-sense-77");
      assertThat(ended.out() + ended.err()).doesNotContain("canary-sense-77");
      var record = JournalReader.read(folder.resolve("home/journal")).entries();
      assertThat(record)
          .extracting(entry -> entry.type())
          .containsSubsequence("vault.opened", "credential.used");
      var used = record.getLast().data();
      assertThat(used)
          .containsEntry("entry", "pager")
          .containsEntry("at", web)
          .containsEntry("by", "Ann")
          .containsEntry("because", "the pager is silent")
          .containsEntry("planFolder", folder.toRealPath().resolve("plan").toString())
          .containsKey("planHash");
      assertThat(
              record.stream()
                  .filter(one -> one.type().equals("vault.opened"))
                  .findAny()
                  .orElseThrow()
                  .data())
          .containsEntry("for", "sense plan")
          .containsEntry("by", "Ann")
          .containsEntry("because", "the pager is silent");
      assertThat(ended.err()).contains("the vault gives pager to site at " + web);

      seen.clear();
      assertThat(sense(program, "--by", "Ben", "--because", "again").code())
          .as("known from then on")
          .isZero();
      assertThat(seen).contains("Bearer canary-sense-77");
      seen.clear();
      write(web, "evil");
      assertThat(sense(program, "--by", "Ben", "--because", "again").code())
          .as("another plan in the same folder")
          .isEqualTo(1);
      assertThat(seen).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  private static Program.Ended sense(GlassProgram program, String... more) throws Exception {
    var words = new ArrayList<>(List.of("sense", "plan", "--live", "--passphrase-fd", "0"));
    words.addAll(List.of(more));
    return program.run("open it", words.toArray(String[]::new));
  }

  private void vault() throws Exception {
    var file = folder.resolve("home/vault.kdbx");
    Files.createDirectories(file.getParent());
    try (var key = VaultKit.key("open it");
        var vault = VaultKit.create(file, key)) {
      vault.put(VaultKit.token("pager", "canary-sense-77"));
      vault.save();
    }
  }

  private void write(String web, String target) throws Exception {
    Files.createDirectories(folder.resolve("plan/scenarios"));
    Files.writeString(
        folder.resolve("plan/plan.yaml"),
        """
        holdfast: 1
        plan: glass
        title: Break glass
        targets:
          site: {connector: web, url: WEB, endpoint: WEB, hosts: [127.0.0.1], auth: {credential: pager}}
        checklist:
          - id: system
            title: System
            items:
              - id: answers
                title: The site answers
                check: {check: web.http, target: site, with: {path: /}, is: 200, every: 15s}
        """
            .replace("WEB", web)
            .replace("site", target));
    Files.writeString(
        folder.resolve("plan/scenarios/use.yaml"),
        """
        scenario: use
        title: Use it
        rto: 1h
        phases:
          - title: Only
            steps:
              - {id: look, title: Look, ask: What is seen?}
        """);
  }
}
