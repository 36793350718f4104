package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Reading;
import dev.holdfast.estate.EstateView;
import dev.holdfast.estate.Rhythm;
import dev.holdfast.estate.Subject;
import dev.holdfast.estate.Vital;
import dev.holdfast.ui.uikit.Theme;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Signs of another scenario: loud in the bar and on the wall, and nothing is pushed out by them.
class LoudSignsTest {
  private static EstateView region() {
    var view = Estates.of(Estates.bundled("contractorlens"), Story.at("14:31:42"), Map.of());
    var vitals = new LinkedHashMap<>(view.vitals());
    for (var sign : view.plan().scenario("region-failure").orElseThrow().detect()) {
      var subject =
          new Subject(
              Subject.Kind.SIGN,
              "region-failure/" + sign.id(),
              sign.title(),
              new Rhythm(Duration.ofSeconds(30), Duration.ofSeconds(5)),
              Set.of(),
              false);
      var reading =
          new Reading(
              Reading.State.FAILING, "no answer", view.now(), Duration.ofSeconds(1), Map.of());
      vitals.put(subject.key(), Vital.of(subject).with(reading));
    }
    return new EstateView(view.plan(), vitals, view.asking(), view.now());
  }

  private static Bounds at(Bridge bridge, String selector) {
    return Fx.get(
        () -> {
          var node = bridge.find(selector).orElseThrow();
          return node.localToScene(node.getLayoutBounds());
        });
  }

  @Test
  void theSignsEndInDotsBeforeTheyPushOutWhoLeads() {
    for (var size :
        List.of(
            new double[] {1366, 768, 1.3},
            new double[] {1024, 700, 1},
            new double[] {1280, 800, 1})) {
      var story = Story.live();
      story.scenarioTitle = "Application service failure";
      var run = new FakeRun(story, (_, _) -> Optional.empty());
      run.estate = Optional.of(region());
      var cockpit = new FakeCockpit(_ -> run);
      try (var bridge = new Bridge(cockpit, Theme.DARK, (int) size[0], (int) size[1], size[2])) {
        bridge.press(KeyCode.R);
        bridge.until("run", "#run #next-title");
        Fx.run(bridge.cabin::tick);
        Fx.until("signs", () -> bridge.labels("#bar-notice").toString().contains("Signs of"));
        var name = "runbook-signs-dark-%.0fx%.0f-%.1f".formatted(size[0], size[1], size[2]);
        bridge.picture(name);
        var next = at(bridge, "#next").getMinX();
        assertThat(bridge.text("#bar-facts")).contains("commander M. O.");
        assertThat(at(bridge, "#bar-facts").getMaxX()).as(name).isLessThan(next);
        assertThat(at(bridge, "#bar-facts").getWidth()).as(name).isGreaterThan(60);
        assertThat(at(bridge, "#bar-notice").getMaxX())
            .as(name)
            .isLessThan(at(bridge, "#bar-facts").getMinX());
        bridge.press(KeyCode.F11);
        bridge.until("wall", "#wall #wall-signs");
        bridge.picture(name.replace("runbook", "wall"));
        // Another theme builds everything anew, and leads nobody back.
        bridge.ctrl(KeyCode.T);
        assertThat(bridge.find("#wall")).isPresent();
      }
    }
  }
}
