package dev.holdfast.ui.topology;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import javafx.animation.AnimationTimer;

/// Does many small things on the FX thread, some in each frame, so that no frame becomes long. New
/// work takes the place of what is left of the old.
final class Slices {
  private final Deque<Task> left = new ArrayDeque<>();
  private int room = 1;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long unused) {
          some();
        }
      };

  /// @param weight what it costs, beside others
  record Task(int weight, Runnable act) {}

  /// @param room what one frame has room for, in weights; the first part is done at once, except
  ///   where there is no room: then it is one thing a frame, from the next one on
  void take(Collection<Task> work, int room) {
    this.room = Math.max(1, room);
    left.clear();
    left.addAll(work);
    if (room > 0) some();
    if (!left.isEmpty()) timer.start();
  }

  /// Does one thing in the next frame; it takes the place of what is left.
  void soon(Runnable act) {
    left.clear();
    left.add(new Task(room, act));
    timer.start();
  }

  private void some() {
    for (var free = room; free > 0 && !left.isEmpty(); ) {
      var next = left.remove();
      free -= next.weight();
      next.act().run();
    }
    if (left.isEmpty()) timer.stop();
  }
}
