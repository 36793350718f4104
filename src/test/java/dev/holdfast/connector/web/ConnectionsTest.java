package dev.holdfast.connector.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.holdfast.connector.Bench;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How many connections checks open, exactly.
@Timeout(60)
class ConnectionsTest {
  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T03:00:00Z"));

  /// Each connection is one port at the other end.
  private final Set<Integer> opened = ConcurrentHashMap.newKeySet();

  private final List<String> asked = new CopyOnWriteArrayList<>();
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
          opened.add(exchange.getRemoteAddress().getPort());
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          if (exchange.getRequestURI().getPath().equals("/from")) {
            exchange.getResponseHeaders().add("Location", "/to");
            exchange.sendResponseHeaders(302, -1);
          } else {
            exchange.sendResponseHeaders(200, -1);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    session.close();
    server.stop(0);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private Call call(Map<String, Object> args) {
    return call(bench.target("site", "web", null, Map.of("url", address())), args);
  }

  private Call call(Place place, Map<String, Object> args) {
    var call = bench.call("", place, args);
    var a = call.around();
    var around =
        new Surroundings(
            a.plan(),
            a.planFolder(),
            a.runFolder(),
            a.places(),
            a.credentials(),
            clock,
            a.redactor());
    return new Call(
        call.incident(),
        call.step(),
        call.attempt(),
        call.key(),
        call.place(),
        call.args(),
        around,
        call.watch());
  }

  private void passes(String path, String method) {
    var args = Map.<String, Object>of("path", path, "method", method, "redirect", "follow");
    var reading = session.check("web.http").orElseThrow().read(call(args));
    assertThat(reading.state()).as(reading.value()).isEqualTo(Reading.State.PASSING);
  }

  @Test
  void checksOfTheSameSecondShareAConnection() {
    for (var n = 0; n < 5; n++) passes("/page-" + n, "GET");
    passes("/from", "GET");
    assertThat(asked).hasSize(7).last().isEqualTo("GET /to");
    assertThat(opened).hasSize(1);
  }

  /// A server that is gone, another address, another certificate: none of it hides behind a
  /// connection that stood before.
  @Test
  void noAnswerComesOverAConnectionOfAnEarlierSecond() {
    for (var n = 1; n <= 5; n++) {
      passes("/", "GET");
      assertThat(opened).hasSize(n);
      clock.advance(Connections.FRESH);
    }
    server.stop(0);
    var reading = session.check("web.http").orElseThrow().read(call(Map.of("path", "/")));
    assertThat(reading.value()).isEqualTo("connection refused");
    assertThat(reading.state()).isEqualTo(Reading.State.FAILING);
  }

  @Test
  void whatMayChangeSomethingHasAConnectionOfItsOwn() {
    passes("/", "GET");
    passes("/", "POST");
    passes("/", "POST");
    passes("/", "GET");
    assertThat(opened).hasSize(3);
  }

  /// That nothing answers is shown by connecting, whatever stands.
  @Test
  void whatMustNotBeReachableIsConnectedToAnew() {
    passes("/", "GET");
    var there = session.check("web.unreachable").orElseThrow().read(call(Map.of()));
    assertThat(there.state()).as(there.value()).isEqualTo(Reading.State.FAILING);
    server.stop(0);
    var gone = session.check("web.unreachable").orElseThrow().read(call(Map.of()));
    assertThat(gone.state()).as(gone.value()).isEqualTo(Reading.State.PASSING);
  }

  /// The client asks anew by itself once; when that kept connection is closed too, a check asks
  /// over a new one.
  @Test
  void aKeptConnectionThatTheServerClosesIsNoFailure() throws Exception {
    var both = new CountDownLatch(2);
    var accepted = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var _ =
          threads.submit(
              () -> {
                while (true) {
                  var socket = listening.accept();
                  accepted.incrementAndGet();
                  var _ = threads.submit(() -> once(socket, both));
                }
              });
      var url = "http://127.0.0.1:" + listening.getLocalPort();
      var place = bench.target("fickle", "web", null, Map.of("url", url));
      var check = session.check("web.http").orElseThrow();
      var first = threads.submit(() -> check.read(call(place, Map.of())));
      var second = threads.submit(() -> check.read(call(place, Map.of())));
      assertThat(first.get().state()).isEqualTo(Reading.State.PASSING);
      assertThat(second.get().state()).isEqualTo(Reading.State.PASSING);
      var third = check.read(call(place, Map.of()));
      assertThat(third.state()).as(third.value()).isEqualTo(Reading.State.PASSING);
      assertThat(accepted).hasValue(3);
      threads.shutdownNow();
    }
  }

  /// Answers one question and hangs up on the next.
  private static Object once(Socket socket, CountDownLatch both) throws Exception {
    try (socket) {
      asked(socket);
      both.countDown();
      both.await();
      socket
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(UTF_8));
      asked(socket);
      return true;
    }
  }

  private static void asked(Socket socket) throws IOException {
    var in = socket.getInputStream();
    for (var end = 0; end < 4; ) {
      var next = in.read();
      if (next < 0) return;
      end = next == "\r\n\r\n".charAt(end) ? end + 1 : next == '\r' ? 1 : 0;
    }
  }

  @Test
  void afterItsEndASessionHoldsNothing() {
    var connections = new Connections();
    var first = connections.lend(call(Map.of()));
    assertThat(connections.lend(call(Map.of())).client()).isSameAs(first.client());
    clock.advance(Duration.ofSeconds(2));
    var second = connections.lend(call(Map.of()));
    assertThat(second.client()).isNotSameAs(first.client());
    assertThat(first.client().isTerminated()).as("it is still lent twice").isFalse();
    connections.close();
    assertThat(ended(second.client())).isTrue();
    first.close();
  }

  private static boolean ended(java.net.http.HttpClient client) {
    try {
      return client.awaitTermination(Duration.ofSeconds(20));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
