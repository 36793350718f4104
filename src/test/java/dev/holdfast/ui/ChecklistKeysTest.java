package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.Checklist;
import dev.holdfast.ui.uikit.Theme;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The checklist by keys alone, and its states as pictures.
class ChecklistKeysTest {
  private static Story asking() {
    var story = Story.live().recovered();
    story.recovered = false;
    story.state = RunState.WAITING;
    story.items.clear();
    story.items.addAll(Items.sample());
    return story;
  }

  private static Optional<Problem> settle(Story story, Command command) {
    switch (command) {
      case Command.Tick tick -> state(story, tick.item(), ItemView.State.STATED);
      case Command.Overrule over -> state(story, over.item(), ItemView.State.OVERRIDDEN);
      case Command.NotApplicable not -> state(story, not.item(), ItemView.State.NOT_APPLICABLE);
      default -> {}
    }
    return Optional.empty();
  }

  private static void state(Story story, String id, ItemView.State state) {
    story.items.replaceAll(
        item ->
            item.id().equals(id)
                ? Items.item(item.id(), item.group(), item.title(), state, "seen")
                : item);
  }

  private static Bridge open(FakeRun run, Theme theme, int width, int height) {
    var bridge = new Bridge(new FakeCockpit(_ -> run), theme, width, height);
    bridge.press(KeyCode.R);
    bridge.until("run", "#run #next-title");
    bridge.press(KeyCode.DIGIT4);
    bridge.until("checklist", "#page-checklist");
    return bridge;
  }

  private static Bridge open(FakeRun run) {
    return open(run, Theme.DARK, 1280, 800);
  }

  @Test
  void twoPeopleGoThroughItByKeys() {
    var run = new FakeRun(asking(), ChecklistKeysTest::settle);
    try (var bridge = open(run)) {
      bridge.press(KeyCode.T);
      bridge.untilFocus("pair-answerer");
      bridge.type("M. O.");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("pair-answerer");
      assertThat(bridge.text("#pair-why")).contains("Two people are two names");
      bridge.press(KeyCode.BACK_SPACE);
      bridge.type("tto");
      bridge.press(KeyCode.ENTER);
      Fx.until("the open item", () -> bridge.text("#pair-title").startsWith("Authentication"));
      assertThat(bridge.text("#pair-why")).startsWith("Holdfast senses this one");
      while (!bridge.text("#pair-title").startsWith("User registration"))
        bridge.press(KeyCode.PAGE_DOWN);
      bridge.press(KeyCode.ENTER);
    }
    assertThat(run.told).isEmpty();
  }

  @Test
  void bothNamesGoOnRecordAndTheNextOpenItemComes() {
    var story = asking();
    story.items.removeIf(item -> !item.settled() && item.state() != ItemView.State.TO_ANSWER);
    var run = new FakeRun(story, ChecklistKeysTest::settle);
    try (var bridge = open(run)) {
      bridge.press(KeyCode.T);
      bridge.untilFocus("pair-answerer");
      bridge.type("Otto");
      bridge.press(KeyCode.ENTER);
      bridge.untilFocus("pair-value");
      assertThat(bridge.text("#pair-title")).isEqualTo("User registration/login");
      bridge.type("yes, 4 s");
      bridge.press(KeyCode.ENTER);
      Fx.until("next", () -> bridge.text("#pair-title").equals("Search finds a contractor"));
      bridge.untilFocus("pair-value");
      assertThat(bridge.text("#pair-value")).isEmpty();
      bridge.press(KeyCode.PAGE_UP);
      Fx.until("back", () -> bridge.text("#pair-title").equals("User registration/login"));
      bridge.press(KeyCode.ESCAPE);
      bridge.press(KeyCode.T);
      bridge.until("the list", "#items");
    }
    assertThat(run.told).containsExactly(new Command.Tick("login", "yes, 4 s", "Otto"));
    assertThat(run.by.getFirst().name()).isEqualTo("M. O.");
  }

  @Test
  void anAnswerInTheListTakesWhoSawIt() {
    var story = asking();
    story.items.removeIf(item -> !item.settled() && item.state() != ItemView.State.TO_ANSWER);
    story.items.removeIf(item -> item.settled());
    var run = new FakeRun(story, ChecklistKeysTest::settle);
    try (var bridge = open(run)) {
      bridge.press(KeyCode.J);
      bridge.until("the field", "#item-seen-by");
      Fx.run(() -> bridge.find("#item-value").orElseThrow().requestFocus());
      bridge.type("9 rows");
      Fx.run(() -> bridge.find("#item-seen-by").orElseThrow().requestFocus());
      bridge.type("Pia");
      bridge.press(KeyCode.ENTER);
      Fx.until("told", () -> run.told.size() == 1);
    }
    assertThat(run.told).containsExactly(new Command.Tick("login", "9 rows", "Pia"));
  }

