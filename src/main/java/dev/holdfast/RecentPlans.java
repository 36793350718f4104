package dev.holdfast;

import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.ProblemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The folders of plans that were opened, from the home's own record: the newest few that are still
/// there, so that nobody has to look for the plan again on the day it is needed.
final class RecentPlans {
  private static final int KEPT = 5;
  private final Home home;
  private final Clock clock;
  private final Path bundled;
  private @Nullable List<Path> folders;

  RecentPlans(Home home, Clock clock, Path bundled) {
    this.home = home;
    this.clock = clock;
    this.bundled = bundled.toAbsolutePath().normalize();
  }

  /// In the order in which they were opened; what is opened from now on is added to it.
  synchronized List<Path> folders() {
    var known = folders;
    if (known == null) {
      known = new CopyOnWriteArrayList<>(read());
      folders = known;
    }
    return known;
  }

  private List<Path> read() {
    // Without a record there is none; looking must not begin one.
    if (!Files.isDirectory(home.folder().resolve("journal"))) return List.of();
    try {
      return newest(home.record(clock).entries(), bundled);
    } catch (ProblemException e) {
      // The home's record remembers its trouble, and the start page shows it.
      return List.of();
    }
  }

  static List<Path> newest(List<Entry> entries, Path bundled) {
    var found =
        entries.reversed().stream()
            .filter(entry -> entry.type().equals("plan.opened"))
            .map(entry -> folder(entry.data().get("folder")))
            .filter(folder -> folder != null && Files.isDirectory(folder))
            .filter(folder -> !folder.toAbsolutePath().normalize().startsWith(bundled))
            .distinct()
            .limit(KEPT)
            .toList();
    return found.reversed();
  }

  private static @Nullable Path folder(@Nullable Object said) {
    try {
      return said == null ? null : Path.of(said.toString());
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
