package dev.holdfast.connector.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Bench;
import dev.holdfast.connector.Outcome;
import dev.holdfast.kernel.StreamingRedactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a script gets of the vault, and what is left of it.
@Timeout(60)
class SecretFilesTest {
  @TempDir Path folder;

  @Test
  void aScriptReadsItFromAFileThatGoesWithIt() throws IOException {
    var bench = new Bench(folder);
    bench.credential("vendor", Map.of("token", "canary-3127"));
    var place = bench.target("vendor", "process", "vendor", null, Map.of());
    var script =
        Files.writeString(
            bench.planFolder.resolve("s.sh"),
            """
            #!/bin/sh
            stat -c 'mode %a' "$HOLDFAST_SECRET_VENDOR_TOKEN" "$(dirname "$HOLDFAST_SECRET_VENDOR_TOKEN")"
            test "$(cat "$HOLDFAST_SECRET_VENDOR_TOKEN")" = canary-3127 || exit 3
            env | grep canary && exit 4
            case "$(tr '\\0' ' ' < /proc/$$/cmdline)" in *canary*) exit 5 ;; esac
            echo "$HOLDFAST_SECRET_VENDOR_TOKEN" > "$HOLDFAST_PLAN/where"
            exit 0
            """);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var session = new ProcessConnector(Reach.ANYWHERE).open(bench.around())) {
      var action = session.action("process.read").orElseThrow();
      var call = bench.call("1", place, Map.of("script", Path.of("s.sh")));
      var outcome = action.perform(call, action.preview(call));
      assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
      var where = Path.of(Files.readString(bench.planFolder.resolve("where")).strip());
      assertThat(where).startsWithRaw(bench.runFolder).doesNotExist();
      assertThat(where.getParent()).doesNotExist();
    }
  }

  @Test
  void whatACrashLeftGoesUnlessItsChildStillRuns() throws IOException {
    var dead = left("dead", "4194303 (sh) S 1 1 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 77 0");
    var self = ProcessHandle.current().pid();
    var alive = left("alive", Files.readString(Path.of("/proc/" + self + "/stat")).strip());
    var ended = left("ended", Files.readString(Path.of("/proc/" + self + "/stat")).strip());
    Files.writeString(ended.resolve("rc"), "0\n");
    new ProcessConnector(Reach.ANYWHERE)
        .sweep(folder, new StreamingRedactor(), new Bench(folder).around().clock());
    for (var gone : List.of(dead, ended)) {
      assertThat(gone.resolve("pgpass")).doesNotExist();
      assertThat(gone.resolve("secrets")).doesNotExist();
      assertThat(gone).as("nobody asks how a check's child ended").doesNotExist();
    }
    assertThat(alive.resolve("pgpass")).exists();
    assertThat(alive.resolve("secrets/vendor-token")).exists();
  }

  private Path left(String name, String stat) throws IOException {
    var child = folder.resolve("children").resolve(name);
    Files.createDirectories(child.resolve("secrets"));
    Files.writeString(child.resolve("secrets/vendor-token"), "canary");
    Files.writeString(child.resolve("pgpass"), "canary");
    Files.writeString(child.resolve("out"), "raw");
    Files.writeString(child.resolve("stat"), stat + "\n");
    return child;
  }
}
