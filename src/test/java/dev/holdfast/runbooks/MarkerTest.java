package dev.holdfast.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Json;
import dev.holdfast.peers.BesideOthers;
import dev.holdfast.peers.RealTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real loss by a marker query: a live run asks a PostgreSQL database that was restored from a
/// dump for the newest moment that it knows of.
@BesideOthers
@SuppressWarnings("NullAway.Init")
class MarkerTest {
  private static final String PLAN =
      """
      holdfast: 1
      plan: marked
      title: Marked
      targets:
        db: {connector: psql, host: 127.0.0.1, port: PORT, endpoint: "127.0.0.1:PORT", database: app, user: postgres, sslmode: disable}
      components:
        - {id: database, title: Database, kind: postgres, layer: store, rpo: 15m, checks: [{check: psql.connects, target: db}]}
      backups:
        - {id: dump, of: database, title: Dump, kind: full, at: "0 2 * * *", target: db, where: disk, restored-by: [{step: lost/restore, target: db, with: {database: "${restore.answer}"}}]}
      markers:
        - of: database
          check: psql.value
          target: db
          with: {sql: "select to_char(max(updated_at) at time zone 'utc', 'YYYY-MM-DD\\"T\\"HH24:MI:SS\\"Z\\"') from jobs"}
      """;
  private static final String SCENARIO =
      """
      scenario: lost
      title: Database lost
      rto: 1h
      rpo: 15m
      phases:
      - title: P
        steps:
        - {id: restore, title: Restore the dump, ask: Into which database?}
        - {id: look, title: Look at it, ask: Does it answer?}
      """;

  @TempDir private Path folder;
  private MarketplacePeers peers;
  private final Instant now = new RealTime().now().truncatedTo(ChronoUnit.SECONDS);

  @BeforeEach
  void start() throws IOException {
    peers = MarketplacePeers.start(Files.createDirectories(folder.resolve("peers")));
    var plan = folder.resolve("plan");
    Files.createDirectories(plan.resolve("scenarios"));
    Files.writeString(
        plan.resolve("plan.yaml"), PLAN.replace("PORT", Integer.toString(peers.port())));
    Files.writeString(plan.resolve("scenarios/lost.yaml"), SCENARIO);
    peers.run(List.of(peers.binary("createdb"), "app"), Map.of()).good();
    peers.sql("app", "create table jobs(id int, updated_at timestamptz)");
    row(40);
  }

  @AfterEach
  void end() {
    if (peers != null) peers.close();
  }

  private void row(int minutesAgo) {
    var at = now.minus(Duration.ofMinutes(minutesAgo));
    peers.sql("app", "insert into jobs values (1, '%s')".formatted(at));
  }

  private Map<String, Object> say(int code, String... args) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.holdfast.Main"));
    command.addAll(List.of(args));
    command.addAll(List.of("--json", "--home", folder.resolve("home").toString()));
    var ran = peers.run(command, Map.of());
    assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(code);
    return Json.object(ran.out());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> loss(Map<String, Object> run) {
    var losses = (List<Map<String, Object>>) Objects.requireNonNull(run.get("losses"));
    return losses.stream()
        .filter(one -> "database".equals(one.get("store")))
        .findFirst()
        .orElseThrow(() -> new AssertionError(run.toString()));
  }

  /// What it says once the restore into this database is answered.
  private Map<String, Object> restored(String database) {
    var began = now.minus(Duration.ofMinutes(20));
    var run =
        say(
            3,
            "run",
            folder.resolve("plan").toString(),
            "lost",
            "--live",
            "--unattended",
            "--by",
            "Ann",
            "--began",
            began.toString());
    var incident = String.valueOf(run.get("incident"));
    say(3, "resume", incident, "--unattended", "--by", "Ann", "--answer", "restore=" + database);
    return loss(say(0, "show", incident));
  }

  @Test
  void theRestoredDatabaseTellsWhatWasReallyLost() {
    var dump = folder.resolve("peers/app.dump").toString();
    peers.run(List.of(peers.binary("pg_dump"), "-Fc", "-f", dump, "app"), Map.of()).good();
    row(25);
    peers.run(List.of(peers.binary("createdb"), "restored"), Map.of()).good();
    peers.run(List.of(peers.binary("pg_restore"), "-d", "restored", dump), Map.of()).good();

    var loss = restored("restored");
    assertThat(loss.get("marker")).isEqualTo(now.minus(Duration.ofMinutes(40)).toString());
    assertThat(loss).containsEntry("restoredBy", "restore").containsEntry("loss", "PT20M");
  }

  @Test
  void aDatabaseThatCannotAnswerLeavesTheLossUnknown() {
    peers.run(List.of(peers.binary("createdb"), "empty"), Map.of()).good();
    var loss = restored("empty");
    assertThat(loss.get("loss")).isNull();
    assertThat(String.valueOf(loss.get("said")))
        .startsWith("its marker cannot be read: ")
        .contains("jobs");
  }

  @Test
  void aTableWithoutARowNamesNoMoment() {
    peers.run(List.of(peers.binary("createdb"), "bare"), Map.of()).good();
    peers.sql("bare", "create table jobs(id int, updated_at timestamptz)");
    var loss = restored("bare");
    assertThat(loss.get("loss")).isNull();
    assertThat(String.valueOf(loss.get("said"))).contains("no moment");
  }
}
