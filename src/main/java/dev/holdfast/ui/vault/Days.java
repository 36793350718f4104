package dev.holdfast.ui.vault;

import dev.holdfast.kernel.Problem;
import dev.holdfast.ui.uikit.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// A day as it is typed; nothing typed means none.
final class Days {
  private Days() {}

  /// A day, or none.
  record Day(Optional<Instant> at) {}

  /// Empty where it cannot be read.
  static Optional<Day> read(String typed) {
    var text = typed.strip();
    if (text.isEmpty()) return Optional.of(new Day(Optional.empty()));
    try {
      return Optional.of(
          new Day(Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Problem unclear() {
    return Problem.of("use.day", Words.of("vault.why.day"), "", "");
  }
}
