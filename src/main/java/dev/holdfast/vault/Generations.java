package dev.holdfast.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The names beside a vault: its two earlier generations, what is being written, what was damaged.
/// All end in `.kdbx`, so that KeePassXC opens them by a click.
///
/// @param file the vault
public record Generations(Path file) {
  private static final int KEPT = 2;
  private static final DateTimeFormatter DATED =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  Path earlier(int steps) {
    return named(".earlier-" + steps);
  }

  Path damaged(Instant now) {
    return named(".damaged-" + DATED.format(now));
  }

  Path saving() {
    return file.resolveSibling("." + file.getFileName() + ".saving");
  }

  private Path named(String mark) {
    var name = String.valueOf(file.getFileName());
    var stem = name.endsWith(".kdbx") ? name.substring(0, name.length() - 5) : name;
    return file.resolveSibling(stem + mark + ".kdbx");
  }

  /// The earlier generations that are there, newest first.
  public List<Path> kept() {
    return IntStream.rangeClosed(1, KEPT).mapToObj(this::earlier).filter(Files::exists).toList();
  }
}
