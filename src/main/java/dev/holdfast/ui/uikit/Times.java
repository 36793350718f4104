package dev.holdfast.ui.uikit;

import dev.holdfast.kernel.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Moments and durations as the screens write them.
public final class Times {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("z", Locale.ENGLISH);

  private static final Pattern ISO =
      Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

  private Times() {}

  /// `14:02`, UTC.
  public static String minute(Instant at) {
    return MINUTE.format(at.atZone(ZoneOffset.UTC));
  }

  /// `2026-11-22`, UTC: a run over midnight has the same times twice.
  public static String day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  /// `14:19:02`, UTC.
  public static String second(Instant at) {
    return SECOND.format(at.atZone(ZoneOffset.UTC));
  }

  /// `14:02 UTC (16:02 here)`; "here" only where it differs.
  public static String both(Instant at, ZoneId here) {
    var utc = minute(at);
    var local = MINUTE.format(at.atZone(here));
    return utc.equals(local) ? utc + " UTC" : Words.of("time.both", utc, local);
  }

  /// A sentence with its machine-written moments as people say them: `02:19:04 UTC on 2026-11-23`.
  public static String spoken(String text, ZoneId here) {
    return ISO.matcher(text)
        .replaceAll(
            found -> {
              var at = Instant.parse(found.group());
              var utc = at.atZone(ZoneOffset.UTC);
              var zoned = at.atZone(here);
              var said = SECOND.format(utc) + " UTC";
              if (!zoned.toLocalDateTime().equals(utc.toLocalDateTime()))
                said = Words.of("time.both", SECOND.format(utc), SECOND.format(zoned));
              return Matcher.quoteReplacement(
                  Words.of("time.on-day", said, utc.toLocalDate().toString()));
            });
  }

  /// The same where the zone is asked for only when there is a moment in it.
  public static String spoken(String text, Supplier<ZoneId> here) {
    return ISO.matcher(text).find() ? spoken(text, here.get()) : text;
  }

  /// `means 2026-11-22 15:05 CET, 14:05 UTC, 26 min ago`: what somebody typed, before it is sent.
  public static String meant(Instant at, Instant now, ZoneId here) {
    var zoned = at.atZone(here);
    var utc = at.atZone(ZoneOffset.UTC);
    var time = utc.getSecond() == 0 ? MINUTE : SECOND;
    var local = "%s %s %s".formatted(zoned.toLocalDate(), time.format(zoned), zone(zoned));
    var same = zoned.toLocalDateTime().equals(utc.toLocalDateTime());
    var day = zoned.toLocalDate().equals(utc.toLocalDate()) ? "" : utc.toLocalDate() + " ";
    var both = same ? utc.toLocalDate() + " " + time.format(utc) + " UTC" : local;
    if (!same) both += ", " + day + time.format(utc) + " UTC";
    return Words.of("value.means", both + ", " + from(at, now));
  }

  private static String zone(ZonedDateTime at) {
    return ZONE.format(at);
  }

  private static String from(Instant at, Instant now) {
    var ahead = Duration.between(now, at);
    return ahead.compareTo(Duration.ofSeconds(1)) >= 0
        ? Words.of("time.ahead", Durations.words(ahead))
        : ago(at, now);
  }

  /// `12:40`, with hours where there are any.
  public static String running(Duration taken) {
    var d = taken.abs();
    return d.toHours() > 0
        ? Durations.clock(d)
        : "%02d:%02d".formatted(d.toMinutes(), d.toSecondsPart());
  }

  /// `1 min 52 s`, `45 s`, `1 h 2 min`, `under a second`.
  public static String took(Duration taken) {
    if (taken.compareTo(Duration.ofSeconds(1)) < 0) return Words.of("time.moment");
    if (taken.toHours() > 0 || taken.toMinutes() == 0) return Durations.words(taken);
    var seconds = taken.toSecondsPart();
    return taken.toMinutes() + " min" + (seconds == 0 ? "" : " " + seconds + " s");
  }

  /// `2 h`, `15 min`, or a dash.
  public static String objective(@Nullable Duration duration) {
    if (duration == null) return "\u2013";
    return duration.isZero() ? "0 min" : Durations.exact(duration);
  }

  /// `12 days ago`, `5 min ago`.
  public static String ago(Instant then, Instant now) {
    var gone = Duration.between(then, now);
    if (gone.toDays() > 0) return Words.count("time.days-ago", gone.toDays());
    if (gone.toSeconds() <= 0) return Words.of("time.now");
    return Words.of("time.ago", Durations.words(gone));
  }
}
