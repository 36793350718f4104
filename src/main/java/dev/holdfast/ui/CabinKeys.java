package dev.holdfast.ui;

import dev.holdfast.ui.shell.Keyboard;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// What keys do in the window: a sheet has them first, then whoever types, then the page.
final class CabinKeys {
  private final Cabin cabin;

  /// Whether the key pressed last did something: its letter must not reach a field opened by it.
  private boolean acted;

  CabinKeys(Cabin cabin) {
    this.cabin = cabin;
  }

  void attach() {
    cabin.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    cabin.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    cabin.addEventFilter(KeyEvent.KEY_RELEASED, _ -> acted = false);
  }

  private @Nullable Node focus() {
    var scene = cabin.getScene();
    return scene == null ? null : scene.getFocusOwner();
  }

  private void press(KeyEvent event) {
    acted = false;
    var over = cabin.overlay();
    if (cabin.onWall() && event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      cabin.wall();
      return;
    }
    if (over != null && over.isOpen()) {
      if (event.getCode() != KeyCode.ESCAPE) return;
      event.consume();
      over.close();
      return;
    }
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      cabin.release();
      return;
    }
    Keyboard.press(event, focus(), cabin.acts());
    acted = event.isConsumed();
  }

  private void typed(KeyEvent event) {
    if (acted) {
      acted = false;
      event.consume();
      return;
    }
    var over = cabin.overlay();
    var busy = over == null || over.isOpen() || Keyboard.isTyping(focus());
    if (busy || !event.getCharacter().equals("?")) return;
    event.consume();
    cabin.act("keys");
  }
}
