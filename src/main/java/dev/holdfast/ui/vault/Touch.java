package dev.holdfast.ui.vault;

import dev.holdfast.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Keeps the page open while somebody is at it: on the page, and in the sheets over it.
final class Touch implements EventHandler<InputEvent> {
  /// Whoever types need not be told of at each letter.
  private static final Duration ENOUGH = Duration.ofSeconds(1);

  private final VaultPort port;
  private final Consumer<Problem> refused;
  private Instant last = Instant.MIN;

  private Touch(VaultPort port, Consumer<Problem> refused) {
    this.port = port;
    this.refused = refused;
  }

  static <N extends Node> N on(N node, VaultPort port, Consumer<Problem> refused) {
    node.addEventFilter(InputEvent.ANY, new Touch(port, refused));
    return node;
  }

  @Override
  public void handle(InputEvent event) {
    var type = event.getEventType();
    if (type != KeyEvent.KEY_PRESSED && type != MouseEvent.MOUSE_PRESSED) return;
    if (port.view().filter(view -> view.open().isPresent()).isEmpty()) return;
    if (!last.equals(Instant.MIN) && port.now().isBefore(last.plus(ENOUGH))) return;
    last = port.now();
    port.ask(
        glass -> {
          glass.upkeep().touch();
          return true;
        },
        _ -> {},
        problem -> {
          // That it locked in the meantime is what the page says then.
          if (!problem.code().equals("vault.locked")) refused.accept(problem);
        });
  }
}
