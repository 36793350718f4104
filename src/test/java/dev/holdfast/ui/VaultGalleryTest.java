package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.GlassMessage;
import dev.holdfast.incident.Updates;
import dev.holdfast.ui.uikit.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Renders the vault page in its states into `target/gallery`, to be looked at.
class VaultGalleryTest {
  private static final int[] USUAL = {1280, 800};
  private static final int[] SMALL = {1024, 700};
  private static final int[] LOW = {1280, 720};

  /// What leads to a state: the vault before, then the keys.
  private record Scene(
      String name,
      java.util.function.Consumer<GlassKit> before,
      BiConsumer<Bridge, GlassKit> keys) {}

  private static void draw(Scene scene, Story story, List<int[]> sizes, List<Theme> themes) {
    for (var theme : themes)
      for (var size : sizes) {
        var kit = new GlassKit();
        scene.before().accept(kit);
        try (var bridge = new Bridge(kit.cockpit(story), theme, size[0], size[1])) {
          scene.keys().accept(bridge, kit);
          VaultDesk.tick(bridge);
          Fx.run(() -> {});
          var file = "%s-%s-%dx%d".formatted(scene.name(), theme.word(), size[0], size[1]);
          bridge.picture(file);
          assertThat(Files.exists(Path.of("target/gallery", file + ".png"))).isTrue();
        } finally {
          kit.glass().close();
          kit.home.close();
        }
      }
  }

  private static void draw(String name, BiConsumer<Bridge, GlassKit> keys) {
    var scene = new Scene(name, GlassKit::filled, keys);
    draw(scene, story(), List.of(USUAL), List.of(Theme.DARK, Theme.LIGHT));
  }

  private static Story story() {
    var story = Story.live();
    story.messages.add(
        new Updates.Message(
            GlassMessage.ID,
            "Security lead",
            List.of("pager"),
            "Break-glass credentials of ContractorLens are in use. Incident i-1, declared 14:02 UTC by M. O.\n- aws-prod: used by restore-database on aws-primary at 14:18 UTC\nAny other use of them is not us. They are rotated before the incident closes.",
            null,
            null));
    return story;
  }

  private static void run(Bridge bridge) {
    bridge.press(KeyCode.R);
    bridge.until("run", "#run #next-title");
    Fx.until(
        "bound",
        () ->
            bridge
                .cabin
                .steward()
                .view()
                .flatMap(dev.holdfast.runbook.glass.GlassView::bound)
                .isPresent());
  }

  private static void open(Bridge bridge, GlassKit kit) {
    run(bridge);
    VaultDesk.open(bridge, "restore of contractorlens-db", GlassKit.PASSPHRASE);
    bridge.untilFocus("vault-entries");
    kit.clock.advance(Duration.ofSeconds(40));
  }

  private static void owing(Bridge bridge, GlassKit kit) {
    open(bridge, kit);
    bridge.press(KeyCode.R);
    bridge.untilFocus("reveal-because");
    bridge.press(KeyCode.ENTER);
    bridge.until("shown", "#vault-shown-left");
  }

  @Test
  void pages() {
    draw(
        new Scene(
            "vault-missing",
            _ -> {},
            (bridge, _) -> {
              bridge.press(KeyCode.DIGIT6);
              bridge.until("no vault", "#vault-create");
              bridge.press(KeyCode.ENTER);
              bridge.untilFocus("vault-new");
              bridge.type("correct horse battery");
            }),
        Story.live(),
        List.of(USUAL),
        List.of(Theme.DARK, Theme.LIGHT));
    draw(
        "vault-locked",
        (bridge, _) -> {
          run(bridge);
          bridge.press(KeyCode.DIGIT6);
          bridge.untilFocus("vault-because");
        });
    draw(
        "vault-refused",
        (bridge, _) -> {
          run(bridge);
          VaultDesk.open(bridge, "restore of contractorlens-db", "wrong");
          bridge.until("refused", "#vault-refusal-what");
        });
    draw(
        "vault-open",
        (bridge, kit) -> {
          owing(bridge, kit);
          bridge.press(KeyCode.H);
          bridge.press(KeyCode.D);
          bridge.until("debt", "#vault-debt");
        });
    draw("vault-entry", VaultGalleryTest::owing);
    draw(
        "vault-lease-alone",
        (bridge, kit) -> {
          open(bridge, kit);
          kit.clock.advance(Duration.ofMinutes(5));
          VaultDesk.tick(bridge);
          bridge.until("locked", "#vault-locked");
        });
    var small =
        new Scene(
            "vault-open",
            GlassKit::filled,
            (bridge, kit) -> {
              owing(bridge, kit);
              bridge.press(KeyCode.H);
              bridge.press(KeyCode.D);
              bridge.until("debt", "#vault-debt");
            });
    draw(small, story(), List.of(SMALL), List.of(Theme.DARK));
    draw(small, story(), List.of(USUAL), List.of(Theme.CONTRAST));
  }

