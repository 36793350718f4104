package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.peers.Peer;
import dev.holdfast.recovery.PointsView;
import dev.holdfast.recovery.StoreReport;
import dev.holdfast.runbook.Incidents;
import dev.holdfast.runbook.Launch;
import dev.holdfast.runbook.Run;
import dev.holdfast.runbook.Start;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The recovery points of a run as its window sees them.
class PointWatchTest {
  @TempDir Path folder;

  private static void until(Run run, String what, Predicate<PointsView> holds) {
    Peer.await(what, Duration.ofSeconds(60), () -> run.points().filter(holds).isPresent());
  }

  private static StoreReport store(PointsView view, String id) {
    return view.judged().stores().stream()
        .filter(store -> store.store().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nothingIsGoodBeforeItWasReadAndAllIsReadOnce() throws Exception {
    var clock = new SystemClock();
    var catalog = new Catalog(Main.connectors());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var home = Home.forWriting(folder.resolve("home"), clock)) {
      var incidents =
          new Incidents(
              home,
              clock,
              new Launch(catalog, threads, Surroundings.Credentials.NONE),
              new Worldly(catalog),
              StreamingRedactor::new);
      var start =
          new Start(
              Path.of("runbooks/contractorlens").toAbsolutePath(),
              "service-failure",
              Mode.REHEARSAL,
              null,
              20,
              true,
              Map.of(),
              Map.of(),
              Map.of(),
              new Person("Ann", "commander"));
      try (var run = incidents.start(start)) {
        var first = run.points().orElseThrow();
        if (first.read().done() == 0) {
          assertThat(first.judged().stores())
              .allSatisfy(store -> assertThat(store.state()).isEqualTo(StoreReport.State.UNKNOWN));
        }
        until(run, "all places are read", view -> view.read().complete());
        until(
            run,
            "the database is good",
            view -> store(view, "database").state() == StoreReport.State.GOOD);
        until(run, "its age is remembered", view -> view.ages().containsKey("database"));
        assertThat(store(run.points().orElseThrow(), "code").state())
            .isEqualTo(StoreReport.State.GOOD);
        run.awaitQuiet();
        assertThat(run.snapshot().losses()).extracting(loss -> loss.store()).contains("database");
      }
      threads.shutdownNow();
    }
  }
}
