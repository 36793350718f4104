package dev.holdfast.bench;

import com.sun.net.httpserver.HttpServer;
import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.connector.web.WebConnector;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.runbook.Access;
import dev.holdfast.runbook.EstateWatch;
import dev.holdfast.runbook.SenseRound;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// So many components, each an HTTP check of a page of its own, and a server that takes its time.
public final class SensedSites implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final Plan plan;
  private final Path folder;
  private final int count;
  private final Set<Integer> ports = ConcurrentHashMap.newKeySet();

  /// @param targets over how many targets the components are spread
  /// @param every period in the plan's words
  /// @param millis what an answer takes
  public SensedSites(Path folder, int count, int targets, String every, long millis)
      throws IOException {
    this.folder = folder;
    this.count = count;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          ports.add(exchange.getRemoteAddress().getPort());
          LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[] {'o', 'k'});
          exchange.close();
        });
    server.start();
    var yaml = new StringBuilder("holdfast: 1\nplan: sites\ntitle: Sites\ntargets:\n");
    for (var i = 0; i < targets; i++) {
      yaml.append("  t%d: {connector: web, url: \"%s\"}\n".formatted(i, address()));
    }
    Files.writeString(folder.resolve("plan.yaml"), yaml);
    var components = new StringBuilder("components:\n");
    for (var i = 0; i < count; i++) {
      components.append(
          "  - {id: c%d, title: Site %d, kind: web.url, layer: %s, depends-on: [%s], places: [{target: t%d, with: {path: /page-%d}}], checks: [{check: web.http, is: 200, every: %s}]}\n"
              .formatted(
                  i,
                  i,
                  List.of("entry", "service", "store").get(i * 3 / count),
                  i + count / 3 < count ? "c" + (i + count / 3) : "",
                  i % targets,
                  i,
                  every));
    }
    Files.writeString(folder.resolve("components.yaml"), components);
    plan = PlanLoader.load(folder).plan().orElseThrow();
  }

  /// How many connections were opened until now: each has its own port at the other end.
  int connections() {
    return ports.size();
  }

  public Plan plan() {
    return plan;
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<String> pages() {
    return IntStream.range(0, count).mapToObj(i -> address() + "/page-" + i).toList();
  }

  private Access access(Clock clock) {
    var catalog = new Catalog(List.of(new WebConnector()));
    var places = new LinkedHashMap<String, Place>();
    for (var target : plan.targets()) {
      places.put(target.id(), new Place(target, Optional.of(address())));
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
    return new Access(catalog, around, _ -> new WebConnector().open(around));
  }

  public EstateWatch watch(Clock clock) {
    return new EstateWatch(plan, access(clock), clock, threads, _ -> {});
  }

  SenseRound round(Clock clock) {
    return new SenseRound(plan, access(clock), clock, threads, Unsensed.NOTHING);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
