package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.estate.Condition;
import dev.holdfast.estate.EstateView;
import dev.holdfast.estate.Standing;
import dev.holdfast.estate.Topology;
import dev.holdfast.estate.Vital;
import dev.holdfast.estate.layout.Layers;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.peers.Peer;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.runbook.Access;
import dev.holdfast.runbook.EstateWatch;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Targets that behave badly, and plans that are drawn badly: none of it is green, none of it holds
/// up the rest.
@Timeout(120)
class EstateBadInputTest {
  @TempDir Path folder;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<ServerSocket> servers = new ArrayList<>();
  private final AtomicLong flooded = new AtomicLong();

  /// What a server does with a connection.
  private interface Manner {
    void answer(Socket socket, OutputStream out) throws IOException;
  }

  private String server(Manner manner) throws IOException {
    var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    servers.add(server);
    threads.execute(
        () -> {
          while (!server.isClosed()) {
            try {
              var socket = server.accept();
              threads.execute(() -> answer(manner, socket));
            } catch (IOException over) {
              return;
            }
          }
        });
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  private static void answer(Manner manner, Socket socket) {
    try (socket;
        var out = socket.getOutputStream()) {
      manner.answer(socket, out);
    } catch (IOException gone) {
      // The other side has had enough, which is what is wanted.
    }
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @AfterEach
  void end() throws IOException {
    for (var server : servers) server.close();
    threads.shutdownNow();
  }

  private Plan plan(String components) throws IOException {
    var path = Files.createDirectories(folder.resolve("plan"));
    var targets = new StringBuilder("holdfast: 1\nplan: bad\ntitle: Bad\ntargets:\n");
    for (var id : List.of("silent", "garbage", "sorry", "away", "flood", "good")) {
      targets.append("  %s: {connector: web, url: \"http://%s.example.test\"}\n".formatted(id, id));
    }
    Files.writeString(path.resolve("plan.yaml"), targets);
    Files.writeString(path.resolve("components.yaml"), components);
    return PlanLoader.load(path).plan().orElseThrow();
  }

  private static String component(String id, String with) {
    return "  - {id: %s, title: %s, kind: web.url, layer: service, places: [{target: %s}], checks: [{check: web.http, %s every: 1s, timeout: 3s}]}\n"
        .formatted(id, id, id, with);
  }

  @Test
  void targetsThatBehaveBadlyAreNotGreenAndHoldNobodyUp() throws Exception {
    var plan =
        plan(
            "components:\n"
                + component("silent", "is: 200,")
                + component("garbage", "is: 200,")
                + component("sorry", "is: 200, with: {contains: fine},")
                + component("away", "is: 200,")
                + component("flood", "is: 200, with: {contains: fine},")
                + component("good", "is: 200, with: {contains: fine},"));
    var endpoints =
        Map.of(
            "silent", server((socket, _) -> socket.getInputStream().readAllBytes()),
            "garbage",
                server((_, out) -> say(out, "\u0000\u00ff SSH-2.0 what?\r\n\r\n".repeat(50))),
            "sorry", server((_, out) -> page(out, "<h1>We are sorry</h1>")),
            "away",
                server(
                    (_, out) ->
                        say(
                            out,
                            "HTTP/1.1 302 Found\r\nLocation: http://elsewhere.example.test/login\r\nContent-Length: 0\r\n\r\n")),
            "flood", server(this::flood),
            "good", server((_, out) -> page(out, "all is fine")));
    var clock = new SystemClock();
    var catalog = new Catalog(Main.connectors());
    var places = new LinkedHashMap<String, Place>();
    for (var target : plan.targets()) {
      places.put(target.id(), new Place(target, Optional.ofNullable(endpoints.get(target.id()))));
    }
    var around =
        new Surroundings(
            plan,
            folder,
            folder,
            places,
            Surroundings.Credentials.NONE,
            clock,
            new StreamingRedactor());
    var before = used();
    try (var access =
            new Access(
                catalog, around, name -> catalog.connector(name).orElseThrow().open(around));
        var watch = new EstateWatch(plan, access, clock, threads, _ -> {})) {
      watch.start();
      Peer.await(
          "each was read three times, the silent one once",
          Duration.ofSeconds(60),
          () ->
              watch.vitals().values().stream().allMatch(vital -> vital.newest().isPresent())
                  && flooded.get() > 3);
      var vitals = watch.vitals();
      assertThat(condition(vitals, "good", clock)).isEqualTo(Condition.PASSING);
      for (var id : List.of("silent", "garbage", "sorry", "away", "flood")) {
        assertThat(condition(vitals, id, clock)).as(id).isNotEqualTo(Condition.PASSING);
      }
      assertThat(value(vitals, "silent")).contains("no answer");
      assertThat(value(vitals, "away")).contains("elsewhere.example.test");
      // What a server pours out is read up to a limit and no further.
      assertThat(flooded.get() / Math.max(1, floods.get())).isLessThan(64L << 20);
      assertThat(used() - before).as("bytes of heap").isLessThan(128L << 20);
    }
  }

  private final AtomicLong floods = new AtomicLong();

  private void flood(Socket socket, OutputStream out) throws IOException {
    floods.incrementAndGet();
    say(out, "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n");
    var part = new byte[1 << 16];
    for (var i = 0; i < 1 << 14; i++) {
      out.write(part);
      flooded.addAndGet(part.length);
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void page(OutputStream out, String text) throws IOException {
    say(
        out,
        "HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(text.length(), text));
  }

  private static Condition condition(Map<String, Vital> vitals, String id, SystemClock clock) {
    return java.util.Objects.requireNonNull(vitals.get("component:" + id)).at(clock.now());
  }

  private static String value(Map<String, Vital> vitals, String id) {
    return java.util.Objects.requireNonNull(vitals.get("component:" + id))
        .newest()
        .orElseThrow()
        .value();
  }

  /// A plan with a circle has a finding, and is drawn and judged all the same.
  @Test
  void aCircleIsDrawnAndJudged() throws Exception {
    var plan =
        plan(
            """
            components:
              - {id: a, title: A, kind: x, layer: service, depends-on: [b]}
              - {id: b, title: B, kind: x, layer: service, depends-on: [c]}
              - {id: c, title: C, kind: x, layer: service, depends-on: [a]}
            """);
    var drawing = Layers.lay(Topology.graph(plan));
    assertThat(drawing.boxes()).containsOnlyKeys("a", "b", "c");
    var view = new EstateView(plan, Map.of(), EstateView.Asking.ON, new SystemClock().now());
    // Nothing can sense them: unknown, never well.
    assertThat(view.standings().values()).allMatch(one -> one.kind() == Standing.Kind.UNKNOWN);
  }
}
