package dev.holdfast.incident;

import dev.holdfast.plan.EffectClass;
import dev.holdfast.plan.StepBody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// When the steps will be done: the longest chain over what remains.
///
/// A step's length is taken from its own past durations where there are any (p50 = median, p90 =
/// nearest rank), else from its estimate or planned slot (p50 = the estimate, p90 = one and a half
/// of it). What a step was already worked on is taken off; one past its p50 is expected at its p90,
/// one past that at any moment. Work begins with the attempt at the effect (where a person does the
/// step: with the question); waiting for a confirmation, a value or a resolution is no work, so the
/// end moves on with it.
public final class Forecast {
  private Forecast() {}

  /// A pair of moments or lengths.
  public record Range<T>(T p50, T p90) {}

  /// When a step that is not settled is expected to start, or has started, and to end.
  ///
  /// @param without what was to come before a wait for a check and was not done: nobody knows
  ///   whether what it waits for comes without it
  public record Span(Instant from, Instant p50, Instant p90, List<String> without) {
    public Span {
      without = List.copyOf(without);
    }

    /// One that supposes nothing.
    public Span(Instant from, Instant p50, Instant p90) {
      this(from, p50, p90, List.of());
    }
  }

  /// When every step will be done: of the run as a whole, and of each step that is not settled.
  public record Outlook(Range<Instant> end, Map<String, Span> spans) {
    public Outlook {
      spans = Map.copyOf(spans);
    }
  }

  /// When the last of the steps will be done.
  ///
  /// @param past step name to the durations that it took in earlier runs
  public static Range<Instant> end(Fold fold, Map<String, List<Duration>> past, Instant now) {
    return outlook(fold, past, now).end();
  }

  /// The forecast of the run and of its steps, one computation for clocks and axis.
  ///
  /// @param past step name to the durations that it took in earlier runs
  public static Outlook outlook(Fold fold, Map<String, List<Duration>> past, Instant now) {
    var early = new HashMap<String, Instant>();
    var late = new HashMap<String, Instant>();
    var spans = new HashMap<String, Span>();
    // What was put back and waits for a decision may have its whole length before it again.
    var again = fold.reopened();
    for (var node : fold.outline().nodes().values()) {
      var from = begins(fold, node, now, early);
      var p50 = ends(fold, node, past, now, from, again, false);
      var p90 = ends(fold, node, past, now, begins(fold, node, now, late), again, true);
      early.put(node.name(), p50);
      late.put(node.name(), p90);
      var back = again.contains(node.name());
      if (node.hidden() || (fold.step(node.name()).settled() && !back)) continue;
      var started = back ? null : fold.step(node.name()).started();
      var begun = started == null ? from : started;
      spans.put(node.name(), new Span(begun, p50, p90, without(fold, node)));
    }
    return new Outlook(new Range<>(latest(early, now), latest(late, now)), spans);
  }

  /// The changes before a wait for a check that were left out, failed or were put back.
  private static List<String> without(Fold fold, Outline.Node waits) {
    if (!(waits.body().body() instanceof StepBody.Wait wait) || wait.check() == null)
      return List.of();
    return fold.outline().nodes().values().stream()
        .takeWhile(node -> !node.name().equals(waits.name()))
        .filter(node -> !node.hidden() && notMade(node, fold.step(node.name())))
        .map(Outline.Node::name)
        .toList();
  }

  private static boolean notMade(Outline.Node node, StepRecord step) {
    var changes =
        switch (node.body().body()) {
          case StepBody.Action _ -> step.effect != EffectClass.READS;
          case StepBody.Ask _ -> true;
          case StepBody.Approve _, StepBody.Decide _, StepBody.Wait _, StepBody.Run _ -> false;
        };
    return changes
        && switch (step.status) {
          case SKIPPED -> step.leftOut || step.leftOutByDrill();
          case UNDONE, FAILED -> true;
          default -> false;
        };
  }

  /// When what a step waits for is done.
  private static Instant begins(
      Fold fold, Outline.Node node, Instant now, Map<String, Instant> ends) {
    var from = now;
    for (var list : List.of(node.after(), node.requires())) {
      for (var name : list) {
        var end = ends.get(name);
        if (end != null && end.isAfter(from)) from = end;
      }
    }
    if (!node.parent().isEmpty()) {
      var parent = fold.outline().node(node.parent());
      if (parent != null && !parent.hidden()) {
        var start = starts(parent, ends, now);
        if (start.isAfter(from)) from = start;
      }
    }
    return from;
  }

  private static Instant ends(
      Fold fold,
      Outline.Node node,
      Map<String, List<Duration>> past,
      Instant now,
      Instant from,
      List<String> again,
      boolean pessimist) {
    var record = fold.step(node.name());
    if (!node.hidden() && record.settled() && !again.contains(node.name())) return now;
    if (node.hidden()) return from;
    if (fold.outline().holds(node) && !fold.outline().children(node.name()).isEmpty()) return from;
    var length = length(node, past);
    var whole = pessimist ? length.p90() : length.p50();
    // What failed has its whole length before it again.
    if (record.started() == null
        || record.status() == StepStatus.FAILED
        || record.status() == StepStatus.UNDONE) return from.plus(whole);
    var spent = record.worked(now);
    var left = whole.minus(spent);
    if (left.isNegative()) left = length.p90().minus(spent);
    return left.isNegative() ? now : now.plus(left);
  }

  private static Instant starts(Outline.Node parent, Map<String, Instant> ends, Instant now) {
    var from = now;
    for (var name : parent.after()) {
      var end = ends.get(name);
      if (end != null && end.isAfter(from)) from = end;
    }
    return from;
  }

  /// How long a step takes.
  public static Range<Duration> length(Outline.Node node, Map<String, List<Duration>> past) {
    var known = past.getOrDefault(node.name(), List.of());
    if (!known.isEmpty()) {
      var sorted = new ArrayList<>(known);
      Collections.sort(sorted);
      return new Range<>(rank(sorted, 0.5), rank(sorted, 0.9));
    }
    var estimate = node.body().estimate();
    var p50 = estimate != null ? estimate : node.to().minus(node.from());
    return new Range<>(p50, p50.multipliedBy(3).dividedBy(2));
  }

  private static Duration rank(List<Duration> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  private static Instant latest(Map<String, Instant> ends, Instant now) {
    return ends.values().stream().max(Instant::compareTo).orElse(now);
  }
}
