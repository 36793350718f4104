package dev.holdfast.connector.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One line of Linux's `/proc/PID/stat` (proc_pid_stat(5)).
///
/// @param started clock ticks after boot; with the boot id it tells a process from a later one that
///   got the same pid
record ProcessStat(long pid, char state, long group, long session, long started) {
  private static final Path PROC = Path.of("/proc");

  static Optional<ProcessStat> parse(String line) {
    // the program's name in parentheses may hold spaces and parentheses itself
    var name = line.lastIndexOf(')');
    var open = line.indexOf(" (");
    if (name < 0 || open < 0) return Optional.empty();
    var fields = line.substring(name + 1).strip().split(" ", -1);
    if (fields.length < 20) return Optional.empty();
    try {
      return Optional.of(
          new ProcessStat(
              Long.parseLong(line.substring(0, open)),
              fields[0].charAt(0),
              Long.parseLong(fields[2]),
              Long.parseLong(fields[3]),
              Long.parseLong(fields[19].strip())));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Optional<ProcessStat> of(long pid) {
    try {
      return parse(Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat")));
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /// Everything alive in a session, also what was orphaned or made a process group of its own.
  static List<ProcessStat> inSession(long session) {
    var found = new ArrayList<ProcessStat>();
    try (var all = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (var entry : all) {
        of(Long.parseLong(entry.getFileName().toString()))
            .filter(stat -> stat.session() == session && stat.alive())
            .ifPresent(found::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  boolean alive() {
    return state != 'Z' && state != 'X';
  }

  /// The same process is still there.
  boolean stillThere() {
    return of(pid).filter(now -> now.started() == started && now.alive()).isPresent();
  }
}
