package dev.holdfast.runbook;

import dev.holdfast.kernel.Problem;

/// Problems of the engine itself.
final class Problems {
  static final Problem NOT_STARTED =
      Problem.of("step.not-started", "The step was not started", "", "retry it");

  private Problems() {}

  static Problem broken(Throwable cause) {
    return Problem.of(
        "holdfast.broken",
        "Holdfast itself failed: " + cause,
        "Whether the request took effect is not known",
        "look at the target before deciding");
  }

  static Problem refused(String what, String next) {
    return Problem.of("command.refused", what, "It was not taken, and changed nothing", next);
  }

  /// Why nobody can say how an attempt ended.
  static Problem atWork(String step, String what) {
    return Problem.of(
        "step.at-work",
        "%s has not ended: %s".formatted(step, what),
        "What it does until its end is not known yet, and a second one beside it could undo or double it",
        "wait for its end, which is then told; or end it with all that it started (`kill -- -PROCESS`), and look again");
  }

  /// What a person said of an effect in doubt.
  static Problem didNotHappen(String because, String by) {
    return Problem.of(
        "step.did-not-happen",
        "It did not happen: " + because,
        "Stated by " + by,
        "send it again, or skip it with a reason");
  }

  static Problem notSo(String text, String by) {
    return Problem.of(
        "step.not-so",
        "It is not so: " + text.strip(),
        "Stated by " + by,
        "answer again once it is, or skip it with a reason");
  }
}
