package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsExactTest {
  /// What a plan states is read back as it was stated; an age may be rounded.
  @ParameterizedTest
  @CsvSource({
    "90s, 1 min 30 s, 1 min",
    "15m, 15 min, 15 min",
    "2h, 2 h, 2 h",
    "1h30m20s, 1 h 30 min 20 s, 1 h 30 min",
    "36h, 1 d 12 h, 1 d 12 h",
    "1500ms, 1.5 s, 1 s",
    "12345ms, 12 s, 12 s",
    "250ms, 250 ms, 250 ms",
    "0, 0 s, 0 s",
  })
  void nothingThatWasStatedIsRoundedAway(String stated, String exact, String words) {
    var read = Durations.parse(stated).orElseThrow();
    assertThat(Durations.exact(read)).isEqualTo(exact);
    assertThat(Durations.words(read)).isEqualTo(words);
    assertThat(Durations.exact(Duration.ofSeconds(-90))).isEqualTo("\u22121 min 30 s");
  }
}
