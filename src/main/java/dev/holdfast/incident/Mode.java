package dev.holdfast.incident;

/// How a scenario is run.
public enum Mode {
  LIVE,
  DRILL,
  REHEARSAL;

  /// The word in JSON and on the command line.
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
