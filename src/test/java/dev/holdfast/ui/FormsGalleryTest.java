package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.InputView;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.Scenario;
import dev.holdfast.ui.uikit.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Renders every sheet and form in both themes into `target/gallery`, to be looked at.
class FormsGalleryTest {
  private static final Problem NO =
      Problem.of(
          "refused",
          "M. O. has approved already",
          "two people have to agree before the record set is replaced",
          "another person has to approve");

  private static void run(String name, Story story, Consumer<Bridge> before) {
    for (var theme : List.of(Theme.DARK, Theme.LIGHT))
      for (var size : List.of(new int[] {1280, 800}, new int[] {1024, 700})) {
        var run = new FakeRun(story, (_, _) -> Optional.of(NO));
        try (var bridge = new Bridge(new FakeCockpit(_ -> run), theme, size[0], size[1])) {
          bridge.press(KeyCode.R);
          bridge.until("run", "#run #next-title");
          before.accept(bridge);
          picture(bridge, name, theme, size);
        }
      }
  }

  private static void picture(Bridge bridge, String name, Theme theme, int[] size) {
    var file = "%s-%s-%dx%d".formatted(name, theme.word(), size[0], size[1]);
    bridge.picture(file);
    assertThat(Files.exists(Path.of("target/gallery", file + ".png"))).isTrue();
  }

  private static Story asking(Need.Kind kind, String name, boolean place) {
    var story = Story.live();
    story.needs.clear();
    story.needs.add(
        new Need(
            kind == Need.Kind.INPUT ? "restore-from" : "update-strings",
            kind,
            place
                ? "Nobody can tell where aws-primary is (access denied)."
                : kind == Need.Kind.INPUT
                    ? "The last moment that is known to be good"
                    : "Replace the record set of api.contractorlens.com?",
            name,
            kind == Need.Kind.DECIDE ? List.of("destroy-compromised", "keep") : List.of(),
            List.of("commander", "security-lead"),
            Story.at("14:27:10"),
            null,
            place,
            false));
    story.inputs.add(
        new InputView("restore-from", "Last good moment", Scenario.Input.Type.INSTANT, ""));
    return story;
  }

  private static Story unread() {
    var story = Story.live();
    story.needs.clear();
    story.needs.add(
        new Need(
            "update-strings",
            Need.Kind.DECIDE,
            "Is it needed? It is done only when aws.rds.status is failed, and that gave no answer:"
                + " access denied. Do it, skip it, or look again",
            "",
            Unsensed.UNREAD,
            List.of(),
            Story.at("14:27:10"),
            null));
    return story;
  }

  @Test
  void sheets() {
    run(
        "sheet-began",
        Story.live(),
        bridge -> {
          bridge.press(KeyCode.B);
          bridge.type("13:40");
        });
    run(
        "sheet-inputs",
        Story.live(),
        bridge -> {
          bridge.press(KeyCode.I);
          bridge.type("9");
        });
    run("sheet-messages", Story.live(), bridge -> bridge.press(KeyCode.S));
    run("sheet-stop", Story.live(), bridge -> bridge.ctrl(KeyCode.PERIOD));
    run("sheet-keys", Story.live(), bridge -> bridge.type("?"));
    run("sheet-close", Story.live().recovered(), bridge -> bridge.press(KeyCode.ENTER));
    run("sheet-leave", Story.live(), bridge -> Fx.run(() -> bridge.cabin.mayClose(() -> {})));
    run(
        "sheet-skip-refused",
        Story.live().failed(),
        bridge -> {
          bridge.press(KeyCode.X);
          bridge.type("the standby holds the data");
          bridge.press(KeyCode.ENTER);
          bridge.until("refused", "#skip-refusal-what");
        });
  }

  @Test
  void forms() {
    run("form-retry", Story.live().failed(), bridge -> bridge.press(KeyCode.ENTER));
    run("form-look-again", Story.live().doubt(), bridge -> bridge.press(KeyCode.ENTER));
    run(
        "form-confirm",
        asking(Need.Kind.CONFIRM, "api.contractorlens.com", false),
        bridge -> {
          bridge.press(KeyCode.ENTER);
          bridge.type("api.contractor");
        });
    run(
        "form-place",
        asking(Need.Kind.CONFIRM, "aws-primary", true),
        bridge -> {
          bridge.press(KeyCode.ENTER);
          bridge.type("aws-primary");
        });
    run(
        "form-approve-refused",
        asking(Need.Kind.APPROVE, "", false),
        bridge -> {
          bridge.press(KeyCode.ENTER);
          bridge.type("M. O.");
          bridge.press(KeyCode.ENTER);
          bridge.until("refused", "#need-refusal-what");
        });
    run(
        "form-decide",
        asking(Need.Kind.DECIDE, "", false),
        bridge -> {
          bridge.press(KeyCode.ENTER);
          bridge.press(KeyCode.B);
        });
    run("form-unread", unread(), bridge -> bridge.press(KeyCode.ENTER));
    run(
        "form-input",
        asking(Need.Kind.INPUT, "update-strings", false),
        bridge -> {
          bridge.press(KeyCode.ENTER);
          bridge.type("2026-11-22 13:52");
        });
  }

  @Test
  void startPage() {
    for (var theme : List.of(Theme.DARK, Theme.LIGHT))
      for (var size : List.of(new int[] {1280, 800}, new int[] {1024, 700})) {
        var cockpit = new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> Optional.empty()));
        try (var bridge = new Bridge(cockpit, theme, size[0], size[1])) {
          bridge.folder = Optional.of(Path.of("plans/good"));
          bridge.ctrl(KeyCode.O);
          bridge.until("opened", "#opened");
          picture(bridge, "sheet-opened", theme, size);
          bridge.press(KeyCode.ESCAPE);
          bridge.press(KeyCode.J);
          bridge.press(KeyCode.D);
          bridge.until("form", "#declare");
          Fx.run(
              () -> {
                ((javafx.scene.control.ToggleButton) bridge.find("#declare-live").orElseThrow())
                    .setSelected(true);
                var began = (TextField) bridge.find("#declare-began").orElseThrow();
                began.clear();
                began.requestFocus();
              });
          bridge.type("25m ago");
          picture(bridge, "declare-live", theme, size);
        }
      }
  }
}
