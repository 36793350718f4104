package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which plans that were opened stand on the start page again.
class RecentPlansTest {
  @TempDir private Path folder;
  private final List<Entry> entries = new ArrayList<>();

  private Path opened(Path plan) throws IOException {
    Files.createDirectories(plan);
    note("plan.opened", plan.toString());
    return plan;
  }

  private void note(String type, String plan) {
    entries.add(
        new Entry(entries.size(), Instant.EPOCH, 0, "boot", type, Map.of("folder", plan), "00"));
  }

  @Test
  void theNewestFiveThatAreStillThereInTheirOrder() throws IOException {
    var bundled = folder.resolve("runbooks");
    opened(bundled.resolve("shipped"));
    var old = opened(folder.resolve("old"));
    var gone = opened(folder.resolve("gone"));
    var plans = new ArrayList<Path>();
    for (var i = 0; i < 5; i++) plans.add(opened(folder.resolve("plan-" + i)));
    note("vault.opened", old.toString());
    note("plan.opened", plans.getFirst().toString());
    note("plan.opened", "\0");
    Files.delete(gone);
    assertThat(RecentPlans.newest(entries, bundled))
        .containsExactly(plans.get(1), plans.get(2), plans.get(3), plans.get(4), plans.getFirst());
  }
}
