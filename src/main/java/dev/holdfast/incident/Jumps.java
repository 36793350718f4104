package dev.holdfast.incident;

/// What a failed step leaves out because the plan goes on elsewhere (`on-failure: {goto: STEP}`).
public final class Jumps {
  private static final String FAILED = " failed: goes on at ";

  private Jumps() {}

  /// Why a step between the two is left out.
  public static String because(String from, String to) {
    return from + FAILED + to;
  }

  /// How a step that was left out for a failure stands: what had failed may be done by now, and
  /// nobody does the steps after it unless a person says so.
  static String evidence(Fold fold, StepRecord step) {
    var says = step.evidence;
    if (step.status() != StepStatus.SKIPPED || !step.leftOut) return says;
    var end = says.indexOf(FAILED);
    var from = end < 0 ? "" : says.substring(0, end);
    if (fold.outline().node(from) == null || fold.step(from).status() != StepStatus.DONE) {
      return says;
    }
    return says.replace(FAILED, " had failed: went on at ")
        + "; %s is done since: retry this one if it is still to be done".formatted(from);
  }
}
