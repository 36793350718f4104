package dev.holdfast.connector.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.ActionSpec;
import org.junit.jupiter.api.Test;

/// Which actions put data back is declared where they are.
class RestoringTest {
  @Test
  void onlyWhatPutsDataBackSaysSo() {
    assertThat(Connectors.all().actions().values().stream().filter(ActionSpec::restores))
        .extracting(ActionSpec::name)
        .containsExactlyInAnyOrder(
            "aws.rds.restore-db-instance-from-db-snapshot",
            "aws.rds.restore-db-instance-to-point-in-time",
            "process.script",
            "terraform.apply-plan");
  }
}
