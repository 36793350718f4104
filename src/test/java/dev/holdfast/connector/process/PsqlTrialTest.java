package dev.holdfast.connector.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Bench;
import dev.holdfast.connector.CredentialTest.Means;
import dev.holdfast.connector.CredentialTest.Sample;
import dev.holdfast.connector.CredentialTest.Tried;
import dev.holdfast.kernel.Secret;
import dev.holdfast.kernel.SystemClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A database's password is tried at a server that asks for it.
@Timeout(120)
class PsqlTrialTest {
  private static final String PASSWORD = "pw:canary\\x";
  @TempDir Path folder;

  private Tried tried(String password, String url, String endpoint) {
    var secret = Secret.copyOf(password.getBytes(StandardCharsets.UTF_8));
    var plain = url.isEmpty() ? Map.of("user", "glass") : Map.of("user", "glass", "url", url);
    return new PsqlCredentialTest()
        .attempt(
            new Sample("db", "database", plain, Map.of("password", secret)),
            new Means(
                Optional.of(endpoint).filter(text -> !text.isEmpty()),
                folder,
                new SystemClock(),
                _ -> Optional.empty()));
  }

  /// A server that believes nobody, which the embedded one does by default.
  private static void guard(EmbeddedPostgres server) throws SQLException, IOException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var say = connection.createStatement()) {
      say.execute("create user glass password 'pw:canary\\x'");
      try (var found = say.executeQuery("show hba_file")) {
        assertThat(found.next()).isTrue();
        Files.writeString(Path.of(found.getString(1)), "host all all 127.0.0.1/32 scram-sha-256\n");
      }
      say.execute("select pg_reload_conf()");
    }
  }

  @Test
  void theServerSaysWhetherItTakesThePassword() throws Exception {
    Bench.requirePeer(
        Tools.find("psql").isPresent(), "psql is not installed: install postgresql-client");
    try (var server = EmbeddedPostgres.start()) {
      guard(server);
      var at = "127.0.0.1:" + server.getPort();
      assertThat(tried(PASSWORD, "postgresql://db.example.test:5432/postgres", at))
          .isInstanceOfSatisfying(
              Tried.Works.class, works -> assertThat(works.seen()).contains("glass in postgres"));
      assertThat(tried(PASSWORD, at + "/postgres", "")).isInstanceOf(Tried.Works.class);
      assertThat(tried("wrong", "", at))
          .isInstanceOfSatisfying(
              Tried.Fails.class,
              fails ->
                  assertThat(fails.problem().what())
                      .contains("password authentication failed")
                      .doesNotContain("pgpass"));
    }
    try (var left = Files.list(folder)) {
      assertThat(left).as("nothing in the clear is left").isEmpty();
    }
  }

  @Test
  void whatCannotBeAskedIsNotShown() {
    Bench.requirePeer(
        Tools.find("psql").isPresent(), "psql is not installed: install postgresql-client");
    assertThat(tried(PASSWORD, "", "")).isInstanceOf(Tried.NotShown.class);
    assertThat(tried(PASSWORD, "mysql://db/x", "")).isInstanceOf(Tried.NotShown.class);
    assertThat(tried(PASSWORD, "", "127.0.0.1:1")).isInstanceOf(Tried.NotShown.class);
    assertThat(tried(PASSWORD, "::not an address::", "")).isInstanceOf(Tried.Fails.class);
  }
}
