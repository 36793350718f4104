package dev.holdfast.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.SystemClock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What nobody can tell stays unknown until a person says that the way is there.
class SilenceTest {
  private static final Network.Doubt VPN = new Network.Doubt("is the VPN there?", "10.1.0.0/16");

  private static Reading doubted(Network.Doubt doubt, Reading.State means) {
    return Silence.doubted(new Stopwatch(new SystemClock()), "no answer within 4 s", doubt, means);
  }

  @Test
  void silenceCountsFromTheWordOn() {
    var reading = doubted(VPN, Reading.State.FAILING);
    assertThat(reading.state()).isEqualTo(Reading.State.UNKNOWN);
    assertThat(Silence.network(reading)).contains("10.1.0.0/16");
    assertThat(Silence.counted(reading, Map.of("10.2.0.0/16", "Ann"))).isEqualTo(reading);
    var counted = Silence.counted(reading, Map.of("10.1.0.0/16", "Ann"));
    assertThat(counted.state()).isEqualTo(Reading.State.FAILING);
    assertThat(counted.value())
        .isEqualTo("no answer within 4 s; Ann says that the way to 10.1.0.0/16 is there");
    assertThat(counted.answers()).as("a condition is not answered by it").isFalse();
    assertThat(Silence.network(counted)).isEmpty();
  }

  @Test
  void whoLooksForSilenceHasSeenIt() {
    var counted =
        Silence.counted(doubted(VPN, Reading.State.PASSING), Map.of("10.1.0.0/16", "Ann"));
    assertThat(counted.state()).isEqualTo(Reading.State.PASSING);
  }

  @Test
  void noWordHelpsALaptopWithoutANetwork() {
    var reading = doubted(new Network.Doubt("may be away"), Reading.State.FAILING);
    assertThat(Silence.network(reading)).isEmpty();
    assertThat(Silence.counted(reading, Map.of("", "Ann"))).isEqualTo(reading);
  }
}
