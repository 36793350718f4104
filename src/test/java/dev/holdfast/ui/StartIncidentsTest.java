package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.RunState;
import dev.holdfast.ui.uikit.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The start page where something is going on or was: what is highlighted is what Enter means, the
/// most urgent first, and what is over can be read.
class StartIncidentsTest {
  private static FakeCockpit cockpit() {
    return new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> Optional.empty()));
  }

  private static Cockpit.Unfinished left(String id, Mode mode, Cockpit.Ending ending) {
    var like = FakeCockpit.interrupted(Story.live().doubt().snapshot());
    return new Cockpit.Unfinished(
        id,
        like.planTitle(),
        like.scenarioTitle() + " " + id,
        mode,
        like.clocks(),
        like.since(),
        ending,
        3,
        7,
        like.lastDone(),
        0,
        "",
        mode == Mode.LIVE ? 1 : 0,
        RunState.RUNNING);
  }

  private static Cockpit.Closed closed(String id, Mode mode, int daysAgo) {
    return new Cockpit.Closed(
        id,
        "ContractorLens production",
        "Database failure or corruption",
        mode,
        FakeCockpit.NOW.minus(Duration.ofDays(daysAgo)),
        daysAgo > 3 ? Cockpit.Closed.Result.NOT_RECOVERED : Cockpit.Closed.Result.RECOVERED,
        daysAgo > 3 ? null : Duration.ofMinutes(101));
  }

  @Test
  void aDrillThatLeftStepsOutIsListedAsSuch() {
    var one =
        new Cockpit.Closed(
            "d",
            "One",
            "Two",
            Mode.DRILL,
            FakeCockpit.NOW,
            Cockpit.Closed.Result.RECOVERED,
            Duration.ofSeconds(31),
            2,
            3,
            RunState.CLOSED);
    assertThat(dev.holdfast.ui.start.StartModel.result(one))
        .isEqualTo("practised in 31 s, 2 of 3 steps left out");
  }

  /// The word is that of `holdfast incidents`.
  @Test
  void aRunThatIsNotFinishedSaysHowItStood() {
    for (var state : List.of(RunState.PAUSED, RunState.RECOVERED, RunState.FAILED)) {
      var like = left("a", Mode.LIVE, Cockpit.Ending.LEFT);
      var cockpit = cockpit();
      cockpit.unfinished.add(
          new Cockpit.Unfinished(
              like.id(),
              like.planTitle(),
              like.scenarioTitle(),
              like.mode(),
              like.clocks(),
              like.since(),
              like.ending(),
              3,
              7,
              like.lastDone(),
              0,
              "",
              0,
              state));
      var says = state.word() + ", left 14:26:11 UTC, 5 min ago";
      try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
        assertThat(highlighted(bridge)).contains(says);
        assertThat(bridge.labels("#start .bar")).contains(says);
      }
    }
  }

  @Test
  void aRehearsalThatNobodyClosedIsNotCalledClosed() {
    var one =
        new Cockpit.Closed(
            "r",
            "One",
            "Two",
            Mode.REHEARSAL,
            FakeCockpit.NOW,
            Cockpit.Closed.Result.RECOVERED,
            Duration.ofSeconds(31),
            0,
            3,
            RunState.RECOVERED);
    var cockpit = cockpit();
    cockpit.closed.add(one);
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 900)) {
      bridge.press(KeyCode.DIGIT8);
      assertThat(highlighted(bridge)).contains("recovered in 31 s, not closed");
      assertThat(bridge.labels("#scenarios")).contains("Over").doesNotContain("Closed incidents");
    }
  }

  /// What stands in the highlighted row.
  private static List<String> highlighted(Bridge bridge) {
    return bridge.labels("#scenarios .row.selected");
  }

  private static String tag(Bridge bridge) {
    return Fx.get(
        () ->
            bridge
                .find("#start")
                .flatMap(start -> Optional.ofNullable(start.lookup(".bar .tag")))
                .map(node -> ((javafx.scene.control.Label) node).getText())
                .orElse(""));
  }

  @Test
  void theMostUrgentIsHighlightedAndIsWhatEnterTakesUp() {
    var cockpit = cockpit();
    cockpit.unfinished.add(left("rehearsed", Mode.REHEARSAL, Cockpit.Ending.LEFT));
    cockpit.unfinished.add(left("drilled", Mode.DRILL, Cockpit.Ending.INTERRUPTED));
    cockpit.unfinished.add(left("stopped", Mode.LIVE, Cockpit.Ending.STOPPED));
    cockpit.unfinished.add(left("real", Mode.LIVE, Cockpit.Ending.INTERRUPTED));
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      assertThat(highlighted(bridge))
          .contains("LIVE", "ContractorLens:", "Database failure or corruption real");
      assertThat(tag(bridge)).isEqualTo("LIVE");
      bridge.press(KeyCode.ENTER);
      Fx.until("taken up", () -> !cockpit.resumed.isEmpty());
    }
    assertThat(cockpit.resumed).containsExactly("real");
  }

  @Test
  void whatIsHighlightedIsWhatEnterTakesUpWhereverItIs() {
    for (var moves : List.of(1, 2, 3)) {
      var cockpit = cockpit();
      cockpit.unfinished.add(left("rehearsed", Mode.REHEARSAL, Cockpit.Ending.LEFT));
      cockpit.unfinished.add(left("stopped", Mode.LIVE, Cockpit.Ending.STOPPED));
      cockpit.unfinished.add(left("drilled", Mode.DRILL, Cockpit.Ending.INTERRUPTED));
      cockpit.unfinished.add(left("real", Mode.LIVE, Cockpit.Ending.INTERRUPTED));
      try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
        for (var i = 0; i < moves; i++) bridge.press(KeyCode.J);
        var id = List.of("real", "stopped", "drilled", "rehearsed").get(moves);
        assertThat(highlighted(bridge)).anyMatch(text -> text.endsWith(" " + id));
        assertThat(tag(bridge)).isEqualTo(List.of("LIVE", "LIVE", "DRILL", "REHEARSAL").get(moves));
        bridge.press(KeyCode.ENTER);
        Fx.until("taken up", () -> !cockpit.resumed.isEmpty());
        assertThat(cockpit.resumed).containsExactly(id);
      }
    }
  }

  private static FakeCockpit at(AtomicReference<Instant> now) {
    return new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> Optional.empty())) {
      @Override
      public Instant now() {
        return java.util.Objects.requireNonNull(now.get());
      }
    };
  }

  /// The bar, the rows that are not finished, those of scenarios, those that are over: no age
  /// stands still beside a clock that runs, and no row is made anew for it.
  @Test
  void everyAgeGoesOnWithTheClock() {
    var now = new AtomicReference<>(Story.at("14:26:16"));
    var cockpit = at(now);
    cockpit.unfinished.add(left("real", Mode.LIVE, Cockpit.Ending.INTERRUPTED));
    cockpit.closed.add(closed("over", Mode.LIVE, 1));
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 900)) {
      assertThat(bridge.labels("#start .bar")).contains("interrupted after 14:26:11 UTC, 5 s ago");
      assertThat(highlighted(bridge)).contains("interrupted after 14:26:11 UTC, 5 s ago");
      assertThat(bridge.labels("#scenarios")).contains("11 days ago, 1 h 41 min");
      var button = Fx.get(() -> bridge.find("#scenarios .row.selected .button").orElseThrow());
      now.set(Story.at("14:29:31").plus(Duration.ofDays(1)));
      bridge.tick();
      Fx.until(
          "the bar goes on",
          () -> bridge.labels("#start .bar").contains("interrupted after 14:26:11 UTC, 1 day ago"));
      assertThat(highlighted(bridge)).contains("interrupted after 14:26:11 UTC, 1 day ago");
      assertThat(bridge.labels("#scenarios"))
          .contains("12 days ago, 1 h 41 min", "2026-11-21, 1 day ago");
      assertThat(Fx.get(() -> bridge.find("#scenarios .row.selected .button").orElseThrow()))
          .isSameAs(button);
      now.set(Story.at("14:31:31").plus(Duration.ofDays(1)));
      bridge.tick();
      Fx.until(
          "the rows go on", () -> bridge.labels("#scenarios").contains("2026-11-21, 2 days ago"));
      assertThat(bridge.labels("#scenarios")).contains("13 days ago, 1 h 41 min");
    }
    cockpit.unfinished.clear();
    now.set(FakeCockpit.NOW);
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 900)) {
      now.set(FakeCockpit.NOW.plus(Duration.ofDays(30)));
      bridge.tick();
      Fx.until(
          "what is calm goes on",
          () ->
              bridge.labels("#start .bar").stream()
                  .anyMatch(text -> text.endsWith("Last rehearsed 42 days ago.")));
    }
  }

  @Test
  void theClockOfARealIncidentGoesOnAndThatOfARehearsalStands() {
    var now = new AtomicReference<>(FakeCockpit.NOW.plusSeconds(60));
    var cockpit = at(now);
    cockpit.unfinished.add(left("real", Mode.LIVE, Cockpit.Ending.INTERRUPTED));
    cockpit.unfinished.add(left("rehearsed", Mode.REHEARSAL, Cockpit.Ending.LEFT));
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      // Impact began 13:58:00, the objective is 2 h: it ends at 15:58.
      now.set(Story.at("14:41:00"));
      bridge.tick();
      Fx.until("it runs", () -> bridge.text("#clock-rto").equals("01:17:00"));
      now.set(Story.at("16:08:00"));
      bridge.tick();
      Fx.until("past", () -> bridge.text("#clock-rto").equals("+00:10:00"));
      bridge.press(KeyCode.J);
      var stands = bridge.text("#clock-rto");
      now.set(Story.at("16:18:00"));
      bridge.tick();
      Fx.until("looked", () -> bridge.labels("#laptop-vault").size() == 2);
      assertThat(bridge.text("#clock-rto")).isEqualTo(stands).isEqualTo("01:25:58");
    }
  }

  @Test
  void aScenarioThatIsHighlightedIsWhatEnterRehearsesAlsoBesideAnIncident() {
    var cockpit = cockpit();
    cockpit.unfinished.add(left("real", Mode.LIVE, Cockpit.Ending.INTERRUPTED));
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      bridge.press(KeyCode.J);
      assertThat(bridge.text("#next-title")).isEqualTo("Rehearse: Complete AWS Region failure");
      assertThat(tag(bridge)).as("its clock stays in sight").isEqualTo("LIVE");
      bridge.press(KeyCode.ENTER);
      Fx.until("begun", () -> !cockpit.started.isEmpty());
    }
    assertThat(cockpit.resumed).isEmpty();
    assertThat(cockpit.started.getFirst().scenario()).isEqualTo("region-failure");
  }

  @Test
  void ownPlansStandBeforeTheBundledOnes() {
    var cockpit = cockpit();
    var bundled = cockpit.library().plans().getFirst();
    cockpit.opened.add(
        new Cockpit.PlanEntry(
            Path.of("/home/okafor/plans/shop"),
            "shop",
            "The shop",
            "AWS",
            Cockpit.Origin.OPENED,
            List.of(),
            bundled.roles(),
            bundled.scenarios()));
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      bridge.press(KeyCode.D);
      bridge.until("form", "#declare");
      assertThat(bridge.labels("#declare")).contains("The shop");
    }
  }

  @Test
  void whatIsOverIsListedAndReadWithoutChangingAnything() {
    var cockpit = cockpit();
    cockpit.closed.add(closed("old", Mode.LIVE, 12));
    cockpit.closed.add(closed("new", Mode.DRILL, 2));
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      bridge.press(KeyCode.DIGIT8);
      assertThat(highlighted(bridge))
          .contains("DRILL", "recovered in 1 h 41 min", "2026-11-20, 2 days ago");
      bridge.picture("start-closed-dark-1280x800");
      bridge.press(KeyCode.J);
      assertThat(highlighted(bridge)).contains("LIVE", "closed, not recovered");
      assertThat(bridge.text("#next-title")).isEqualTo("Record: Database failure or corruption");
      bridge.press(KeyCode.ENTER);
      bridge.until("its record", "#review #record");
      assertThat(bridge.labels("#review-verdict"))
          .anyMatch(text -> text.contains("The record is whole") && text.contains("214 events"));
      assertThat(bridge.text("#review-ended")).contains("2026-11-10");
      bridge.picture("review-dark-1280x800");
      // No key that drives a run does anything here.
      for (var key : List.of(KeyCode.P, KeyCode.N, KeyCode.S, KeyCode.B, KeyCode.ENTER))
        bridge.press(key);
      assertThat(bridge.find("#overlay").filter(Node::isVisible)).isEmpty();
      bridge.ctrl(KeyCode.J);
      bridge.until("verified again", "#verdict");
      assertThat(bridge.text("#verdict-about")).isEqualTo("old");
      bridge.press(KeyCode.ESCAPE);
      bridge.ctrl(KeyCode.B);
      bridge.until("start", "#scenarios .row.selected");
    }
    assertThat(cockpit.started).isEmpty();
    assertThat(cockpit.resumed).isEmpty();
  }

  @Test
  void theVaultAndWhatIsOwedAreSaidBeforeAnyRun() {
    var kit = new GlassKit();
    kit.filled();
    var cockpit = kit.cockpit(Story.live());
    cockpit.unfinished.add(left("real", Mode.LIVE, Cockpit.Ending.LEFT));
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      Fx.until("it is known", () -> bridge.labels("#status").contains("vault locked"));
      assertThat(bridge.labels("#status")).contains("1 rotation owed");
      assertThat(bridge.labels("#laptop-vault")).contains("locked; 6 opens it; 1 rotation owed");
      VaultDesk.open(bridge, "sign-in is down", GlassKit.PASSPHRASE);
      bridge.until("open", "#vault-entries");
      assertThat(bridge.text("#vault-debt-count")).isEqualTo("1 owed");
      assertThat(bridge.labels("#vault-debt"))
          .noneMatch(text -> text.startsWith("Nothing is owed"))
          .anyMatch(text -> text.startsWith("in real;"));
      bridge.press(KeyCode.DIGIT6);
      bridge.until("start", "#scenarios .row.selected");
      Fx.until(
          "it is open",
          () ->
              bridge.labels("#status").stream()
                  .anyMatch(text -> text.startsWith("vault open, locks in")));
      bridge.picture("start-vault-open-dark-1280x800");
    } finally {
      kit.glass().close();
      kit.home.close();
    }
  }
}
