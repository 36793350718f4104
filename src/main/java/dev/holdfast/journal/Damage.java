package dev.holdfast.journal;

/// Something in a journal's folder that does not verify.
///
/// @param file relative to what was verified
/// @param offset of the first byte that is not accounted for
/// @param kind what is wrong, in a few fixed words
public record Damage(String file, long offset, String kind) {
  static final String TORN = "torn tail";

  /// Whether a crash while writing explains it, so that opening for writing mends it.
  public boolean torn() {
    return kind.equals(TORN);
  }

  Damage under(String prefix) {
    return new Damage(prefix + file, offset, kind);
  }
}
