package dev.holdfast.journal;

import dev.holdfast.kernel.Problem;
import java.util.Optional;

/// Whether there is room on the disk for what must still be recorded.
public interface Room {
  /// A disk that is never full.
  Room ENDLESS = Optional::empty;

  /// Empty while there is; else what to tell people, after the space that was kept back has been
  /// given up. From then on nothing may be started.
  Optional<Problem> check();
}
