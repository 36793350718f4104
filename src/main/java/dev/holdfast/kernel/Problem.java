package dev.holdfast.kernel;

/// What went wrong, in the words of the person who has to deal with it.
///
/// @param code stable, for scripts and searches, such as `aws.access-denied`
/// @param what what happened and where
/// @param why why it matters now
/// @param next what to do about it
public record Problem(String code, String what, String why, String next) {
  public static Problem of(String code, String what, String why, String next) {
    return new Problem(code, what, why, next);
  }

  /// All three sentences in one line.
  public String text() {
    var text = new StringBuilder(what);
    if (!why.isEmpty()) text.append(" (").append(why).append(')');
    if (!next.isEmpty()) text.append(": ").append(next);
    return text.toString();
  }
}
