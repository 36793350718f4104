package dev.holdfast.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What was made after impact began makes no loss smaller.
class ReachableMomentsTest {
  private static final Instant BEGAN = Instant.parse("2026-11-23T02:30:00Z");

  private static Instant at(String time) {
    return Instant.parse("2026-11-23T" + time + ":00Z");
  }

  private static ReachableMoments single(String newest, List<String> moments) {
    return ReachableMoments.of(
        Map.of(
            "at",
            at(newest).toString(),
            "moments",
            moments.stream().map(m -> at(m).toString()).toList()));
  }

  @Test
  void aDumpAfterImpactBeganDoesNotCount() {
    var dumps = single("03:04", List.of("03:04", "01:04"));
    assertThat(dumps.before(BEGAN)).isEqualTo(at("01:04"));
    assertThat(dumps.loss(BEGAN)).isEqualTo(Duration.ofMinutes(86));
    assertThat(dumps.warning(BEGAN)).contains("may hold the damage");
    assertThat(dumps.warning(at("04:00"))).isEmpty();
  }

  @Test
  void whereAllAreLaterNobodyKnows() {
    var dumps = single("03:04", List.of("03:04"));
    assertThat(dumps.before(BEGAN)).isNull();
    assertThat(dumps.loss(BEGAN)).isNull();
    var older = ReachableMoments.of(Map.of("at", at("03:04").toString()));
    assertThat(older.loss(BEGAN)).as("an older record").isNull();
    assertThat(older.loss(at("03:05"))).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void anyMomentOfAWindowCanBeChosen() {
    var log =
        Map.of(
            "at",
            at("03:00").toString(),
            "up-to",
            at("03:00").toString(),
            "up-from",
            at("01:00").toString(),
            "moments",
            List.of());
    var moments = ReachableMoments.of(log);
    assertThat(moments.loss(BEGAN)).isZero();
    assertThat(moments.loss(at("03:10"))).isEqualTo(Duration.ofMinutes(10));
    assertThat(moments.loss(at("00:30"))).as("before the window").isNull();
  }

  @Test
  void whatLacksNothingHasNoLoss() {
    var whole = ReachableMoments.of(Map.of("at", at("03:00").toString(), "whole", true));
    assertThat(whole.loss(BEGAN)).isZero();
    assertThat(ReachableMoments.NONE.loss(BEGAN)).isNull();
  }

  /// Learned later, an earlier beginning never shows a point that lies after it.
  @Test
  void settingImpactBackNeverTrustsALaterPoint() {
    var random = new Random(20261123);
    for (int round = 0; round < 2_000; round++) {
      var moments = new ArrayList<String>();
      for (int i = random.nextInt(6); i >= 0; i--)
        moments.add(BEGAN.plusSeconds(random.nextInt(7200)).toString());
      var newest = moments.stream().map(Instant::parse).max(Instant::compareTo).orElseThrow();
      var reach = ReachableMoments.of(Map.of("at", newest.toString(), "moments", moments));
      var began = BEGAN.plusSeconds(random.nextInt(9000) - 900);
      var expected =
          moments.stream()
              .map(Instant::parse)
              .filter(one -> !one.isAfter(began))
              .max(Instant::compareTo);
      assertThat(reach.before(began)).isEqualTo(expected.orElse(null));
      assertThat(reach.loss(began))
          .isEqualTo(expected.map(one -> Duration.between(one, began)).orElse(null));
    }
  }
}
