package dev.holdfast.runbook;

import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Holders;
import dev.holdfast.incident.StepRecord;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Problem;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Problems of the engine itself.
final class Problems {
  static final Problem NOT_STARTED =
      Problem.of("step.not-started", "The step was not started", "", "retry it");

  private Problems() {}

  /// The same, of a step as its record has it.
  static Problem broken(Throwable cause, StepRecord step) {
    return broken(cause, step.intentOpen() || step.status() == StepStatus.DONE);
  }

  /// Something that nobody foresaw, or this laptop's disk.
  ///
  /// @param sent whether the request may have left
  static Problem broken(Throwable cause, boolean sent) {
    var disk = disk(cause);
    return Problem.of(
        disk.isPresent() ? "disk.failed" : "holdfast.broken",
        disk.map("This laptop's disk failed: "::concat)
            .orElseGet(() -> "Holdfast itself failed: " + cause),
        sent ? "Whether the request took effect is not known" : "Nothing was sent",
        (disk.isPresent()
                ? "free space on the disk of the home, or mend what is wrong with it; then "
                : "")
            + (sent ? "look at the target before deciding" : "retry it"));
  }

  private static Optional<String> disk(@Nullable Throwable cause) {
    if (cause instanceof FileSystemException file) {
      var reason = file.getReason();
      return Optional.of(file.getFile() + (reason == null ? "" : ": " + reason));
    }
    if (cause instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
      var why = wrapped.getCause();
      // An interrupt closes what is being read: the disk has no part in it.
      if (why instanceof ClosedChannelException || why instanceof InterruptedIOException)
        return Optional.empty();
      return disk(why).or(() -> Optional.of(String.valueOf(why.getMessage())));
    }
    return Optional.empty();
  }

  static Problem refused(String what, String next) {
    return Problem.of("command.refused", what, "It was not taken, and changed nothing", next);
  }

  /// Why a step is not done again by itself.
  static Optional<Problem> held(Fold fold, String step) {
    var within = Holders.within(fold, step);
    if (!within.isEmpty()) {
      return Optional.of(
          refused(
              "%s has nothing to do by itself: all in it was left out".formatted(step),
              "retry what is to be done of " + String.join(", ", within)));
    }
    return Holders.leftOut(fold, step)
        .map(
            holder ->
                refused(
                    "%s stands in %s, which was left out as a whole".formatted(step, holder),
                    "retry " + holder));
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

  /// What a person said of an undo in doubt.
  static Problem notPutBack(String because, String by) {
    return Problem.of(
        "step.not-put-back",
        "It was not put back: " + because,
        "Stated by " + by,
        "undo it again, do the step again, or skip it with a reason");
  }

  static Problem notSo(String text, String by) {
    return Problem.of(
        "step.not-so",
        "It is not so: " + text.strip(),
        "Stated by " + by,
        "answer again once it is, or skip it with a reason");
  }
}
