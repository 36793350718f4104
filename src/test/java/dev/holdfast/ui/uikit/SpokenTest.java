package dev.holdfast.ui.uikit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/// What machines write, as people say it.
class SpokenTest {
  @Test
  void momentsInASentence() {
    var said = "Restores db, as of 2026-11-23T02:19:04Z";
    assertThat(Times.spoken(said, ZoneId.of("UTC")))
        .isEqualTo("Restores db, as of 02:19:04 UTC on 2026-11-23");
    assertThat(Times.spoken(said, ZoneId.of("Europe/Berlin")))
        .isEqualTo("Restores db, as of 02:19:04 UTC (03:19:04 here) on 2026-11-23");
    assertThat(Times.spoken("version 2026-11-23", ZoneId.of("UTC")))
        .isEqualTo("version 2026-11-23");
  }

  @Test
  void sentencesButNotNamesOfMachines() {
    assertThat(Words.sentence("correct what AWS names")).isEqualTo("Correct what AWS names");
    assertThat(Words.sentence("aws.ecs was refused")).isEqualTo("aws.ecs was refused");
    assertThat(Words.sentence("`holdfast` says")).isEqualTo("`holdfast` says");
    assertThat(Words.sentence("")).isEmpty();
  }

  /// To know the zone Java reads every jar, which the first frame does not wait for.
  @Test
  void theZoneIsAskedForOnlyWhereThereIsAMoment() {
    assertThat(
            Times.spoken(
                "Rehearse: Database failure",
                () -> {
                  throw new AssertionError("asked");
                }))
        .isEqualTo("Rehearse: Database failure");
    var said = "Restore to 2026-11-23T02:19:04Z";
    assertThat(Times.spoken(said, () -> ZoneId.of("Europe/Berlin")))
        .isEqualTo(Times.spoken(said, ZoneId.of("Europe/Berlin")))
        .isNotEqualTo(said);
  }
}
