package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.ChoiceRow;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Decides what a key does: letters belong to the page unless somebody is typing, and a focused
/// button keeps its own Enter.
public final class Keyboard {
  private Keyboard() {}

  /// Runs the act that the key stands for; a disabled one does nothing.
  public static void press(KeyEvent event, @Nullable Node focus, List<Act> acts) {
    if (event.isConsumed() || belongsToFocus(event, focus)) return;
    for (var act : acts) {
      if (act.chords().stream().noneMatch(chord -> chord.match(event))) continue;
      event.consume();
      if (act.enabled()) act.run().run();
      return;
    }
  }

  private static boolean belongsToFocus(KeyEvent event, @Nullable Node focus) {
    if (event.isShortcutDown() || event.getCode().isFunctionKey()) return false;
    if (isTyping(focus)) return event.getCode() != KeyCode.ESCAPE;
    var own = focus instanceof ButtonBase || focus instanceof ChoiceRow;
    return own && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE);
  }

  /// Whether keys are text now.
  public static boolean isTyping(@Nullable Node focus) {
    return focus instanceof TextInputControl || focus instanceof ComboBoxBase<?>;
  }
}
