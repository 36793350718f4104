package dev.holdfast.installed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Holdfast installed from its .deb below a folder that stands for the whole system, started with
/// nothing in the environment but what a bare login has.
///
/// @param root the system's root
/// @param home of the person who uses it; holds Holdfast's data too
record Installed(Path root, Path home) {
  private static final Path TARGET = Path.of("target/installers").toAbsolutePath();

  /// How a program ended.
  record Ended(int code, String said) {}

  static Path deb() throws IOException {
    return installer(".deb");
  }

  static Path installer(String ending) throws IOException {
    if (Files.isDirectory(TARGET)) {
      try (var files = Files.list(TARGET)) {
        var found = files.filter(file -> file.toString().endsWith(ending)).findFirst();
        if (found.isPresent()) return found.get();
      }
    }
    throw Peer.missing(
        "no " + ending + " in target/installers: mvn -Pinstallers -DskipTests verify makes it");
  }

  /// An empty system into which nothing was installed yet.
  static Installed nowhere(Path folder) throws IOException {
    var root = Files.createDirectories(folder.resolve("root"));
    Files.createDirectories(root.resolve("var/lib/dpkg/info"));
    Files.createDirectories(root.resolve("var/lib/dpkg/updates"));
    Files.createFile(root.resolve("var/lib/dpkg/status"));
    return new Installed(root, Files.createDirectories(folder.resolve("jörg ohne Rechte")));
  }

  /// What `dpkg -i` does; the libraries it depends on are those of this machine.
  void install(Path deb) throws IOException, InterruptedException {
    dpkg("--force-depends", "-i", deb.toString());
  }

  void remove() throws IOException, InterruptedException {
    dpkg("-r", "holdfast");
  }

  private void dpkg(String... more) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("dpkg", "--root=" + root, "--force-not-root"));
    command.addAll(List.of("--force-script-chrootless", "--log=" + root.resolve("dpkg.log")));
    command.addAll(List.of(more));
    var ended = run(Map.of("PATH", System.getenv("PATH")), command);
    assertThat(ended.code()).as(ended.said()).isZero();
  }

  Path program() {
    return root.resolve("opt/holdfast/bin/holdfast");
  }

  /// No Java, no compiler: only what the launcher itself calls.
  Map<String, String> environment() throws IOException {
    var tools = root.resolve("tools");
    if (!Files.isDirectory(tools)) {
      Files.createDirectories(tools);
      for (var tool : List.of("sh", "readlink", "dirname", "locale")) {
        Files.createSymbolicLink(tools.resolve(tool), Peer.program(tool, "a Debian has it"));
      }
    }
    return Map.of("PATH", tools.toString(), "HOME", home.toString());
  }

  Ended holdfast(String... args) throws IOException, InterruptedException {
    return run(environment(), command(args));
  }

  Process start(Map<String, String> more, String... args) throws IOException {
    var builder = new ProcessBuilder(command(args)).redirectErrorStream(true);
    builder.redirectOutput(home.resolve("said.txt").toFile());
    builder.environment().clear();
    builder.environment().putAll(environment());
    builder.environment().putAll(more);
    return builder.start();
  }

  private List<String> command(String... args) {
    var command = new ArrayList<>(List.of(program().toString()));
    command.addAll(List.of(args));
    return command;
  }

  static Ended run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    var said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }
}
