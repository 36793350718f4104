package dev.holdfast.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/// Reads moments as people type them on the command line.
final class Moments {
  private Moments() {}

  static Instant parse(String where, String text) {
    try {
      return Instant.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw RunCommand.wrong(
          "%s is not a moment such as 2026-01-15T10:30:00Z: '%s'".formatted(where, text));
    }
  }
}
