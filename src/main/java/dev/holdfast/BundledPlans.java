package dev.holdfast;

import dev.holdfast.plan.PlanLoader;
import dev.holdfast.ui.Cockpit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The plans that came with Holdfast. They need no home: the first reading can begin before there
/// is one, and is used once.
final class BundledPlans {
  private final Path folder;
  private final AtomicReference<@Nullable CompletableFuture<First>> ahead = new AtomicReference<>();

  /// What was read ahead: the index, or where that says nothing true, the plans.
  private record First(Optional<List<Cockpit.PlanEntry>> indexed, List<PlanLoader.Result> loaded) {}

  BundledPlans(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  void readAhead(Executor work) {
    ahead.set(CompletableFuture.supplyAsync(this::first, work));
  }

  private First first() {
    var indexed = PlanIndex.read(folder);
    return new First(indexed, indexed.isPresent() ? List.of() : load());
  }

  /// What the index says of all of them, where it was read ahead and is true of what is on the
  /// disk.
  Optional<List<Cockpit.PlanEntry>> indexed() {
    var begun = ahead.get();
    return begun == null ? Optional.empty() : begun.join().indexed();
  }

  List<PlanLoader.Result> read() {
    var begun = ahead.getAndSet(null);
    if (begun == null) return load();
    var first = begun.join();
    return first.indexed().isPresent() ? load() : first.loaded();
  }

  private List<PlanLoader.Result> load() {
    try {
      return folders(folder).stream().map(PlanLoader::load).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /// The folders of plans in a folder, by name.
  static List<Path> folders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    var all = new ArrayList<Path>();
    try (var found = Files.newDirectoryStream(folder)) {
      for (var one : found) if (Files.isDirectory(one)) all.add(one);
    }
    all.sort(null);
    return all;
  }
}
