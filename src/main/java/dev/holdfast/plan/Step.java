package dev.holdfast.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One step of a runbook. Every optional key of the YAML is here, so that the writer loses nothing.
///
/// @param text the one-sentence explanation under the title
/// @param after ids that must be settled first; absent = the step before it in the phase; empty =
///   starts with the phase
/// @param requires ids, of any phase, that must be *verified* before this starts
/// @param when skip unless this check passes
/// @param forEach a list: the step happens once for each item, as `step[item]`
/// @param until id of the step that lifts the temporary state this one makes
/// @param effect the plan may raise an action's effect class
/// @param gate whether the phase waits for it
/// @param modes which kinds of run it belongs to
/// @param clears what debt it clears, such as `rotation-debt`
/// @param brings ids of components that this step brings back
/// @param rehearse what the simulated estate does for a script or a person (facts for the
///   rehearsal, such as `takes`, `restores`)
public record Step(
    String id,
    String title,
    @Nullable String text,
    StepBody body,
    @Nullable String owner,
    Optional<List<String>> after,
    List<String> requires,
    @Nullable CheckUse when,
    @Nullable Object forEach,
    @Nullable String until,
    @Nullable Duration timeout,
    Retry retry,
    OnFailure onFailure,
    @Nullable Duration estimate,
    DrillRule drill,
    Modes modes,
    boolean gate,
    @Nullable EffectClass effect,
    List<CheckUse> verify,
    @Nullable String clears,
    List<String> brings,
    Map<String, Object> rehearse,
    List<Source> source,
    Position at) {
  public Step {
    after = after.map(List::copyOf);
    requires = List.copyOf(requires);
    verify = List.copyOf(verify);
    brings = List.copyOf(brings);
    rehearse = Map.copyOf(rehearse);
    source = List.copyOf(source);
  }

  /// The same as a drill sends it: what it does, and what it looks at where it acts, goes along to
  /// where the plan redirects it.
  public Step inDrill() {
    if (drill.does() != DrillRule.Does.REDIRECT || !(body instanceof StepBody.Action action)) {
      return this;
    }
    var stated = action.target();
    var there = new StepBody.Action(action.action(), drill.where(stated), action.with());
    return new Step(
        id,
        title,
        text,
        there,
        owner,
        after,
        requires,
        when == null ? null : along(when, stated),
        forEach,
        until,
        timeout,
        retry,
        onFailure,
        estimate,
        drill,
        modes,
        gate,
        effect,
        verify.stream().map(use -> along(use, stated)).toList(),
        clears,
        brings,
        rehearse,
        source,
        at);
  }

  private CheckUse along(CheckUse use, @Nullable String stated) {
    return use.target() != null && use.target().equals(stated) ? use.at(drill.where(stated)) : use;
  }

  /// Automatic repeats of a call that is harmless to repeat.
  public record Retry(int times, Duration pause) {
    public static final Retry NONE = new Retry(0, Duration.ZERO);
  }

  /// What a failure leads to.
  ///
  /// @param step where `goto` goes: a later step
  public record OnFailure(Then then, @Nullable String step) {
    public enum Then {
      /// The default: reads of an assessment go on, everything else asks.
      UNSTATED,
      ASK,
      STOP,
      CONTINUE,
      GOTO
    }

    public static final OnFailure UNSTATED = new OnFailure(Then.UNSTATED, null);
  }

  /// What a drill does with it.
  ///
  /// @param target where `redirect` sends it
  public record DrillRule(Does does, @Nullable String target) {
    public enum Does {
      /// Reads run, every other class is skipped and listed.
      UNSTATED,
      RUN,
      SKIP,
      REDIRECT
    }

    public static final DrillRule UNSTATED = new DrillRule(Does.UNSTATED, null);

    /// Where it goes in a drill.
    ///
    /// @param stated where it goes otherwise
    public @Nullable String where(@Nullable String stated) {
      return does == Does.REDIRECT ? target : stated;
    }
  }

  /// Drill-only and incident-only steps.
  public enum Modes {
    ANY,
    DRILL_ONLY,
    INCIDENT_ONLY
  }
}
