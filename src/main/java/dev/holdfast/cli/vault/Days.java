package dev.holdfast.cli.vault;

import dev.holdfast.cli.GroupedCommand;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads when something expires, or was: a day as people write it, or a moment.
final class Days {
  private static final Duration EAST = Duration.ofHours(14);

  private Days() {}

  static Optional<Instant> parse(String option, @Nullable String text) {
    if (text == null) return Optional.empty();
    try {
      return Optional.of(
          text.contains("T")
              ? Instant.parse(text.strip())
              : LocalDate.parse(text.strip()).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      throw GroupedCommand.wrong(
          "%s takes a day such as 2027-01-31 or a moment in UTC, not '%s'".formatted(option, text));
    }
  }

  /// What has been. The day has begun somewhere before it does in UTC: that counts as now.
  static Optional<Instant> past(String option, @Nullable String text, Instant now) {
    var day = parse(option, text);
    if (day.filter(at -> at.isAfter(now.plus(EAST))).isPresent()) {
      throw GroupedCommand.wrong("%s takes a day that has been, not '%s'".formatted(option, text));
    }
    return day.map(at -> at.isAfter(now) ? now : at);
  }
}
