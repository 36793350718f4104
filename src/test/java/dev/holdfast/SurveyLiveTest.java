package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.estate.Condition;
import dev.holdfast.estate.EstateView;
import dev.holdfast.estate.Proposal;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.peers.Peer;
import dev.holdfast.runbook.Glimpse;
import dev.holdfast.runbook.Survey;
import dev.holdfast.runbook.Surveys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The look at an estate before any run, against a web server.
@SuppressWarnings("NullAway.Init")
class SurveyLiveTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  @TempDir private Path folder;
  private HttpServer server;
  private volatile int status = 200;
  private final AtomicInteger asked = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          try (exchange) {
            exchange.sendResponseHeaders(status, -1);
          }
        });
    server.start();
    Files.createDirectories(folder.resolve("plan/scenarios"));
    Files.writeString(
        folder.resolve("plan/plan.yaml"),
        """
        holdfast: 1
        plan: tiny
        title: Tiny
        targets:
          app: {connector: web, url: "http://127.0.0.1:%d"}
        components:
          - {id: web, title: Web, kind: web, layer: service, checks: [{check: web.http, target: app, with: {path: /up}, is: 200, every: 1s}]}
        """
            .formatted(server.getAddress().getPort()));
    Files.writeString(
        folder.resolve("plan/scenarios/s.yaml"),
        """
        scenario: s
        title: S
        detect:
          - {id: gone, title: Gone, check: {check: web.http, target: app, with: {path: /up}, is: 200, every: 1s}}
        phases:
        - title: P
          steps:
          - {id: a, title: A, ask: a}
        """);
  }

  @AfterEach
  void end() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void until(Survey survey, String what, Predicate<EstateView> holds) {
    Peer.await(what, SOON, () -> holds.test(survey.estate()));
  }

  private static boolean is(EstateView view, Condition wanted) {
    return view.condition(view.plan().components().getFirst()) == wanted;
  }

  @Test
  void nothingIsAskedUntilAPersonWantsItAndAFailingSignOnlyProposes() {
    var catalog = new Catalog(Main.connectors());
    var clock = new SystemClock();
    var tools = new Glimpse.Tools(catalog, new Worldly(catalog), clock, new StreamingRedactor());
    try (var home = Home.forWriting(folder.resolve("home"), clock);
        var survey =
            new Surveys(tools, threads, Surroundings.Credentials.NONE, home)
                .of(folder.resolve("plan"))) {
      assertThat(is(survey.estate(), Condition.UNKNOWN)).isTrue();
      assertThat(asked).hasValue(0);
      survey.ask();
      until(survey, "passing", view -> is(view, Condition.PASSING));
      assertThat(survey.estate().proposals()).isEmpty();
      status = 503;
      until(survey, "proposed", view -> !view.proposals().isEmpty());
      assertThat(survey.estate().proposals()).extracting(Proposal::scenario).containsExactly("s");
      assertThat(home.incidents()).as("nothing is declared").isEmpty();
      survey.rest();
      until(survey, "old", view -> is(view, Condition.UNKNOWN));
      // The sign was read a moment later than the component.
      until(survey, "nothing proposed", view -> view.proposals().isEmpty());
      var before = asked.get();
      survey.ask();
      Peer.await("asked again", SOON, () -> asked.get() > before);
    }
  }
}
