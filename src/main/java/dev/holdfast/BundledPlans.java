package dev.holdfast;

import dev.holdfast.plan.PlanLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The plans that came with Holdfast. They need no home: the first reading can begin before there
/// is one, and is used once.
final class BundledPlans {
  private final Path folder;
  private final AtomicReference<@Nullable CompletableFuture<List<PlanLoader.Result>>> ahead =
      new AtomicReference<>();

  BundledPlans(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  void readAhead(Executor work) {
    ahead.set(CompletableFuture.supplyAsync(this::load, work));
  }

  List<PlanLoader.Result> read() {
    var begun = ahead.getAndSet(null);
    return begun == null ? load() : begun.join();
  }

  private List<PlanLoader.Result> load() {
    if (!Files.isDirectory(folder)) return List.of();
    try (var folders = Files.list(folder)) {
      return folders.filter(Files::isDirectory).sorted().map(PlanLoader::load).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
