package dev.holdfast.ui.shell;

import dev.holdfast.incident.Mode;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The mark of the mode: a frame round the window and a block in its corner, told apart by word,
/// fill and frame.
public final class ModeFrame {
  private ModeFrame() {}

  /// Puts the mode's frame round the content.
  public static StackPane around(Mode mode, Node content) {
    var frame = new StackPane(content);
    frame.getStyleClass().addAll("frame-" + mode.word(), "mode-" + mode.word());
    return frame;
  }

  static Region block(Mode mode, boolean narrow) {
    var word = Labels.fixed(Words.of("mode." + mode.word()), "mode-word");
    word.setStyle("-fx-font-size: " + size(mode, narrow) + "px;");
    var sub = Labels.fixed(Words.of("mode." + mode.word() + ".sub"), "t12", "medium");
    var words = new VBox(2, word, sub);
    words.setAlignment(Pos.CENTER);
    words.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    var block = new StackPane(words);
    block.getStyleClass().add("mode-block-" + mode.word());
    block.setId("mode");
    if (mode == Mode.DRILL) {
      words.getStyleClass().add("plate");
      words.setStyle("-fx-padding: 2px 9px 8px 9px;");
    }
    var width = narrow ? 116 : 152;
    block.setMinWidth(width);
    block.setPrefWidth(width);
    block.setMaxWidth(width);
    return block;
  }

  private static int size(Mode mode, boolean narrow) {
    return switch (mode) {
      case LIVE -> narrow ? 36 : 44;
      case DRILL -> narrow ? 24 : 36;
      case REHEARSAL -> narrow ? 16 : 20;
    };
  }
}
