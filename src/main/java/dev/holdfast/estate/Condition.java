package dev.holdfast.estate;

/// What a sensed thing is at a moment. Order: from good to bad.
public enum Condition {
  /// Seen passing, and not too long ago.
  PASSING,
  /// Stands by for a recovery; neither good nor bad.
  STANDBY,
  /// Never read, read too long ago, or read without an answer.
  UNKNOWN,
  /// Seen failing, and not too long ago.
  FAILING;

  /// The word in JSON and on screens.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
