package dev.holdfast.runbooks;

import static dev.holdfast.runbooks.MarketplacePeers.BACKUPS;
import static dev.holdfast.runbooks.MarketplacePeers.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.BesideOthers;
import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The backup and restore scripts of the Technician Marketplace against a real PostgreSQL and an
/// emulated S3.
@BesideOthers
class MarketplaceRestoreTest {
  private static final Map<String, String> DUMP_ONLY = Map.of("BASE", "no");

  private MarketplacePeers peers;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    peers = MarketplacePeers.start(folder);
    peers.sql("postgres", "SELECT 1");
    peers.run(List.of("createdb", DATABASE), Map.of()).good();
    peers.sql(
        DATABASE,
        """
        CREATE TABLE technicians (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
        CREATE TABLE bookings (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          technician bigint NOT NULL REFERENCES technicians,
          note text,
          shout text GENERATED ALWAYS AS (upper(note)) STORED);
        CREATE TABLE booking_items (
          booking bigint REFERENCES bookings ON DELETE CASCADE, line int, what text,
          PRIMARY KEY (booking, line));
        INSERT INTO technicians (name) SELECT 'technician ' || n FROM generate_series(1, 20) n;
        INSERT INTO bookings (technician, note)
          SELECT 1 + n % 20, 'note ' || n FROM generate_series(1, 200) n;
        INSERT INTO booking_items SELECT b, l, 'part'
          FROM generate_series(1, 200) b, generate_series(1, 3) l;
        """);
  }

  @AfterEach
  void stop() {
    if (peers != null) peers.close();
  }

  @Test
  void restoresBesideAndSwapsWithoutLosingTheOldDatabase() {
    var backup = peers.script("postgres-backup.sh", DUMP_ONLY).good();
    var dump = backup.output("dump");
    assertThat(backup.outputs()).containsEntry("tables", "3");
    assertThat(dump).startsWith("s3://" + BACKUPS + "/postgres/").endsWith(".dump");

    var verified = peers.script("verify-backup.sh", DUMP_ONLY, "26").good().outputs();
    assertThat(verified).containsEntry("backup", dump).containsEntry("tables", "3");

    peers.sql(DATABASE, "UPDATE bookings SET note = 'damaged'");
    var restored = DATABASE + "_restored";
    peers.script("postgres-restore.sh", Map.of(), dump, restored).good();
    assertThat(notes(DATABASE, "damaged")).isEqualTo("200");
    assertThat(notes(restored, "damaged")).isEqualTo("0");

    var again = peers.script("postgres-restore.sh", Map.of(), dump, restored);
    assertThat(again.exit()).isEqualTo(2);
    assertThat(again.err()).contains("exists").contains("nothing was changed");

    var kept = peers.script("postgres-swap.sh", Map.of(), DATABASE, restored).good().output("kept");
    assertThat(notes(DATABASE, "damaged")).isEqualTo("0");
    assertThat(notes(kept, "damaged")).isEqualTo("200");
    assertThat(peers.psql(kept, "DELETE FROM bookings").err()).contains("read-only");

    var drop = peers.script("drop-restored.sh", Map.of(), DATABASE);
    assertThat(drop.exit()).as("what is in use is no copy any more").isEqualTo(2);
    var log = peers.aws("s3", "ls", "s3://technician-marketplace-audit-logs/operations/").out();
    assertThat(log).contains("backup-", "restore-", "swap-", "-done.json");
  }

  /// What belongs to the database itself stands in no dump: who may connect, its settings.
  @Test
  void theDatabaseThatTakesThePlaceLetsInWhomTheOldOneLetIn() {
    var old = "old_one";
    peers
        .run(List.of("createdb", "-T", "template0", "-E", "LATIN1", "--locale=C", old), Map.of())
        .good();
    peers.sql(
        "postgres",
        """
        CREATE ROLE app LOGIN;
        CREATE ROLE "In-truder" LOGIN;
        ALTER DATABASE old_one OWNER TO app;
        ALTER DATABASE old_one CONNECTION LIMIT 5;
        REVOKE CONNECT ON DATABASE old_one FROM PUBLIC;
        GRANT CONNECT ON DATABASE old_one TO "In-truder" WITH GRANT OPTION;
        ALTER DATABASE old_one SET statement_timeout = '7s';
        ALTER DATABASE old_one SET search_path = app, public, "Two words";
        ALTER ROLE app IN DATABASE old_one SET work_mem = '5MB';
        """);
    peers.sql(old, "CREATE TABLE t (a int)");
    var like =
        "SELECT pg_get_userbyid(datdba), datconnlimit,"
            + " (SELECT array_agg(a::text ORDER BY a::text) FROM unnest(datacl) a), pg_encoding_to_char(encoding),"
            + " datcollate, datctype, (SELECT array_agg(setconfig::text ORDER BY setrole)"
            + " FROM pg_db_role_setting WHERE setdatabase = d.oid)"
            + " FROM pg_database d WHERE datname = 'old_one'";
    var before = peers.sql("postgres", like);
    var host = peers.sql("postgres", "SELECT current_setting('port')");
    peers
        .script(
            "postgres-restore.sh",
            Map.of(),
            "postgres://127.0.0.1:%s/%s".formatted(host, old),
            old + "_restored")
        .good();
    var kept =
        peers.script("postgres-swap.sh", Map.of(), old, old + "_restored").good().output("kept");
    assertThat(peers.sql("postgres", like))
        .isEqualTo(before)
        .contains("LATIN1", "statement_timeout=7s", "work_mem=5MB");
    // The one that was kept comes back: it is written to again, though somebody closed the other.
    peers.sql("postgres", "ALTER DATABASE old_one CONNECTION LIMIT 0");
    peers.sql("postgres", "ALTER DATABASE old_one SET default_transaction_read_only = on");
    peers.script("postgres-swap.sh", Map.of(), old, kept).good();
    peers.sql(old, "INSERT INTO t VALUES (1)");
    assertThat(peers.sql("postgres", like)).isEqualTo(before);
  }

  /// The server that is restored to has other disks than the one that is gone.
  @Test
  void aRestoreGoesOnWithoutTheTablespacesOfTheOldServer() {
    each(
        "SET allow_in_place_tablespaces = on",
        "CREATE TABLESPACE \"Fast one\" LOCATION ''",
        "CREATE TABLESPACE other LOCATION ''",
        "CREATE DATABASE placed TEMPLATE template0 TABLESPACE \"Fast one\"");
    peers.sql("placed", "CREATE TABLE t (a int) TABLESPACE other; INSERT INTO t VALUES (7)");
    var dump = peers.folder().resolve("placed.dump");
    peers.run(List.of("pg_dump", "-Fc", "-f", dump.toString(), "placed"), Map.of()).good();
    var key = "s3://" + BACKUPS + "/placed.dump";
    peers.aws("s3", "cp", dump.toString(), key).good();
    each("DROP DATABASE placed", "DROP TABLESPACE \"Fast one\"", "DROP TABLESPACE other");
    var restored = peers.script("postgres-restore.sh", Map.of(), key, "placed_again").good();
    assertThat(restored.err()).contains("no tablespace \"Fast one\"", "no tablespace other");
    assertThat(peers.sql("placed_again", "SELECT a FROM t")).isEqualTo("7");
  }

  /// Each by itself: these run in no transaction.
  private void each(String... commands) {
    var psql = new ArrayList<>(List.of("psql", "-v", "ON_ERROR_STOP=1", "-d", "postgres"));
    for (var command : commands) psql.addAll(List.of("-c", command));
    peers.run(psql, Map.of()).good();
  }

  @Test
  void noticesABackupThatIsNotWhatWasUploaded() throws IOException {
    var dump = peers.script("postgres-backup.sh", DUMP_ONLY).good().output("dump");
    var file = peers.folder().resolve("dump");
    peers.aws("s3", "cp", dump, file.toString()).good();
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    var sum = HexFormat.of().formatHex(new byte[32]);
    peers.aws("s3", "cp", file.toString(), dump, "--metadata", "sha256=" + sum).good();

    var verified = peers.script("verify-backup.sh", DUMP_ONLY, "26");
    assertThat(verified.exit()).isEqualTo(1);
    assertThat(verified.err()).contains("SHA-256 differs");
    var restored = peers.script("postgres-restore.sh", Map.of(), dump, "broken");
    assertThat(restored.exit()).isEqualTo(1);
    assertThat(peers.sql("postgres", "SELECT count(*) FROM pg_database WHERE datname = 'broken'"))
        .isEqualTo("0");
  }

  @Test
  void noticesABaseBackupWithoutItsData() throws IOException {
    var base = peers.script("postgres-backup.sh", Map.of()).good().output("base");
    var verified = peers.script("verify-backup.sh", Map.of(), "26").good();
    assertThat(verified.outputs()).containsEntry("base", base).containsKey("base-age-minutes");

    var other = Files.write(peers.folder().resolve("other"), new byte[100]);
    peers
        .aws("s3", "cp", other.toString(), base + "backup_manifest", "--metadata", "sha256=0")
        .good();
    assertThat(peers.script("verify-backup.sh", Map.of(), "26").err())
        .contains("backup_manifest is not what was uploaded");
    peers.aws("s3", "rm", base + "base.tar.gz").good();
    var gone = peers.script("verify-backup.sh", Map.of(), "26");
    assertThat(gone.exit()).isEqualTo(1);
    assertThat(gone.err()).contains("the base backup has no base.tar.gz");
  }

  @Test
  void findsRowsWithoutParentsAndSequencesThatFellBehind() throws IOException {
    assertThat(peers.file(DATABASE, "verify-integrity.sql").good().out().strip())
        .isEqualTo("sound: 3 tables, 820 rows");
    peers.sql(DATABASE, "ALTER SEQUENCE bookings_id_seq RESTART WITH 201");
    assertThat(peers.sql(DATABASE, "SELECT max(id) FROM bookings")).isEqualTo("200");
    peers.file(DATABASE, "verify-integrity.sql").good();

    peers.sql(
        DATABASE,
        """
        SET session_replication_role = replica;
        DELETE FROM technicians WHERE id = 3;
        ALTER SEQUENCE bookings_id_seq RESTART WITH 7;
        """);
    var seen = peers.file(DATABASE, "verify-integrity.sql");
    assertThat(seen.exit()).isNotZero();
    assertThat(seen.err())
        .contains("bookings: 10 rows without their technicians")
        .contains("sequence bookings_id_seq");
  }

  @Test
  void archivesASegmentOnceAndNeverOverIt() throws IOException {
    var name = "0000000900000000000000AA";
    var segment = Files.writeString(peers.folder().resolve("segment"), "first bytes");
    var archive = "archive-wal.sh";
    peers.script(archive, Map.of(), segment.toString(), name).good();
    peers.script(archive, Map.of(), segment.toString(), name).good();

    Files.writeString(segment, "other bytes");
    var other = peers.script(archive, Map.of(), segment.toString(), name);
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.err()).contains("another cluster");
    var copy = peers.folder().resolve("copy");
    peers.aws("s3", "cp", "s3://" + BACKUPS + "/wal/" + name, copy.toString()).good();
    assertThat(copy).hasContent("first bytes");

    Files.writeString(segment, "");
    assertThat(peers.script(archive, Map.of(), segment.toString(), name + "x").exit()).isEqualTo(1);
    assertThat(peers.script(archive, Map.of(), segment.toString(), "0000000900000000000000AB"))
        .satisfies(ran -> assertThat(ran.err()).contains("empty"));
  }

  @Test
  void recoversToTheMomentBeforeADeletionAndPutsOnlyMissingRowsBack() throws IOException {
    peers.script("postgres-backup.sh", Map.of()).good();
    var moment =
        peers.sql(
            DATABASE,
            "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC',"
                + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
    peers.sql(
        DATABASE,
        """
        DELETE FROM bookings WHERE id <= 30;
        UPDATE bookings SET note = 'written later' WHERE id = 31;
        INSERT INTO bookings (technician, note) VALUES (1, 'new');
        """);
    var increment = peers.script("postgres-incremental.sh", Map.of()).good().outputs();
    assertThat(increment).containsKey("restore-point");

    var directory = peers.folder().resolve("pitr");
    var port = Integer.toString(Peer.freePort());
    var pitr = Map.of("PITR_PORT", port, "PITR_DIR", directory.toString());
    var recovered = peers.script("postgres-pitr.sh", pitr, "before", moment).good().outputs();
    try {
      assertThat(recovered).containsEntry("port", port);
      var source =
          Map.of(
              "SOURCE_HOST", "127.0.0.1",
              "SOURCE_PORT", port,
              "SOURCE_DATABASE", DATABASE,
              "PGDATABASE", DATABASE,
              "INCIDENT", "first");
      assertThat(putBack("bookings", source)).isEqualTo("30|171|201");
      assertThat(putBack("booking_items", source)).isEqualTo("90|510|600");
    } finally {
      peers.script("postgres-pitr.sh", pitr, "end").good();
    }
    assertThat(directory).doesNotExist();
    assertThat(notes(DATABASE, "written later")).isEqualTo("1");
    assertThat(notes(DATABASE, "new")).isEqualTo("1");
    peers.file(DATABASE, "verify-integrity.sql").good();

    var late = Instant.parse(moment).plusSeconds(86_400).toString();
    var future = peers.script("postgres-pitr.sh", pitr, late);
    assertThat(future.exit()).isEqualTo(2);
    var zoneless = peers.script("postgres-pitr.sh", pitr, "2024-01-15 14:30:00");
    assertThat(zoneless.err()).contains("time zone");
  }

  /// A replica comes in any order: what ends the replay there is not the end of the archive.
  @Test
  void aHoleInTheArchiveIsNotItsEnd() throws IOException {
    peers.script("postgres-backup.sh", Map.of()).good();
    var segments = new ArrayList<String>();
    for (var round = 1; round <= 3; round++) {
      peers.sql(DATABASE, "INSERT INTO bookings (technician, note) VALUES (1, 'late')");
      segments.add(peers.sql(DATABASE, "SELECT pg_walfile_name(pg_current_wal_insert_lsn())"));
      peers.script("postgres-incremental.sh", Map.of()).good();
    }
    var gone = "s3://" + BACKUPS + "/wal/" + segments.get(1);
    var kept = peers.folder().resolve("kept").toString();
    peers.aws("s3", "cp", gone, kept).good();
    peers.aws("s3", "rm", gone).good();

    var directory = peers.folder().resolve("hole");
    var port = Integer.toString(Peer.freePort());
    var pitr = Map.of("PITR_PORT", port, "PITR_DIR", directory.toString());
    var holed = peers.script("postgres-pitr.sh", pitr, "latest");
    assertThat(holed.exit()).isEqualTo(1);
    assertThat(holed.err()).contains("wal/" + segments.get(1) + " is missing, and later segments");
    assertThat(directory).doesNotExist();

    peers.aws("s3", "cp", kept, gone).good();
    var whole = peers.script("postgres-pitr.sh", pitr, "latest").good().outputs();
    assertThat(whole).containsKey("recovery-point");
    peers.script("postgres-pitr.sh", pitr, "end").good();
  }

  private String putBack(String table, Map<String, String> source) throws IOException {
    peers.script("stage-rows.sh", source, table).good();
    var incident = "incident=" + source.get("INCIDENT");
    var of = "table=" + table;
    var count = peers.file(DATABASE, "count-missing-rows.sql", of, incident).good();
    var put = peers.file(DATABASE, "restore-missing-rows.sql", of, incident).good();
    assertThat(put.out()).startsWith(count.out().substring(0, count.out().indexOf('|')));
    return put.out().strip();
  }

  private String notes(String database, String note) {
    return peers.sql(database, "SELECT count(*) FROM bookings WHERE note = '" + note + "'");
  }
}
