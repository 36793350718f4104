package dev.holdfast.incident;

/// Where a step stands.
public enum StepStatus {
  PLANNED("planned"),
  READY("ready"),
  WAITING("waiting"),
  IN_FLIGHT("in-flight"),
  DONE("done"),
  FAILED("failed"),
  IN_DOUBT("in-doubt"),
  SKIPPED("skipped"),
  UNDONE("undone"),
  BLOCKED("blocked");

  private final String word;

  StepStatus(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /// Done or left out on purpose: what comes after it may go on.
  public boolean settled() {
    return this == DONE || this == SKIPPED || this == UNDONE;
  }
}
