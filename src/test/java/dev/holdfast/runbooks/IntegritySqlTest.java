package dev.holdfast.runbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

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
    }
  }
}
