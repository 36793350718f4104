package dev.holdfast.connector.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Bench;
import dev.holdfast.connector.Outcome;
import dev.holdfast.peers.Moto;
import dev.holdfast.peers.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The `aws` program of a script assumes the role that the vault has, with the keys of its source.
@Timeout(120)
class RoleScriptTest {
  @TempDir Path folder;

  @Test
  void theRoleIsAssumedByTheProgramItself() throws Exception {
    Peer.program("aws", "pip install awscli");
    try (var moto = Moto.start()) {
      var bench = new Bench(folder);
      bench.credential(
          "keys",
          Map.of("access-key-id", "AKIAIOSFODNN7EXAMPLE", "secret-access-key", "canary-role-881"));
      bench.credential(
          "recovery",
          Map.of("role-arn", "arn:aws:iam::123456789012:role/recovery", "source", "keys"));
      bench.target(
          "cloud", "aws", "recovery", moto.address().toString(), Map.of("region", "us-east-1"));
      var script =
          Files.writeString(
              bench.planFolder.resolve("s.sh"),
              """
              #!/bin/sh
              env | grep canary && exit 4
              aws sts get-caller-identity --query Arn --output text > "$HOLDFAST_PLAN/who"
              """);
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
      try (var session = new ProcessConnector(Reach.ANYWHERE).open(bench.around())) {
        var action = session.action("process.read").orElseThrow();
        var call =
            bench.call("k", null, Map.of("script", Path.of("s.sh"), "targets", List.of("cloud")));
        var outcome = action.perform(call, action.preview(call));
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
      }
      assertThat(Files.readString(bench.planFolder.resolve("who")))
          .contains(":assumed-role/recovery/");
      try (var left = Files.walk(bench.runFolder)) {
        assertThat(left.filter(Files::isRegularFile).map(Path::getFileName).map(String::valueOf))
            .noneMatch(name -> name.startsWith("aws-"));
      }
    }
  }
}
