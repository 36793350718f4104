package dev.holdfast.ui.topology;

import dev.holdfast.incident.Circumstances;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.WayWords;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Over the graph while somebody's word that a private network can be reached is in force: boxes
/// behind it are down on that word.
final class WayStrip extends HBox {
  private final Label says = Labels.elastic("", "t12", "medium", "ink");
  private List<Circumstances.Way> shown = List.of();

  /// @param open leads to where it is taken back
  WayStrip(Look look, Runnable open) {
    super(8);
    setId("topology-ways");
    getStyleClass().addAll("line-below", Mark.ATTENTION.tone().style());
    setAlignment(Pos.CENTER_LEFT);
    setPadding(new Insets(0, 16, 0, 16));
    setMinHeight(33);
    var back = Buttons.quiet("topology-ways-back", Words.of("topology.ways.do"), "W", open);
    getChildren().addAll(Glyph.of(Mark.ATTENTION, 0, 14, look), says, Labels.room(), back);
    seen(false);
  }

  void show(List<Circumstances.Way> ways) {
    if (ways.equals(shown)) return;
    shown = ways;
    says.setText(Words.of("topology.ways", WayWords.of(ways)));
    seen(!ways.isEmpty());
  }

  private void seen(boolean there) {
    setVisible(there);
    setManaged(there);
  }
}
