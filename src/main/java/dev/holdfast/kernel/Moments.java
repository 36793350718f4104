package dev.holdfast.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads moments as people type them, in the window and on the command line.
public final class Moments {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

  private static final DateTimeFormatter DATED =
      DateTimeFormatter.ofPattern("uuuu-M-d H:mm[:ss]", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final Pattern AGO = Pattern.compile("(?i)\\s+ago$");

  private Moments() {}

  /// `14:02` in UTC, the last time that it was so late; `25m` ago; `now`; `2026-11-22 14:02` in
  /// UTC; or a whole moment.
  public static Optional<Instant> read(String typed, Instant now) {
    var text = AGO.matcher(typed.strip()).replaceFirst("");
    // People read and mean whole seconds: what is recorded is what they were shown.
    var whole = now.truncatedTo(ChronoUnit.SECONDS);
    if (text.equalsIgnoreCase("now")) return Optional.of(whole);
    var ago = Durations.parse(text);
    if (ago.isPresent()) return Optional.of(whole.minus(ago.get()));
    try {
      var time = LocalTime.parse(text, TIME);
      var at = whole.atZone(ZoneOffset.UTC).with(time).toInstant();
      return Optional.of(at.isAfter(now.plusSeconds(60)) ? at.minus(Duration.ofDays(1)) : at);
    } catch (DateTimeParseException e) {
      return whole(text);
    }
  }

  private static Optional<Instant> whole(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return dated(text);
    }
  }

  private static Optional<Instant> dated(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, DATED).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
