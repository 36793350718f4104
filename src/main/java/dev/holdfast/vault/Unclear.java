package dev.holdfast.vault;

/// Something that another program put into an entry and that is not understood. It is said wherever
/// the entry is, so that a slip of the pen opens nothing.
///
/// @param what a sentence without its full stop
/// @param weight what follows from it
public record Unclear(String what, Weight weight) {
  /// What follows from it.
  public enum Weight {
    /// It is said; the entry is used as far as it is understood.
    SAID,
    /// The entry is handed to nothing, tried nowhere and not replaced until it is corrected.
    WITHHELD
  }

  static Unclear said(String what) {
    return new Unclear(what, Weight.SAID);
  }

  static Unclear withheld(String what) {
    return new Unclear(what, Weight.WITHHELD);
  }
}
