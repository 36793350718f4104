package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Network;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Silence;
import dev.holdfast.connector.Stopwatch;
import dev.holdfast.estate.EstateView;
import dev.holdfast.incident.Command;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.ui.uikit.Theme;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// That a private network is silent is seen over every page, and whoever knows that the way there
/// is open says so on the topology.
class WaySheetTest {
  private final CopyOnWriteArrayList<Command> said = new CopyOnWriteArrayList<>();
  private final FakeRun run =
      new FakeRun(
          Story.live(),
          (_, command) -> {
            said.add(command);
            return Optional.empty();
          });

  private Bridge open(Map<String, String> ways) {
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
    run.estate = Optional.of(new EstateView(all.plan(), vitals, all.asking(), all.now(), ways));
    var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800);
    bridge.press(KeyCode.R);
    bridge.untilTitle("Update the connection strings");
    return bridge;
  }

  @Test
  void aSilentNetworkIsNamedEverywhereAndOpenedByHand() {
    try (var bridge = open(Map.of())) {
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
    try (var bridge = open(Map.of("10.2.0.0/16", "Ann"))) {
      bridge.press(KeyCode.DIGIT3);
      bridge.until("boxes", "#topology-map .node");
      bridge.press(KeyCode.W);
      bridge.until("networks", "#way-unsure-10-2-0-0-16");
      Fx.run(() -> bridge.find("#way-unsure-10-2-0-0-16").orElseThrow().requestFocus());
      bridge.press(KeyCode.ENTER);
      Fx.until("said", () -> !said.isEmpty());
      assertThat(said).containsExactly(new Command.WayUnsure("10.2.0.0/16"));
    }
  }
}
