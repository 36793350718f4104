package dev.holdfast.connector.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Bench;
import dev.holdfast.connector.Connector.Session;
import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Reading;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PsqlTest {
  private static @Nullable EmbeddedPostgres server;
  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    Bench.requirePeer(
        Tools.find("psql").isPresent(), "psql is not installed: install postgresql-client");
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) server.close();
  }

  private static Place place(Bench bench, Map<String, Object> more) {
    var settings = new HashMap<String, Object>(more);
    settings.put("host", "db.example.test");
    return bench.target("db", "psql", "127.0.0.1:" + port(), settings);
  }

  private static int port() {
    return server == null ? 0 : server.getPort();
  }

  private static Outcome run(Bench bench, String key, String name, Map<String, Object> args) {
    try (Session session = new PsqlConnector().open(bench.around())) {
      var action = session.action(name).orElseThrow();
      var call = bench.call(key, place(bench, Map.of()), args);
      return action.perform(call, action.preview(call));
    }
  }

  @Test
  void runsInOneTransactionAndReads() {
    var bench = new Bench(folder);
    var made =
        run(
            bench,
            "1",
            "psql.run",
            Map.of(
                "sql",
                "create table t (n int); insert into t values (:n), (2); select count(*) from t;",
                "variables",
                Map.of("n", 1L)));
    assertThat(made).as(made.toString()).isInstanceOf(Outcome.Done.class);
    assertThat(((Outcome.Done) made).outputs()).containsEntry("value", "2");
    var failed = run(bench, "2", "psql.run", Map.of("sql", "delete from t; select 1/0;"));
    assertThat(failed).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) failed).problem().text()).contains("division by zero");
    var read = run(bench, "3", "psql.query", Map.of("sql", "select n from t order by 1"));
    assertThat(((Outcome.Done) read).outputs())
        .containsEntry("value", "1")
        .containsEntry("rows", 2L);
    var wrote = run(bench, "4", "psql.query", Map.of("sql", "drop table t"));
    assertThat(((Outcome.Refused) wrote).problem().what()).contains("read-only transaction");
  }

  @Test
  void sqlThatCommitsByItselfAndFailsIsInDoubt() throws IOException {
    var bench = new Bench(folder);
    Files.writeString(bench.planFolder.resolve("f.sql"), "create table u(); commit; select 1/0;");
    assertThat(run(bench, "5", "psql.run", Map.of("file", Path.of("f.sql"))))
        .isInstanceOf(Outcome.InDoubt.class);
  }

  @Test
  void noServerIsRefusedAndFailsTheCheck() {
    var bench = new Bench(folder);
    var nowhere = bench.target("db", "psql", "127.0.0.1:1", Map.of());
    var session = new PsqlConnector().open(bench.around());
    var action = session.action("psql.run").orElseThrow();
    var call = bench.call("6", nowhere, Map.of("sql", "select 1"));
    assertThat(action.perform(call, action.preview(call))).isInstanceOf(Outcome.Refused.class);
    var connects = session.check("psql.connects").orElseThrow();
    assertThat(connects.read(bench.call("", nowhere, Map.of())).state())
        .isEqualTo(Reading.State.FAILING);
    var value = session.check("psql.value").orElseThrow();
    var refused = value.read(bench.call("", nowhere, Map.of("sql", "select 1", "is", "1")));
    assertThat(refused.state()).as(refused.value()).isEqualTo(Reading.State.FAILING);
    assertThat(refused.answers()).as("no value was read").isFalse();
  }

  @Test
  void checksCompare() {
    var bench = new Bench(folder);
    var place = place(bench, Map.of());
    var session = new PsqlConnector().open(bench.around());
    var value = session.check("psql.value").orElseThrow();
    var connects = session.check("psql.connects").orElseThrow();
    assertThat(connects.read(bench.call("", place, Map.of())).state())
        .isEqualTo(Reading.State.PASSING);
    var args = Map.<String, Object>of("sql", "select 10", "compare", "ge", "is", "9");
    assertThat(value.read(bench.call("", place, args)).state()).isEqualTo(Reading.State.PASSING);
    args = Map.of("sql", "select 10", "compare", "lt", "is", "9");
    assertThat(value.read(bench.call("", place, args)).state()).isEqualTo(Reading.State.FAILING);
    args = Map.of("sql", "select 'x'", "compare", "eq", "is", "x");
    assertThat(value.read(bench.call("", place, args)).state()).isEqualTo(Reading.State.PASSING);
    args = Map.of("sql", "select nonsense", "is", "x");
    assertThat(value.read(bench.call("", place, args)).state()).isEqualTo(Reading.State.UNKNOWN);
  }

  /// A step's check and what was lost may ask at once, both with the key of the step's attempt.
  @Test
  void oneCheckIsReadSeveralTimesAtOnce() throws Exception {
    var bench = new Bench(folder);
    var place = place(bench, Map.of());
    var args = Map.<String, Object>of("sql", "select 1 from pg_sleep(0.3)", "is", "1");
    try (var session = new PsqlConnector().open(bench.around());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var value = session.check("psql.value").orElseThrow();
      Callable<Reading> read = () -> value.read(bench.call("of-one-attempt", place, args));
      for (var reading : threads.invokeAll(Collections.nCopies(4, read))) {
        assertThat(reading.get().state()).as("%s", reading).isEqualTo(Reading.State.PASSING);
      }
    }
  }

  @Test
  void readsWhichServerAnswers() {
    var bench = new Bench(folder);
    var session = new PsqlConnector().open(bench.around());
    var identity = session.identify(place(bench, Map.of()));
    assertThat(identity.verdict()).as(identity.toString()).isEqualTo(Identity.Verdict.SAME);
    assertThat(identity.lines())
        .extracting(Identity.Line::label)
        .contains("system identifier", "timeline", "data directory", "role", "address");
    var other = session.identify(place(bench, Map.of("system-identifier", "42")));
    assertThat(other.verdict()).isEqualTo(Identity.Verdict.DIFFERENT);
    var gone = session.identify(bench.target("x", "psql", "127.0.0.1:1", Map.of()));
    assertThat(gone.verdict()).isEqualTo(Identity.Verdict.UNREADABLE);
  }
}
