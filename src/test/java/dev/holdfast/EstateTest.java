package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.estate.EstateView;
import dev.holdfast.estate.Standing;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.peers.Peer;
import dev.holdfast.runbook.Incidents;
import dev.holdfast.runbook.Launch;
import dev.holdfast.runbook.Run;
import dev.holdfast.runbook.Start;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The estate of a rehearsal as its window sees it: cause, effect, and well again.
class EstateTest {
  @TempDir Path folder;

  private static Standing standing(EstateView view, String component) {
    return Objects.requireNonNull(view.standings().get(component), component);
  }

  private static void until(Run run, String what, Predicate<EstateView> holds) {
    Peer.await(what, Duration.ofSeconds(60), () -> run.estate().filter(holds).isPresent());
  }

  @Test
  void aServiceThatIsDownIsTheCauseUntilItIsBack() throws Exception {
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
              120,
              true,
              Map.of(),
              Map.of(),
              Map.of(),
              new Person("Ann", "commander"));
      try (var run = incidents.start(start)) {
        until(run, "the API is the cause", view -> kind(view, "api") == Standing.Kind.CAUSE);
        var down = run.estate().orElseThrow();
        assertThat(standing(down, "api").affects()).contains("load-balancer", "users");
        assertThat(standing(down, "users").because()).containsExactly("api");
        run.awaitQuiet();
        until(run, "the API is well", view -> kind(view, "api") == Standing.Kind.PASSING);
        until(run, "users are well", view -> kind(view, "users") == Standing.Kind.PASSING);
      }
      threads.shutdownNow();
    }
  }

  private static Standing.Kind kind(EstateView view, String component) {
    return standing(view, component).kind();
  }
}
