package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Network;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Silence;
import dev.holdfast.connector.Stopwatch;
import dev.holdfast.estate.EstateView;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.incident.Command;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.ui.uikit.Theme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// That a private network is silent is seen over every page, and whoever knows that the way there
/// is open says so on the topology.
class WaySheetTest {
  private static final Circumstances.Way ANN =
      new Circumstances.Way("10.2.0.0/16", Story.at("14:20:00"), "Ann", "the jump host answers");
  private final CopyOnWriteArrayList<Command> said = new CopyOnWriteArrayList<>();
  private final Story story = Story.live();
  private final FakeRun run =
      new FakeRun(
          story,
          (_, command) -> {
            said.add(command);
            return Optional.empty();
          });

  private Bridge open(List<Circumstances.Way> ways) {
    story.around = new Circumstances(null, List.of(), Map.of(), null, ways);
    var all = Estates.of(Estates.large(30), Story.at("14:31:44"), Map.of());
    var vitals = new LinkedHashMap<>(all.vitals());
    vitals.computeIfPresent(
        "component:c-3",
        (_, vital) -> {
          var silent =
              Silence.doubted(
                  new Stopwatch(new SystemClock()),
                  "no answer within 4 s",
                  new Network.Doubt("is the VPN there?", "10.1.0.0/16"),
                  Reading.State.FAILING);
          return vital.with(
              new Reading(
                  silent.state(), silent.value(), all.now(), silent.took(), silent.facts()));
        });
    run.estate = Optional.of(new EstateView(all.plan(), vitals, all.asking(), all.now()));
    var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800);
    bridge.press(KeyCode.R);
    bridge.untilTitle("Update the connection strings");
    return bridge;
  }

  @Test
  void aSilentNetworkIsNamedEverywhereAndOpenedByHand() {
    try (var bridge = open(List.of())) {
      bridge.until("the strip leads there", "#status #strip-page-topology");
      bridge.press(KeyCode.DIGIT3);
      bridge.until("boxes", "#topology-map .node");
      bridge.press(KeyCode.W);
      bridge.until("networks", "#way-there-10-1-0-0-16");
      bridge.type("the jump host answers");
      Fx.run(() -> bridge.find("#way-there-10-1-0-0-16").orElseThrow().requestFocus());
      bridge.press(KeyCode.ENTER);
      Fx.until("said", () -> !said.isEmpty());
      assertThat(said)
          .containsExactly(new Command.WayThere("10.1.0.0/16", "the jump host answers"));
    }
  }

  @Test
  void theWordIsTakenBackThere() {
    try (var bridge = open(List.of(ANN))) {
      bridge.press(KeyCode.DIGIT3);
      bridge.until("boxes", "#topology-map .node");
      bridge.press(KeyCode.W);
      bridge.until("networks", "#way-unsure-10-2-0-0-16");
      assertThat(texts(bridge, "#ways .label"))
          .contains(
              "the jump host answers. Ann has said at 14:20 UTC that it is open; choose it to take that back");
      Fx.run(() -> bridge.find("#way-unsure-10-2-0-0-16").orElseThrow().requestFocus());
      bridge.press(KeyCode.ENTER);
      Fx.until("said", () -> !said.isEmpty());
      assertThat(said).containsExactly(new Command.WayUnsure("10.2.0.0/16"));
    }
  }

  /// Silence is shown as down on the word of a person: whose, since when and how it is taken back
  /// stands under every page, over the graph and on the wall.
  @Test
  void aWordInForceIsSeenWhereverItDecides() {
    try (var bridge = open(List.of(ANN))) {
      for (var page : List.of(KeyCode.DIGIT2, KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT3)) {
        bridge.press(page);
        Fx.until(
            "the strip says it on " + page,
            () ->
                texts(bridge, "#status .label")
                    .contains("way open: 10.2.0.0/16, says Ann since 14:20 UTC (topology, W)"));
      }
      bridge.until("boxes", "#topology-map .node");
      assertThat(texts(bridge, "#topology-ways .label"))
          .contains(
              "Way said to be open: 10.2.0.0/16, says Ann since 14:20 UTC. Silence there counts as down.");
      bridge.picture("way-said-dark-1280x800");
      bridge.press(KeyCode.F11);
      bridge.until("the wall", "#wall");
      Fx.until(
          "the wall says it",
          () ->
              texts(bridge, "#wall .label").stream()
                  .anyMatch(
                      text -> text.contains("way open: 10.2.0.0/16, says Ann since 14:20 UTC")));
      bridge.picture("wall-way-said-dark-1280x800");
    }
  }

  private static List<String> texts(Bridge bridge, String selector) {
    return Fx.get(
        () ->
            bridge.all(selector).stream()
                .map(node -> ((javafx.scene.control.Label) node).getText())
                .toList());
  }
}
