package dev.holdfast.connector.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Network;
import dev.holdfast.connector.NetworkLooks;
import dev.holdfast.connector.NetworkPath;
import dev.holdfast.connector.Patience;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Stopwatch;
import dev.holdfast.kernel.SystemClock;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a connection that did not come about says of the service, and what of this laptop.
class NoAnswerTest {
  /// The messages are those of Linux for `blackhole` and `prohibit` routes and a local firewall.
  @ParameterizedTest
  @CsvSource({
    "Connection refused, FAILING",
    "Invalid argument, UNKNOWN",
    "Permission denied, UNKNOWN",
    "Operation not permitted, UNKNOWN",
    "Network is unreachable, UNKNOWN"
  })
  void onlyAServerRefuses(String message, Reading.State state) {
    var clock = new SystemClock();
    var without =
        new NoAnswer(
            new Network(new NetworkLooks()),
            NetworkPath.UNSAID,
            "127.0.0.1",
            1,
            Patience.of(Duration.ofSeconds(1)));
    var reading = without.reading(new Stopwatch(clock), new ConnectException(message));
    assertThat(reading.state()).as(reading.value()).isEqualTo(state);
  }
}
