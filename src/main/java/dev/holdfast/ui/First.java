package dev.holdfast.ui;

/// What the first frame shows.
///
/// @param plans where what it says about plans is from
public record First(Cockpit.Library library, Plans plans) {
  /// Where it is from.
  public enum Plans {
    /// All was read.
    READ,
    /// An index said it; it is read behind the first frame, which then shows what was read.
    INDEXED
  }
}
