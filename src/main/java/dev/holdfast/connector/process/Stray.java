package dev.holdfast.connector.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A process that a child started and that left its session on purpose: ending the session does not
/// reach it. It is known by its parents, or by the key of the attempt in its environment.
record Stray(ProcessStat process, String command) {
  private static final Path PROC = Path.of("/proc");
  private static final int LONGEST = 100;

  /// Those that can be seen; to be asked before the session is ended.
  static List<Stray> of(Family family, String key) {
    var children =
        ProcessHandle.of(family.session()).stream()
            .flatMap(ProcessHandle::descendants)
            .map(ProcessHandle::pid)
            .collect(Collectors.toSet());
    var found = new ArrayList<Stray>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (var entry : all) {
        ProcessStat.of(Long.parseLong(entry.getFileName().toString()))
            .filter(stat -> stat.alive() && stat.session() != family.session())
            .filter(stat -> children.contains(stat.pid()) || carries(entry, key))
            .ifPresent(stat -> found.add(new Stray(stat, command(entry))));
      }
    } catch (IOException e) {
      return found;
    }
    return found;
  }

  private static boolean carries(Path entry, String key) {
    if (key.isEmpty()) return false;
    var environment = List.of(text(entry.resolve("environ")).split("\0", -1));
    return environment.contains("HOLDFAST_KEY=" + key);
  }

  private static String command(Path entry) {
    var line = text(entry.resolve("cmdline")).replace('\0', ' ').strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "\u2026";
  }

  /// Empty where it is gone or another user's.
  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  boolean stillThere() {
    return process.stillThere();
  }

  String text() {
    return process.pid() + " " + command;
  }
}
