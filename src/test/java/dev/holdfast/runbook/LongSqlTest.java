package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Bench;
import dev.holdfast.connector.process.PsqlConnector;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.journal.Home;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A file of SQL that no line of the record holds is shown cut, and runs whole.
@Timeout(60)
class LongSqlTest extends OnStage {
  private static final int ROWS = 1_500;

  @Test
  void aLongFileIsShownCutAndRunsWhole() throws Exception {
    Bench.requirePeer(Files.isExecutable(java.nio.file.Path.of("/usr/bin/psql")), "no psql");
    var sql = new StringBuilder("create table long (n int, said text);\n");
    for (var n = 0; n < ROWS; n++) {
      sql.append("insert into long values (%d, '%s');\n".formatted(n, "x".repeat(20)));
    }
    assertThat(sql.length()).isGreaterThan(75_000);
    stage.file(
        "plan.yaml",
        """
        holdfast: 1
        plan: tiny
        title: Tiny
        roles: [{id: lead, title: Lead, primary: Ann, duty: Leads}]
        targets:
          db: {title: Db, connector: psql, host: db.example.test}
        """);
    stage.file("long.sql", sql.toString());
    // The run's clock is a fast one, the server is not.
    stage.steps(
        "s",
        "- {id: r, title: R, action: psql.run, target: db, with: {file: long.sql}, timeout: 24h}\n");
    try (var server = EmbeddedPostgres.start();
        var home = Home.forWriting(stage.homeFolder, stage.clock())) {
      var at = Map.of("db", "127.0.0.1:" + server.getPort());
      var start =
          new Start(stage.plan, "s", Mode.LIVE, null, 1, false, Map.of(), Map.of(), at, Stage.ANN);
      try (var run = stage.incidents(home, new PsqlConnector()).start(start)) {
        run.awaitQuiet();
        var need = run.snapshot().needs().getFirst();
        assertThat(stage.record(run.snapshot().id()).toString())
            .contains("characters in all, sha256 ");
        say(run, new Command.Confirm("r", need.name()));
        assertThat(status(run, "r")).as("%s", run.snapshot()).isEqualTo(StepStatus.DONE);
      }
      try (var connection = server.getPostgresDatabase().getConnection();
          var rows = connection.createStatement().executeQuery("select count(*) from long")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(ROWS);
      }
    }
  }
}
