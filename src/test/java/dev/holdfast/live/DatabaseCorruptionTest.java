package dev.holdfast.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.BesideOthers;
import dev.holdfast.peers.ContractorLensEstate;
import dev.holdfast.peers.Moto;
import dev.holdfast.peers.Peer;
import dev.holdfast.peers.RealTime;
import dev.holdfast.peers.SlowProxy;
import dev.holdfast.peers.StillCreating;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scenario 2.1 of ContractorLens, live: restored beside the damaged one, proved, pointed to.
@BesideOthers
class DatabaseCorruptionTest {
  @TempDir private Path folder;

  @Test
  void restoresProvesAndRestartsOnTheRestoredDatabase() throws Exception {
    Peer.program("psql", "apt-get install postgresql-client");
    try (var moto = Moto.start();
        var proxy = SlowProxy.before(moto.address());
        var postgres = database()) {
      ContractorLensEstate.seed(moto.address());
      proxy.rollingOutFor(2);
      var slow = new StillCreating(3, 4).on(proxy, "contractorlens-db-restored");
      var holdfast =
          Program.with(folder, proxy.address(), moto.address())
              .and("database", "127.0.0.1:" + postgres.getPort() + "?sslmode=disable");
      var moment =
          new RealTime().wall().minus(Duration.ofMinutes(1)).truncatedTo(ChronoUnit.SECONDS);
      var ended = holdfast.live("database-corruption", "--input", "restore-time=" + moment);
      assertThat(ended.code()).as("%s", ended).isEqualTo(3);
      var run = new Answered(ended.json());
      for (var step : List.of("restore", "count-items", "integrity", "point-application")) {
        assertThat(run.stepState(step)).as("%s: %s", step, ended).isEqualTo("done");
      }
      assertThat(run.step("restore")).containsEntry("verified", true);
      assertThat(run.stepState("restart")).as("%s", ended).isEqualTo("done");
      assertThat(proxy.passed("RestoreDBInstanceToPointInTime")).isEqualTo(1);
      assertThat(slow.over()).isTrue();
      assertThat(Recorded.of(holdfast, run.incident(), "restore"))
          .containsSubsequence(
              "progress status creating, no endpoint yet",
              "outcome done",
              "check failing backing-up",
              "check passing available",
              "done");
      assertThat(ended.err())
          .contains("in-flight restore  status creating, no endpoint yet", "restore  backing-up");
      assertThat(one(holdfast.service(), "services")).containsEntry("desiredCount", 2L);
      var restored =
          one(
              holdfast.aws(
                  "us-west-2",
                  "rds",
                  "describe-db-instances",
                  "--db-instance-identifier",
                  "contractorlens-db-restored"),
              "DBInstances");
      var host = ((Map<?, ?>) Objects.requireNonNull(restored.get("Endpoint"))).get("Address");
      var parameter =
          (Map<?, ?>)
              holdfast
                  .aws("us-west-2", "ssm", "get-parameter", "--name", "/contractorlens/db/host")
                  .get("Parameter");
      assertThat(Objects.requireNonNull(parameter).get("Value")).isEqualTo(host);
    }
  }

  @SuppressWarnings("unchecked") // the answer's lists hold objects
  private static Map<String, Object> one(Map<String, Object> answer, String list) {
    return (Map<String, Object>) ((List<?>) Objects.requireNonNull(answer.get(list))).getFirst();
  }

  private static EmbeddedPostgres database() throws IOException, SQLException {
    var postgres = EmbeddedPostgres.start();
    run(
        postgres,
        "postgres",
        "CREATE ROLE contractorlens_recovery LOGIN",
        "CREATE DATABASE contractorlens OWNER contractorlens_recovery");
    run(
        postgres,
        "contractorlens",
        "CREATE TABLE items (id int PRIMARY KEY, name text)",
        "INSERT INTO items SELECT n, 'item ' || n FROM generate_series(1, 500) n",
        "GRANT SELECT ON items TO contractorlens_recovery");
    return postgres;
  }

  private static void run(EmbeddedPostgres postgres, String database, String... statements)
      throws SQLException {
    try (var connection = postgres.getDatabase("postgres", database).getConnection();
        var statement = connection.createStatement()) {
      for (var sql : statements) statement.execute(sql);
    }
  }
}
