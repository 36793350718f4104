package dev.holdfast.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that waits on a person, most urgent first in [Snapshot#needs()].
///
/// @param step step name, checklist item id, or input id
/// @param ask the question in one sentence
/// @param name what a confirm expects to be typed; for an input, the step that waits for it
/// @param deadline when its time box ends
/// @param ways what choices lead to, in words, where that is more than their names
/// @param place whether a confirm accepts a target whose identity cannot be read
/// @param secret whether the input is one that nobody may see
/// @param readings of a step that failed, the steps that only read what it works with: they may be
///   read again first
/// @param shown which showing a confirm or an approval is for, see [Shown#mark]; else empty
public record Need(
    String step,
    Kind kind,
    String ask,
    String name,
    List<String> choices,
    List<String> roles,
    @Nullable Instant since,
    @Nullable Instant deadline,
    Map<String, String> ways,
    boolean place,
    boolean secret,
    List<String> readings,
    String shown) {
  public Need {
    ways = Map.copyOf(ways);
    choices = List.copyOf(choices);
    roles = List.copyOf(roles);
    readings = List.copyOf(readings);
  }

  /// One that confirms nothing that was shown.
  public Need(
      String step,
      Kind kind,
      String ask,
      String name,
      List<String> choices,
      List<String> roles,
      @Nullable Instant since,
      @Nullable Instant deadline,
      Map<String, String> ways,
      boolean place,
      boolean secret,
      List<String> readings) {
    this(step, kind, ask, name, choices, roles, since, deadline, ways, place, secret, readings, "");
  }

  /// One that is neither about a target nor about a secret.
  public Need(
      String step,
      Kind kind,
      String ask,
      String name,
      List<String> choices,
      List<String> roles,
      @Nullable Instant since,
      @Nullable Instant deadline) {
    this(step, kind, ask, name, choices, roles, since, deadline, false, false);
  }

  /// One whose choices speak for themselves, and that has nothing to be read again.
  public Need(
      String step,
      Kind kind,
      String ask,
      String name,
      List<String> choices,
      List<String> roles,
      @Nullable Instant since,
      @Nullable Instant deadline,
      boolean place,
      boolean secret) {
    this(
        step, kind, ask, name, choices, roles, since, deadline, Map.of(), place, secret, List.of());
  }

  /// The step that waits; an input is asked of the step that [#name()] names. Empty for an item.
  public String waiting() {
    return switch (kind) {
      case INPUT -> name;
      case TICK -> "";
      case ANSWER, CONFIRM, APPROVE, DECIDE, RETRY, RESOLVE, UNLOCK, ONLINE -> step;
    };
  }

  /// Whether that step waits for it; steps, items and inputs may have the same ids.
  public boolean of(String step) {
    return !step.isEmpty() && waiting().equals(step);
  }

  public enum Kind {
    ANSWER,
    CONFIRM,
    APPROVE,
    DECIDE,
    RETRY,
    RESOLVE,
    TICK,
    INPUT,
    /// The vault is locked, and the step names a credential that it may hold.
    UNLOCK,
    /// The run is offline, and the step would reach out.
    ONLINE;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
