package dev.holdfast.journal;

import dev.holdfast.kernel.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Small journals to damage.
final class Samples {
  static final AuthorKey KEY = AuthorKey.generate();
  static final Options SMALL = new Options(Disk.local(), 1200, 256, Duration.ofSeconds(60));

  private Samples() {}

  static ManualClock clock() {
    return new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
  }

  /// Two segments, a blob, two signatures; closed, so everything is signed.
  static Path closed(Path folder) {
    try (var journal = JournalFolder.create(folder, Map.of("incident", "i"), KEY, clock(), SMALL)) {
      journal.append("declared", Map.of("by", "Mira Stern", "why", "ü"));
      journal.blob("output of a step".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      journal.sign();
      for (int i = 0; i < 3; i++)
        journal.append("step", Map.of("n", i, "list", List.of("a", true)));
    }
    return folder;
  }

  static List<Path> files(Path folder) throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static Path copy(Path from, Path to) throws IOException {
    try (var walk = Files.walk(from)) {
      for (var path : walk.toList()) {
        var there = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) Files.createDirectories(there);
        else Files.copy(path, there);
      }
    }
    return to;
  }
}