  @Test
  void whatIsNotSoIsSaidAndWhatWasSaidIsCorrected() {
    var story = asking();
    story.items.removeIf(item -> item.state() != ItemView.State.TO_ANSWER);
    var run = new FakeRun(story, ChecklistKeysTest::settle);
    try (var bridge = open(run)) {
      bridge.press(KeyCode.J);
      bridge.until("the field", "#item-value");
      Fx.run(() -> bridge.find("#item-value").orElseThrow().requestFocus());
      bridge.type("500 everywhere");
      bridge.picture("checklist-not-so");
      Fx.run(() -> bridge.find("#item-denied").orElseThrow().requestFocus());
      bridge.press(KeyCode.SPACE);
      Fx.until("told", () -> run.told.size() == 1);
      // This cockpit's script takes every word for good: now it is settled.
      bridge.until("the way back", "#item-correct");
      bridge.picture("checklist-correct");
      Fx.run(() -> bridge.find("#item-correct").orElseThrow().requestFocus());
      bridge.press(KeyCode.SPACE);
      bridge.until("the sheet", "#correct");
      assertThat(bridge.find("#correct-denied").orElseThrow().isDisabled()).isTrue();
      bridge.type("still 500");
      bridge.picture("checklist-correct-sheet");
      bridge.ctrl(KeyCode.ENTER);
      Fx.until("told again", () -> run.told.size() == 2);
    }
    assertThat(run.told)
        .containsExactly(
            new Command.Tick("login", "not-seen: 500 everywhere"),
            new Command.Tick("login", "not-seen: still 500"));
  }

  @Test
  void twoPeopleSayThatAnItemIsNotSo() {
    var story = asking();
    story.items.removeIf(item -> item.state() != ItemView.State.TO_ANSWER);
    var run = new FakeRun(story, (_, _) -> Optional.empty());
    try (var bridge = open(run)) {
      pair(bridge);
      bridge.untilFocus("pair-value");
      assertThat(bridge.find("#pair-denied").orElseThrow().isDisabled()).isTrue();
      bridge.type("500 on sign-in");
      bridge.picture("checklist-pair-not-so");
      Fx.run(() -> bridge.find("#pair-denied").orElseThrow().requestFocus());
      bridge.press(KeyCode.SPACE);
      Fx.until("told", () -> run.told.size() == 1);
    }
    assertThat(run.told)
        .containsExactly(new Command.Tick("login", "not-seen: 500 on sign-in", "Otto"));
  }

  @Test
  void twoPeopleCorrectWhatWasSaid() {
    var story = asking();
    story.items.removeIf(item -> item.state() != ItemView.State.STATED);
    var run = new FakeRun(story, ChecklistKeysTest::settle);
    try (var bridge = open(run)) {
      pair(bridge);
      assertThat(bridge.find("#pair-value").orElseThrow().isVisible()).isFalse();
      Fx.run(() -> bridge.find("#pair-correct").orElseThrow().requestFocus());
      bridge.picture("checklist-pair-settled");
      bridge.press(KeyCode.SPACE);
      bridge.untilFocus("pair-value");
      bridge.type("1 role gets in");
      bridge.picture("checklist-pair-correct");
      bridge.ctrl(KeyCode.ENTER);
      Fx.until("told", () -> run.told.size() == 1);
      Fx.until("closed", () -> !bridge.find("#pair-value").orElseThrow().isVisible());
    }
    assertThat(run.told)
        .containsExactly(new Command.Tick("access", "not-seen: 1 role gets in", "Otto"));
  }

  private static void pair(Bridge bridge) {
    bridge.press(KeyCode.T);
    bridge.untilFocus("pair-answerer");
    bridge.type("Otto");
    bridge.press(KeyCode.ENTER);
  }

  @Test
  void whatRegressedIsSaidFirstAndInTheBar() {
    var story = asking();
    state(story, "balancer", ItemView.State.PASSING);
    var run =
        new FakeRun(
            story,
            (told, command) -> {
              if (command instanceof Command.Note)
                state(told, "balancer", ItemView.State.REGRESSED);
              return Optional.empty();
            });
    try (var bridge = open(run)) {
      assertThat(bridge.find("#regressed-strip").orElseThrow().isVisible()).isFalse();
      run.submit(new Command.Note("it stops passing"), new dev.holdfast.incident.Person("x", "y"));
      bridge.until("the strip", "#regressed-strip");
      bridge.until("leads there", "#regressed-balancer");
      bridge.untilTitle("Load balancer routing correctly");
      Fx.run(() -> bridge.find("#regressed-balancer").orElseThrow().requestFocus());
      bridge.press(KeyCode.SPACE);
    }
  }

  @Test
  void overrideAndNotApplicableNeedAReason() {
    var story = asking();
    story.items.removeIf(item -> !item.id().equals("mail"));
    var run = new FakeRun(story, ChecklistKeysTest::settle);
    try (var bridge = open(run)) {
      bridge.press(KeyCode.J);
      bridge.press(KeyCode.O);
      bridge.untilFocus("overrule-because");
      bridge.press(KeyCode.ENTER);
      assertThat(run.told).isEmpty();
      bridge.type("mail relay is another team's");
      bridge.press(KeyCode.ENTER);
      Fx.until("told", () -> run.told.size() == 1);
    }
    assertThat(run.told)
        .containsExactly(new Command.Overrule("mail", "mail relay is another team's"));
  }

