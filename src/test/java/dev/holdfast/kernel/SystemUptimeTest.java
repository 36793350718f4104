package dev.holdfast.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `/proc/uptime` says, in nanoseconds.
class SystemUptimeTest {
  @ParameterizedTest
  @CsvSource({
    "60121.07 114022.56, 60121070000000",
    "0.00 0.00, 0",
    "5 1, 5000000000",
    "1.5 1, 1500000000",
    "1.1234567891 1, 1123456789",
    "31536000000.99 1, -1"
  })
  void isReadToTheLastDigit(String text, long nanos) {
    if (nanos < 0) assertThatThrownBy(() -> SystemClock.nanos(text)).isNotNull();
    else assertThat(SystemClock.nanos(text)).isEqualTo(nanos);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "a.b c", ". 1", "1.x 2"})
  void whatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> SystemClock.nanos(text)).isInstanceOf(RuntimeException.class);
  }
}
