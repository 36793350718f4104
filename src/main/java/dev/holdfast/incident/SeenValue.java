package dev.holdfast.incident;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What counts as a value that a person saw, in a run as in a walkthrough.
public final class SeenValue {
  /// Words that say that somebody looked, not what they saw.
  private static final Set<String> TICKS =
      Set.of("checked", "check", "ticked", "tick", "done", "verified", "x", "\u2713", "\u2714");

  /// Words that agree. They are an answer to a question that can be answered with yes, and to no
  /// other.
  private static final Set<String> YESES =
      Set.of("yes", "y", "ok", "okay", "good", "fine", "true", "right", "correct", "as expected");

  /// Words that leave open whether a thing is as it should be.
  private static final Set<String> NOES =
      Set.of("no", "not", "nope", "not ok", "false", "fail", "fails", "failed", "broken", "down");

  private static final Pattern YES_OR_NO =
      Pattern.compile(
          "(?i)^(is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|must|may)"
              + "\\b[^?]*\\?$");

  private SeenValue() {}

  /// Why something is no value that was seen.
  ///
  /// @param next what to say instead
  public record Complaint(String what, String next) {}

  /// What is wrong with it as the value seen of something.
  ///
  /// @param ask the question that it answers; empty where a value is to be stated anyhow
  public static Optional<Complaint> wrong(String ask, String value) {
    var word = bare(value);
    var agrees = YESES.contains(word) && !YES_OR_NO.matcher(ask.strip()).matches();
    if (!word.isEmpty() && !TICKS.contains(word) && !agrees) return Optional.empty();
    return Optional.of(
        new Complaint(
            "'%s' says that somebody looked, not what was seen".formatted(value.strip()),
            "state the value you saw, such as '200 in 40 ms' or '3 of 3 rows'"));
  }

  /// Whether it is only a no, which can be read both ways: of the thing, or of the question.
  public static boolean isNo(String value) {
    return NOES.contains(bare(value));
  }

  /// What is said without the marks around it: `NO!` is no other word, and `?` is none.
  private static String bare(String value) {
    return value.toLowerCase(Locale.ROOT).replaceAll("^[\\p{P}\\s]+|[\\p{P}\\s]+$", "");
  }
}
