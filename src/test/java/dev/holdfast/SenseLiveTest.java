package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.kernel.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `sense --live` against a web server: what passes, fails, is silent, lies, and what stops
/// passing.
class SenseLiveTest {
  @TempDir Path folder;
  private HttpServer server;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final CountDownLatch over = new CountDownLatch(1);

  @BeforeEach
  void setUp() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    var plan = folder.resolve("plan");
    Files.createDirectories(plan.resolve("scenarios"));
    Files.writeString(
        plan.resolve("plan.yaml"),
        """
        holdfast: 1
        plan: tiny
        title: Tiny
        targets:
          app: {connector: web, url: "http://127.0.0.1:%d"}
        components:
          - {id: web, title: Web, kind: web, layer: service, checks: [{check: web.http, target: app, with: {path: /up}, is: 200}]}
        checklist:
          - id: group
            title: Group
            items:
              - {id: up, title: Up, check: {check: web.http, target: app, with: {path: /up}, is: 200}}
              - {id: once, title: Once, check: {check: web.http, target: app, with: {path: /once}, is: 200}}
              - {id: silent, title: Silent, check: {check: web.http, target: app, with: {path: /silent}, is: 200, timeout: 2s}}
              - {id: lies, title: Lies, check: {check: web.http, target: app, with: {path: /lies, json: {/status: ok}}, is: 200}}
              - {id: asked, title: Asked, ask: Is it?}
        """
            .formatted(server.getAddress().getPort()));
    Files.writeString(
        plan.resolve("scenarios/s.yaml"),
        """
        scenario: s
        title: S
        detect:
          - {id: gone, title: Gone, check: {check: web.http, target: app, with: {path: /up}, is: 200}}
        phases:
        - title: P
          steps:
          - {id: a, title: A, ask: a}
        """);
  }

  @AfterEach
  void tearDown() {
    over.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    try (exchange) {
      if (path.equals("/silent")) over.await();
      var good = !path.equals("/once") || asked.add(path);
      var body = (path.equals("/lies") ? "<h1>error</h1>" : "ok").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(good ? 200 : 503, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<?, ?> item(Map<String, Object> said, String kind, String id) {
    assertThat(said.get("items")).isInstanceOf(List.class);
    return ((List<?>) java.util.Objects.requireNonNull(said.get("items")))
        .stream()
            .map(one -> (Map<?, ?>) one)
            .filter(one -> kind.equals(one.get("kind")) && id.equals(one.get("id")))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void whatIsThereIsTold() {
    var out = new StringWriter();
    var err = new StringWriter();
    var code =
        Main.run(
            new String[] {
              "sense",
              folder.resolve("plan").toString(),
              "--live",
              "--watch",
              "6s",
              "--json",
              "--home",
              folder.resolve("home").toString()
            },
            new PrintWriter(out, true),
            new PrintWriter(err, true));
    var said = Json.object(out.toString());
    assertThat(err.toString()).contains("item once: REGRESSED");
    assertThat(code).isEqualTo(1);
    assertThat(item(said, "component", "web").get("state")).isEqualTo("passing");
    assertThat(item(said, "sign", "s/gone").get("state")).isEqualTo("passing");
    assertThat(item(said, "item", "up").get("state")).isEqualTo("passing");
    assertThat(item(said, "item", "once").get("state")).isEqualTo("failing");
    assertThat(item(said, "item", "once").get("regressed")).isEqualTo(true);
    assertThat(item(said, "item", "silent").get("state")).isEqualTo("failing");
    assertThat(item(said, "item", "lies").get("state")).isNotEqualTo("passing");
    assertThat(item(said, "item", "asked").get("state")).isEqualTo("asked");
    assertThat(err.toString()).contains("item once: REGRESSED");
    assertThat(Files.exists(folder.resolve("home"))).isFalse();
  }
}
