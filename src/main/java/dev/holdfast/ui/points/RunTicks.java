package dev.holdfast.ui.points;

import dev.holdfast.recovery.Adherence;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The latest runs of a schedule as small ticks: tall where it ran, a gap with a red foot where it
/// was missed, half as tall and red where it left nothing that can be restored.
final class RunTicks extends HBox {
  RunTicks() {
    super(3);
    setAlignment(Pos.BOTTOM_LEFT);
    setMinHeight(14);
    setMaxHeight(14);
  }

  void show(List<Adherence.State> runs) {
    getChildren().clear();
    for (var run : runs) {
      var tick = new Region();
      var height =
          switch (run) {
            case RAN -> 14;
            case MISSED -> 4;
            case DUE, NOT_KNOWN, SPOILED -> 8;
          };
      tick.getStyleClass()
          .addAll("run-tick", "run-" + run.name().toLowerCase(java.util.Locale.ROOT));
      tick.setMinSize(5, height);
      tick.setPrefSize(5, height);
      tick.setMaxSize(5, height);
      getChildren().add(tick);
    }
  }
}
