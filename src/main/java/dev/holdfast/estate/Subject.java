package dev.holdfast.estate;

import java.util.Set;

/// One thing that is sensed.
///
/// @param id of the component or item; `scenario/sign` for a detection sign
/// @param targets the plan's targets that a reading asks; a target is asked by few at a time
/// @param standby it is up only once a recovery has brought it up
public record Subject(
    Kind kind, String id, String title, Rhythm rhythm, Set<String> targets, boolean standby) {
  public Subject {
    targets = Set.copyOf(targets);
  }

  /// What a subject is in the plan.
  public enum Kind {
    COMPONENT,
    ITEM,
    SIGN;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// Unique over all kinds.
  public String key() {
    return kind.word() + ":" + id;
  }
}
