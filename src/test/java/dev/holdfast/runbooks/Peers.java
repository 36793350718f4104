package dev.holdfast.runbooks;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.holdfast.peers.Peer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Programs that are not part of this project; without them a test skips, or fails where they are
/// required.
final class Peers {
  private Peers() {}

  static Path program(String name, String install) {
    return path()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> missing(name + " is not installed (" + install + ")"));
  }

  /// The folder that holds `registry.terraform.io/hashicorp/aws`.
  static Path terraformPlugins() {
    return Peer.terraformPlugins();
  }

  private static RuntimeException missing(String what) {
    return "1".equals(System.getenv("HOLDFAST_REQUIRE_PEERS")) ? fail(what) : abort(what);
  }

  private static Stream<Path> path() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(Path::of);
  }
}
