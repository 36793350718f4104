package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.estate.EstateView;
import dev.holdfast.estate.Impairment;
import dev.holdfast.estate.Topology;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.incident.Mode;
import dev.holdfast.plan.Plan;
import dev.holdfast.ui.uikit.Theme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The topology page in its states, with 30 and 500 components.
class TopologyGalleryTest {
  private static final Map<String, String> DOWN =
      Map.of(
          "c-129", "failing storage-full",
          "c-9", "failing storage-full",
          "c-3", "failing 0 of 2 tasks",
          "c-11", "old fine",
          "c-12", "unknown no answer within 10 s");

  private static void shot(
      String name, Plan plan, Story story, UnaryOperator<EstateView> change, Consumer<Bridge> act) {
    for (var theme : List.of(Theme.DARK, Theme.LIGHT)) {
      var run = new FakeRun(story, (_, _) -> Optional.empty());
      run.estate = Optional.of(change.apply(Estates.of(plan, Story.at("14:31:44"), DOWN)));
      try (var bridge = new Bridge(new FakeCockpit(_ -> run), theme, 1280, 800)) {
        bridge.press(KeyCode.R);
        bridge.until("run", "#run #next-title");
        bridge.press(KeyCode.DIGIT3);
        var boxes = Topology.spots(plan).size();
        Fx.until("nodes", () -> bridge.all("#page-topology .node").size() == boxes);
        act.accept(bridge);
        bridge.picture("topology-%s-%s-1280x800".formatted(name, theme.word()));
      }
    }
  }

  private static Story marked(Mode mode) {
    var story = Story.live();
    story.mode = mode;
    story.around =
        new Circumstances(
            null,
            List.of(
                new Circumstances.Down(
                    new Impairment(Impairment.Kind.REGION, "us-west-2"),
                    Story.at("14:12:00"),
                    "M. Okafor",
                    "status page")),
            Map.of("restore-database", "us-west-2: aws-primary is in us-west-2"));
    return story;
  }

  private static Story offline() {
    var story = Story.live();
    story.around =
        new Circumstances(
            new Circumstances.Offline(Story.at("14:20:00"), "M. Okafor"), List.of(), Map.of());
    return story;
  }

  @Test
  void states() {
    for (var count : List.of(30, 500)) {
      var plan = Estates.large(count);
      shot(count + "-down", plan, Story.live(), view -> view, _ -> {});
      shot(count + "-marked", plan, marked(Mode.DRILL), view -> view, _ -> {});
      shot(
          count + "-offline",
          plan,
          offline(),
          view ->
              new EstateView(
                  view.plan(),
                  view.vitals(),
                  EstateView.Asking.OFFLINE,
                  view.now().plusSeconds(600)),
          _ -> {});
      shot(count + "-whole", plan, Story.live(), view -> view, bridge -> bridge.press(KeyCode.F));
    }
  }

  @Test
  void marks() {
    var plan = Estates.bundled("contractorlens");
    shot("marks", plan, marked(Mode.LIVE), view -> view, bridge -> bridge.press(KeyCode.D));
    shot("leans", plan, marked(Mode.LIVE), view -> view, bridge -> bridge.press(KeyCode.L));
    shot("marked", plan, marked(Mode.LIVE), view -> view, _ -> {});
    shot("runbook-marked", plan, marked(Mode.LIVE), view -> view, b -> b.press(KeyCode.DIGIT2));
  }

