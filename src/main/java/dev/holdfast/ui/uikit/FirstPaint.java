package dev.holdfast.ui.uikit;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.util.Duration;

/// Work that waits until the first frame of a scene has been painted, which has both processors of
/// a small laptop until then.
public final class FirstPaint {
  /// Painting begins when the layout ends, on a thread of its own.
  private static final Duration PAINTING = Duration.millis(100);

  private final Scene scene;
  private final Runnable then;
  private final Runnable drawn = this::drawn;

  private FirstPaint(Scene scene, Runnable then) {
    this.scene = scene;
    this.then = then;
  }

  /// To be asked for before that frame is laid out.
  public static void after(Scene scene, Runnable then) {
    var waiting = new FirstPaint(scene, then);
    scene.addPostLayoutPulseListener(waiting.drawn);
  }

  private void drawn() {
    scene.removePostLayoutPulseListener(drawn);
    new Timeline(new KeyFrame(PAINTING, _ -> then.run())).play();
  }
}
