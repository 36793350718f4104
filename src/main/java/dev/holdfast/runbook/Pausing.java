package dev.holdfast.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Fold;
import dev.holdfast.kernel.Problem;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What a pause holds back. Whoever paused a run expects that nothing starts until somebody says
/// that it goes on; a word to one step is not that word.
final class Pausing {
  private Pausing() {}

  /// Why a command has to wait; empty where it starts nothing by itself, and is on record
  /// meanwhile.
  static Optional<Problem> holds(Fold fold, Command command) {
    var paused = fold.circumstances().paused();
    if (paused == null || !starts(fold, command)) return Optional.empty();
    return Optional.of(
        Problems.refused(
            "This run is paused since %s by %s: nothing is started in it"
                .formatted(paused.since().truncatedTo(ChronoUnit.SECONDS), paused.by()),
            "let it go on first (`holdfast resume` alone or with --continue, or `P` in the window), and say it then"));
  }

  private static boolean starts(Fold fold, Command command) {
    return switch (command) {
      case Command.Confirm _ -> true;
      case Command.Answer c -> fold.step(c.step()).sees().equals(Statements.WHEN);
      case Command.Decide c -> !fold.step(c.step()).sees().isEmpty();
      default -> false;
    };
  }
}
