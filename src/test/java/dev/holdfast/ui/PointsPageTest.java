package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.recovery.AgeCurve;
import dev.holdfast.recovery.PointsView;
import dev.holdfast.ui.uikit.Theme;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The page of recovery points by keys alone, and its pictures: as promised, broken, unknown.
class PointsPageTest {
  private static final Map<String, String> BAD =
      Map.of(
          "mongodb-full", "old 4800",
          "redis-aof", "flaw aof-off the append-only file of redis-production is off",
          "postgres-wal",
              "flaw no-base there is no complete base backup in s3://technician-marketplace-backups");
  private static final Map<String, String> UNKNOWN =
      Map.of(
          "postgres-full", "unread aws-primary does not answer",
          "postgres-incremental", "unread aws-primary does not answer",
          "postgres-wal", "unread aws-primary does not answer",
          "redis-rdb", "unread aws-primary does not answer",
          "redis-aof", "unread this Holdfast cannot read redis.append-only-file for real yet",
          "mongodb-full", "unread aws-primary does not answer",
          "files-versions", "unread aws-primary does not answer");

  private static PointsView view(String plan, Map<String, String> said) {
    return Backups.of(Estates.bundled(plan), Story.at("14:31:44"), said);
  }

  private static Bridge open(PointsView view, Theme theme, int width, int height) {
    var run = new FakeRun(Story.live(), (_, _) -> Optional.empty());
    run.points = Optional.of(view);
    var bridge = new Bridge(new FakeCockpit(_ -> run), theme, width, height);
    bridge.press(KeyCode.R);
    bridge.until("run", "#run #next-title");
    bridge.press(KeyCode.DIGIT5);
    bridge.until("stores", "#page-points #stores .row");
    return bridge;
  }

  private static void says(Bridge bridge, String text) {
    Fx.until(
        "the pane says " + text,
        () ->
            bridge.find("#points-pane").stream()
                .flatMap(pane -> pane.lookupAll(".label").stream())
                .anyMatch(node -> node instanceof Label label && label.getText().contains(text)));
  }

  @Test
  void isReachedByItsKeyAndWalkedByKeys() {
    try (var bridge = open(view("technician-marketplace", BAD), Theme.DARK, 1280, 800)) {
      bridge.until("the page", "#page-points");
      assertThat(bridge.find("#rail-points")).isPresent();
      says(bridge, "MongoDB");
      says(bridge, "Breaks: RPO of 1 h");
      bridge.press(KeyCode.J);
      says(bridge, "no complete base backup");
      bridge.press(KeyCode.K);
      says(bridge, "MongoDB");
      bridge.press(KeyCode.DIGIT2);
      bridge.until("away", "#page-runbook");
    }
  }

  /// The newest dump is good, and those before it are empty: the row says what the job does.
  @Test
  void aJobThatLeavesEmptyDumpsIsSaid() {
    var view = view("technician-marketplace", Map.of("mongodb-full", "empty"));
    try (var bridge = open(view, Theme.DARK, 1280, 800)) {
      bridge.until("the ticks", "#page-points .run-tick.run-spoiled");
      says(bridge, "left nothing that can be restored");
      var said =
          Fx.get(
              () ->
                  bridge.find("#page-points").orElseThrow().lookupAll(".label").stream()
                      .map(node -> ((Label) node).getText())
                      .toList());
      assertThat(said).contains("7 of 8 spoiled");
      bridge.picture("points-spoiled");
    }
  }

  @Test
  void whatWasSeenOnOtherDaysIsShownOverTheLastTwoWeeks() {
    var view = view("contractorlens", Map.of("database-cross-region", "fresh"));
    try (var bridge = open(view, Theme.DARK, 1280, 800)) {
      assertThat(bridge.find("#points-chart-long")).isEmpty();
    }
    try (var bridge = open(remembered(view), Theme.DARK, 1280, 800)) {
      bridge.until("the long chart", "#points-chart-long .age-line");
      assertThat(bridge.find("#points-chart-long .age-unknown")).isPresent();
    }
  }

  /// The same, looked at on some of the last days.
  private static PointsView remembered(PointsView view) {
    var ages = new java.util.LinkedHashMap<String, List<AgeCurve.Seen>>();
    view.ages()
        .forEach(
            (store, seen) -> {
              var all = new java.util.ArrayList<AgeCurve.Seen>();
              for (var hours : List.of(310, 240, 239, 238, 190, 100, 99, 60, 30)) {
                all.add(
                    new AgeCurve.Seen(
                        view.judged().now().minus(Duration.ofHours(hours)),
                        Duration.ofMinutes(hours % 7 * 4L),
                        Duration.ofMinutes(35)));
              }
              all.addAll(seen);
              ages.put(store, all);
            });
    return new PointsView(view.judged(), ages, view.read());
  }

  @Test
  void gallery() {
    for (var theme : List.of(Theme.DARK, Theme.LIGHT, Theme.CONTRAST)) {
      for (var size : List.of(new int[] {1280, 800}, new int[] {1024, 700})) {
        picture(
            "good", view("contractorlens", Map.of("database-cross-region", "fresh")), theme, size);
        picture("remembered", remembered(view("contractorlens", Map.of())), theme, size);
        picture("bad", view("technician-marketplace", BAD), theme, size);
        picture("unknown", view("technician-marketplace", UNKNOWN), theme, size);
      }
    }
  }

  private static void picture(String state, PointsView view, Theme theme, int[] size) {
    try (var bridge = open(view, theme, size[0], size[1])) {
      bridge.picture("points-%s-%s-%dx%d".formatted(state, theme.word(), size[0], size[1]));
    }
  }
}
