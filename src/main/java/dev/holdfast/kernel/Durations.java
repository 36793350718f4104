package dev.holdfast.kernel;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Durations as people write them (`90s`, `1h30m`, `2h`, `30d`) and as they read them (`1 h 31
/// min`, `01:31:07`).
public final class Durations {
  private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w)");
  private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,9}(?:ms|s|m|h|d|w))+");

  private Durations() {}

  /// Reads `0` or a sequence of whole numbers with units `ms`, `s`, `m`, `h`, `d` (24 h), `w`.
  public static Optional<Duration> parse(String text) {
    if (text.equals("0")) return Optional.of(Duration.ZERO);
    if (!WHOLE.matcher(text).matches()) return Optional.empty();
    var sum = Duration.ZERO;
    for (var part = PART.matcher(text); part.find(); ) {
      var amount = Long.parseLong(part.group(1));
      sum =
          sum.plus(
              switch (part.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                case "d" -> Duration.ofDays(amount);
                default -> Duration.ofDays(7 * amount);
              });
    }
    return Optional.of(sum);
  }

  /// The form that [#parse] reads, in the largest units.
  public static String write(Duration duration) {
    if (duration.isZero()) return "0";
    var text = new StringBuilder();
    append(text, duration.toDays(), "d");
    append(text, duration.toHoursPart(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, duration.toSecondsPart(), "s");
    append(text, duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0" : text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount != 0) text.append(amount).append(unit);
  }

  /// For sentences: `45 s`, `12 min`, `1 h 31 min`, `3 d 4 h`. Negative durations get a minus sign.
  public static String words(Duration duration) {
    if (duration.isNegative()) return "\u2212" + words(duration.negated());
    if (duration.toDays() > 0) {
      return duration.toDays() + " d" + part(duration.toHoursPart(), " h");
    }
    if (duration.toHours() > 0) {
      return duration.toHours() + " h" + part(duration.toMinutesPart(), " min");
    }
    if (duration.toMinutes() > 0) return duration.toMinutes() + " min";
    if (duration.toSeconds() > 0 || duration.isZero()) return duration.toSeconds() + " s";
    return duration.toMillis() + " ms";
  }

  /// What somebody stated, so that none of it may be lost: `1 min 30 s`, `2 h`, `1 d 12 h`.
  public static String exact(Duration duration) {
    if (duration.isNegative()) return "\u2212" + exact(duration.negated());
    if (duration.toSeconds() == 0) return words(duration);
    if (duration.toSeconds() < 10 && duration.toMillisPart() >= 50)
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    var text = new StringBuilder();
    append(text, duration.toDays(), " d ");
    append(text, duration.toHoursPart(), " h ");
    append(text, duration.toMinutesPart(), " min ");
    append(text, duration.toSecondsPart(), " s ");
    return text.toString().strip();
  }

  private static String part(int amount, String unit) {
    return amount == 0 ? "" : " " + amount + unit;
  }

  /// For clocks: `01:31:07`.
  public static String clock(Duration duration) {
    var d = duration.abs();
    return "%02d:%02d:%02d".formatted(d.toHours(), d.toMinutesPart(), d.toSecondsPart());
  }
}