  /// A store tells how far back it can be taken.
  @Test
  void theNodeOfAStoreTellsItsRecoveryPoints() {
    var plan = Estates.bundled("technician-marketplace");
    var run = new FakeRun(Story.live(), (_, _) -> Optional.empty());
    run.estate = Optional.of(Estates.of(plan, Story.at("14:31:44"), Map.of()));
    run.points =
        Optional.of(Backups.of(plan, Story.at("14:31:44"), Map.of("mongodb-full", "old 4800")));
    var store =
        plan.components().stream()
            .filter(one -> plan.backups().stream().anyMatch(b -> b.of().equals(one.id())))
            .filter(one -> one.id().contains("document") || one.id().contains("mongo"))
            .findFirst()
            .orElseThrow();
    for (var theme : List.of(Theme.DARK, Theme.LIGHT, Theme.CONTRAST)) {
      try (var bridge = new Bridge(new FakeCockpit(_ -> run), theme, 1366, 768)) {
        bridge.press(KeyCode.R);
        bridge.until("run", "#run #next-title");
        bridge.press(KeyCode.DIGIT3);
        bridge.until("nodes", "#page-topology .node");
        bridge.press(KeyCode.F3);
        bridge.type(store.id());
        bridge.until("found", "#node-" + store.id() + ".chosen");
        bridge.tick();
        Fx.until(
            "the pane tells them",
            () -> {
              var said =
                  bridge.all("#topology-pane .label").stream()
                      .map(node -> ((javafx.scene.control.Label) node).getText())
                      .toList();
              return said.contains("Recovery points")
                  && said.contains("broken")
                  && said.stream().anyMatch(one -> one.startsWith("3 d 11 h of 1 h"));
            });
        bridge.press(KeyCode.ESCAPE);
        bridge.picture("topology-points-%s-1366x768".formatted(theme.word()));
      }
    }
  }

  /// By keys alone: find a component, go to its cause, mark its Region.
  @Test
  void theGraphIsWalkedByKeys() {
    var run = new FakeRun(Story.live(), (_, _) -> Optional.empty());
    run.estate =
        Optional.of(
            Estates.of(
                Estates.bundled("contractorlens"),
                Story.at("14:31:44"),
                Map.of("database", "failing gone")));
    try (var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800)) {
      bridge.press(KeyCode.R);
      bridge.until("run", "#run #next-title");
      bridge.press(KeyCode.DIGIT3);
      bridge.until("nodes", "#node-database.chosen");
      bridge.press(KeyCode.LEFT);
      bridge.until("beside", "#node-api.chosen");
      bridge.press(KeyCode.F3);
      bridge.type("route");
      bridge.until("found", "#node-dns.chosen");
      bridge.press(KeyCode.ESCAPE);
      bridge.press(KeyCode.R);
      bridge.until("cause", "#node-database.chosen");
      bridge.press(KeyCode.D);
      bridge.until("marks", "#mark-region-us-west-2");
      Fx.run(() -> bridge.find("#mark-region-us-west-2").orElseThrow().requestFocus());
      bridge.press(KeyCode.ENTER);
      Fx.until("told", () -> !run.told.isEmpty());
      assertThat(run.told.getFirst())
          .isEqualTo(new dev.holdfast.incident.Command.MarkDown("region=us-west-2", ""));
      bridge.press(KeyCode.F8);
      Fx.until("offline", () -> run.told.size() == 2);
      assertThat(run.told.get(1)).isEqualTo(new dev.holdfast.incident.Command.GoOffline());
    }
  }

  /// Titles of 10,000 characters and from right to left change no box and no place.
  @Test
  void titlesOfAnyLengthAndDirectionStayInTheirBoxes() {
    var odd =
        List.of("x".repeat(10_000), "خدمة الدفع الرئيسية".repeat(20), "שירות\u202e reversed", " ");
    var plan = Estates.large(30);
    var named =
        Estates.with(
            plan,
            java.util.stream.IntStream.range(0, 30)
                .mapToObj(
                    i ->
                        Estates.titled(
                            plan.components().get(i), i < 20 ? odd.get(i % odd.size()) : "plain"))
                .toList());
    shot(
        "30-odd-titles",
        named,
        Story.live(),
        view -> view,
        bridge -> {
          var boxes =
              Fx.get(
                  () ->
                      bridge.all("#page-topology .node").stream()
                          .map(node -> (javafx.scene.layout.Region) node)
                          .toList());
          assertThat(boxes).hasSize(30);
          Fx.until(
              "the pane is laid out, whatever it says",
              () ->
                  bridge.all("#topology-pane .label").stream()
                      .map(javafx.scene.layout.Region.class::cast)
                      .allMatch(label -> label.getHeight() > 0));
          Fx.run(
              () -> {
                for (var box : boxes) {
                  assertThat(box.getWidth()).isEqualTo(boxes.getFirst().getWidth());
                  assertThat(box.getHeight()).isEqualTo(boxes.getFirst().getHeight());
                }
              });
        });
  }
}
