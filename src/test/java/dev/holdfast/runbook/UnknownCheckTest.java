package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A checklist with a check that nobody knows could never be complete: its run does not start.
class UnknownCheckTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"fake.nothing", "nobody.knows", "nodot"})
  void aRunIsRefusedWithTheLine(String check) {
    try (var stage = new Stage(folder)) {
      stage.more(
          """
          checklist:
            - id: group
              title: Group
              items:
                - {id: odd, title: Odd, check: %s}
          """
              .formatted(check));
      stage.scenario(
          "s", "phases:\n- title: P\n  steps:\n  - {id: a, title: A, action: fake.keyed}\n");
      assertThatThrownBy(() -> stage.start("s"))
          .hasMessageContaining("plan.yaml:")
          .hasMessageContaining("There is no check '" + check + "'");
    }
  }
}
