package dev.holdfast.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// A schedule of five cron fields, in UTC (crontab(5): where both day fields are restricted, either
/// one counts).
public final class Cron {
  /// A schedule that names no day in this time never runs.
  private static final int YEARS = 5;

  private final List<BitSet> fields;
  private final boolean anyDay;

  private Cron(List<BitSet> fields, boolean anyDay) {
    this.fields = fields;
    this.anyDay = anyDay;
  }

  /// Empty where the text is no such schedule.
  public static Optional<Cron> parse(String text) {
    var parts = text.strip().split("\\s+", -1);
    if (parts.length != 5) return Optional.empty();
    var lows = new int[] {0, 0, 1, 1, 0};
    var highs = new int[] {59, 23, 31, 12, 7};
    var fields = new ArrayList<BitSet>();
    for (int i = 0; i < 5; i++) {
      var field = field(parts[i], lows[i], highs[i]);
      if (field.isEmpty()) return Optional.empty();
      fields.add(field.get());
    }
    if (fields.get(4).get(7)) fields.get(4).set(0);
    return Optional.of(new Cron(fields, !parts[2].startsWith("*") && !parts[4].startsWith("*")));
  }

  private static Optional<BitSet> field(String text, int low, int high) {
    var set = new BitSet();
    for (var part : text.split(",", -1)) {
      if (!part.matches("(\\*|\\d{1,2}(-\\d{1,2})?)(/\\d{1,2})?")) return Optional.empty();
      var slash = part.indexOf('/');
      var range = slash < 0 ? part : part.substring(0, slash);
      var step = slash < 0 ? 1 : Integer.parseInt(part.substring(slash + 1));
      var dash = range.indexOf('-');
      var from =
          range.equals("*") ? low : Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
      var open = range.equals("*") || (dash < 0 && slash >= 0);
      var to = open ? high : dash < 0 ? from : Integer.parseInt(range.substring(dash + 1));
      if (step < 1 || from < low || to > high || from > to) return Optional.empty();
      for (int value = from; value <= to; value += step) set.set(value);
    }
    return Optional.of(set);
  }

  private boolean day(LocalDateTime at) {
    if (!fields.get(3).get(at.getMonthValue())) return false;
    var ofMonth = fields.get(2).get(at.getDayOfMonth());
    var ofWeek = fields.get(4).get(at.getDayOfWeek().getValue() % 7);
    return anyDay ? ofMonth || ofWeek : ofMonth && ofWeek;
  }

  /// The newest run at or before a moment.
  public Optional<Instant> atOrBefore(Instant moment) {
    var at = LocalDateTime.ofInstant(moment, ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
    var end = at.minusYears(YEARS);
    while (at.isAfter(end)) {
      if (!day(at)) {
        at = at.truncatedTo(ChronoUnit.DAYS).minusMinutes(1);
      } else if (!fields.get(1).get(at.getHour())) {
        at = at.truncatedTo(ChronoUnit.HOURS).minusMinutes(1);
      } else if (!fields.get(0).get(at.getMinute())) {
        at = at.minusMinutes(1);
      } else {
        return Optional.of(at.toInstant(ZoneOffset.UTC));
      }
    }
    return Optional.empty();
  }

  /// The newest runs at or before a moment, newest first.
  public List<Instant> runs(Instant moment, int count) {
    var runs = new ArrayList<Instant>();
    var at = moment;
    while (runs.size() < count) {
      var run = atOrBefore(at);
      if (run.isEmpty()) break;
      runs.add(run.get());
      at = run.get().minus(1, ChronoUnit.MINUTES);
    }
    return runs;
  }

  /// The longest time between two of its latest runs; empty for one that never runs twice.
  public Optional<Duration> longestGap(Instant now) {
    var runs = runs(now, 60);
    var longest = Duration.ZERO;
    for (int i = 1; i < runs.size(); i++) {
      var gap = Duration.between(runs.get(i), runs.get(i - 1));
      if (gap.compareTo(longest) > 0) longest = gap;
    }
    return longest.isZero() ? Optional.empty() : Optional.of(longest);
  }
}
