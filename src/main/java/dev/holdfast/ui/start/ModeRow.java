package dev.holdfast.ui.start;

import dev.holdfast.incident.Mode;
import dev.holdfast.ui.uikit.Icons;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The three modes side by side. None is chosen beforehand, and an arrow key only moves along the
/// row, to its end and no further: which systems are reached is chosen by a key meant for it.
final class ModeRow extends HBox {
  private final ToggleGroup modes = new ToggleGroup();

  /// @param changed told whenever another mode is chosen
  ModeRow(Runnable changed) {
    super(8);
    for (var mode : List.of(Mode.LIVE, Mode.DRILL, Mode.REHEARSAL)) getChildren().add(toggle(mode));
    modes.selectedToggleProperty().addListener((_, _, _) -> changed.run());
    // A filter, because a toggle would choose its neighbour, and the first one after the last.
    addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
  }

  private void arrows(KeyEvent event) {
    var step =
        switch (event.getCode()) {
          case LEFT, UP, KP_LEFT, KP_UP -> -1;
          case RIGHT, DOWN, KP_RIGHT, KP_DOWN -> 1;
          default -> 0;
        };
    if (step == 0) return;
    event.consume();
    var to = getChildren().indexOf(event.getTarget()) + step;
    if (to >= 0 && to < getChildren().size()) getChildren().get(to).requestFocus();
  }

  private ToggleButton toggle(Mode mode) {
    var toggle = new ToggleButton(Words.of("mode." + mode.word()));
    toggle.setId("declare-" + mode.word());
    toggle.setUserData(mode);
    toggle.setToggleGroup(modes);
    toggle.getStyleClass().addAll("button", "plain", "mode-choice", "mode-choice-" + mode.word());
    toggle
        .selectedProperty()
        .addListener((_, _, on) -> toggle.setGraphic(on ? Icons.of("bi-check2", ink(mode)) : null));
    toggle.addEventFilter(ActionEvent.ACTION, _ -> modes.selectToggle(toggle));
    return toggle;
  }

  private static String ink(Mode mode) {
    return mode == Mode.REHEARSAL ? "icon-default" : "icon-on-" + mode.word();
  }

  @Nullable Mode mode() {
    var toggle = modes.getSelectedToggle();
    return toggle != null && toggle.getUserData() instanceof Mode mode ? mode : null;
  }

  /// Chooses the mode that has the keyboard; false where it is chosen already, or none has it.
  boolean choose(Object target) {
    if (!(target instanceof ToggleButton toggle) || !getChildren().contains(toggle)) return false;
    if (toggle.isSelected()) return false;
    modes.selectToggle(toggle);
    return true;
  }

  Node first() {
    return getChildren().getFirst();
  }
}
