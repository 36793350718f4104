package dev.holdfast.recovery;

import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.kernel.Cron;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which of the latest runs of a schedule left a point behind.
///
/// @param slots oldest first
public record Adherence(List<Slot> slots) {
  static final int RUNS = 8;

  public Adherence {
    slots = List.copyOf(slots);
  }

  /// One run that was due.
  public record Slot(Instant due, State state) {}

  /// What became of a run.
  public enum State {
    RAN,
    /// It left only what nothing can be restored from: an object of 0 bytes, half a dump.
    SPOILED,
    /// It left nothing behind.
    MISSED,
    /// It may still be at work.
    DUE,
    /// Before the oldest point that is there: it may have been removed since.
    NOT_KNOWN
  }

  public static final Adherence NONE = new Adherence(List.of());

  /// Compares the latest runs with the points that are there.
  ///
  /// @param points sound and unsound, in any order: what nothing can be restored from tells of its
  ///   run all the same
  public static Adherence of(Cron schedule, List<Point> points, Instant now) {
    var runs = schedule.runs(now, RUNS);
    var oldest = points.stream().map(Point::at).min(Comparator.naturalOrder());
    var slots = new ArrayList<Slot>();
    for (int i = 0; i < runs.size(); i++) {
      var due = runs.get(i);
      var until = i == 0 ? Instant.MAX : runs.get(i - 1);
      var left =
          points.stream().filter(point -> !point.at().isBefore(due) && point.at().isBefore(until));
      var sound = left.map(Point::restorable).reduce(Boolean::logicalOr);
      var grace = grace(runs, i);
      State state;
      if (sound.orElse(false)) state = State.RAN;
      else if (due.plus(grace).isAfter(now)) state = State.DUE;
      else if (sound.isPresent()) state = State.SPOILED;
      else if (oldest.isPresent() && !until.isAfter(oldest.get())) state = State.NOT_KNOWN;
      // Where there is nothing at all, that is said by itself: no bucket, no object.
      else if (oldest.isEmpty()) state = State.NOT_KNOWN;
      else state = State.MISSED;
      slots.add(new Slot(due, state));
    }
    return new Adherence(slots.reversed());
  }

  /// A run takes its time: half of the way to the next one, at most an hour.
  private static Duration grace(List<Instant> runs, int at) {
    var hour = Duration.ofHours(1);
    if (at + 1 >= runs.size()) return hour;
    var half = Duration.between(runs.get(at + 1), runs.get(at)).dividedBy(2);
    return half.compareTo(hour) < 0 ? half : hour;
  }

  public long count(State state) {
    return slots.stream().filter(slot -> slot.state() == state).count();
  }

  /// Those that left nothing that can be restored.
  public long failed() {
    return count(State.MISSED) + count(State.SPOILED);
  }

  /// When those were due, oldest first.
  public List<Instant> due(State state) {
    return slots.stream().filter(slot -> slot.state() == state).map(Slot::due).toList();
  }
}
