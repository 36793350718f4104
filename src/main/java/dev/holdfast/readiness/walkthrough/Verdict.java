package dev.holdfast.readiness.walkthrough;

import java.util.Arrays;
import java.util.Locale;

/// What a person says of an item that they looked at.
public enum Verdict {
  /// As it should be, with the value seen.
  RIGHT,
  /// Not as it should be, with the value seen.
  WRONG,
  /// It does not apply, with the reason.
  NOT_APPLICABLE;

  /// The word on record and in JSON.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Verdict of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst().orElse(WRONG);
  }
}
