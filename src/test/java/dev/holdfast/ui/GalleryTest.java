package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Circumstances;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Palette;
import dev.holdfast.ui.uikit.Theme;
import dev.holdfast.ui.wall.WallScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Renders every screen in its states into `target/gallery`, to be looked at.
class GalleryTest {
  private static final List<Theme> BOTH = List.of(Theme.DARK, Theme.LIGHT);
  private static final List<Theme> ALL = List.of(Theme.DARK, Theme.LIGHT, Theme.CONTRAST);

  private static void run(String name, Story story, List<Theme> themes, Consumer<Bridge> before) {
    for (var theme : themes) {
      for (var size : List.of(new int[] {1280, 800}, new int[] {1024, 700})) {
        var file = "%s-%s-%dx%d".formatted(name, theme.word(), size[0], size[1]);
        try (var bridge =
            new Bridge(
                new FakeCockpit(_ -> new FakeRun(story, (_, _) -> Optional.empty())),
                theme,
                size[0],
                size[1])) {
          bridge.press(KeyCode.R);
          bridge.until("run", "#run #next-title");
          before.accept(bridge);
          bridge.picture(file);
        }
        assertThat(Files.exists(Path.of("target/gallery", file + ".png"))).isTrue();
      }
    }
  }

  private static void run(String name, Story story, List<Theme> themes) {
    run(name, story, themes, _ -> {});
  }

  @Test
  void runbook() {
    run("runbook-live", Story.live(), ALL, bridge -> bridge.press(KeyCode.K));
    run("runbook-indoubt", Story.live().doubt(), ALL);
    var drill = Story.live();
    drill.mode = Mode.DRILL;
    run("runbook-drill", drill, List.of(Theme.DARK));
    var rehearsal = Story.live();
    rehearsal.mode = Mode.REHEARSAL;
    run("runbook-rehearsal", rehearsal, List.of(Theme.DARK));
    run("runbook-longnames", Story.live().longNames(), List.of(Theme.DARK));
    run("runbook-many", Story.many(1000), List.of(Theme.DARK));
  }

  @Test
  void statesOfARun() {
    run("runbook-failed", Story.live().failed(), BOTH);
    var paused = Story.live();
    paused.state = RunState.PAUSED;
    paused.around =
        new Circumstances(
            null, List.of(), Map.of(), new Circumstances.Paused(Story.at("14:30:00"), "A. Chen"));
    run("runbook-paused", paused, List.of(Theme.DARK));
    run("runbook-pastrto", Story.live().past(), BOTH);
    run("runbook-recovered", Story.live().recovered(), List.of(Theme.DARK));
  }

  @Test
  void forms() {
    run(
        "form-answer",
        Story.live(),
        BOTH,
        bridge -> {
          bridge.press(KeyCode.ENTER);
          bridge.type("contractorlens-db-restored");
        });
    for (var kind : List.of(Need.Kind.CONFIRM, Need.Kind.APPROVE, Need.Kind.DECIDE)) {
      var story = Story.live();
      story.needs.clear();
      story.needs.add(
          new Need(
              "update-strings",
              kind,
              "Replace the record set of api.contractorlens.com?",
              "api.contractorlens.com",
              List.of("destroy-compromised", "keep"),
              List.of("commander", "security-lead"),
              Story.at("14:27:10"),
              null));
      run(
          "form-" + kind.word(),
          story,
          List.of(Theme.DARK),
          bridge -> {
            bridge.press(KeyCode.ENTER);
            if (kind == Need.Kind.CONFIRM) bridge.type("api.contractor");
          });
    }
    run("sheet-stop", Story.live(), BOTH, bridge -> bridge.ctrl(KeyCode.PERIOD));
    run("sheet-palette", Story.live(), BOTH, bridge -> bridge.ctrl(KeyCode.K));
    run("sheet-keys", Story.live(), List.of(Theme.DARK), bridge -> bridge.type("?"));
  }

  @Test
  void topology() {
    for (var theme : ALL) {
      for (var size : List.of(new int[] {1280, 800}, new int[] {1024, 700})) {
        for (var plan : List.of("contractorlens", "technician-marketplace")) {
          var run = new FakeRun(Story.live(), (_, _) -> Optional.empty());
          var said =
              Map.of(
                  "database", "failing storage-full",
                  "api", "failing 0 of 2 tasks",
                  "postgresql", "failing connection refused",
                  "cloudwatch", "old fine",
                  "prometheus", "unknown no answer within 10 s");
          run.estate = Optional.of(Estates.of(Estates.bundled(plan), Story.at("14:31:44"), said));
          try (var bridge = new Bridge(new FakeCockpit(_ -> run), theme, size[0], size[1])) {
            bridge.press(KeyCode.R);
            bridge.until("run", "#run #next-title");
            bridge.press(KeyCode.DIGIT3);
            bridge.until("nodes", "#page-topology .node");
            bridge.picture("topology-%s-%s-%dx%d".formatted(plan, theme.word(), size[0], size[1]));
          }
        }
      }
    }
  }

  @Test
  void checklistAndRecord() {
    run("checklist-regressed", asking(), ALL, bridge -> bridge.press(KeyCode.ENTER));
    run("record-all", Story.live(), BOTH, bridge -> bridge.press(KeyCode.DIGIT8));
  }

