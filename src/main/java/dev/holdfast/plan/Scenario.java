package dev.holdfast.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One kind of disaster (or test) with its runbook.
///
/// @param kind what it is for
/// @param rtoDerived whether the document stated the objective or it was derived from components
/// @param estimate the document's own estimate of the whole, where it gives one
/// @param brings components whose return ends the incident
/// @param checklist ids of checklist groups or items that must be verified; empty = every required
///   item of the plan
/// @param rehearse facts for the simulated estate: which faults this disaster means
public record Scenario(
    String id,
    String title,
    @Nullable String text,
    Kind kind,
    @Nullable String probability,
    @Nullable String impact,
    @Nullable String severity,
    @Nullable Duration rto,
    @Nullable Duration rpo,
    boolean rtoDerived,
    @Nullable Estimate estimate,
    List<Sign> detect,
    List<Input> inputs,
    List<String> brings,
    List<String> checklist,
    List<Phase> phases,
    Map<String, Object> rehearse,
    List<Source> source,
    Position at) {
  /// How a step can go wrong once in a rehearsal.
  public static final List<String> SURPRISES =
      List.of("throttled", "denied", "fails", "cut-before", "cut-after");

  public Scenario {
    detect = List.copyOf(detect);
    inputs = List.copyOf(inputs);
    brings = List.copyOf(brings);
    checklist = List.copyOf(checklist);
    phases = List.copyOf(phases);
    rehearse = Map.copyOf(rehearse);
    source = List.copyOf(source);
  }

  /// One of which only these parts are known.
  public static Scenario bare(
      String id,
      Kind kind,
      List<String> checklist,
      List<Phase> phases,
      Map<String, Object> rehearse) {
    return new Scenario(
        id,
        id,
        null,
        kind,
        null,
        null,
        null,
        null,
        null,
        false,
        null,
        List.of(),
        List.of(),
        List.of(),
        checklist,
        phases,
        rehearse,
        List.of(),
        Position.NOWHERE);
  }

  public enum Kind {
    DISASTER,
    TEST,
    /// Only run from other scenarios, or by name.
    PROCEDURE
  }

  public record Estimate(Duration from, Duration to) {}

  /// A detection sign: words, and a check where it can be sensed.
  public record Sign(String id, String title, @Nullable CheckUse check, List<Source> source) {
    public Sign {
      source = List.copyOf(source);
    }
  }

  /// What a run has to be told.
  ///
  /// @param preset used when nothing was given; may hold `${plan...}`
  /// @param choose how to find candidates, in words
  public record Input(
      String id,
      Type type,
      String title,
      @Nullable Object preset,
      @Nullable Object rehearsed,
      @Nullable String choose,
      List<Source> source,
      Position at) {
    public enum Type {
      TEXT,
      INTEGER,
      DURATION,
      INSTANT,
      LIST,
      SECRET
    }
  }

  /// Steps with a planned window from the declaration. A phase starts when the one before is done.
  public record Phase(
      String title, @Nullable Window window, List<Step> steps, List<Source> source, Position at) {
    public Phase {
      steps = List.copyOf(steps);
      source = List.copyOf(source);
    }
  }

  public record Window(Duration from, Duration to) {}
}
