package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.holdfast.connector.aws.AwsConnector;
import dev.holdfast.connector.web.WebConnector;
import dev.holdfast.journal.Entry;
import dev.holdfast.kernel.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `vault test` over a real server that knows one token.
class VaultTryTest extends VaultBench {
  private HttpServer server = server();

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() {
    server.createContext(
        "/",
        exchange -> {
          var said = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(said.equals("Bearer " + SECRET) ? 200 : 401, -1);
          exchange.close();
        });
    server.start();
    terminal = new Terminal(stage, home(), typist, new WebConnector());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void added(String name, String token) throws IOException {
    var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    added(name, "api-token", "{\"token\": \"%s\", \"url\": \"%s\"}".formatted(token, url));
  }

  private Terminal.Said tried(String name, String... more) throws IOException {
    var words = new java.util.ArrayList<>(java.util.List.of("vault", "test", name, "--json"));
    words.addAll(java.util.List.of("--because", "monthly", "--by", "Ann"));
    words.addAll(java.util.List.of(more));
    return opened(words.toArray(String[]::new));
  }

  @Test
  void whatWorksIsKeptInTheEntryAndOwesNothing() throws IOException {
    created();
    added("pager", SECRET);
    assertThat(marks("pager")).contains("never-tested");
    var said = tried("pager");
    assertThat(said.code()).as(said.out() + said.err()).isZero();
    assertThat(said.json())
        .containsOnlyKeys("entry", "type", "result", "said", "next", "at", "owed", "lastTested")
        .containsEntry("owed", false)
        .containsEntry("result", "works");
    assertThat(said.out() + said.err()).doesNotContain(SECRET);
    assertThat(marks("pager")).containsExactly("");
    assertThat(record())
        .extracting(Entry::type)
        .containsSubsequence(
            "vault.opened", "credential.tested", "credential.tested", "vault.saved");
    try (var left = Files.list(home().resolve("run"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whatDoesNotWorkIsNoTestPassed() throws IOException {
    created();
    added("pager", "another");
    var said = tried("pager");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.json()).containsEntry("result", "fails").containsEntry("lastTested", null);
    assertThat(marks("pager")).contains("never-tested");
  }

  /// What a role is assumed with is looked at before the role, or it, is on record as given out.
  @Test
  void aRoleThatNoKeysCanAssumeIsHandedToNobody() throws IOException {
    created();
    terminal = new Terminal(stage, home(), typist, new AwsConnector());
    added("note", SECRET);
    var role = "{\"role-arn\": \"arn:aws:iam::123456789012:role/x\", \"source\": \"%s\"}";
    added("role", "aws-role", role.formatted("note"));
    added("lost", "aws-role", role.formatted("nowhere"));
    for (var name : List.of("role", "lost")) {
      var said = tried(name, "--endpoint", "http://127.0.0.1:" + server.getAddress().getPort());
      assertThat(said.code()).isEqualTo(1);
      assertThat(said.json())
          .containsEntry("result", "fails")
          .containsEntry("owed", false)
          .containsEntry("at", "");
    }
    assertThat(record())
        .extracting(Entry::type)
        .contains("credential.tested")
        .doesNotContain("credential.revealed");
    assertThat(record())
        .filteredOn(one -> one.type().equals("credential.tested"))
        .allSatisfy(one -> assertThat(String.valueOf(one.data().get("result"))).contains("source"));
  }

  @Test
  void aRecordThatCannotBeWrittenSendsNothing() throws IOException {
    created();
    added("pager", SECRET);
    try (var files = Files.walk(home().resolve("journal"))) {
      for (var file : files.filter(one -> one.toString().endsWith(".jsonl")).toList()) spoil(file);
    }
    var asked = new java.util.concurrent.atomic.AtomicInteger();
    server.removeContext("/");
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    assertThat(tried("pager").json()).containsOnlyKeys("problem");
    assertThat(asked).hasValue(0);
  }

  @Test
  void whatNothingCanTryIsSaid() throws IOException {
    created();
    added("notes", "text", SECRET);
    var said = tried("notes");
    assertThat(said.code()).isEqualTo(1);
    assertThat(Json.object(said.out())).containsEntry("result", "not-shown");
    added("seed", "totp", "JBSWY3DPEHPK3PXP");
    assertThat(tried("seed").json()).containsEntry("result", "works");
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Whoever answers somewhere else has the credential then.
  @Test
  void elsewhereItIsGivenAwayOnRecordFirstOwedAndNotTested() throws IOException {
    created();
    added(
        "pager",
        "api-token",
        "{\"token\": \"%s\", \"url\": \"https://pager.example/v2/me?key=1\"}".formatted(SECRET));
    var onRecord = new java.util.ArrayList<Entry>();
    server.removeContext("/");
    server.createContext(
        "/",
        exchange -> {
          var said = exchange.getRequestHeaders().getFirst("Authorization");
          if (said != null) onRecord.addAll(record());
          exchange.sendResponseHeaders(said == null ? 401 : 200, -1);
          exchange.close();
        });
    var said = tried("pager", "--endpoint", base());
    var at = base() + "/v2/me";
    assertThat(said.code()).as(said.out() + said.err()).isZero();
    assertThat(said.json())
        .containsEntry("result", "works")
        .containsEntry("at", at)
        .containsEntry("owed", true)
        .containsEntry("lastTested", null);
    assertThat(said.text("said")).contains("a rotation is owed", "not count as tested");
    assertThat(onRecord).isNotEmpty();
    assertThat(onRecord.getLast().type()).isEqualTo("credential.revealed");
    assertThat(onRecord.getLast().data().get("how")).asString().contains(at).doesNotContain("key=");
    assertThat(marks("pager")).contains("rotation-owed", "never-tested");
  }

  @Test
  void inTheClearItGoesToNobodyButThisComputer() throws IOException {
    created();
    added(
        "pager",
        "api-token",
        "{\"token\": \"%s\", \"url\": \"https://pager.example/\"}".formatted(SECRET));
    for (var address : new String[] {"http://198.51.100.7:80", "http://127.0.0.1.example:81"}) {
      var said = tried("pager", "--endpoint", address);
      assertThat(said.json().get("problem"))
          .asString()
          .contains("credential.in-the-clear", address.substring(7, 18));
    }
    assertThat(marks("pager")).containsExactly("never-tested");
  }

  @Test
  void inAnIncidentWhatIsTriedElsewhereIsOwedThere() throws IOException {
    created();
    added(
        "pager",
        "api-token",
        "{\"token\": \"%s\", \"url\": \"https://pager.example/\"}".formatted(SECRET));
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    var id = terminal.at("run", stage.plan.toString(), "s", "--drill", "--json").text("incident");
    var said = tried("pager", "--incident", id, "--endpoint", base());
    assertThat(said.json()).containsEntry("result", "works").containsEntry("owed", true);
    assertThat(terminal.at("show", id, "--json").out()).contains("credential pager was given out");
    assertThat(record(id).toString()).contains("sent to " + base());
  }

  @Test
  void itsOwnAddressNamedAgainIsStillItsOwn() throws IOException {
    created();
    added("pager", SECRET);
    var said = tried("pager", "--endpoint", base());
    assertThat(said.json()).containsEntry("owed", false);
    assertThat(marks("pager")).containsExactly("");
    assertThat(record())
        .filteredOn(entry -> entry.type().equals("credential.tested"))
        .allMatch(entry -> (base() + "/").equals(entry.data().get("at")));
  }

  @Test
  void inAnIncidentItIsARemarkThere() throws IOException {
    created();
    added("pager", SECRET);
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    var id = terminal.at("run", stage.plan.toString(), "s", "--drill", "--json").text("incident");
    assertThat(tried("pager", "--incident", id).json()).containsEntry("result", "works");
    assertThat(record(id).toString())
        .contains("pager is tried at " + base() + "/: monthly", "pager works");
  }
}
