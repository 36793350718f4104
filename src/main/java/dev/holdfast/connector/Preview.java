package dev.holdfast.connector;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an action would do, read just before it is done.
///
/// @param does one sentence, present tense
/// @param request the exact resolved request, secrets as tags
/// @param now the state it would change, as short `label: value` facts; compared again just before
///   the effect
/// @param after the same facts afterwards
/// @param touches how many things are touched, in words ("1 service; nothing replaced")
/// @param confirm the name a person types before a dangerous step
/// @param undo the action that would put back what was here
/// @param done true when the state wanted is already there
public record Preview(
    String does,
    Map<String, Object> request,
    Map<String, String> now,
    Map<String, String> after,
    String touches,
    String confirm,
    Optional<Undo> undo,
    boolean done,
    List<String> warnings) {
  public Preview {
    request = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(request));
    now = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(now));
    after = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(after));
    warnings = List.copyOf(warnings);
  }

  /// An action that puts back exactly what this one changes.
  ///
  /// @param args as a plan would write them
  /// @param says what exactly it puts back
  public record Undo(String action, String target, Map<String, Object> args, String says) {
    public Undo {
      args = Map.copyOf(args);
    }
  }
}
