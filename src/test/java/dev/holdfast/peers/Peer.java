package dev.holdfast.peers;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// What every peer needs: where its program is, a free port, and waiting for it.
public final class Peer {
  private Peer() {}

  /// The program on the path. Without it the test is skipped with one line, or fails where peers
  /// are required.
  public static Path program(String name, String toInstall) {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1);
    // servers lie where only the path of root leads
    var found =
        Stream.concat(Arrays.stream(path), Stream.of("/usr/sbin"))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    return found.orElseThrow(() -> missing(name + " is missing: " + toInstall));
  }

  /// The folder that holds `registry.terraform.io/hashicorp/aws`.
  public static Path terraformPlugins() {
    var stated = Optional.ofNullable(System.getenv("HOLDFAST_TF_PLUGINS")).map(Path::of);
    var usual =
        Stream.of(
            Path.of("/opt/tf-plugins"),
            Path.of("/usr/share/terraform/plugins"),
            Path.of("/usr/local/share/terraform/plugins"),
            Path.of(System.getProperty("user.home"), ".terraform.d/plugins"));
    return Stream.concat(stated.stream(), usual)
        .filter(folder -> Files.isDirectory(folder.resolve("registry.terraform.io/hashicorp/aws")))
        .findFirst()
        .orElseThrow(
            () ->
                missing("no folder with Terraform's AWS provider (name it: HOLDFAST_TF_PLUGINS)"));
  }

  /// Skips the test with one line, or fails it where peers are required.
  public static RuntimeException missing(String what) {
    return "1".equals(System.getenv("HOLDFAST_REQUIRE_PEERS"))
        ? Assertions.fail(what)
        : Assumptions.abort(what);
  }

  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Waits for a condition, and fails when it does not come true in time.
  public static void await(String what, Duration most, BooleanSupplier condition) {
    var end = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) Assertions.fail(what + " did not come true within " + most);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
