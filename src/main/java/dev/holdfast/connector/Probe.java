package dev.holdfast.connector;

import java.util.List;
import java.util.Map;

/// What a read-only look found out about an attempt whose outcome is not known.
///
/// @param looked what was looked at
/// @param seen what was seen, one line each
/// @param outputs the outputs where it happened and is ours
public record Probe(
    Verdict verdict, List<String> looked, List<String> seen, Map<String, Object> outputs) {
  public Probe {
    looked = List.copyOf(looked);
    seen = List.copyOf(seen);
    outputs = Map.copyOf(outputs);
  }

  public enum Verdict {
    /// Positive evidence that this attempt took effect.
    HAPPENED,
    /// Positive evidence that nothing happened.
    DID_NOT_HAPPEN,
    /// Cannot be told apart.
    UNKNOWN
  }
}
