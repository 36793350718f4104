package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Reading;
import dev.holdfast.estate.EstateView;
import dev.holdfast.estate.Impairment;
import dev.holdfast.estate.Rhythm;
import dev.holdfast.estate.Subject;
import dev.holdfast.estate.Vital;
import dev.holdfast.runbook.Start;
import dev.holdfast.ui.uikit.Theme;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The estate before any run: marks and signs lead to the declaration, and start nothing.
class SurveyTest {
  private static EstateView estate(Reading.State sign) {
    var now = Story.at("14:31:44");
    var view =
        Estates.of(
            Estates.bundled("contractorlens"),
            now,
            Map.of("database", "failing storage-full", "api", "failing 0 of 2 tasks"));
    var vitals = new HashMap<>(view.vitals());
    for (var scenario : view.plan().scenarios()) {
      for (var one : scenario.detect()) {
        if (one.check() == null) continue;
        var ours = scenario.id().equals("database-corruption") && !one.id().equals("errors");
        var subject =
            new Subject(
                Subject.Kind.SIGN,
                scenario.id() + "/" + one.id(),
                one.title(),
                new Rhythm(Duration.ofSeconds(30), Duration.ofSeconds(5)),
                Set.of(),
                false);
        var state = ours ? sign : Reading.State.PASSING;
        var read = new Reading(state, "read", now.minusSeconds(3), Duration.ofMillis(20), Map.of());
        vitals.put(subject.key(), Vital.of(subject).with(read));
      }
    }
    return new EstateView(view.plan(), vitals, EstateView.Asking.ON, now);
  }

