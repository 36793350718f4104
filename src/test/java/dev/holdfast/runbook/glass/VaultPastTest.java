package dev.holdfast.runbook.glass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Entry;
import dev.holdfast.vault.VaultAge;
import dev.holdfast.vault.VaultFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which file came before which, from what the home's record keeps of each.
class VaultPastTest {
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private final List<Entry> record = new ArrayList<>();

  private static VaultFacts state(long generation, String hash) {
    return new VaultFacts("v", generation, hash);
  }

  private void opened(VaultFacts facts) {
    note(new VaultEvents.Opened(Path.of("v"), facts, List.of(), Optional.empty()));
  }

  private void saved(VaultFacts facts) {
    note(new VaultEvents.Saved(Path.of("v"), facts));
  }

  private void note(dev.holdfast.journal.HomeEvent event) {
    record.add(new Entry(record.size(), NOON, 0, "b", event.type(), event.data(), "h"));
  }

  private VaultAge age(VaultFacts facts) {
    return age(facts, NOON);
  }

  private VaultAge age(VaultFacts facts, Instant now) {
    return VaultPast.of(record, "v").age(facts, now);
  }

  @Test
  void bySavesOfHoldfastAlone() {
    assertThat(age(state(2, "b"))).isEqualTo(VaultAge.FIRST_SEEN);
    saved(state(1, "a"));
    assertThat(age(state(2, "b"))).isEqualTo(VaultAge.NEWER);
    saved(state(2, "b"));
    assertThat(age(state(2, "b"))).isEqualTo(VaultAge.SAME);
    assertThat(age(state(1, "a"))).isEqualTo(VaultAge.OLDER);
    assertThat(age(state(1, "unknown"))).isEqualTo(VaultAge.OLDER);
    assertThat(age(state(2, "edited"))).isEqualTo(VaultAge.CHANGED_ELSEWHERE);
    assertThat(VaultPast.of(record, "w").age(state(2, "b"), NOON)).isEqualTo(VaultAge.FIRST_SEEN);
  }

  /// KeePassXC leaves the number of saves as it was.
  @Test
  void whatWasThereBeforeASaveByAnotherProgramIsOlder() {
    saved(state(2, "a"));
    opened(state(2, "b"));
    assertThat(age(state(2, "a"))).isEqualTo(VaultAge.OLDER);
    opened(state(2, "a"));
    assertThat(age(state(2, "a"))).as("however often it is opened").isEqualTo(VaultAge.OLDER);
    assertThat(age(state(2, "b"))).isEqualTo(VaultAge.SAME);
  }

  @Test
  void aSaveOntoAnOlderFileIsRemembered() {
    saved(state(2, "a"));
    opened(state(2, "b"));
    opened(state(2, "a"));
    saved(state(3, "c"));
    saved(state(4, "d"));
    opened(state(4, "d"));
    assertThat(age(state(4, "d"))).isEqualTo(VaultAge.OLDER);
    assertThat(age(state(4, "d"), NOON.plus(Duration.ofDays(31)))).isEqualTo(VaultAge.SAME);
    assertThat(age(state(2, "b"))).as("the newer one is back").isEqualTo(VaultAge.SAME);
    opened(state(2, "b"));
    saved(state(3, "e"));
    assertThat(age(state(3, "e"))).isEqualTo(VaultAge.SAME);
    assertThat(age(state(2, "a"))).isEqualTo(VaultAge.OLDER);
  }
}
