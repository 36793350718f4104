package dev.holdfast.ui.topology;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;

/// Does many small things on the FX thread, some in each frame, so that no frame becomes long: what
/// is seen comes first. New work takes the place of what is left of the old.
final class Slices<T> {
  /// So many are always done at once; an ordinary plan has no more.
  private static final int AT_ONCE = 60;

  private final Deque<T> left = new ArrayDeque<>();
  private Consumer<T> act = _ -> {};
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long unused) {
          some();
        }
      };

  void take(Collection<T> work, Consumer<T> does, Predicate<T> first) {
    act = does;
    left.clear();
    work.stream().filter(first).forEach(left::add);
    work.stream().filter(first.negate()).forEach(left::add);
    some();
    if (!left.isEmpty()) timer.start();
  }

  private void some() {
    for (var done = 0; done < AT_ONCE && !left.isEmpty(); done++) act.accept(left.remove());
    if (left.isEmpty()) timer.stop();
  }
}
