package dev.holdfast.connector;

import dev.holdfast.kernel.Problem;
import java.util.Map;

/// How an attempt ended.
public sealed interface Outcome {
  /// The other side accepted it. Whether it came true is for the verification to see.
  ///
  /// @param evidence what was seen, one line
  /// @param outputs by the names of the spec, as plain values
  record Done(String evidence, Map<String, Object> outputs) implements Outcome {
    public Done {
      outputs = Map.copyOf(outputs);
    }
  }

  /// Nothing changed, and we know it.
  record Refused(Problem problem) implements Outcome {
    /// Ends the code of a problem that says: not now, come again slower.
    public static final String TOO_FAST = ".throttled";

    /// The other side had no time for it; the same a little later may well be taken.
    public boolean tooFast() {
      return problem.code().endsWith(TOO_FAST);
    }
  }

  /// May have happened: look, never retry blindly.
  record InDoubt(Problem problem) implements Outcome {}
}
