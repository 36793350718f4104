package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.estate.Topology;
import dev.holdfast.plan.Plan;
import dev.holdfast.ui.uikit.Theme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// A plan seen as a whole takes the room that there is: 50 and 500 components, and the bundled
/// ones.
class TopologyWholeTest {
  private static final Map<String, String> DOWN =
      Map.of("c-29", "failing storage-full", "c-9", "failing storage-full", "c-11", "old fine");

  @Test
  void mostOfTheMapIsTaken() {
    var plans = new LinkedHashMap<String, Plan>();
    plans.put("500", Estates.large(500));
    plans.put("50", Estates.large(50));
    plans.put("contractorlens", Estates.bundled("contractorlens"));
    plans.put("technician-marketplace", Estates.bundled("technician-marketplace"));
    plans.forEach(
        (name, plan) -> {
          for (var size : List.of(new int[] {1280, 720}, new int[] {1920, 1080}))
            for (var theme : List.of(Theme.DARK, Theme.LIGHT)) {
              var taken = taken(name, plan, theme, size[0], size[1]);
              var least = name.equals("500") ? 0.7 : name.equals("50") ? 0.5 : 0;
              assertThat(taken).as("%s at %dx%d", name, size[0], size[1]).isGreaterThan(least);
            }
        });
  }

  /// The share of the map that lies between its outermost boxes.
  private static double taken(String name, Plan plan, Theme theme, int width, int height) {
    var run = new FakeRun(Story.live(), (_, _) -> Optional.empty());
    run.estate = Optional.of(Estates.of(plan, Story.at("14:31:44"), DOWN));
    try (var bridge = new Bridge(new FakeCockpit(_ -> run), theme, width, height)) {
      bridge.press(KeyCode.R);
      bridge.until("run", "#run #next-title");
      bridge.press(KeyCode.DIGIT3);
      var boxes = Topology.spots(plan).size();
      Fx.until("nodes", () -> bridge.all("#page-topology .node").size() == boxes);
      bridge.press(KeyCode.F);
      bridge.tick();
      bridge.picture("topology-whole-%s-%s-%dx%d".formatted(name, theme.word(), width, height));
      namesAreReadable(bridge);
      return Fx.get(
          () -> {
            var map = bridge.find("#topology-map").orElseThrow().getLayoutBounds();
            var all =
                bridge.all("#page-topology .node").stream()
                    .map(TopologyWholeTest::inMap)
                    .reduce(TopologyWholeTest::round)
                    .orElseThrow();
            return all.getWidth() * all.getHeight() / (map.getWidth() * map.getHeight());
          });
    }
  }

  /// However far away: as large as from near, no wider than its frame, and over no box that could
  /// be marked as down.
  private static void namesAreReadable(Bridge bridge) {
    var frames = seen(bridge, "#topology-map .topology-frame");
    var names = seen(bridge, "#topology-map .frame-name");
    var boxes = seen(bridge, "#topology-map .node");
    assertThat(names).hasSameSizeAs(frames);
    for (var n = 0; n < names.size(); n++) {
      var name = names.get(n);
      var frame = frames.get(n).at();
      if (!name.visible()) {
        assertThat(frame.getWidth()).isLessThan(60);
        continue;
      }
      assertThat(name.at().getHeight()).as("%s", name).isBetween(12.0, 24.0);
      assertThat(name.at().getMinX()).isGreaterThan(frame.getMinX());
      assertThat(name.at().getMaxX()).as("%s", name).isLessThan(frame.getMaxX());
      for (var box : boxes) {
        if (!box.at().intersects(name.at())) continue;
        var hidden =
            Math.min(box.at().getMaxY(), name.at().getMaxY())
                - Math.max(box.at().getMinY(), name.at().getMinY());
        assertThat(hidden / box.at().getHeight()).as("%s over %s", name, box).isLessThan(0.4);
      }
    }
  }

  private static List<Frame> seen(Bridge bridge, String what) {
    return Fx.get(() -> bridge.all(what).stream().map(Frame::of).toList());
  }

  private record Frame(Bounds at, boolean visible) {
    static Frame of(Node node) {
      return new Frame(inMap(node), node.isVisible());
    }
  }

  private static Bounds inMap(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  private static Bounds round(Bounds one, Bounds other) {
    var x = Math.min(one.getMinX(), other.getMinX());
    var y = Math.min(one.getMinY(), other.getMinY());
    return new BoundingBox(
        x,
        y,
        Math.max(one.getMaxX(), other.getMaxX()) - x,
        Math.max(one.getMaxY(), other.getMaxY()) - y);
  }
}
