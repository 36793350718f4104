package dev.holdfast.connector.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.holdfast.connector.Bench;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.Reading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Of a slow answer only its slowness may be excused, and only by the way to it.
@Timeout(60)
class SlowTest {
  @TempDir Path folder;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile IntUnaryOperator status = _ -> 200;
  private volatile IntUnaryOperator millis = _ -> 0;

  /// For the first answer of each connection.
  private volatile int firstMillis;

  private final Set<InetSocketAddress> known = ConcurrentHashMap.newKeySet();
  private HttpServer server = made();
  private Bench bench = new Bench(Path.of("target"));
  private Connector.Session session = new WebConnector().open(bench.around());

  private static HttpServer made() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() {
    bench = new Bench(folder);
    session = new WebConnector().open(bench.around());
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          var n = asked.incrementAndGet();
          var first = known.add(exchange.getRemoteAddress()) ? firstMillis : 0;
          LockSupport.parkNanos(Duration.ofMillis(millis.applyAsInt(n) + first).toNanos());
          exchange.sendResponseHeaders(status.applyAsInt(n), -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    session.close();
    server.stop(0);
  }

  private Reading read() {
    var url = "http://127.0.0.1:" + server.getAddress().getPort();
    var place = bench.target("site", "web", null, Map.of("url", url));
    var args = Map.<String, Object>of("latency", Duration.ofMillis(200));
    return session.check("web.http").orElseThrow().read(bench.call("", place, args));
  }

  /// Every other answer is a slow 503, as from one sick server of two.
  @Test
  void whatIsWrongBesidesIsNotForgivenByAnotherAnswer() {
    millis = n -> n % 2 == 1 ? 400 : 0;
    status = n -> n % 2 == 1 ? 503 : 200;
    var reading = read();
    assertThat(reading.state()).as(reading.value()).isEqualTo(Reading.State.FAILING);
    assertThat(reading.value()).contains("status 503, expected 200", "slower than");
    assertThat(asked).as("it is not asked again").hasValue(1);
  }

  @Test
  void anotherAnswerMustBeGoodToo() {
    millis = n -> n == 1 ? 400 : 0;
    status = n -> n == 1 ? 200 : 503;
    assertThat(read().state()).isEqualTo(Reading.State.FAILING);
  }

  /// The client is warm and the way short: nothing else than the server was slow.
  @Test
  void aServerThatIsSlowNowAndThenFailsInLaterRounds() {
    assertThat(read().state()).isEqualTo(Reading.State.PASSING);
    millis = n -> n % 2 == 0 ? 1500 : 0;
    var reading = read();
    assertThat(reading.state()).as(reading.value()).isEqualTo(Reading.State.FAILING);
    assertThat(reading.value()).contains("slower than 200ms");
  }

  /// Less than this laptop may add by itself, but on each new connection: users open those.
  @Test
  void aServerThatIsSlowOnEachNewConnectionFails() {
    firstMillis = 600;
    for (var round = 0; round < 3; round++) {
      var reading = read();
      assertThat(reading.state()).as(reading.value()).isEqualTo(Reading.State.FAILING);
      assertThat(reading.value()).contains("slower than 200ms");
    }
  }

  /// As while this laptop was busy with something else.
  @Test
  void oneSlowAnswerThatNeitherConnectionRepeatsIsNoFailure() {
    millis = n -> n == 1 ? 400 : 0;
    var reading = read();
    assertThat(reading.state()).as(reading.value()).isEqualTo(Reading.State.PASSING);
    assertThat(asked).hasValueGreaterThanOrEqualTo(3);
  }
}
