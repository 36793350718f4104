package dev.holdfast.connector;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The moment that a name states, as in `mongodb_20260101_030000.archive.gz`. What is copied again,
/// by hand or by a script that found nothing new, has a new time of writing, and old data.
public final class StatedMoment {
  private static final Pattern DATE =
      Pattern.compile(
          "(?<!\\d)(20\\d{2})([-_.]?)(0[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01])"
              + "(?:[T_. -]?([01]\\d|2[0-3])[-:._]?([0-5]\\d)(?:[-:._]?([0-5]\\d))?(Z)?)?(?!\\d)");

  /// A name may be in local time, and a dump takes its time: only what differs by more is old.
  private static final Duration TOLERANCE = Duration.ofHours(20);

  /// A name that says `Z` is in UTC: what remains is the time that a dump takes.
  private static final Duration TAKES = Duration.ofHours(6);

  private StatedMoment() {}

  /// The moment that the name states, where it lies well before the file was written.
  public static Optional<Instant> older(String name, Instant written) {
    var found = DATE.matcher(name);
    Optional<Instant> stated = Optional.empty();
    var most = TOLERANCE;
    while (found.find()) {
      stated = moment(found);
      // A date alone is the whole day; midnight is midnight.
      most =
          found.group(5) == null
              ? TOLERANCE.plusDays(1)
              : found.group(8) == null ? TOLERANCE : TAKES;
    }
    var tolerated = most;
    return stated.filter(at -> Duration.between(at, written).compareTo(tolerated) > 0);
  }

  private static Optional<Instant> moment(Matcher found) {
    try {
      var date =
          LocalDate.of(number(found.group(1)), number(found.group(3)), number(found.group(4)));
      var time =
          found.group(5) == null
              ? LocalTime.MIDNIGHT
              : LocalTime.of(
                  number(found.group(5)),
                  number(found.group(6)),
                  found.group(7) == null ? 0 : number(found.group(7)));
      return Optional.of(date.atTime(time).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