  @Test
  void quorum() {
    draw(
        new Scene(
            "vault-shares",
            VaultDesk::shared,
            (bridge, _) -> {
              run(bridge);
              bridge.press(KeyCode.DIGIT6);
              bridge.until("shares", "#vault-shares");
              bridge.type("restore of contractorlens-db");
              Fx.run(() -> bridge.find("#vault-share-0").orElseThrow().requestFocus());
              bridge.press(KeyCode.ENTER);
              bridge.untilFocus("vault-share");
              bridge.type("Ann share");
              bridge.press(KeyCode.ENTER);
              Fx.until("one", () -> bridge.text("#vault-shares-progress").contains("1 of 2"));
            }),
        Story.live(),
        List.of(USUAL),
        List.of(Theme.DARK, Theme.LIGHT));
  }

  @Test
  void refusals() {
    var sizes = List.of(LOW, SMALL);
    var dark = List.of(Theme.DARK);
    draw(
        new Scene(
            "vault-refused",
            GlassKit::filled,
            (bridge, _) -> {
              run(bridge);
              VaultDesk.open(bridge, "restore of contractorlens-db", "wrong");
              bridge.until("refused", "#vault-refusal-what");
            }),
        story(),
        sizes,
        dark);
    draw(
        new Scene(
            "vault-shares-refused",
            VaultDesk::shared,
            (bridge, _) -> {
              run(bridge);
              VaultDesk.share(bridge, "restore of contractorlens-db", "not it");
              bridge.until("refused", "#vault-refusal-what");
            }),
        story(),
        sizes,
        dark);
    draw(
        new Scene(
            "vault-missing-refused",
            _ -> {},
            (bridge, _) -> {
              bridge.press(KeyCode.DIGIT6);
              bridge.until("no vault", "#vault-create");
              bridge.press(KeyCode.ENTER);
              bridge.untilFocus("vault-new");
              bridge.type("correct horse battery");
              bridge.press(KeyCode.ENTER);
              bridge.press(KeyCode.ENTER);
              bridge.until("refused", "#vault-refusal-what");
            }),
        Story.live(),
        sizes,
        dark);
    draw(
        new Scene(
            "vault-key-sheet",
            GlassKit::filled,
            (bridge, kit) -> {
              open(bridge, kit);
              bridge.press(KeyCode.P);
              bridge.untilFocus("key-because");
              bridge.type("Ben left");
              bridge.press(KeyCode.ENTER);
              bridge.until("refused", "#key-refusal-what");
            }),
        Story.live(),
        sizes,
        dark);
  }

  @Test
  void keys() {
    var making =
        new Scene(
            "vault-quorum-sheet",
            GlassKit::filled,
            (bridge, kit) -> {
              open(bridge, kit);
              bridge.press(KeyCode.Q);
              bridge.untilFocus("quorum-needed");
              Fx.run(() -> bridge.find("#quorum-name-1").orElseThrow().requestFocus());
              bridge.type("Ann");
              Fx.run(() -> bridge.find("#quorum-pass-1").orElseThrow().requestFocus());
              bridge.type("Ann share");
              bridge.press(KeyCode.ENTER);
              bridge.until("not alike", "#quorum-refusal-what");
            });
    draw(making, Story.live(), List.of(USUAL, SMALL), List.of(Theme.DARK));
    draw(
        new Scene(
            "vault-open-quorum",
            GlassKit::filled,
            (bridge, kit) -> {
              kit.screen.deaf = java.util.Optional.of("dbus-monitor is not installed");
              open(bridge, kit);
            }),
        Story.live(),
        List.of(USUAL, SMALL),
        List.of(Theme.LIGHT));
  }

  @Test
  void sheets() {
    draw(
        "vault-reveal",
        (bridge, kit) -> {
          open(bridge, kit);
          bridge.press(KeyCode.R);
          bridge.untilFocus("reveal-because");
        });
    draw(
        "vault-rotate",
        (bridge, kit) -> {
          open(bridge, kit);
          bridge.press(KeyCode.O);
          bridge.untilFocus("rotate-because");
        });
    draw(
        "vault-add",
        (bridge, kit) -> {
          open(bridge, kit);
          bridge.press(KeyCode.A);
          bridge.untilFocus("vault-field-name");
        });
    draw(
        "vault-word",
        (bridge, kit) -> {
          open(bridge, kit);
          bridge.press(KeyCode.W);
          bridge.until("word", "#word-text");
        });
    var waiting = story();
    waiting.needs.clear();
    waiting.needs.add(
        new dev.holdfast.incident.Need(
            "update-strings",
            dev.holdfast.incident.Need.Kind.UNLOCK,
            "The vault /home/ops/.local/share/holdfast/vault.kdbx is locked, and may hold aws-prod",
            "",
            List.of(),
            List.of(),
            Story.at("14:27:10"),
            null));
    draw(
        new Scene(
            "form-unlock",
            GlassKit::filled,
            (bridge, _) -> {
              run(bridge);
              bridge.press(KeyCode.ENTER);
              bridge.untilFocus("step-unlock");
            }),
        waiting,
        List.of(USUAL),
        List.of(Theme.DARK));
    var over = Story.live().recovered();
    draw(
        new Scene(
            "sheet-close-debt",
            GlassKit::filled,
            (bridge, kit) -> {
              over.credentials.add(kit.owed("aws-prod", "restore-database", ""));
              over.owed.add(dev.holdfast.incident.RotationDebt.says("aws-prod"));
              run(bridge);
              bridge.press(KeyCode.ENTER);
              bridge.until("close", "#close-debt");
            }),
        over,
        List.of(USUAL),
        List.of(Theme.DARK));
  }
}
