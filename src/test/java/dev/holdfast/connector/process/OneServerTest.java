package dev.holdfast.connector.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Bench;
import dev.holdfast.connector.CredentialTest.Means;
import dev.holdfast.connector.CredentialTest.Sample;
import dev.holdfast.connector.CredentialTest.Tried;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Reading;
import dev.holdfast.kernel.Secret;
import dev.holdfast.kernel.SystemClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// psql goes to the server that the plan names as the target, whatever else the plan says.
@Timeout(60)
class OneServerTest {
  @TempDir Path folder;
  private ServerSocket elsewhere;

  @BeforeEach
  void listen() throws IOException {
    Bench.requirePeer(
        Tools.find("psql").isPresent(), "psql is not installed: install postgresql-client");
    elsewhere = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    elsewhere.close();
  }

  private void nobodyCame() throws IOException {
    elsewhere.setSoTimeout(200);
    try (var caller = elsewhere.accept()) {
      assertThat(caller).as("a caller elsewhere").isNull();
    } catch (SocketTimeoutException e) {
      assertThat(e).as("nobody came").isNotNull();
    }
  }

  private String there(String text) {
    return text.replace("PORT", String.valueOf(elsewhere.getLocalPort()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "database | hostaddr=127.0.0.1 port=PORT sslmode=disable dbname=x",
        "database | postgresql://127.0.0.1:PORT/x?sslmode=disable",
        "database | POSTGRES://127.0.0.1:PORT/x",
        "database | service=other",
        "database | x\\ port",
        "host | 127.0.0.1,127.0.0.1",
        "host | /tmp",
        "host | 127.0.0.1 hostaddr=127.0.0.2",
        "user | app' host='127.0.0.1\\",
        "sslmode | disable host=127.0.0.1"
      })
  void aSettingLeadsNowhereElse(String setting, String written) throws IOException {
    var value = there(written);
    var bench = new Bench(folder);
    var place =
        setting.equals("host")
            ? bench.target("db", "psql", null, Map.of("host", value, "port", "1"))
            : bench.target(
                "db", "psql", null, Map.of("host", "127.0.0.1", "port", "1", setting, value));
    try (var session = new PsqlConnector().open(bench.around())) {
      var check = session.check("psql.connects").orElseThrow();
      var read = check.read(bench.call("1", place, Map.of()));
      assertThat(read.state()).isEqualTo(Reading.State.UNKNOWN);
      assertThat(read.value()).contains("The " + setting + " of target 'db' cannot be used");
      assertThat(session.identify(place).why()).contains("cannot be used");
    }
    assertThat(new PsqlConnector().unusable(setting, value)).isPresent();
    nobodyCame();
  }

  @Test
  void anArgumentLeadsNowhereElse() throws IOException {
    var bench = new Bench(folder);
    var place = bench.target("db", "psql", null, Map.of("host", "127.0.0.1", "port", "1"));
    var args = Map.<String, Object>of("database", there("port=PORT dbname=x"), "sql", "select 1");
    try (var session = new PsqlConnector().open(bench.around())) {
      var read = session.check("psql.value").orElseThrow().read(bench.call("1", place, args));
      assertThat(read.value()).contains("psql would take");
    }
    nobodyCame();
  }

  @Test
  void anEntrysUrlLeadsNowhereElse() throws IOException {
    var sample =
        new Sample(
            "db",
            "database",
            Map.of(
                "user",
                "app",
                "url",
                there("postgresql://127.0.0.1:1/hostaddr=127.0.0.1%20port=PORT")),
            Map.of("password", Secret.copyOf("canary".getBytes(StandardCharsets.UTF_8))));
    var tried =
        new PsqlCredentialTest()
            .attempt(
                sample,
                new Means(Optional.empty(), folder, new SystemClock(), _ -> Optional.empty()));
    assertThat(tried)
        .isInstanceOfSatisfying(
            Tried.Fails.class,
            fails -> assertThat(fails.problem().what()).contains("cannot be used"));
    nobodyCame();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1 \\g (format=csv)",
        "\\c \"port=PORT host=127.0.0.1\"",
        "select 'a' \\c - - - PORT",
        "select $a$ ' $a$ \\c - - - PORT",
        "-- it's\n\\c - - - PORT",
        "/* ' */ \\c - - - PORT --'",
        "select 'a\\', ' \\c - - - PORT '",
        "select E'a\\'' \\c - - - PORT",
        "select :v' \\c - - - PORT '"
      })
  void aReadTakesNoCommandsOfPsql(String written) throws IOException {
    var bench = new Bench(folder);
    try (var session = new PsqlConnector().open(bench.around())) {
      var place = bench.target("db", "psql", "127.0.0.1:1", Map.of());
      var args = Map.<String, Object>of("sql", there(written), "variables", Map.of("v", "'"));
      var call = bench.call("1", place, args);
      var query = session.action("psql.query").orElseThrow();
      assertThat(query.perform(call, query.preview(call)))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused -> assertThat(refused.problem().code()).isEqualTo("psql.own-command"));
      var value = session.check("psql.value").orElseThrow();
      var asked = bench.call("2", place, Map.of("sql", there(written), "is", "1"));
      if (!written.contains(":v")) {
        assertThat(value.read(asked).value()).contains("command of its own");
      }
    }
    nobodyCame();
  }

  @Test
  void quotesAreNoDoor() throws IOException {
    var bench = new Bench(folder);
    try (var server = EmbeddedPostgres.start();
        var session = new PsqlConnector().open(bench.around())) {
      var at = "127.0.0.1:" + server.getPort();
      var value = session.check("psql.value").orElseThrow();
      var plain = bench.target("db", "psql", at, Map.of());
      var pattern = Map.<String, Object>of("sql", "select 'a1' ~ '^a\\d$'", "is", "t");
      assertThat(value.read(bench.call("1", plain, pattern)).state())
          .isEqualTo(Reading.State.PASSING);
      var run = session.action("psql.run").orElseThrow();
      var make = bench.call("2", plain, Map.of("sql", "create role \"o'neil\" superuser login;"));
      assertThat(run.perform(make, run.preview(make))).isInstanceOf(Outcome.Done.class);
      var place = bench.target("db", "psql", at, Map.of("user", "o'neil"));
      var who = Map.<String, Object>of("sql", "select current_user", "is", "o'neil");
      assertThat(value.read(bench.call("3", place, who)).state()).isEqualTo(Reading.State.PASSING);
    }
  }
}
