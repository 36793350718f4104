package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.InputView;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.Scenario;
import dev.holdfast.ui.uikit.Theme;
import dev.holdfast.ui.uikit.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What was typed and cannot be taken: said at its field, in words, with nothing lost.
class RefusedTest {
  private static final Problem NO =
      Problem.of("no", "It was refused", "the engine says so", "type something else");

  private static Bridge open(FakeRun run) {
    var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800);
    bridge.press(KeyCode.R);
    bridge.until("run", "#run #next-title");
    return bridge;
  }

  private static FakeRun stubborn(Story story) {
    return new FakeRun(story, (_, _) -> Optional.of(NO));
  }

  private static Need need(String step, Need.Kind kind, String name) {
    return new Need(
        step,
        kind,
        "What of it?",
        name,
        List.of(),
        List.of("commander"),
        Story.at("14:31:00"),
        null);
  }

  private static Story asking(Need need) {
    var story = Story.live();
    story.needs.clear();
    story.needs.add(need);
    return story;
  }

  /// Every word that is seen under a node.
  private static String words(Node node) {
    if (!node.isVisible()) return "";
    if (node instanceof Label label) return label.getText() + "\n";
    var words = new StringBuilder();
    if (node instanceof Parent parent)
      for (var child : parent.getChildrenUnmodifiable()) words.append(words(child));
    return words.toString();
  }

  /// After a refusal: all three sentences beside the field, the text still in it, the keyboard too.
  private static void refused(Bridge bridge, String field, String typed) {
    Fx.until(
        "refusal at " + field,
        () ->
            bridge.scene.getRoot().lookupAll("*").stream()
                .filter(node -> node.getId() != null && node.getId().endsWith("-refusal"))
                .map(RefusedTest::words)
                .anyMatch(
                    words ->
                        words.contains(NO.what())
                            && words.contains(Words.sentence(NO.why()))
                            && words.contains(Words.sentence(NO.next()))));
    bridge.untilFocus(field);
    assertThat(bridge.text("#" + field)).isEqualTo(typed);
    assertThat(bridge.find("#problem")).as("no sheet over " + field).isEmpty();
  }

  private static void form(Need need, String field, String typed) {
    try (var bridge = open(stubborn(asking(need)))) {
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus(field);
      bridge.type(typed);
      bridge.press(KeyCode.ENTER);
      refused(bridge, field, typed);
      bridge.type("x");
      Fx.until("refusal gone", () -> bridge.find("#need-refusal-what").isEmpty());
    }
  }

  @Test
  void formsOfAStep() {
    form(need("update-strings", Need.Kind.ANSWER, ""), "step-answer", "the new one");
    form(need("update-strings", Need.Kind.CONFIRM, "db"), "step-confirm", "db");
    form(need("update-strings", Need.Kind.APPROVE, ""), "step-approve", "P. N.");
    form(need("host", Need.Kind.INPUT, "update-strings"), "run-input", "db-1");
  }

  private static void sheet(
      Story story, Consumer<Bridge> open, String field, String typed, KeyCode... after) {
    try (var bridge = open(stubborn(story))) {
      open.accept(bridge);
      bridge.untilFocus(field);
      bridge.type(typed);
      bridge.press(KeyCode.ENTER);
      for (var key : after) bridge.press(key);
      refused(bridge, field, typed);
      bridge.press(KeyCode.ESCAPE);
      Fx.until("sheet gone", () -> bridge.find("#" + field).isEmpty());
    }
  }

  @Test
  void sheets() {
    sheet(Story.live(), bridge -> bridge.press(KeyCode.N), "note-because", "seen");
    sheet(Story.live(), bridge -> bridge.press(KeyCode.B), "began-at", "13:40");
    sheet(Story.live(), bridge -> bridge.ctrl(KeyCode.PERIOD), "stop-name", "database-corruption");
    sheet(Story.live().failed(), bridge -> bridge.press(KeyCode.X), "skip-because", "not needed");
    sheet(
        Story.live().doubt(), bridge -> bridge.press(KeyCode.H), "resolve-because", "it is there");
  }

  @Test
  void correctedInputs() {
    try (var bridge = open(stubborn(Story.live()))) {
      bridge.press(KeyCode.I);
      bridge.untilFocus("input-restore-time");
      Fx.run(() -> ((TextField) bridge.find("#input-restore-time").orElseThrow()).clear());
      bridge.type("13:40");
      bridge.press(KeyCode.ENTER);
      refused(bridge, "input-restore-time", "13:40");
    }
  }

  @Test
  void theValueOfAnItem() {
    var story = Story.live().recovered();
    story.recovered = false;
    story.state = RunState.WAITING;
    story.items.clear();
    story.items.addAll(Items.sample());
    story.items.removeIf(item -> item.state() == dev.holdfast.incident.ItemView.State.REGRESSED);
    story.needs.add(need("login", Need.Kind.TICK, ""));
    try (var bridge = open(stubborn(story))) {
      bridge.press(KeyCode.DIGIT4);
      bridge.until("rows", "#items .row");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("item-value");
      bridge.type("in 4 s");
      bridge.press(KeyCode.ENTER);
      refused(bridge, "item-value", "in 4 s");
    }
  }

  @Test
  void aDeclaration() {
    var cockpit =
        new FakeCockpit(
            start -> {
              throw new dev.holdfast.kernel.ProblemException(NO);
            });
    try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
      bridge.press(KeyCode.J);
      bridge.press(KeyCode.D);
      bridge.untilFocus("declare-name");
      Fx.run(
          () ->
              bridge
                  .find("#declare-drill")
                  .map(ToggleButton.class::cast)
                  .orElseThrow()
                  .setSelected(true));
      Fx.run(() -> ((Button) bridge.find("#declare-do").orElseThrow()).fire());
      refused(bridge, "declare-name", "M. O.");
      bridge.type("x");
      assertThat(bridge.find("#declare-refusal").filter(Node::isVisible)).isEmpty();
    }
  }

  /// What is not of its kind is said while it is typed, and does not leave the form.
  @Test
  void whatIsNotOfItsKindIsNotSent() {
    var story = asking(need("window", Need.Kind.INPUT, "update-strings"));
    story.inputs.add(new InputView("window", "Window", Scenario.Input.Type.DURATION, ""));
    var run = new FakeRun(story, (_, _) -> Optional.empty());
    try (var bridge = open(run)) {
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("run-input");
      assertThat(bridge.text("#run-input-says")).contains("duration, such as 15m");
      bridge.type("soon");
      bridge.press(KeyCode.ENTER);
      assertThat(bridge.text("#run-input-refusal-what")).isEqualTo("This cannot be read");
      assertThat(run.told).isEmpty();
      bridge.untilFocus("run-input");
      Fx.run(() -> ((TextField) bridge.find("#run-input").orElseThrow()).clear());
      bridge.type("90m");
      assertThat(bridge.text("#run-input-says")).isEqualTo("means 1 h 30 min");
      bridge.press(KeyCode.ENTER);
      Fx.until("told", () -> run.told.size() == 1);
    }
    assertThat(run.told).containsExactly(new Command.Input("window", "90m"));
  }

  /// An answer that the run has not replied to yet is not sent a second time.
  @Test
  void nothingIsSentTwice() {
    var gate = new java.util.concurrent.CountDownLatch(1);
    var tries = new ArrayList<Command>();
    var run =
        new FakeRun(
            Story.live(),
            (_, command) -> {
              tries.add(command);
              try {
                gate.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Optional.empty();
            });
    try (var bridge = open(run)) {
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("step-answer");
      bridge.type("once");
      bridge.press(KeyCode.ENTER);
      bridge.press(KeyCode.ENTER);
      gate.countDown();
      Fx.until("taken", () -> run.told.size() == 1);
      bridge.untilFocus("steps");
      bridge.until("said", "#need-taken");
      assertThat(Fx.get(() -> bridge.find("#step-answer").orElseThrow().isDisabled())).isTrue();
    }
    assertThat(tries).hasSize(1);
  }

  @Test
  void aFolderThatWasChosenSaysWhatCameOfIt() {
    try (var bridge =
        new Bridge(new FakeCockpit(_ -> stubborn(Story.live())), Theme.DARK, 1280, 800)) {
      bridge.folder = Optional.of(Path.of("plans/good"));
      bridge.ctrl(KeyCode.O);
      bridge.until("opened", "#opened");
      assertThat(bridge.text("#opened-counts")).isEqualTo("4 scenarios; 1 warning");
      bridge.press(KeyCode.ESCAPE);
      bridge.folder = Optional.of(Path.of("plans/none"));
      bridge.ctrl(KeyCode.O);
      bridge.until("problem", "#problem");
      assertThat(words(bridge.find("#problem").orElseThrow()))
          .contains("No plan in", "Nothing to run", "Choose a folder with plan.yaml");
    }
  }
}