  /// A name of 10,000 letters, and one that is written from right to left.
  private static Story odd() {
    var story = asking();
    story.items.clear();
    story.items.add(
        Items.item("long", "function", "Long ".repeat(2_000), ItemView.State.TO_ANSWER, ""));
    story.items.add(
        Items.item(
            "rtl",
            "function",
            "\u05d4\u05d0\u05dd \u05d4\u05de\u05e2\u05e8\u05db\u05ea \u05e4\u05d5\u05e2\u05dc\u05ea",
            ItemView.State.STATED,
            "\u05db\u05df, 4 s"));
    return story;
  }

  private static Story holding() {
    var story = asking();
    var since = story.now.minusSeconds(130);
    story.items.set(
        1,
        Items.holding(
            "database", "function", "Database connectivity", since, Duration.ofMinutes(5)));
    for (var i = 0; i < 8; i++)
      story.items.add(
          Items.item("b" + i, "business", "Business item " + i, ItemView.State.TO_ANSWER, ""));
    story.groups =
        List.of(
            new Snapshot.GroupView("function", "System functionality tests"),
            new Snapshot.GroupView(
                "business", "Business function tests", Checklist.Manner.READ_DO));
    story.items.removeIf(item -> item.group().equals("security"));
    return story;
  }

  private static void picture(String name, Story story, Consumer<Bridge> before) {
    for (var theme : List.of(Theme.DARK, Theme.LIGHT, Theme.CONTRAST)) {
      for (var size : List.of(new int[] {1280, 800}, new int[] {1024, 700})) {
        var run = new FakeRun(story, (_, _) -> Optional.empty());
        try (var bridge = open(run, theme, size[0], size[1])) {
          before.accept(bridge);
          bridge.picture("%s-%s-%dx%d".formatted(name, theme.word(), size[0], size[1]));
        }
      }
    }
  }

  private static void toMail(Bridge bridge) {
    // Further than the last item nothing moves.
    for (var i = 0; i < 20; i++) bridge.press(KeyCode.J);
    Fx.until("the last item is chosen", () -> chosen(bridge).contains("Mail is sent"));
  }

  private static List<String> chosen(Bridge bridge) {
    return bridge.all("#items .row.selected .label").stream()
        .map(node -> ((javafx.scene.control.Label) node).getText())
        .toList();
  }

  /// What can be done about a failing item stands beside what is known of it, not in its place.
  @Test
  void aChosenFailingItemKeepsWhenByAndRequired() {
    for (var width : List.of(1280, 1024)) {
      try (var bridge =
          open(new FakeRun(asking(), ChecklistKeysTest::settle), Theme.DARK, width, 700)) {
        toMail(bridge);
        assertThat(Fx.get(() -> chosen(bridge)))
            .contains("Mail is sent", "no answer in 2 s", "Holdfast", "recovery");
        Fx.until(
            "the acts of the last row are in view",
            () -> {
              var act = bridge.find("#items .row.selected #item-overrule").orElse(null);
              var list = bridge.find("#items").orElseThrow();
              return act != null
                  && act.localToScene(act.getLayoutBounds()).getMaxY()
                      <= list.localToScene(list.getLayoutBounds()).getMaxY();
            });
        Fx.run(
            () -> {
              var act = bridge.find("#items .row.selected #item-overrule").orElseThrow();
              var top = act.localToScene(act.getLayoutBounds()).getMinY();
              for (var node : bridge.all("#items .row.selected .label")) {
                var label = (javafx.scene.control.Label) node;
                if (!List.of("Holdfast", "recovery").contains(label.getText())) continue;
                assertThat(label.getWidth()).isGreaterThan(30);
                assertThat(label.localToScene(label.getLayoutBounds()).getMaxY())
                    .isLessThanOrEqualTo(top);
              }
            });
      }
    }
  }

  @Test
  void pictures() {
    picture("checklist-holding", holding(), bridge -> {});
    picture("checklist-odd", odd(), bridge -> bridge.press(KeyCode.J));
    picture("checklist-strip", asking(), bridge -> bridge.press(KeyCode.J));
    picture(
        "checklist-pair",
        asking(),
        bridge -> {
          bridge.press(KeyCode.T);
          bridge.untilFocus("pair-answerer");
          bridge.type("P. N.");
          bridge.press(KeyCode.ENTER);
          while (!bridge.text("#pair-title").startsWith("User registration"))
            bridge.press(KeyCode.PAGE_DOWN);
          bridge.type("4 s, test-17");
        });
    picture("checklist-failing", asking(), ChecklistKeysTest::toMail);
    picture("checklist-pair-sensed", asking(), bridge -> bridge.press(KeyCode.T));
    picture("checklist-pair-odd", odd(), bridge -> bridge.press(KeyCode.T));
  }
}
