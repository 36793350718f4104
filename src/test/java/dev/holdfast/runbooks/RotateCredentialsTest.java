package dev.holdfast.runbooks;

import static dev.holdfast.runbooks.MarketplacePeers.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.BesideOthers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A rotation that does not come to its end leaves the old password where it works, and says what
/// is in force.
@BesideOthers
class RotateCredentialsTest {
  private static final String PARAMETER = "/technician-marketplace/production/database-password";

  private MarketplacePeers peers;
  private Path kubectl;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    peers = MarketplacePeers.start(folder);
    peers.run(List.of("createdb", DATABASE), Map.of()).good();
    peers.sql("postgres", "CREATE ROLE backend LOGIN PASSWORD 'old'");
    peers.sql("postgres", "CREATE ROLE keeper LOGIN CREATEROLE");
    peers
        .aws(
            "ssm", "put-parameter", "--name", PARAMETER, "--value", "old", "--type", "SecureString")
        .good();
    var bin = Files.createDirectories(folder.resolve("bin"));
    kubectl = bin.resolve("kubectl");
    cluster("exit 0");
  }

  @AfterEach
  void stop() {
    if (peers != null) peers.close();
  }

  /// A cluster that says this to each command.
  private void cluster(String says) throws IOException {
    var log = peers.folder().resolve("kubectl.log");
    Files.writeString(kubectl, "#!/bin/sh\necho \"$@\" >>" + log + "\n" + says + "\n");
    assertThat(kubectl.toFile().setExecutable(true)).isTrue();
  }

  private MarketplacePeers.Ran rotate(String user, Map<String, String> more) {
    return rotate("database", user, more);
  }

  private MarketplacePeers.Ran rotate(String what, String user, Map<String, String> more) {
    var env = new HashMap<String, String>(more);
    env.put("PATH", kubectl.getParent() + ":" + System.getenv("PATH"));
    env.put("PGUSER", user);
    env.put("PGDATABASE", DATABASE);
    env.put("ROLE", "backend");
    env.put("NAMESPACE", "production");
    env.put("KUBE_CONTEXT", "here");
    return peers.script("rotate-credentials.sh", env, what);
  }

  private String kept(String name) {
    return peers
        .aws(
            "ssm",
            "get-parameter",
            "--with-decryption",
            "--name",
            name,
            "--query",
            "Parameter.Value",
            "--output",
            "text")
        .out()
        .strip();
  }

  private String verifier() {
    return peers.sql("postgres", "SELECT rolpassword FROM pg_authid WHERE rolname = 'backend'");
  }

  @Test
  void whereTheServerRefusesNothingHasChanged() throws IOException {
    var before = verifier();
    var refused = rotate("keeper", Map.of());
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err())
        .contains("permission denied to set parameter")
        .contains("the server refused the new database password. Nothing has changed")
        .contains("next: see what psql said above: keeper has to be allowed");
    assertThat(kept(PARAMETER)).isEqualTo("old");
    assertThat(kept(PARAMETER + "-next")).isEmpty();
    assertThat(verifier()).isEqualTo(before);
    assertThat(peers.folder().resolve("kubectl.log")).content().doesNotContain("patch", "restart");
  }

  @Test
  void aServerThatDoesNotAnswerIsToldBeforeAnythingIsKept() {
    var refused = rotate("postgres", Map.of("PGPORT", "1"));
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .contains("the server of the database password does not answer")
        .contains("nothing was changed");
    assertThat(kept(PARAMETER + "-next")).isEmpty();
  }

  @Test
  void whatTheServerTookIsWhatIsKept() throws IOException {
    var before = verifier();
    assertThat(rotate("postgres", Map.of()).good().outputs())
        .containsEntry("rotated", "database")
        .containsEntry("parameter", PARAMETER);
    assertThat(kept(PARAMETER)).hasSize(40);
    assertThat(kept(PARAMETER + "-next")).isEmpty();
    assertThat(verifier()).isNotEqualTo(before);
    assertThat(peers.folder().resolve("kubectl.log")).content().contains("patch", "restart");

    cluster("case \"$*\" in *patch*) exit 1 ;; esac");
    var half = rotate("postgres", Map.of());
    assertThat(half.exit()).isEqualTo(1);
    assertThat(half.err())
        .contains("the new database value is in force and in SSM as " + PARAMETER)
        .contains("next: put the value of " + PARAMETER + " into its key DATABASE_PASSWORD");
  }

  /// Redis keeps what it was told until its next start, unless it writes it down.
  @Test
  void aRedisThatDoesNotWriteThePasswordDownIsNamed() throws IOException {
    redis("OK");
    var host = Map.of("REDIS_HOST", "127.0.0.1");
    rotate("redis", "postgres", host).good();
    redis("ERR The server is running without a config file");
    var half = rotate("redis", "postgres", host);
    assertThat(half.exit()).isEqualTo(1);
    assertThat(half.err())
        .contains("in force everywhere, but Redis did not write it into its configuration")
        .contains("it said ERR The server is running without a config file");
    assertThat(kept("/technician-marketplace/production/redis-password")).hasSize(40);
    redis("OK", "WRONGPASS invalid username-password pair");
    assertThat(rotate("redis", "postgres", host).err()).contains("it does not let in");
  }

  private void redis(String rewritten) throws IOException {
    redis(rewritten, "PONG");
  }

  private void redis(String rewritten, String pinged) throws IOException {
    var cli = kubectl.resolveSibling("redis-cli");
    Files.writeString(
        cli,
        """
        #!/bin/sh
        for word in "$@"; do [ "$word" != PING ] || { echo PONG; exit; }; done
        while read -r command rest; do
          case "$command $rest" in
            PING*) echo "%s" ;;
            "CONFIG REWRITE") echo "%s" ;;
            *) echo OK ;;
          esac
        done
        """
            .formatted(pinged, rewritten));
    assertThat(cli.toFile().setExecutable(true)).isTrue();
  }
}
