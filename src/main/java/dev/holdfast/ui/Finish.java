package dev.holdfast.ui;

import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Sees to it that no frame is shown half styled. A pulse styles first and lays out second, so what
/// is made or gets another style during the layout would be black in one frame, which on a busy
/// laptop stands for seconds.
final class Finish {
  /// The layout of a new size may choose other styles, which need one more layout.
  private static final int ROUNDS = 2;

  private final Pane over;
  private final Runnable pulse = this::pulse;
  private boolean due;

  Finish(Pane over) {
    this.over = over;
    over.sceneProperty().addListener((_, before, now) -> follow(before, now));
  }

  private void follow(@Nullable Scene before, @Nullable Scene now) {
    if (before != null) before.removePostLayoutPulseListener(pulse);
    if (now != null) now.addPostLayoutPulseListener(pulse);
  }

  /// After the next layout, before its frame is shown.
  void due() {
    due = true;
  }

  /// At once, for a screen that was just put into the scene and has its size.
  void now(Region screen) {
    due = true;
    if (over.getScene() == null || over.getWidth() <= 0) return;
    for (var i = 0; i < ROUNDS; i++) {
      over.applyCss();
      screen.layout();
    }
    over.applyCss();
  }

  private void pulse() {
    if (!due) return;
    due = false;
    over.applyCss();
    over.layout();
  }
}
