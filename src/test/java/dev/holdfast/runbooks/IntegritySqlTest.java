package dev.holdfast.runbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What proves the restored database of ContractorLens has to be able to say no: the next step
/// points the application to it.
class IntegritySqlTest {
  private static final Path SQL = Path.of("runbooks/contractorlens/sql/verify-integrity.sql");

  @Test
  void aBrokenDatabaseIsAnErrorThatListsWhatIsBroken() throws IOException, SQLException {
    var verify = Files.readString(SQL);
    try (var postgres = EmbeddedPostgres.start();
        var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(verify))
          .hasMessageContaining("the table items is missing");
      statement.execute("CREATE TABLE items (id int PRIMARY KEY)");
      assertThatThrownBy(() -> statement.execute(verify))
          .hasMessageContaining("the table items is empty");
      statement.execute("INSERT INTO items SELECT generate_series(1, 5)");
      assertThat(statement.execute(verify)).isFalse();
      assertThat(statement.getMoreResults()).isTrue();
      try (var rows = statement.getResultSet()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("0");
      }
      statement.execute("CREATE TABLE child (id int PRIMARY KEY, item int)");
      statement.execute(
          "ALTER TABLE child ADD CONSTRAINT of_item FOREIGN KEY (item) REFERENCES items NOT VALID");
      statement.execute("CREATE TABLE keyless (id int)");
      assertThatThrownBy(() -> statement.execute(verify))
          .hasMessageContaining("constraint of_item on child was never validated")
          .hasMessageContaining("table keyless has no primary key");
      statement.execute("DROP TABLE keyless; ALTER TABLE child VALIDATE CONSTRAINT of_item");
      statement.execute("INSERT INTO child SELECT n, n FROM generate_series(1, 5) n");
      statement.execute(verify);
      // As a restore that lost rows: the catalogue is whole.
      statement.execute(
          "SET session_replication_role = replica; DELETE FROM items WHERE id > 2;"
              + " SET session_replication_role = origin");
      assertThatThrownBy(() -> statement.execute(verify))
          .hasMessageContaining("3 rows of child without their items (of_item)");
    }
  }

  /// Both plans have such a file: a search by the index would not show it.
  @ParameterizedTest
  @ValueSource(strings = {"contractorlens", "technician-marketplace"})
  void whatAnIndexHidesIsFound(String plan) throws IOException, SQLException {
    var verify = Files.readString(Path.of("runbooks", plan, "sql/verify-integrity.sql"));
    try (var postgres = EmbeddedPostgres.start();
        var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE items (id int PRIMARY KEY, name text, UNIQUE (name));"
              + " INSERT INTO items SELECT n, 'item ' || n FROM generate_series(1, 1000) n");
      statement.execute(verify);
      unindexed(
          statement, "INSERT INTO items SELECT n, 'more ' || n FROM generate_series(1, 300) n");
      assertThatThrownBy(() -> statement.execute(verify))
          .hasMessageContaining("items")
          .hasMessageContaining("300 keys")
          .hasMessageContaining("stand more than once (items_pkey)");
      statement.execute("DELETE FROM items WHERE name LIKE 'more %'");
      statement.execute("REINDEX TABLE items");
      statement.execute(verify);

      unindexed(statement, "INSERT INTO items VALUES (2000, 'new')");
      statement.execute(verify);
      statement.execute("CREATE SCHEMA checks; CREATE EXTENSION amcheck SCHEMA checks");
      assertThatThrownBy(() -> statement.execute(verify))
          .hasMessageContaining("index items_pkey is damaged: heap tuple")
          .hasMessageContaining("lacks matching index tuple");
      statement.execute("CREATE ROLE looks; GRANT SELECT ON items TO looks; SET ROLE looks");
      statement.execute(verify);
      assertThat((Object) statement.getWarnings()).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"contractorlens", "technician-marketplace"})
  void aDestroyedPageIsFoundAndHidesNothingElse(String plan) throws IOException, SQLException {
    var verify = Files.readString(Path.of("runbooks", plan, "sql/verify-integrity.sql"));
    try (var postgres = EmbeddedPostgres.start();
        var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE items (id int PRIMARY KEY);"
              + " CREATE TABLE parts (id int PRIMARY KEY, item int REFERENCES items);"
              + " INSERT INTO items SELECT generate_series(1, 1000);"
              + " INSERT INTO parts SELECT n, n FROM generate_series(1, 1000) n");
      statement.execute(verify);
      Path file;
      try (var rows =
          statement.executeQuery(
              "SELECT current_setting('data_directory') || '/' || pg_relation_filepath('parts')")) {
        assertThat(rows.next()).isTrue();
        file = Path.of(rows.getString(1));
      }
      statement.execute("CHECKPOINT");
      // A page after the last one: the server has not read it yet, so that it reads the file.
      var page = new byte[8192];
      Arrays.fill(page, (byte) 0x5a);
      Files.write(file, page, StandardOpenOption.APPEND);
      unindexed(statement, "INSERT INTO items VALUES (7)");
      assertThatThrownBy(() -> statement.execute(verify))
          .hasMessageContaining("parts cannot be read: invalid page in block")
          .hasMessageContaining("stand more than once (items_pkey)");
    }
  }

  /// A write that the indexes of `items` miss, as after a crash without a whole log.
  private static void unindexed(Statement statement, String write) throws SQLException {
    var ready = "UPDATE pg_index SET indisready = %s WHERE indrelid = 'items'::regclass";
    statement.execute("SET allow_system_table_mods = on; " + ready.formatted("false"));
    statement.execute(write);
    statement.execute(ready.formatted("true"));
  }
}
