package dev.holdfast.journal;

/// Something in a journal's folder that does not verify.
///
/// @param file relative to what was verified
/// @param offset of the first byte that is not accounted for
/// @param kind what is wrong, in a few fixed words
public record Damage(String file, long offset, String kind) {
  static final String TORN = "torn tail";
  static final String LEFT_OVER = "left over";
  static final String UNSIGNED = "the close is not signed";

  /// Whether a crash while writing explains it, so that opening for writing mends it.
  public boolean crash() {
    return kind.equals(TORN) || kind.equals(LEFT_OVER) || kind.equals(UNSIGNED);
  }

  /// In one line, with what becomes of it.
  public String says() {
    var place = "%s, byte %d: %s".formatted(file, offset, kind);
    return switch (kind) {
      case TORN -> place + ", as a crash leaves it: put aside when the incident is opened again";
      case LEFT_OVER -> place + ", as a crash leaves it: noted when the incident is opened again";
      case UNSIGNED -> place + ", as a crash leaves it: signed when a run is opened again";
      default -> place;
    };
  }

  Damage under(String prefix) {
    return new Damage(prefix + file, offset, kind);
  }
}
