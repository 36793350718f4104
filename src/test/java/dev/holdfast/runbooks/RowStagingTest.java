package dev.holdfast.runbooks;

import static dev.holdfast.runbooks.MarketplacePeers.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.BesideOthers;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.plan.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Staged rows are of one table and one incident: no other may take them for its own.
@BesideOthers
class RowStagingTest {
  private static final String COPY = "before_it";
  private static final String ODD = "\"Odd \"\"Na'me\"";

  private MarketplacePeers peers;
  private Scenario scenario;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    peers = MarketplacePeers.start(folder);
    scenario =
        PlanLoader.load(MarketplacePeers.PLAN)
            .plan()
            .orElseThrow()
            .scenario("data-deletion")
            .orElseThrow();
    peers.run(List.of("createdb", DATABASE), Map.of()).good();
    peers.sql(
        DATABASE,
        """
        CREATE TABLE "Odd ""Na'me" (id int PRIMARY KEY, "Note" text);
        INSERT INTO "Odd ""Na'me" VALUES (1, 'a'), (2, 'b');
        CREATE TABLE people (id int PRIMARY KEY);
        INSERT INTO people SELECT generate_series(1, 20);
        CREATE SCHEMA archive;
        CREATE TABLE archive.people (id int PRIMARY KEY);
        """);
    peers.run(List.of("createdb", "-T", DATABASE, COPY), Map.of()).good();
  }

  @AfterEach
  void stop() {
    if (peers != null) peers.close();
  }

  @Test
  void whatWasStagedForOneTableIsNotTakenForAnother() throws IOException {
    peers.sql(DATABASE, "DELETE FROM people WHERE id <= 3");
    stage("people", "one");
    assertThat(verified("extract", "people", "one")).isEqualTo("1");
    assertThat(verified("extract", "archive.people", "one")).isEqualTo("0");
    var other = file("count-missing-rows.sql", "archive.people", "one");
    assertThat(other.err()).contains("there is no staging table for archive.people of one");
    assertThat(putBack("people", "one")).isEqualTo("3|17|20");
    assertThat(peers.sql(DATABASE, "SELECT count(*) FROM archive.people")).isEqualTo("0");
  }

  @Test
  void whatIsLeftOfOneIncidentIsNeitherInTheWayOfTheNextNorTakenForIt() throws IOException {
    peers.sql(DATABASE, "DELETE FROM " + ODD + " WHERE id = 1");
    stage(ODD, "one");
    assertThat(putBack(ODD, "one")).isEqualTo("1|1|2");
    assertThat(verified("put-back", ODD, "one")).isEqualTo("1");

    peers.sql(DATABASE, "DELETE FROM " + ODD);
    assertThat(verified("extract", ODD, "two")).isEqualTo("0");
    assertThat(file("restore-missing-rows.sql", ODD, "two").err()).contains("no staging table");
    stage(ODD, "two");
    assertThat(verified("extract", ODD, "two")).isEqualTo("1");
    assertThat(verified("put-back", ODD, "two")).isEqualTo("0");
    assertThat(putBack(ODD, "two")).isEqualTo("2|0|2");
    assertThat(verified("put-back", ODD, "two")).isEqualTo("1");
  }

  @Test
  void aCopyMadeAnewIsTheOneThatCountsAndAllOfThemAreDroppedInTheEnd() throws IOException {
    var first = stage(ODD, "one");
    assertThat(putBack(ODD, "one")).isEqualTo("0|2|2");
    var second = stage(ODD, "one");
    assertThat(second).isNotEqualTo(first);
    assertThat(verified("put-back", ODD, "one")).as("not of the new copy").isEqualTo("0");
    var kept = stage("people", "two");

    var dropped = peers.file(DATABASE, "drop-staging.sql", "incident=one").good();
    assertThat(dropped.out().strip()).isEqualTo("2");
    assertThat(verified("drop-staging", ODD, "one")).isEqualTo("2");
    assertThat(staging()).isEqualTo(kept);
    assertThat(verified("extract", ODD, "one")).isEqualTo("0");
    assertThat(file("count-missing-rows.sql", ODD, "one").err()).contains("no staging table");
    stage(ODD, "one");
    assertThat(putBack(ODD, "one")).isEqualTo("0|2|2");
  }

  @Test
  void aNameWithCapitalsIsToldAsItHasToBeWritten() {
    var wrong = peers.script("stage-rows.sh", source("one"), "odd \"na'me");
    assertThat(wrong.exit()).isEqualTo(2);
    peers.sql(DATABASE, "CREATE TABLE \"Bookings\" (id int PRIMARY KEY)");
    wrong = peers.script("stage-rows.sh", source("one"), "bookings");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("the table bookings is not in")
        .contains("nothing was changed; next: write \"Bookings\", quotes and all");
  }

  private Map<String, String> source(String incident) {
    return Map.of(
        "SOURCE_HOST", "127.0.0.1",
        "SOURCE_PORT", Integer.toString(peers.port()),
        "SOURCE_DATABASE", COPY,
        "PGDATABASE", DATABASE,
        "INCIDENT", incident);
  }

  private String stage(String table, String incident) {
    return peers.script("stage-rows.sh", source(incident), table).good().output("staging");
  }

  private MarketplacePeers.Ran file(String name, String table, String incident) throws IOException {
    return peers.file(DATABASE, name, "table=" + table, "incident=" + incident);
  }

  private String putBack(String table, String incident) throws IOException {
    file("count-missing-rows.sql", table, incident).good();
    return file("restore-missing-rows.sql", table, incident).good().out().strip();
  }

  private String staging() {
    return peers.sql(
        DATABASE,
        "SELECT 'holdfast_staging.' || tablename FROM pg_tables"
            + " WHERE schemaname = 'holdfast_staging' AND tablename LIKE 'rows%'");
  }

  /// What the plan itself asks the database after the step.
  private String verified(String step, String table, String incident) {
    var check =
        scenario.phases().stream()
            .flatMap(phase -> phase.steps().stream())
            .filter(one -> one.id().equals(step))
            .findAny()
            .orElseThrow()
            .verify()
            .getFirst();
    var sql = String.valueOf(check.with().get("sql"));
    return peers.psql(DATABASE, sql, "table=" + table, "incident=" + incident).good().out().strip();
  }
}
