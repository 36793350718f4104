package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.estate.Condition;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Mode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A silent private network is unknown until a person says that the way there is open, and again
/// when nobody answers for that any more.
class WaysTest {
  private static final String NETWORK = "10.1.0.0/16";

  @TempDir Path folder;

  private Stage stage() {
    var stage = new Stage(folder);
    stage
        .more(
            """
            components:
              - {id: db, title: Database, kind: store, layer: store, places: [{target: near}], checks: [{check: fake.value, with: {thing: b}, is: up}]}
            checklist:
              - id: group
                title: Group
                items:
                  - {id: up, title: Up, check: fake.value, with: {thing: b}, is: up}
            """)
        .scenario(
            "s",
            """
            phases:
            - title: P
              steps:
                - {id: a, title: A, ask: Ready?}
            """);
    stage.world.things.put("b", "silent");
    return stage;
  }

  private static Condition database(Run run) {
    var view = run.estate().orElseThrow();
    return view.condition(view.plan().components().getFirst());
  }

  private static ItemView item(Run run) {
    return run.snapshot().items().getFirst();
  }

  @Test
  void silenceCountsFromTheWordOnAndNoLonger() throws Exception {
    try (var stage = stage()) {
      var run = stage.start("s");
      Stage.await(() -> run.estate().orElseThrow().silent().equals(silent()));
      Stage.await(() -> item(run).value().contains("is the VPN there?"));
      assertThat(database(run)).isEqualTo(Condition.UNKNOWN);
      assertThat(item(run).state()).isEqualTo(ItemView.State.UNKNOWN);

      assertThat(Stage.say(run, new Command.WayThere(NETWORK, "the jump host answers"))).isEmpty();
      Stage.await(() -> database(run) == Condition.FAILING);
      Stage.await(() -> item(run).state() == ItemView.State.FAILING);
      assertThat(item(run).value()).contains("says that the way to 10.1.0.0/16 is there");
      assertThat(run.estate().orElseThrow().silent()).isEmpty();
      assertThat(run.snapshot().around().ways().getFirst().because())
          .isEqualTo("the jump host answers");
      assertThat(run.snapshot().timeline().stream().map(line -> line.text()))
          .anyMatch(text -> text.startsWith("the way to 10.1.0.0/16 is there"));

      assertThat(Stage.say(run, new Command.WayUnsure(NETWORK))).isEmpty();
      Stage.await(() -> database(run) == Condition.UNKNOWN);
      assertThat(run.snapshot().around().ways()).isEmpty();
    }
  }

  private static java.util.Map<String, List<String>> silent() {
    return java.util.Map.of(NETWORK, List.of("Database"));
  }

  @Test
  void theWordIsOnRecordOverARestart() throws Exception {
    try (var stage = stage()) {
      var run = stage.start("s");
      run.awaitQuiet();
      Stage.say(run, new Command.WayThere(NETWORK, ""));
      var id = run.snapshot().id();
      run.close();
      var again = stage.resume(id);
      Stage.await(() -> item(again).state() == ItemView.State.FAILING);
      assertThat(stage.types(id)).contains("estate.way");
    }
  }

  /// Said while the estate was looked at, before anything was declared: the record begins with it.
  @Test
  void aWordSaidBeforeTheRunStandsAtItsBeginning() throws Exception {
    try (var stage = stage()) {
      var since = stage.clock().now().minusSeconds(600);
      var word = new Circumstances.Way(NETWORK, since, "Bob", "the jump host answers");
      var run = stage.start("s", Mode.LIVE, word);
      assertThat(run.snapshot().around().ways()).containsExactly(word);
      Stage.await(() -> item(run).state() == ItemView.State.FAILING);
      assertThat(item(run).value()).contains("Bob says that the way to 10.1.0.0/16 is there");
      assertThat(stage.types(run.snapshot().id()))
          .containsSubsequence("run.declared", "estate.way");
      assertThat(run.snapshot().timeline())
          .anyMatch(
              line ->
                  line.text().contains("said before the run at " + since)
                      && line.text().endsWith("the jump host answers"));

      var rehearsal = stage.start("s", Mode.REHEARSAL, word);
      assertThat(rehearsal.snapshot().around().ways()).as("it reaches none").isEmpty();

      var slip = new Circumstances.Way("10.1.0.0", since, "Bob", "");
      assertThatThrownBy(() -> stage.start("s", Mode.LIVE, slip))
          .hasMessageContaining("is no private network");
    }
  }

  @Test
  void aSlipOfThePenIsRefused() throws Exception {
    try (var stage = stage()) {
      var run = stage.start("s");
      run.awaitQuiet();
      assertThat(Stage.say(run, new Command.WayThere("10.1.0.0", ""))).isPresent();
      assertThat(Stage.say(run, new Command.WayUnsure(NETWORK))).isPresent();
      assertThat(Stage.say(run, new Command.WayThere(NETWORK, ""))).isEmpty();
      assertThat(Stage.say(run, new Command.WayThere(NETWORK, ""))).isPresent();
    }
  }
}
