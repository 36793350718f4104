package dev.holdfast.plan;

/// A place in a file of the plan, line and column from 1.
public record Position(String file, int line, int column) {
  public static final Position NOWHERE = new Position("", 0, 0);

  /// Empty where the finding is about no place in a file.
  @Override
  public String toString() {
    if (equals(NOWHERE)) return "";
    return file + ":" + line + ":" + column;
  }
}
