package dev.holdfast.runbook;

import dev.holdfast.incident.Circumstances;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.StepBody;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Whether anything may leave the laptop, as the run's record has it, and how steps wait while it
/// may not.
final class Traffic {
  /// Code of the problem of what was not sent because the run is offline.
  static final String STOPPED = "run.offline";

  /// The word for a need of the network.
  static final String NEED = "online";

  private final Ledger ledger;
  private final Clock clock;

  Traffic(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  boolean stopped() {
    return ledger.read(Fold::isOffline);
  }

  /// Why nothing goes out; empty while it may.
  Optional<Problem> refusal() {
    return Optional.ofNullable(ledger.read(fold -> fold.circumstances().offline()))
        .map(Traffic::problem);
  }

  private static Problem problem(Circumstances.Offline offline) {
    return Problem.of(
        STOPPED,
        "Offline since %s by %s: nothing leaves this laptop"
            .formatted(offline.since().truncatedTo(ChronoUnit.SECONDS), offline.by()),
        "It was not sent",
        "go online again: F8, or `holdfast online INCIDENT`");
  }

  /// Whether a step reaches out before a person is asked anything.
  static boolean leaves(Outline.Node node) {
    var step = node.body();
    if (step.when() != null) return true;
    return switch (step.body()) {
      case StepBody.Action _ -> step.forEach() == null || node.item() != null;
      case StepBody.Wait wait -> wait.check() != null;
      case StepBody.Ask _, StepBody.Approve _, StepBody.Decide _, StepBody.Run _ -> false;
    };
  }

  /// Lets a step wait until the run is online again. What is in doubt stays that.
  ///
  /// @return whether it waits
  boolean holds(Outline.Node node) {
    var refusal = refusal();
    if (refusal.isEmpty()) return false;
    wait(node, refusal.get());
    return true;
  }

  void wait(Outline.Node node, Problem why) {
    var record = ledger.read(fold -> fold.step(node.name()));
    if (record.status() == StepStatus.IN_DOUBT || record.undoing()) return;
    var data = Facts.with(node.name(), "need", NEED);
    data.put("name", "");
    data.put("ask", why.what() + ". This step would reach out, so it waits");
    ledger.recordOpen("step.needs", data);
  }

  /// Keeps a look at the outside waiting while the run is offline.
  ///
  /// @return how long it waited
  Duration rest(Outline.Node node, Pulse pulse, Duration poll) throws InterruptedException {
    if (!stopped()) return Duration.ZERO;
    var began = clock.now();
    pulse.progress("offline: not looked at until it is online again");
    while (stopped() && !pulse.cancelled()) clock.sleep(poll);
    return Duration.between(began, clock.now());
  }
}
