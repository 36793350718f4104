package dev.holdfast.incident;

/// Where a whole run stands.
public enum RunState {
  RUNNING("running"),
  PAUSED("paused"),
  WAITING("waiting"),
  IN_DOUBT("in-doubt"),
  RECOVERED("recovered"),
  FAILED("failed"),
  STOPPED("stopped"),
  CLOSED("closed");

  private final String word;

  RunState(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
