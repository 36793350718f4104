package dev.holdfast.connector.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Bench;
import dev.holdfast.connector.CredentialUse;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The record says where a password goes only where that is known.
@Timeout(60)
class PsqlAddressTest {
  private static final String HERE = "postgresql://127.0.0.1:1";

  @TempDir Path folder;

  private Place database(Bench bench) {
    bench.credential("db", Map.of("password", "canary-7781"));
    return bench.target("db", "psql", "db", "127.0.0.1:1", Map.of());
  }

  private List<CredentialUse> uses(String action, Map<String, Object> args) {
    Bench.requirePeer(
        Tools.find("psql").isPresent(), "psql is not installed: install postgresql-client");
    var bench = new Bench(folder);
    var place = database(bench);
    try (var session = new PsqlConnector().open(bench.around())) {
      var asked = session.action(action).orElseThrow();
      var call = bench.call("1", place, args);
      var preview = asked.preview(call);
      var own = String.valueOf(args.get("sql")).contains("\\c ");
      assertThat(preview.warnings().toString().contains("psql's own")).isEqualTo(own);
      assertThat(asked.perform(call, preview)).isInstanceOf(Outcome.Refused.class);
    }
    return List.copyOf(bench.uses);
  }

  @Test
  void sqlGoesToTheOneServer() {
    assertThat(uses("psql.run", Map.of("sql", "select 'a\\b'")))
        .isNotEmpty()
        .allSatisfy(use -> assertThat(use.at()).isEqualTo(HERE));
  }

  @Test
  void sqlWithCommandsOfPsqlsOwnMayGoAnywhere() {
    assertThat(uses("psql.run", Map.of("sql", "\\c other\nselect 1;")))
        .isNotEmpty()
        .allSatisfy(
            use -> {
              assertThat(use.at()).isEmpty();
              assertThat(use.how()).contains("may go elsewhere by itself");
              assertThat(use.to().address()).as("still judged").isEqualTo(HERE);
              assertThat(use.target()).contains("127.0.0.1:1");
            });
  }

  @Test
  void aScriptMayGoAnywhere() throws IOException {
    var bench = new Bench(folder);
    var place = database(bench);
    var script = Files.writeString(bench.planFolder.resolve("s.sh"), "#!/bin/sh\nexit 0\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var session = new ProcessConnector(Reach.ANYWHERE).open(bench.around())) {
      var action = session.action("process.read").orElseThrow();
      Map<String, Object> args = Map.of("script", Path.of("s.sh"), "targets", List.of(place.id()));
      var call = bench.call("1", null, args);
      assertThat(action.perform(call, action.preview(call))).isInstanceOf(Outcome.Done.class);
    }
    assertThat(bench.uses)
        .filteredOn(use -> use.how().contains("password file"))
        .isNotEmpty()
        .allSatisfy(use -> assertThat(use.at()).isEmpty());
  }
}
