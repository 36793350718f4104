package dev.holdfast.connector.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.connector.Bench;
import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Reading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WebTest {
  @TempDir Path folder;
  private final AtomicReference<String> sent = new AtomicReference<>("");
  private HttpServer server = make();

  private static HttpServer make() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/ok", x -> answer(x, 200, "{\"status\":\"up\",\"db\":{\"ms\":12}}"));
    server.createContext("/error", x -> answer(x, 200, "<h1>We are sorry</h1>"));
    server.createContext("/down", x -> answer(x, 503, "down"));
    server.createContext("/missing", x -> answer(x, 404, ""));
    server.createContext("/here", x -> redirect(x, "/ok?token=abc"));
    server.createContext("/away", x -> redirect(x, "http://elsewhere.example.test/login"));
    server.createContext("/loop", x -> redirect(x, "/loop"));
    server.createContext("/trail", x -> answer(x, 200, "{\"status\":\"ok\"}<html>gone</html>"));
    server.createContext("/twice", x -> answer(x, 200, "{\"status\":\"no\",\"status\":\"ok\"}"));
    server.createContext("/q", x -> maintained(x));
    server.createContext("/flood", WebTest::flood);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    sent.set(String.valueOf(exchange.getRequestHeaders().getFirst("X-Api-Key")));
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
    if (!head) exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void maintained(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getQuery() != null) answer(exchange, 200, "maintenance");
    else redirect(exchange, "/q?maintenance=1");
  }

  private static void flood(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1L << 30);
    var part = new byte[1 << 16];
    try (var out = exchange.getResponseBody()) {
      for (int i = 0; i < 1 << 14; i++) out.write(part);
    }
  }

  private Place place(Bench bench) {
    return bench.target(
        "site",
        "web",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        Map.of("url", "https://api.example.test", "hosts", List.of("www.example.test")));
  }

  private Reading read(String check, Map<String, Object> args) {
    var bench = new Bench(folder);
    var call = bench.call("", place(bench), args);
    return new WebConnector().open(bench.around()).check(check).orElseThrow().read(call);
  }

  private Reading http(Map<String, Object> args) {
    return read("web.http", args);
  }

  @Test
  void passesOnlyWhenEverythingIsAsExpected() {
    var good =
        http(
            Map.of(
                "path",
                "/ok",
                "contains",
                "up",
                "latency",
                Duration.ofSeconds(9),
                "json",
                Map.of("/status", "up", "/db/ms", 12L)));
    assertThat(good.state()).as(good.value()).isEqualTo(Reading.State.PASSING);
    var led = http(Map.of("path", "/here", "redirect", "follow"));
    assertThat(led.state()).isEqualTo(Reading.State.PASSING);
    assertThat(led.value()).contains("redirected to http://127.0.0.1").endsWith("/ok");
    var seen = http(Map.of("path", "/here", "is", 302L));
    assertThat(seen.state()).as(seen.value()).isEqualTo(Reading.State.PASSING);
    assertThat(seen.value()).contains("redirects to http://127.0.0.1").endsWith("/ok");
    assertThat(http(Map.of("path", "/flood")).value()).contains("only the first 1 MiB was read");
    assertThat(http(Map.of("path", "/missing", "is", 404L)).state())
        .isEqualTo(Reading.State.PASSING);
  }

  @Test
  void failsWithWhatWasSeen() {
    assertFails(Map.of("path", "/down"), "status 503, expected 200");
    assertFails(Map.of("path", "/error", "contains", "up"), "does not hold 'up'");
    assertFails(Map.of("path", "/error", "json", Map.of("/status", "up")), "not JSON");
    assertFails(Map.of("path", "/ok", "json", Map.of("/status", "down")), "/status is \"up\"");
    assertFails(Map.of("path", "/ok", "json", Map.of("/none", "x")), "/none is not there");
    assertFails(Map.of("path", "/away"), "elsewhere.example.test");
    assertFails(Map.of("path", "/loop"), "/loop, after 5 others: a loop");
    assertFails(Map.of("path", "/trail", "json", Map.of("/status", "ok")), "not JSON");
    assertFails(Map.of("path", "/twice", "json", Map.of("/status", "ok")), "Duplicate");
    assertFails(Map.of("path", "/q"), "/q with another query after a redirect");
    assertFails(Map.of("path", "/here"), "/ok after a redirect");
    assertFails(Map.of("path", "/ok", "latency", Duration.ofNanos(1)), "slower than");
    assertFails(Map.of("path", "/flood", "contains", "up"), "only the first 1 MiB");
  }

  /// The first answer of a process pays for its client and for the connection.
  @Test
  void theWayToTheAnswerIsNoPartOfItsLatency() {
    var asked = new AtomicInteger();
    var slow = new AtomicInteger(1);
    server.createContext(
        "/paced",
        x -> {
          if (asked.incrementAndGet() <= slow.get()) {
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
          }
          answer(x, 200, "ok");
        });
    var args = Map.<String, Object>of("path", "/paced", "latency", Duration.ofMillis(1500));
    var good = http(args);
    assertThat(good.state()).as(good.value()).isEqualTo(Reading.State.PASSING);
    assertThat(good.value()).matches("200 in \\d+ ms, 2\\d\\d\\d ms with a new connection");
    assertThat(asked).as("also over a connection of its own").hasValue(3);
    assertThat(http(args).value()).matches("200 in \\d+ ms");
    assertThat(asked).as("what is quick enough is asked once").hasValue(4);
    slow.set(6);
    assertThat(http(args).state()).as("slow twice").isEqualTo(Reading.State.FAILING);
    assertThat(asked).hasValue(6);
  }

  private void assertFails(Map<String, Object> args, String says) {
    var reading = http(args);
    assertThat(reading.state()).as(reading.value()).isEqualTo(Reading.State.FAILING);
    assertThat(reading.value()).contains(says);
  }

  @Test
  void whatIsNoHttpAddressIsNeverAsked() {
    for (var url : List.of("file:///etc/passwd", "ftp://h/x", "http://u:p@h/", "::")) {
      assertThat(http(Map.of("url", url)).state()).isEqualTo(Reading.State.UNKNOWN);
    }
  }

  @Test
  void unreachableNeedsPositiveEvidence() {
    assertThat(read("web.unreachable", Map.of("url", "https://api.example.test")).state())
        .isEqualTo(Reading.State.FAILING);
    assertThat(read("web.unreachable", Map.of("url", "http://no-such-name.invalid")).state())
        .isEqualTo(Reading.State.UNKNOWN);
    server.stop(0);
    var gone = read("web.unreachable", Map.of("url", "https://api.example.test"));
    assertThat(gone.state()).as(gone.value()).isEqualTo(Reading.State.PASSING);
    assertThat(gone.value()).contains("refuses");
    assertThat(http(Map.of("path", "/ok")).state()).isEqualTo(Reading.State.FAILING);
  }

  @Test
  void tcpConnectsThroughTheOverride() {
    var args = Map.<String, Object>of("host", "api.example.test", "port", 443L);
    assertThat(read("web.tcp", args).state()).isEqualTo(Reading.State.PASSING);
  }

  @Test
  void aSecretHeaderIsSentAndNeverShown() {
    var bench = new Bench(folder);
    bench.credential("api", Map.of("token", "canary-5512"));
    var place =
        bench.target(
            "site",
            "web",
            null,
            Map.of(
                "url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "auth",
                Map.of("header", "X-Api-Key", "prefix", "Key", "credential", "api")));
    var action = new WebConnector().open(bench.around()).action("web.get").orElseThrow();
    var call = bench.call("k", place, Map.of("path", "/ok"));
    var preview = action.preview(call);
    var outcome = action.perform(call, preview);
    assertThat(sent.get()).isEqualTo("Key canary-5512");
    assertThat(outcome.toString() + preview).contains("status=200").doesNotContain("canary");
  }

  @Test
  void aRequestWithoutAnAnswerIsInDoubtAndOneNeverSentIsRefused() {
    var bench = new Bench(folder);
    server.createContext("/cut", HttpExchange::close);
    assertThat(request(bench, "/cut")).isInstanceOf(Outcome.InDoubt.class);
    assertThat(request(bench, "/down")).isInstanceOf(Outcome.InDoubt.class);
    assertThat(request(bench, "/missing")).isInstanceOf(Outcome.Refused.class);
    assertThat(request(bench, "/ok")).isInstanceOf(Outcome.Done.class);
    server.stop(0);
    assertThat(request(bench, "/ok")).isInstanceOf(Outcome.Refused.class);
  }

  private Outcome request(Bench bench, String path) {
    var action = new WebConnector().open(bench.around()).action("web.request").orElseThrow();
    var call = bench.call("k", place(bench), Map.of("path", path, "method", "POST"));
    return action.perform(call, action.preview(call));
  }

  @Test
  void identityShowsTheOverride() {
    var bench = new Bench(folder);
    var identity = new WebConnector().open(bench.around()).identify(place(bench));
    assertThat(identity.verdict()).isEqualTo(Identity.Verdict.SAME);
    assertThat(identity.lines().getFirst().same()).isFalse();
    server.stop(0);
    assertThat(new WebConnector().open(bench.around()).identify(place(bench)).verdict())
        .isEqualTo(Identity.Verdict.UNREADABLE);
  }
}
