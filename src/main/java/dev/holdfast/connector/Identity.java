package dev.holdfast.connector;

import java.time.Instant;
import java.util.List;

/// Plan says / it is, read from the target itself.
///
/// @param credential which credential answered, in words ("profile aws-prod")
/// @param why where it cannot be read: why
public record Identity(
    Verdict verdict, List<Line> lines, String credential, String why, Instant read) {
  /// Code of the problem of a target that is another one than the plan says.
  public static final String WRONG_PLACE = "target.wrong-place";

  public Identity {
    lines = List.copyOf(lines);
  }

  public record Line(String label, String planSays, String itIs) {
    public boolean same() {
      return planSays.equals(itIs);
    }
  }

  public enum Verdict {
    SAME,
    DIFFERENT,
    /// The identity cannot be read, or the plan states none: a person and a reason are needed.
    UNREADABLE
  }
}