  private static FakeCockpit cockpit(Reading.State sign) {
    var cockpit = new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> Optional.empty()));
    cockpit.survey = new FakeSurvey(estate(sign));
    return cockpit;
  }

  private static void open(Bridge bridge) {
    bridge.press(KeyCode.DIGIT3);
    bridge.until("the estate", "#survey #page-topology .node");
  }

  private static String text(Bridge bridge, String id) {
    return Fx.get(() -> ((Label) bridge.find(id).orElseThrow()).getText());
  }

  private static void mark(Bridge bridge) {
    bridge.press(KeyCode.D);
    bridge.until("marks", "#mark-region-us-west-2");
    Fx.run(() -> ((TextField) bridge.find("#mark-because").orElseThrow()).setText("status page"));
    Fx.run(() -> bridge.find("#mark-region-us-west-2").orElseThrow().requestFocus());
    bridge.press(KeyCode.ENTER);
    bridge.until("what leans on it", "#node-database.node-leans");
  }

  @Test
  void arrowsLeadFromTheReasonToTheListAndBack() {
    try (var bridge = new Bridge(cockpit(Reading.State.PASSING), Theme.DARK, 1280, 800)) {
      open(bridge);
      bridge.press(KeyCode.D);
      bridge.untilFocus("mark-because");
      bridge.type("status page");
      bridge.press(KeyCode.DOWN);
      var first = Fx.get(() -> bridge.scene.getFocusOwner().getId());
      assertThat(first).startsWith("mark-").isNotEqualTo("mark-because");
      bridge.press(KeyCode.DOWN);
      var second = Fx.get(() -> bridge.scene.getFocusOwner().getId());
      assertThat(second).startsWith("mark-").isNotEqualTo(first);
      bridge.press(KeyCode.UP);
      bridge.untilFocus(first);
      bridge.press(KeyCode.UP);
      bridge.untilFocus("mark-because");
      assertThat(bridge.text("#mark-because")).isEqualTo("status page");
    }
  }

  @Test
  void marksAndSignsLeadToADeclarationAndStartNothing() {
    var cockpit = cockpit(Reading.State.FAILING);
    var survey = java.util.Objects.requireNonNull(cockpit.survey);
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      open(bridge);
      assertThat(text(bridge, "#survey-state")).isEqualTo("nothing is asked");
      mark(bridge);
      assertThat(text(bridge, "#survey-state"))
          .contains("down by hand: us-west-2")
          .containsPattern("[1-9][0-9]* of [0-9]+ steps of .* lean on it");
      bridge.press(KeyCode.L);
      bridge.until("the list", "#leans-list");
      bridge.press(KeyCode.ESCAPE);
      assertThat(survey.asked).as("nothing was asked").isFalse();

      bridge.press(KeyCode.ENTER);
      Fx.until("asked", () -> survey.asking);
      survey.points =
          Optional.of(
              Backups.of(Estates.bundled("contractorlens"), Story.at("14:31:44"), Map.of()));
      bridge.press(KeyCode.F3);
      bridge.type("postgresql");
      bridge.until("the database", "#node-database.chosen");
      bridge.press(KeyCode.ESCAPE);
      bridge.tick();
      Fx.until(
          "its recovery points",
          () ->
              bridge.all("#topology-pane .label").stream()
                  .anyMatch(node -> ((Label) node).getText().equals("Recovery points")));
      Fx.until(
          "the signs propose",
          () -> text(bridge, "#next-title").equals("Database failure or corruption"));
      assertThat(text(bridge, "#survey-signs")).contains("2 fail");
      assertThat(cockpit.started).isEmpty();
      bridge.press(KeyCode.F8);
      Fx.until("resting", () -> !survey.asking);

      bridge.press(KeyCode.ENTER);
      bridge.until("the form", "#declare #declare-marks");
      assertThat(cockpit.started).isEmpty();
      Fx.run(
          () ->
              ((javafx.scene.control.ToggleButton) bridge.find("#declare-drill").orElseThrow())
                  .fire());
      Fx.run(() -> ((javafx.scene.control.Button) bridge.find("#declare-do").orElseThrow()).fire());
      bridge.until("the run", "#run #next-title");
      var start = cockpit.started.getFirst();
      assertThat(start.scenario()).isEqualTo("database-corruption");
      assertThat(start.down())
          .containsExactly(
              new Start.Known(new Impairment(Impairment.Kind.REGION, "us-west-2"), "status page"));
      Fx.until("let go", () -> survey.closed);
    }
  }

  /// What was read and is read no more is another thing than what nobody has asked yet.
  @Test
  void afterReadingWasStoppedNothingSaysThatNothingWasRead() {
    var cockpit = cockpit(Reading.State.PASSING);
    var survey = java.util.Objects.requireNonNull(cockpit.survey);
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      open(bridge);
      assertThat(text(bridge, "#next-title")).isEqualTo("Nothing has been read yet");
      bridge.press(KeyCode.F8);
      Fx.until("asked", () -> survey.asking);
      bridge.press(KeyCode.F8);
      Fx.until("resting", () -> !survey.asking);
      bridge.tick();
      Fx.until("said", () -> text(bridge, "#next-title").equals("Reading was stopped"));
      bridge.press(KeyCode.ENTER);
      Fx.until("read on", () -> survey.asking);
    }
  }

  /// A key that does nothing looks like a window that hangs.
  @Test
  void thatNoPrivateNetworkIsSilentIsSaid() {
    try (var bridge = new Bridge(cockpit(Reading.State.PASSING), Theme.DARK, 1280, 800)) {
      open(bridge);
      bridge.press(KeyCode.W);
      bridge.until("the sheet", "#ways");
      assertThat(bridge.labels("#ways")).anyMatch(line -> line.startsWith("No private network"));
      assertThat(bridge.find("#way-because")).isEmpty();
      bridge.press(KeyCode.ESCAPE);
      Fx.until("closed", () -> bridge.find("#ways").isEmpty());
    }
  }

  /// The word is kept while Holdfast is open, is named by the form and goes along.
  @Test
  void aWordAboutAPrivateNetworkGoesIntoTheRunThatStarts() {
    var cockpit = cockpit(Reading.State.PASSING);
    var survey = java.util.Objects.requireNonNull(cockpit.survey);
    survey.silent("10.1.0.0/16");
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      open(bridge);
      bridge.press(KeyCode.ENTER);
      Fx.until("asked", () -> survey.asking);
      bridge.tick();
      bridge.press(KeyCode.W);
      bridge.until("networks", "#way-there-10-1-0-0-16");
      bridge.type("the jump host answers");
      Fx.run(() -> bridge.find("#way-there-10-1-0-0-16").orElseThrow().requestFocus());
      bridge.press(KeyCode.ENTER);
      Fx.until("said", () -> !survey.ways.isEmpty());
      var word = survey.ways().getFirst();
      survey.ways.clear();
      bridge.press(KeyCode.DIGIT3);
      bridge.until("the plans", "#scenarios .row.selected");
      open(bridge);
      Fx.until("said again", () -> survey.ways().equals(List.of(word)));
      bridge.press(KeyCode.DIGIT3);
      bridge.until("the plans", "#scenarios .row.selected");
      bridge.press(KeyCode.D);
      bridge.until("the form", "#declare #declare-do");
      assertThat(Fx.get(() -> bridge.find("#declare-ways").orElseThrow().isVisible())).isFalse();
      Fx.run(
          () ->
              ((javafx.scene.control.ToggleButton) bridge.find("#declare-drill").orElseThrow())
                  .fire());
      assertThat(bridge.labels("#declare-ways"))
          .anyMatch(line -> line.startsWith("10.1.0.0/16, says") && line.endsWith("answers"));
      Fx.run(() -> ((javafx.scene.control.Button) bridge.find("#declare-do").orElseThrow()).fire());
      bridge.until("the run", "#run #next-title");
      assertThat(cockpit.started.getFirst().ways()).containsExactly(word);
    }
  }

  @Test
  void aSlipOfThePenAndTheWayBack() {
    var cockpit = cockpit(Reading.State.PASSING);
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      open(bridge);
      mark(bridge);
      bridge.press(KeyCode.D);
      bridge.until("marked", "#mark-up-region-us-west-2");
      Fx.run(() -> bridge.find("#mark-up-region-us-west-2").orElseThrow().requestFocus());
      bridge.press(KeyCode.ENTER);
      Fx.until("taken back", () -> bridge.find("#node-database.node-leans").isEmpty());
      mark(bridge);
      bridge.press(KeyCode.DIGIT3);
      bridge.until("the plans", "#scenarios .row.selected");
      assertThat(java.util.Objects.requireNonNull(cockpit.survey).closed).isTrue();
      open(bridge);
      bridge.until("kept while Holdfast is open", "#node-database.node-leans");
    }
  }

  @Test
  void howFarBackTheStoresCanBeTakenIsSeenBeforeAnyRun() {
    var cockpit = cockpit(Reading.State.PASSING);
    var survey = java.util.Objects.requireNonNull(cockpit.survey);
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      open(bridge);
      bridge.press(KeyCode.DIGIT5);
      bridge.until("the page", "#survey #page-points");
      assertThat(bridge.labels("#stores")).anyMatch(line -> line.startsWith("Nothing has been"));
      bridge.press(KeyCode.ENTER);
      Fx.until("asked", () -> survey.asking);
      survey.points =
          Optional.of(
              Backups.of(Estates.bundled("contractorlens"), Story.at("14:31:44"), Map.of()));
      bridge.tick();
      Fx.until("stores", () -> chosen(bridge) == 0);
      var first = chosen(bridge);
      bridge.press(KeyCode.DOWN);
      Fx.until("the next store", () -> chosen(bridge) != first);
      bridge.press(KeyCode.D);
      assertThat(bridge.find("#mark-because")).as("marks belong to the graph").isEmpty();
      bridge.press(KeyCode.DIGIT3);
      Fx.until("the graph", () -> bridge.find("#page-topology").orElseThrow().isVisible());
      assertThat(cockpit.started).isEmpty();
      bridge.press(KeyCode.DIGIT3);
      bridge.until("the plans", "#scenarios .row.selected");
    }
  }

  private static int chosen(Bridge bridge) {
    return ((javafx.scene.control.ListView<?>) bridge.find("#stores").orElseThrow())
        .getSelectionModel()
        .getSelectedIndex();
  }

  @Test
  void gallery() {
    for (var theme : List.of(Theme.DARK, Theme.LIGHT, Theme.CONTRAST)) {
      for (var size : List.of(new int[] {1366, 768}, new int[] {1024, 700})) {
        var cockpit = cockpit(Reading.State.FAILING);
        try (var bridge = new Bridge(cockpit, theme, size[0], size[1])) {
          open(bridge);
          shot(bridge, "resting", theme, size);
          mark(bridge);
          bridge.press(KeyCode.ENTER);
          Fx.until("signs", () -> text(bridge, "#next-title").startsWith("Database"));
          shot(bridge, "signs", theme, size);
          java.util.Objects.requireNonNull(cockpit.survey).points =
              Optional.of(
                  Backups.of(Estates.bundled("contractorlens"), Story.at("14:31:44"), Map.of()));
          bridge.press(KeyCode.DIGIT5);
          bridge.tick();
          Fx.until("stores", () -> chosen(bridge) == 0);
          shot(bridge, "points", theme, size);
          bridge.press(KeyCode.ENTER);
          bridge.until("the form", "#declare #declare-marks");
          shot(bridge, "declare", theme, size);
        }
      }
    }
  }

  private static void shot(Bridge bridge, String state, Theme theme, int[] size) {
    bridge.picture("survey-%s-%s-%dx%d".formatted(state, theme.word(), size[0], size[1]));
  }
}
