package dev.holdfast.connector.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Bench;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Reading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A service that accepts and says nothing is down, and its check says so within its limit.
@Timeout(60)
class HangingTest {
  private static final Duration LIMIT = Duration.ofMillis(700);

  @TempDir Path folder;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private ServerSocket listening = made();

  private static ServerSocket made() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() {
    var _ =
        threads.submit(
            () -> {
              while (true) open.add(listening.accept());
            });
  }

  @AfterEach
  void stop() throws IOException {
    threads.shutdownNow();
    listening.close();
    for (var socket : open) socket.close();
  }

  private Reading read(String check, Map<String, Object> args) {
    var bench = new Bench(folder);
    var url = "http://127.0.0.1:" + listening.getLocalPort();
    var settings =
        Map.<String, Object>of("url", url, "dns-server", "127.0.0.1:" + listening.getLocalPort());
    var call = bench.call("", bench.target("site", "web", null, settings), args);
    var limited =
        new Call(
            call.incident(),
            call.step(),
            call.attempt(),
            call.key(),
            call.place(),
            call.args(),
            call.around(),
            Call.Watch.within(LIMIT));
    try (var session = new WebConnector().open(bench.around())) {
      return session.check(check).orElseThrow().read(limited);
    }
  }

  private void isDown(String check, Map<String, Object> args) {
    var reading = read(check, args);
    assertThat(reading.state()).as(reading.value()).isEqualTo(Reading.State.FAILING);
    assertThat(reading.value()).contains("no answer within");
    assertThat(reading.answers()).as("a condition is not answered by it").isFalse();
    assertThat(reading.answered()).as("nothing came back").isFalse();
    assertThat(reading.took()).isBetween(LIMIT, LIMIT.plusMillis(1200));
  }

  private Map<String, Object> here() {
    var args = new HashMap<String, Object>();
    args.put("host", "127.0.0.1");
    args.put("port", (long) listening.getLocalPort());
    return args;
  }

  @Test
  void aPageThatDoesNotComeIsDown() {
    isDown("web.http", Map.of());
    isDown("web.http", Map.of("method", "POST"));
    isDown("web.http", Map.of("latency", Duration.ofMillis(300)));
  }

  /// Only who waits for as long as the plan grants may say that it took too long.
  @Test
  void whoMayStillAnswerInTimeIsNotCalledDown() {
    var reading = read("web.http", Map.of("latency", Duration.ofSeconds(15)));
    assertThat(reading.state()).isEqualTo(Reading.State.UNKNOWN);
    assertThat(reading.value()).contains("the plan grants 15 s: state a longer timeout");
  }

  @Test
  void aHandshakeThatIsNotAnsweredIsDown() {
    isDown("web.tls", here());
  }

  /// Each byte alone is in time.
  @Test
  void aHandshakeThatDripsIsDown() {
    var _ =
        threads.submit(
            () -> {
              while (!threads.isShutdown()) {
                for (var socket : open) socket.getOutputStream().write(0x16);
                TimeUnit.MILLISECONDS.sleep(100);
              }
              return true;
            });
    var reading = read("web.tls", here());
    assertThat(reading.state()).as(reading.value()).isEqualTo(Reading.State.FAILING);
    assertThat(reading.took()).isLessThan(LIMIT.plusMillis(1200));
  }

  @Test
  void aHandshakeThatIsCutSaysNothingOfTheCertificate() {
    var _ =
        threads.submit(
            () -> {
              while (open.isEmpty()) Thread.onSpinWait();
              open.getFirst().close();
              return true;
            });
    var reading = read("web.tls", here());
    assertThat(reading.state()).isEqualTo(Reading.State.FAILING);
    assertThat(reading.value()).doesNotContain("certificate");
  }

  @Test
  void theNameServerOfThePlanThatDoesNotAnswerIsDown() {
    var reading = read("web.dns", Map.of("name", "example.test"));
    assertThat(reading.state()).as(reading.value()).isEqualTo(Reading.State.FAILING);
    assertThat(reading.value()).contains("does not answer");
  }
}
