package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.CredentialUse;
import dev.holdfast.connector.Grant;
import dev.holdfast.estate.EstateView;
import dev.holdfast.estate.Standing;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Secret;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.peers.Moto;
import dev.holdfast.peers.Peer;
import dev.holdfast.runbook.Incidents;
import dev.holdfast.runbook.Launch;
import dev.holdfast.runbook.Run;
import dev.holdfast.runbook.Start;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real estate of moto and HTTP and TLS servers: the database is taken away and brought back,
/// while somebody watches that nothing is green longer than it may be believed.
@Timeout(240)
class LiveEstateTest {
  private static final Person ANN = new Person("Ann", "lead");
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(4);

  /// The watcher reads the clock a little after the estate did.
  private static final Duration SLACK = Duration.ofMillis(100);

  private static final String PLAN =
      """
      holdfast: 1
      plan: shop
      title: Shop
      roles: [{id: lead, title: Lead, primary: Ann, duty: Leads}]
      targets:
        aws: {connector: aws, account: "123456789012", region: us-west-2, credential: keys}
        api: {connector: web, url: "http://api.example.test", hosts: [api.example.test]}
        entry: {connector: web, url: "https://shop.example.test", hosts: [shop.example.test], ca: ca.pem}
      """;

  private static final String COMPONENTS =
      """
      components:
        - {id: users, title: Users, kind: web.url, layer: users, depends-on: [balancer], places: [{target: entry, with: {path: /}}], checks: [{check: web.http, is: 200, every: 1s, timeout: 4s}]}
        - {id: balancer, title: Load balancer, kind: web.url, layer: entry, depends-on: [api], places: [{target: entry, with: {path: /health}}], checks: [{check: web.http, is: 200, every: 1s, timeout: 4s}]}
        - {id: api, title: API, kind: web.url, layer: service, depends-on: [database], places: [{target: api, with: {path: /health}}], checks: [{check: web.http, is: 200, with: {json: {/status: ok}}, every: 1s, timeout: 4s}]}
        - {id: database, title: Database, kind: aws.rds-instance, layer: store, places: [{target: aws, with: {db-instance-identifier: shop-db}}], checks: [{check: aws.rds.instance-status, is: available, every: 1s, timeout: 4s}]}
      """;

  private static final String CHECKLIST =
      """
      checklist:
        - id: all
          title: All
          items:
            - {id: store, title: The database is there, check: {check: aws.rds.instance-status, target: aws, with: {db-instance-identifier: shop-db}, is: available, every: 1s, timeout: 4s}}
            - {id: shop, title: The shop answers, check: {check: web.http, target: entry, with: {path: /}, is: 200, every: 1s, timeout: 4s}}
      """;

  private static final String SCENARIO =
      """
      scenario: lost
      title: The database is lost
      kind: disaster
      rto: 1h
      checklist: [all]
      phases:
        - title: Only
          steps:
            - {id: restore, title: Restore, ask: Is it back?, brings: [database]}
      """;

  @TempDir Path folder;
  private final List<String> wrong = new CopyOnWriteArrayList<>();

  private static Optional<Grant> keys(String name, CredentialUse use) {
    return Optional.of(
        new Grant(1, name, Map.of("access-key-id", dummy(), "secret-access-key", dummy())));
  }

  private static Secret dummy() {
    return Secret.copyOf("dummy".getBytes(StandardCharsets.UTF_8));
  }

  private static Standing.Kind kind(EstateView view, String component) {
    return Objects.requireNonNull(view.standings().get(component), component).kind();
  }

  private static void until(Run run, String what, Predicate<EstateView> holds) {
    try {
      Peer.await(what, Duration.ofSeconds(60), () -> run.estate().filter(holds).isPresent());
    } catch (AssertionError missed) {
      throw new AssertionError(
          missed.getMessage() + ": " + run.estate().orElseThrow().vitals(), missed);
    }
  }

  private static void untilRun(Run run, String what, Predicate<Snapshot> holds) {
    Peer.await(what, Duration.ofSeconds(60), () -> holds.test(run.snapshot()));
  }

