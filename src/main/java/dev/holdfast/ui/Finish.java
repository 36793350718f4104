package dev.holdfast.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Sees to it that no frame is shown half styled. A pulse styles first and lays out second, so what
/// is made or gets another style during the layout would be black in one frame, which on a busy
/// laptop stands for seconds.
///
/// Styling everything costs as much as there is in the window, so it is done only where anything
/// may be made during the layout: after a new size or screen. Else it is the rows of lists.
final class Finish {
  /// The layout of a new size may choose other styles, which need one more layout.
  private static final int ROUNDS = 2;

  private final Pane over;
  private final Runnable before = this::before;
  private final Runnable after = this::after;
  private final List<ListView<?>> lists = new ArrayList<>();
  private boolean whole;
  private double width;
  private double height;

  Finish(Pane over) {
    this.over = over;
    over.sceneProperty().addListener((_, old, now) -> follow(old, now));
  }

  private void follow(@Nullable Scene old, @Nullable Scene now) {
    if (old != null) {
      old.removePreLayoutPulseListener(before);
      old.removePostLayoutPulseListener(after);
    }
    if (now != null) {
      now.addPreLayoutPulseListener(before);
      now.addPostLayoutPulseListener(after);
    }
  }

  /// Everything, after the next layout and before its frame is shown.
  void whole() {
    whole = true;
  }

  /// Everything, where the size is another than it was.
  void sized() {
    if (over.getWidth() == width && over.getHeight() == height) return;
    width = over.getWidth();
    height = over.getHeight();
    whole = true;
  }

  /// At once, for a screen that was just put into the scene and has its size.
  void now(Region screen) {
    whole = true;
    if (over.getScene() == null || over.getWidth() <= 0) return;
    for (var i = 0; i < ROUNDS; i++) {
      over.applyCss();
      screen.layout();
    }
    over.applyCss();
  }

  private void before() {
    lists.clear();
    if (over.isNeedsLayout()) collect(over);
  }

  /// Lists that are seen and will be laid out: only then are rows made or filled.
  private void collect(Parent at) {
    for (var node : at.getChildrenUnmodifiable()) {
      if (!node.isVisible()) continue;
      if (node instanceof ListView<?> list) {
        if (list.isNeedsLayout() || list.getSkin() == null) lists.add(list);
      } else if (node instanceof Parent parent) {
        collect(parent);
      }
    }
  }

  private void after() {
    if (whole) {
      whole = false;
      over.applyCss();
      over.layout();
    } else if (!lists.isEmpty()) {
      lists.forEach(Node::applyCss);
      over.layout();
    }
    lists.clear();
  }
}
