package dev.holdfast.estate;

import java.util.List;
import java.util.Optional;

/// How a component stands, cause first.
///
/// @param because what it is affected by: the causes, nearest first
/// @param affects what is affected because of it; of a cause only
/// @param perhaps dependencies that are unknown, any of which may be the true cause
public record Standing(
    Kind kind, Condition own, List<String> because, List<String> affects, List<String> perhaps) {
  public Standing {
    because = List.copyOf(because);
    affects = List.copyOf(affects);
    perhaps = List.copyOf(perhaps);
  }

  /// Where to go for "what is the root of this": the nearest cause; of a cause itself the farthest
  /// of what nobody can see beneath it. Empty where there is nothing beneath to go to.
  public Optional<String> root() {
    return because.stream().findFirst().or(() -> perhaps.reversed().stream().findFirst());
  }

  public enum Kind {
    PASSING,
    STANDBY,
    UNKNOWN,
    /// Something it depends on is down; it may still pass itself.
    AFFECTED,
    /// It is down, and nothing that it depends on is.
    CAUSE
  }
}