  private static ItemView.State item(Snapshot run, String id) {
    return run.items().stream()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private Path plan() throws Exception {
    var plan = Files.createDirectories(folder.resolve("plan"));
    Files.createDirectories(plan.resolve("scenarios"));
    Files.writeString(plan.resolve("plan.yaml"), PLAN);
    Files.writeString(plan.resolve("components.yaml"), COMPONENTS);
    Files.writeString(plan.resolve("checklist.yaml"), CHECKLIST);
    Files.writeString(plan.resolve("scenarios/lost.yaml"), SCENARIO);
    return plan;
  }

  /// Since when the database is away, as the test knows it by itself.
  private volatile Instant away = Instant.MAX;

  /// Looks as often as it can: what is green was seen green lately, and nothing that needs the
  /// database is green once it has been away for a period and a timeout.
  private void watch(Run run, AtomicBoolean over) {
    while (!over.get()) {
      run.estate().ifPresent(this::judge);
      judge(run.snapshot());
      LockSupport.parkNanos(20_000_000);
    }
  }

  private void judge(EstateView view) {
    var gone = away;
    var late = view.now().isAfter(gone.equals(Instant.MAX) ? gone : end(gone));
    for (var spot : dev.holdfast.estate.Topology.spots(view.plan())) {
      if (!view.up(spot)) continue;
      var seen = view.vital(spot).orElseThrow().newest().orElseThrow().seen();
      var age = Duration.between(seen, view.now());
      if (age.compareTo(PERIOD.plus(TIMEOUT).plus(SLACK)) > 0)
        wrong.add(spot.id() + " is " + age + " old");
      if (late)
        wrong.add(
            "%s is green at %s, without its database since %s"
                .formatted(spot.id(), view.now(), gone));
    }
  }

  /// Both items need the database; each is read every second, with a timeout of 4.
  private void judge(Snapshot snapshot) {
    var gone = away;
    if (gone.equals(Instant.MAX) || !snapshot.clocks().now().isAfter(end(gone))) return;
    for (var item : snapshot.items()) {
      if (item.state() == ItemView.State.PASSING)
        wrong.add("%s is ticked at %s".formatted(item.id(), snapshot.clocks().now()));
    }
  }

  private static Instant end(Instant from) {
    return from.plus(PERIOD).plus(TIMEOUT).plus(SLACK);
  }

  @Test
  void theDatabaseIsTakenAwayAndBroughtBack() throws Exception {
    var clock = new SystemClock();
    var catalog = new Catalog(Main.connectors());
    var over = new AtomicBoolean();
    var plan = plan();
    try (var moto = Moto.start();
        var shop = new ShopServers(moto.address(), plan);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var home = Home.forWriting(folder.resolve("home"), clock)) {
      var endpoints =
          Map.of(
              "aws", moto.address().toString(),
              "api", "http://127.0.0.1:" + shop.apiPort(),
              "entry", "https://localhost:" + shop.entryPort());
      var launch = new Launch(catalog, threads, LiveEstateTest::keys);
      var incidents =
          new Incidents(home, clock, launch, new Worldly(catalog), StreamingRedactor::new);
      var start =
          new Start(plan, "lost", Mode.LIVE, null, 1, false, Map.of(), Map.of(), endpoints, ANN);
      try (var run = incidents.start(start)) {
        threads.execute(() -> watch(run, over));
        run.awaitQuiet();
        assertThat(run.submit(new Command.Answer("restore", "it is"), ANN)).isEmpty();
        until(run, "all is well", view -> allAre(view, Standing.Kind.PASSING));
        untilRun(run, "recovered", snapshot -> snapshot.state() == RunState.RECOVERED);
        var stopped = run.snapshot().clocks().elapsed();

        shop.take();
        away = clock.now();
        until(
            run,
            "the database is the cause",
            view -> kind(view, "database") == Standing.Kind.CAUSE);
        until(
            run,
            "the others are affected",
            view ->
                List.of("api", "balancer", "users").stream()
                    .allMatch(id -> kind(view, id) == Standing.Kind.AFFECTED));
        var down = run.estate().orElseThrow();
        assertThat(Objects.requireNonNull(down.standings().get("users")).because())
            .containsExactly("database");
        untilRun(
            run,
            "items regress",
            s ->
                item(s, "store") == ItemView.State.REGRESSED
                    && item(s, "shop") == ItemView.State.REGRESSED);
        untilRun(run, "the clock runs again", s -> !s.clocks().recovered());
        untilRun(
            run, "and goes on", s -> s.clocks().elapsed().compareTo(stopped.plusSeconds(1)) > 0);
        // Long enough that whatever was green before would be seen to stay so.
        Peer.await(
            "a while", Duration.ofSeconds(30), () -> clock.now().isAfter(end(away).plusSeconds(2)));

        away = Instant.MAX;
        shop.give();
        until(run, "all is well again", view -> allAre(view, Standing.Kind.PASSING));
        untilRun(run, "recovered again", snapshot -> snapshot.state() == RunState.RECOVERED);
        assertThat(run.snapshot().timeline().stream().map(Snapshot.TimelineLine::type))
            .contains("run.regressed");
        assertThat(wrong).isEmpty();
      } finally {
        over.set(true);
        threads.shutdownNow();
      }
    }
  }

  private static boolean allAre(EstateView view, Standing.Kind kind) {
    return view.standings().values().stream().allMatch(one -> one.kind() == kind);
  }
}
