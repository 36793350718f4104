package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Reading;
import dev.holdfast.estate.EstateView;
import dev.holdfast.ui.uikit.Theme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What a second costs in which nothing happened, and what a large plan costs, counted exactly:
/// style classes that change, nodes that come and go. Each of them is work for every node beneath.
class QuietTickTest {
  private final List<String> changes = new ArrayList<>();
  private final Story story = Story.live();
  private final FakeRun run = new FakeRun(story, (_, _) -> Optional.empty());

  private Bridge open(int components) {
    run.estate = Optional.of(Estates.of(Estates.large(components), Story.at("14:31:44"), Map.of()));
    var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800);
    bridge.press(KeyCode.R);
    bridge.untilTitle("Update the connection strings");
    return bridge;
  }

  private static void topology(Bridge bridge, int components) {
    bridge.press(KeyCode.DIGIT3);
    Fx.until(
        "all boxes", () -> bridge.all("#topology-map .node").size() == components && said(bridge));
  }

  private static boolean said(Bridge bridge) {
    return bridge.all("#topology-map .node").stream().allMatch(node -> node.getId() != null);
  }

  private void listen(Node node) {
    var name = node.getClass().getSimpleName() + " " + node.getId() + " ";
    node.getStyleClass()
        .addListener((ListChangeListener<String>) change -> changes.add(name + change.getList()));
    if (!(node instanceof Parent parent)) return;
    parent
        .getChildrenUnmodifiable()
        .addListener((ListChangeListener<Node>) change -> changes.add(name + "children"));
    parent.getChildrenUnmodifiable().forEach(this::listen);
  }

  /// The tick's answers come back through the FX thread's queue, and what they change is drawn in
  /// the frames after.
  private static void tick(Bridge bridge, Frames frames) {
    bridge.tick();
    for (var n = 0; n < 10; n++) frames.next();
  }

  @Test
  void aSecondInWhichNothingHappenedStylesNothing() {
    try (var bridge = open(30)) {
      var frames = Fx.get(Frames::new);
      for (var page : List.of(KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5)) {
        bridge.press(page);
        tick(bridge, frames);
        tick(bridge, frames);
        Fx.run(() -> listen(bridge.scene.getRoot()));
        Fx.run(changes::clear);
        tick(bridge, frames);
        assertThat(Fx.get(() -> List.copyOf(changes))).as(page.getName()).isEmpty();
      }
    }
  }

  /// The clocks go on, and nothing is made anew for it but the row of what is in flight: the axis
  /// moves by less than a pixel, a wait counts in place.
  @Test
  void aSecondOfTheRunbookMakesNothingAnew() {
    try (var bridge = open(30)) {
      var frames = Fx.get(Frames::new);
      tick(bridge, frames);
      tick(bridge, frames);
      Fx.run(() -> listen(bridge.scene.getRoot()));
      Fx.run(changes::clear);
      var before = bridge.text("#clock-rto");
      story.now = story.now.plusSeconds(1);
      tick(bridge, frames);
      assertThat(bridge.text("#clock-rto")).isNotEqualTo(before);
      // A label lays its own text out; a glyph shows how far what is in flight has come.
      var made =
          Fx.get(
              () ->
                  changes.stream()
                      .filter(change -> !change.matches("(Label|StackPane) .*"))
                      .toList());
      assertThat(made).isEmpty();
    }
  }

  @Test
  void aNewReadingChangesItsOwnBoxAlone() {
    try (var bridge = open(500)) {
      var frames = Fx.get(Frames::new);
      topology(bridge, 500);
      tick(bridge, frames);
      Fx.run(() -> listen(bridge.scene.getRoot()));
      run.estate = Optional.of(failing(run.estate.orElseThrow(), "component:c-300"));
      tick(bridge, frames);
      var boxes =
          Fx.get(() -> changes.stream().filter(change -> change.startsWith("NodeBox")).toList());
      assertThat(boxes).isNotEmpty().allMatch(change -> change.startsWith("NodeBox node-c-"));
      assertThat(boxes)
          .as("itself, and what leans on it")
          .hasSizeLessThan(40)
          .anyMatch(change -> change.startsWith("NodeBox node-c-300 "));
    }
  }

  private static EstateView failing(EstateView view, String key) {
    var vitals = new LinkedHashMap<>(view.vitals());
    vitals.computeIfPresent(
        key,
        (_, vital) ->
            vital.with(
                new Reading(
                    Reading.State.FAILING, "gone", view.now(), Duration.ofMillis(2), Map.of())));
    return new EstateView(view.plan(), vitals, view.asking(), view.now());
  }

  /// Too small to be read, no box is written in; large enough, those in view are.
  @Test
  void nothingIsWrittenThatNobodyCanRead() {
    try (var bridge = open(500)) {
      topology(bridge, 500);
      assertThat(written(bridge)).isZero();
      for (var n = 0; n < 6; n++) bridge.press(KeyCode.PLUS);
      var frames = Fx.get(Frames::new);
      for (var n = 0; n < 90; n++) frames.next();
      assertThat(written(bridge)).isBetween(1, 200);
      bridge.press(KeyCode.F);
      Fx.until("far again", () -> written(bridge) == 0);
    }
  }

  private static int written(Bridge bridge) {
    return Fx.get(
        () ->
            (int)
                bridge.all("#topology-map .node").stream()
                    .filter(
                        box ->
                            box.lookupAll(".label").stream()
                                .anyMatch(
                                    label ->
                                        label instanceof Label words
                                            && words.getParent().isVisible()
                                            && !words.getText().isEmpty()))
                    .count());
  }
}
