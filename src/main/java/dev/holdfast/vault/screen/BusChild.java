package dev.holdfast.vault.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Programs of D-Bus, started with an argument list and only what of the environment says where the
/// bus is. Their output is small.
final class BusChild {
  private static final List<String> FOLDERS = List.of("/usr/bin", "/bin", "/usr/local/bin");
  private static final List<String> ENVIRONMENT =
      List.of("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS", "XDG_RUNTIME_DIR");

  /// Ends the program when this process is gone, however it ended: its pipe is closed then.
  private static final String TIED =
      """
      "$@" & child=$!
      exec >/dev/null
      read -r _
      kill "$child"
      """;

  private BusChild() {}

  static Optional<Path> program(String name) {
    return FOLDERS.stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static ProcessBuilder builder(List<String> argv, Map<String, String> around) {
    var builder = new ProcessBuilder(argv);
    var kept = new TreeMap<>(around);
    kept.keySet().retainAll(ENVIRONMENT);
    builder.environment().clear();
    builder.environment().putAll(kept);
    builder.environment().put("LC_ALL", "C");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder;
  }

  /// Starts a program that tells something line by line until its process is ended.
  ///
  /// @param ended run when it tells nothing more
  static Process listening(
      List<String> argv, Map<String, String> around, Consumer<String> line, Runnable ended)
      throws IOException {
    var all = new ArrayList<>(List.of("/bin/sh", "-c", TIED, "holdfast"));
    all.addAll(argv);
    var process = builder(all, around).start();
    Thread.ofVirtual()
        .name("holdfast-bus")
        .start(
            () -> {
              read(process, line);
              end(process);
              ended.run();
            });
    return process;
  }

  private static void read(Process process, Consumer<String> line) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var next = lines.readLine(); next != null; next = lines.readLine()) line.accept(next);
    } catch (IOException e) {
      // It ended; whoever asked is told.
    }
  }

  static void end(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The pipe is gone with its other end.
    }
  }

  /// What a program says that answers and ends; empty when it does not, or says no.
  static Optional<String> answer(List<String> argv, Map<String, String> around) {
    try {
      var builder = builder(argv, around);
      builder.redirectInput(Path.of("/dev/null").toFile());
      var process = builder.start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(2, TimeUnit.SECONDS)) process.destroyForcibly();
      return process.isAlive() || process.exitValue() != 0 ? Optional.empty() : Optional.of(said);
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
