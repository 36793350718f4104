package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UpkeepTest {
  private static final long MB = 1L << 20;
  private long used = 100 * MB;
  private long live = 60 * MB;
  private int collected;

  private final Upkeep upkeep =
      new Upkeep(
          () -> used,
          () -> {
            collected++;
            used = live;
          });

  private void seconds(int count) {
    for (var i = 0; i < count; i++) upkeep.second();
  }

  @Test
  void collectsWhatGrewWhileNobodyDoesAnything() {
    seconds(40);
    assertThat(collected).isEqualTo(1);
    used += 30 * MB;
    seconds(40);
    assertThat(collected).isEqualTo(2);
  }

  @Test
  void doesNothingWhereNothingGrew() {
    seconds(40);
    used += 20 * MB;
    seconds(3600);
    assertThat(collected).isEqualTo(1);
  }

  /// What is needed is not looked through again and again.
  @Test
  void measuresFromWhatWasLeft() {
    live = 500 * MB;
    used = 500 * MB;
    seconds(3600);
    assertThat(collected).isEqualTo(1);
  }

  @Test
  void isNotDoneOftenerThanEveryHalfMinute() {
    for (var i = 0; i < 300; i++) {
      used += 50 * MB;
      upkeep.second();
    }
    assertThat(collected).isEqualTo(10);
  }

  @Test
  void waitsForWhoeverTypes() {
    for (var i = 0; i < 120; i++) {
      upkeep.stirred();
      seconds(2);
    }
    assertThat(collected).isZero();
    seconds(1);
    assertThat(collected).isEqualTo(1);
  }
}
