package dev.holdfast.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.holdfast.peers.BesideOthers;
import dev.holdfast.peers.Moto;
import dev.holdfast.peers.Peer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A live run takes a canary of each type out of the vault and uses it; afterwards it is nowhere.
@BesideOthers
class VaultRunTest {
  @TempDir private Path folder;

  @Test
  void credentialsReachWhatNeedsThemAndNothingElse() throws Exception {
    Peer.program("psql", "apt-get install postgresql-client");
    var seen = new CopyOnWriteArrayList<String>();
    var canaries = new Canaries(folder);
    var site = site(seen);
    try (var moto = Moto.start();
        var postgres = database(canaries.value("database"))) {
      canaries.vault(folder.resolve("home/vault.kdbx"), "pass of the glass");
      var web = "http://127.0.0.1:" + site.getAddress().getPort();
      GlassPlan.write(folder.resolve("plan"), moto.address(), web, postgres.getPort());
      var program = new GlassProgram(folder);

      var locked = program.run(null, "run", "plan", "use", "--live", "--unattended");
      assertThat(locked.code()).as("%s", locked).isEqualTo(3);
      assertThat(locked.out()).contains("\"unlock\"", "--passphrase-fd 3");
      assertThat(seen).as("nothing was sent in silence").isEmpty();
      var incident = String.valueOf(locked.json().get("incident"));

      var wrong = program.run("wrong", "resume", incident, "--passphrase-fd", "0", "--unattended");
      assertThat(wrong.code()).as("%s", wrong).isEqualTo(1);
      assertThat(wrong.out()).contains("vault.does-not-open");

      var watch = new ProcessWatch(canaries);
      var ended =
          program.run(
              "pass of the glass", "resume", incident, "--passphrase-fd", "0", "--unattended");
      watch.end();
      assertThat(ended.code()).as("%s", ended).isZero();
      assertThat(watch.seen()).as("in no process list").isEmpty();
      assertThat(watch.looks()).isGreaterThan(5);

      var run = new Answered(ended.json());
      for (var step : GlassPlan.STEPS) {
        assertThat(run.stepState(step)).as("%s: %s", step, ended).isEqualTo("done");
      }
      assertThat(seen)
          .contains(
              "X-Api-Key " + canaries.value("api-token"),
              "Authorization Basic " + basic("ops:" + canaries.value("web-login")))
          .anyMatch(line -> line.matches("X-Code \\d{6}"));
      assertThat(String.valueOf(run.step("shell").get("outputs"))).contains("<secret:");
      var record = Recorded.text(folder.resolve("home"), incident);
      assertThat(record)
          .contains("vault.opened", "credential.injected", "vault entry canary-role, role arn:aws");

      canaries.assertNowhere(folder);
      closes(program, incident, run);
      canaries.assertNowhere(folder);
    } finally {
      site.stop(0);
    }
  }

  private static void closes(GlassProgram program, String incident, Answered run)
      throws IOException, InterruptedException {
    var owed = program.run(null, "close", incident, "--because", "over");
    assertThat(owed.code()).as("%s", owed).isEqualTo(1);
    assertThat(owed.out()).contains("incident.rotation-debt", "canary-aws-keys");
    var names = new ArrayList<String>();
    for (var one : (List<?>) run.json().getOrDefault("credentials", List.of())) {
      names.add(String.valueOf(((Map<?, ?>) one).get("entry")));
    }
    assertThat(names).contains("canary-aws-keys", "canary-database", "canary-text");
    var close = new ArrayList<>(List.of("close", incident, "--because", "made for a test"));
    for (var name : names) close.addAll(List.of("--sign-off", name));
    var word = program.run(null, close.toArray(String[]::new));
    assertThat(word.code()).as("%s", word).isEqualTo(1);
    assertThat(word.out()).contains("incident.word-owed", "Security lead");
    assertThat(program.run(null, "update", incident, "break-glass").code()).isZero();
    assertThat(program.run(null, "close", incident, "--because", "over").code()).isZero();
  }

  private static String basic(String both) {
    return Base64.getEncoder()
        .encodeToString(both.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static HttpServer site(List<String> seen) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          for (var header : List.of("X-Api-Key", "X-Code", "Authorization")) {
            var value = exchange.getRequestHeaders().getFirst(header);
            if (value == null) continue;
            seen.add(header + " " + value);
            exchange.getResponseHeaders().set("X-Echo", value);
          }
          // A server that says back what it was told.
          var body = String.join("\n", seen).getBytes(java.nio.charset.StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    return server;
  }

  /// A server that wants the password: the usual one of the tests believes everybody.
  private static EmbeddedPostgres database(String password) throws Exception {
    var postgres = EmbeddedPostgres.start();
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE ROLE ops LOGIN PASSWORD '" + password.replace("'", "''") + "'");
      try (var answer = statement.executeQuery("SHOW hba_file")) {
        answer.next();
        Files.writeString(
            Path.of(answer.getString(1)),
            "host all ops 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n");
      }
      statement.execute("SELECT pg_reload_conf()");
    }
    return postgres;
  }
}
