package dev.holdfast.runbook;

/// Who is at a run.
public enum Standing {
  /// A process drives it.
  DRIVEN,
  /// Nobody drives it; the last process let it go in order.
  LEFT,
  /// Nobody drives it; the last process did not end in order.
  INTERRUPTED,
  /// Nobody has to drive it.
  OVER
}
