package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Mode;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Palette;
import dev.holdfast.ui.uikit.Theme;
import dev.holdfast.ui.wall.WallScreen;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// No words that matter are cut.
class FitTest {
  private static List<String> cut(Node within) {
    return Fx.get(
        () -> {
          if (within instanceof Parent parent) parent.layout();
          return within.lookupAll(".label").stream()
              .filter(Label.class::isInstance)
              .map(Label.class::cast)
              .filter(label -> label.isTextTruncated())
              .map(Label::getText)
              .toList();
        });
  }

  private static void run(Story story, int width, int height, double zoom, Consumer<Bridge> then) {
    var cockpit = new FakeCockpit(_ -> new FakeRun(story, (_, _) -> Optional.empty()));
    try (var bridge = new Bridge(cockpit, Theme.DARK, width, height, zoom)) {
      bridge.press(KeyCode.R);
      bridge.until("run", "#run #next-title");
      then.accept(bridge);
    }
  }

  @Test
  void theSheetOfKeysIsRead() {
    for (var width : List.of(1280, 1024)) {
      run(
          Story.live(),
          width,
          width * 5 / 8 + 60,
          1,
          bridge -> {
            bridge.type("?");
            bridge.until("keys", "#keys");
            assertThat(cut(bridge.find("#keys").orElseThrow())).isEmpty();
          });
    }
  }

  @Test
  void aTitleOfTwoLinesStandsOnTheWall() {
    Fx.start();
    var look = new Look(Theme.DARK, new Palette(Theme.DARK), false, 1, ZoneId.of("Europe/Berlin"));
    for (var title :
        List.of("Restore the data as they were when clean", "API keys rotated if compromised")) {
      var story = Story.live();
      story.steps.set(3, Steps.titled(story.steps.get(3), title, "database admin"));
      story.steps.set(4, Steps.titled(story.steps.get(4), title, "app lead"));
      var scene =
          Fx.get(
              () -> {
                var wall = new WallScreen(look);
                var made = new Scene(wall, 1920, 1080);
                Theme.DARK.dress(made);
                wall.show(story.snapshot());
                wall.applyCss();
                wall.layout();
                return made;
              });
      assertThat(cut(scene.getRoot())).doesNotContain(title);
    }
  }

  /// A small screen less its title bar: the strip below stays whole.
  @Test
  void theStartPageKeepsItsStripInALowWindow() {
    try (var bridge =
        new Bridge(
            new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> null)),
            Theme.DARK,
            1008,
            540)) {
      var strip = bridge.find("#status").orElseThrow();
      var bottom = Fx.get(() -> strip.localToScene(strip.getLayoutBounds()).getMaxY());
      assertThat(bottom).isLessThanOrEqualTo(540);
      var start = bridge.find("#start").orElseThrow();
      assertThat(Fx.get(() -> start.localToScene(start.getLayoutBounds()).getMinY())).isZero();
    }
  }

  @Test
  void thePlansNameGivesWayBeforeTheScenarios() {
    var story = Story.live().longNames();
    run(
        story,
        1024,
        700,
        1,
        bridge -> {
          var names = (Parent) bridge.find("#bar-names").orElseThrow();
          var widths =
              Fx.get(
                  () ->
                      names.getChildrenUnmodifiable().stream()
                          .map(node -> node.getLayoutBounds().getWidth())
                          .toList());
          assertThat(widths.getFirst()).as("plan").isEqualTo(100);
          assertThat(widths.getLast()).as("scenario").isGreaterThan(250);
        });
  }

  @Test
  void aZoomThatTheWindowCannotHoldHidesNoClock() {
    run(
        Story.live(),
        1280,
        720,
        2,
        bridge -> {
          for (var id : List.of("#clock-rto", "#clock-last", "#status"))
            bridge
                .find(id)
                .ifPresent(
                    node -> {
                      var right = Fx.get(() -> node.localToScene(node.getLayoutBounds()).getMaxX());
                      assertThat(right).as(id).isLessThanOrEqualTo(1280);
                    });
          var next = bridge.find("#next").orElseThrow();
          assertThat(Fx.get(() -> next.localToScene(next.getLayoutBounds()).getMaxX()))
              .isLessThanOrEqualTo(1281);
          assertThat(cut(bridge.find("#situation-bar").orElseThrow()))
              .isSubsetOf(Story.live().planTitle + ":");
        });
  }

  @Test
  void aRehearsalSaysHowFastItsClocksRun() {
    var story = Story.live();
    story.mode = Mode.REHEARSAL;
    run(
        story,
        1280,
        800,
        1,
        bridge -> assertThat(cut(bridge.find("#situation-bar").orElseThrow())).isEmpty());
  }
}
