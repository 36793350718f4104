package dev.holdfast.runbook;

import dev.holdfast.connector.Reading;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.Words;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.EffectClass;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Done means seen: polls the checks of a step until each passes and holds, or its time is up.
final class Verification {
  private static final Duration WITHIN = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final Checks checks;
  private final Clock clock;
  private final Failures failures;

  Verification(Ledger ledger, Checks checks, Clock clock, Failures failures) {
    this.ledger = ledger;
    this.checks = checks;
    this.clock = clock;
    this.failures = failures;
  }

  Reading readOnce(Outline.Node node, CheckUse use) {
    return checks.read(node, use);
  }

  /// Verifies and ends the step, one way or the other. A cancel leaves it as it is on record.
  void finish(Outline.Node node, Pulse pulse) throws InterruptedException {
    var uses = node.body().verify();
    var evidence = "";
    for (int i = 0; i < uses.size(); i++) {
      var reading = await(node, uses.get(i), i, pulse);
      if (reading == null) return;
      if (reading.state() != Reading.State.PASSING) {
        failures.fail(node, notSeen(uses.get(i), reading), EffectClass.DANGEROUS);
        return;
      }
      evidence = reading.value();
    }
    var data = Facts.with(node.name(), "verified", !uses.isEmpty());
    data.put(
        "evidence",
        uses.isEmpty()
            ? ledger.read(fold -> fold.step(node.name()).intent().isEmpty() ? "" : "accepted")
            : evidence);
    ledger.record("step.done", data);
  }

  /// Waits for one check; used by wait steps too.
  ///
  /// @return the last reading, or null when cancelled
  @Nullable Reading await(Outline.Node node, CheckUse use, int index, Pulse pulse)
      throws InterruptedException {
    var within = use.within() == null ? WITHIN : use.within();
    var holds = use.holds() == null ? Duration.ZERO : use.holds();
    var poll = use.every() == null ? POLL : use.every();
    var deadline = clock.now().plus(within);
    Instant passingSince = null;
    var said = "";
    while (true) {
      var reading = checks.read(node, use);
      var now = clock.now();
      var state = word(reading);
      if (!said.equals(state + reading.value())) {
        said = state + reading.value();
        record(node, use, index, reading);
      }
      if (reading.state() == Reading.State.PASSING) {
        if (passingSince == null) passingSince = now;
        if (!Duration.between(passingSince, now).minus(holds).isNegative()) return reading;
      } else {
        passingSince = null;
        if (now.isAfter(deadline)) return reading;
      }
      if (pulse.cancelled()) return null;
      clock.sleep(poll);
    }
  }

  private void record(Outline.Node node, CheckUse use, int index, Reading reading) {
    var data = Facts.with(node.name(), "index", index);
    data.put("says", Words.check(use));
    data.put("state", word(reading));
    data.put("value", reading.value());
    ledger.record("step.check", data);
  }

  private static String word(Reading reading) {
    return Facts.word(reading.state());
  }

  private static Problem notSeen(CheckUse use, Reading reading) {
    var within = use.within() == null ? WITHIN : use.within();
    return Problem.of(
        "step.not-verified",
        "%s was not seen within %s; seen: %s"
            .formatted(Words.check(use), Durations.words(within), reading.value()),
        "The request was accepted, but what it is for did not come true",
        "look at the target; retry, skip with a reason, or undo");
  }
}