  @Test
  void wall() {
    wall("wall-live", Story.live(), BOTH, 1920, 1080);
    wall("wall-longnames", Story.live().longNames(), List.of(Theme.DARK), 1920, 1080);
    wall("wall-longnames", Story.live().longNames(), List.of(Theme.DARK), 1366, 768);
    wall("wall-longnames", Story.live().longNames(), List.of(Theme.DARK), 3840, 2160);
    wall("wall-indoubt", Story.live().doubt(), BOTH, 1366, 768);
    wall("wall-pastrto", Story.live().past(), BOTH, 1920, 1080);
    wall("wall-stopped", Story.live().stopped(), BOTH, 1920, 1080);
    wall("wall-validation", asking(), BOTH, 1920, 1080);
  }

  /// A row under the pointer keeps the lines of the axis.
  @Test
  void hover() throws IOException {
    var cockpit = new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> Optional.empty()));
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      bridge.press(KeyCode.R);
      bridge.until("run", "#run #next-title");
      bridge.picture("runbook-calm-dark-1280x800");
      Fx.run(() -> new Robot().mouseMove(bridge.onScreen(400, 310)));
      Fx.until("hover", () -> bridge.find("#steps .row:hover").isPresent());
      bridge.picture("runbook-hover-dark-1280x800");
    }
    var before = ImageIO.read(Path.of("target/gallery/runbook-calm-dark-1280x800.png").toFile());
    var after = ImageIO.read(Path.of("target/gallery/runbook-hover-dark-1280x800.png").toFile());
    var lines =
        IntStream.range(530, 880).filter(x -> bright(before.getRGB(x, 300))).boxed().toList();
    assertThat(lines).isNotEmpty().allMatch(x -> bright(after.getRGB(x, 300)));
  }

  private static boolean bright(int colour) {
    return (colour >> 16 & 0xff) > 180;
  }

  private static void wall(String name, Story story, List<Theme> themes, int width, int height) {
    for (var theme : themes) {
      Fx.start();
      var look = new Look(theme, new Palette(theme), false, 1, ZoneId.of("Europe/Berlin"));
      var scene =
          Fx.get(
              () -> {
                theme.apply();
                var screen = new WallScreen(look);
                var made = new Scene(screen, width, height);
                made.getStylesheets().setAll(theme.stylesheets());
                screen.show(story.snapshot());
                return made;
              });
      Fx.picture(scene, "%s-%s-%dx%d".formatted(name, theme.word(), width, height));
      assertThat(scene.getRoot().lookup("#wall")).isNotNull();
    }
  }

  /// A laptop's small screen with larger letters, and a large one at twice the size.
  @Test
  void zoomed() {
    for (var at : List.of(new double[] {1366, 768, 1.4}, new double[] {3840, 2160, 2})) {
      var size = "-dark-%.0fx%.0f".formatted(at[0], at[1]);
      zoomed("runbook-zoom", Story.live().longNames(), at, size, _ -> {});
      zoomed("runbook-indoubt-zoom", Story.live().doubt().longNames(), at, size, _ -> {});
      zoomed("checklist-zoom", asking(), at, size, bridge -> bridge.press(KeyCode.ENTER));
      zoomed("record-zoom", Story.live(), at, size, bridge -> bridge.press(KeyCode.DIGIT8));
      var cockpit = new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> Optional.empty()));
      try (var bridge = new Bridge(cockpit, Theme.DARK, (int) at[0], (int) at[1], at[2])) {
        bridge.picture("start-zoom" + size);
      }
    }
  }

  private static void zoomed(
      String name, Story story, double[] at, String size, Consumer<Bridge> before) {
    var cockpit = new FakeCockpit(_ -> new FakeRun(story, (_, _) -> Optional.empty()));
    try (var bridge = new Bridge(cockpit, Theme.DARK, (int) at[0], (int) at[1], at[2])) {
      bridge.press(KeyCode.R);
      bridge.until("run", "#run #next-title");
      before.accept(bridge);
      bridge.picture(name + size);
    }
    assertThat(Files.exists(Path.of("target/gallery", name + size + ".png"))).isTrue();
  }

  private static Story asking() {
    var story = Story.live().recovered();
    story.recovered = false;
    story.state = RunState.WAITING;
    story.items.clear();
    story.items.addAll(Items.sample());
    story.needs.add(
        new Need(
            "login",
            Need.Kind.TICK,
            "Can a new user register and log in?",
            "",
            List.of(),
            List.of(),
            Story.at("15:20:00"),
            null));
    return story;
  }

  @Test
  void start() {
    for (var theme : ALL) {
      for (var size : List.of(new int[] {1280, 800}, new int[] {1024, 700})) {
        var suffix = "-%s-%dx%d".formatted(theme.word(), size[0], size[1]);
        var cockpit = new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> Optional.empty()));
        try (var bridge = new Bridge(cockpit, theme, size[0], size[1])) {
          bridge.press(KeyCode.J);
          bridge.picture("start-calm" + suffix);
          bridge.press(KeyCode.D);
          bridge.until("form", "#declare");
          bridge.picture("declare-rehearsal" + suffix);
        }
        cockpit.unfinished.add(FakeCockpit.interrupted(Story.live().doubt().snapshot()));
        try (var bridge = new Bridge(cockpit, theme, size[0], size[1])) {
          bridge.picture("start-interrupted" + suffix);
        }
      }
    }
  }
}
