package dev.holdfast.recovery;

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
    MISSED,
    /// It may still be at work.
    DUE,
    /// Before the oldest point that is there: it may have been removed since.
    NOT_KNOWN
  }

  public static final Adherence NONE = new Adherence(List.of());

  /// Compares the latest runs with the points that are there.
  ///
  /// @param points moments of sound points, in any order
  public static Adherence of(Cron schedule, List<Instant> points, Instant now) {
    var runs = schedule.runs(now, RUNS);
    var oldest = points.stream().min(Comparator.naturalOrder());
    var slots = new ArrayList<Slot>();
    for (int i = 0; i < runs.size(); i++) {
      var due = runs.get(i);
      var until = i == 0 ? Instant.MAX : runs.get(i - 1);
      var ran = points.stream().anyMatch(at -> !at.isBefore(due) && at.isBefore(until));
      var grace = grace(runs, i);
      State state;
      if (ran) state = State.RAN;
      else if (due.plus(grace).isAfter(now)) state = State.DUE;
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

  public List<Instant> missed() {
    return slots.stream().filter(slot -> slot.state() == State.MISSED).map(Slot::due).toList();
  }
}
