package dev.holdfast.plan;

/// One fault of a plan or an estate.
///
/// @param code stable, such as `unknown-key`
/// @param why why it matters during an outage
/// @param fix what to do
public record Finding(
    String code, Severity severity, Position at, String message, String why, String fix) {
  /// The message with its place before it, where it has one.
  public String sentence() {
    return at.equals(Position.NOWHERE) ? message : at + " " + message;
  }

  public enum Severity {
    ERROR,
    WARNING,
    NOTE
  }
}
