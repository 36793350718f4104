package dev.holdfast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder within a plan stands for the plan; any other stands for itself.
class PlanFoldersTest {
  @TempDir Path home;

  @Test
  void aFolderWithinAPlanLeadsToThePlan() throws IOException {
    var plan = Files.createDirectories(home.resolve("w4"));
    Files.writeString(plan.resolve("plan.yaml"), "holdfast: 1\n");
    var scenarios = Files.createDirectories(plan.resolve("scenarios"));
    assertThat(PlanFolders.of(scenarios)).isEqualTo(plan);
    assertThat(PlanFolders.of(plan)).isEqualTo(plan);
    assertThat(PlanFolders.of(home)).isEqualTo(home);
    assertThat(PlanFolders.of(plan.resolve("none"))).isEqualTo(plan.resolve("none"));
    Files.writeString(scenarios.resolve("plan.yaml"), "holdfast: 1\n");
    assertThat(PlanFolders.of(scenarios)).isEqualTo(scenarios);
  }
}
