package dev.holdfast.incident;

import dev.holdfast.plan.Paper;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// When people are owed the next message.
public final class Updates {
  private Updates() {}

  public record Due(String update, String audience, Instant at) {}

  /// The earliest one: a repeating message is due its period after the last one (or after the
  /// declaration), one for major incidents only where the scenario is one.
  static Optional<Due> next(Fold fold, Instant now) {
    return fold.plan().updates().stream()
        .filter(update -> applies(fold, update))
        .flatMap(
            update -> {
              var every = update.every();
              if (every == null) return java.util.stream.Stream.empty();
              var last = fold.updatesSent().getOrDefault(update.id(), fold.declared());
              return java.util.stream.Stream.of(
                  new Due(update.id(), update.audience(), last.plus(every)));
            })
        .min(Comparator.comparing(Due::at));
  }

  private static boolean applies(Fold fold, Paper.Update update) {
    return switch (update.when()) {
      case "major" -> "major".equals(fold.scenario().severity());
      case "security" -> fold.scenario().id().contains("security");
      default -> true;
    };
  }
}
