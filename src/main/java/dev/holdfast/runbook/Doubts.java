package dev.holdfast.runbook;

import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.EffectClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What follows when nobody knows whether an effect took place: looks, and goes on by itself where
/// the class of the effect makes that harmless.
final class Doubts {
  private static final int TRIES = 3;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final Clock clock;
  private final RightPlace rightPlace;
  private final Verification verification;

  Doubts(Ledger ledger, Clock clock, RightPlace rightPlace, Verification verification) {
    this.ledger = ledger;
    this.clock = clock;
    this.rightPlace = rightPlace;
    this.verification = verification;
  }

  /// After an answer that did not come.
  ///
  /// @param tries how often it was sent
  /// @return what to send it with once more, under the same key; empty = it is not sent again
  Optional<Preview> settle(StepWork.Prepared prepared, Preview preview, Pulse pulse, int tries)
      throws InterruptedException {
    if (prepared.effect() == EffectClass.DANGEROUS || prepared.effect() == EffectClass.READS) {
      look(prepared, preview, pulse);
      return Optional.empty();
    }
    var probe = once(prepared, preview);
    if (probe.verdict() != Probe.Verdict.DID_NOT_HAPPEN) {
      record(prepared, probe);
      if (probe.verdict() == Probe.Verdict.HAPPENED && !pulse.cancelled()) {
        goOn(prepared, probe, pulse);
      }
      return Optional.empty();
    }
    if (!pulse.cancelled() && tries < TRIES) {
      var now = unchanged(prepared, preview);
      if (now.isPresent()) {
        record(prepared, probe);
        return now.filter(_ -> inDoubt(prepared));
      }
    }
    look(prepared, preview, pulse);
    return Optional.empty();
  }

  /// After a restart. The credential or the endpoint may be another one than before, so that the
  /// place is read again before an absence is believed or anything is sent.
  ///
  /// @return what to send it with once more
  Optional<Preview> takeUp(StepWork.Prepared prepared, Preview preview, Pulse pulse)
      throws InterruptedException {
    return elsewhere(prepared) ? Optional.empty() : settle(prepared, preview, pulse, 1);
  }

  /// Because a person wants to know.
  void lookAgain(StepWork.Prepared prepared, Preview preview, Pulse pulse)
      throws InterruptedException {
    if (!elsewhere(prepared)) look(prepared, preview, pulse);
  }

  /// Keeps what a change gave that happened and whose answer was lost.
  void outputs(StepWork.Prepared prepared, Preview preview) {
    if (elsewhere(prepared)) return;
    var probe = once(prepared, preview);
    if (!probe.outputs().isEmpty()) record(prepared, probe);
  }

  private boolean elsewhere(StepWork.Prepared prepared) {
    var doubt = rightPlace.doubt(prepared);
    doubt.ifPresent(why -> record(prepared, unknown(prepared, "cannot look: " + why)));
    return doubt.isPresent();
  }

  /// Looks until what is seen can be believed: something that was sent may still be on its way, and
  /// until it has surely arrived an absence proves nothing.
  void look(StepWork.Prepared prepared, Preview preview, Pulse pulse) throws InterruptedException {
    var sure = surelyArrived(prepared);
    var said = List.<String>of();
    while (true) {
      var probe = once(prepared, preview);
      var left = Duration.between(clock.now(), sure);
      if (probe.verdict() != Probe.Verdict.DID_NOT_HAPPEN || !left.isPositive()) {
        record(prepared, probe);
        return;
      }
      var early = tooEarly(probe, sure);
      if (!early.seen().equals(said)) record(prepared, early);
      said = early.seen();
      if (pulse.stopped() || !inDoubt(prepared)) return;
      clock.sleep(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
      if (pulse.stopped() || !inDoubt(prepared)) return;
    }
  }

  private Instant surelyArrived(StepWork.Prepared prepared) {
    var now = clock.now();
    var sent = ledger.read(fold -> fold.step(prepared.node().name()).intentAt()).orElse(now);
    return (sent.isAfter(now) ? now : sent).plus(prepared.action().mayArriveWithin());
  }

  private static Probe tooEarly(Probe probe, Instant sure) {
    var seen = new ArrayList<>(probe.seen());
    seen.add("what was sent may still arrive until %s: looking again".formatted(sure));
    return new Probe(Probe.Verdict.UNKNOWN, probe.looked(), seen, Map.of());
  }

  private boolean inDoubt(StepWork.Prepared prepared) {
    var name = prepared.node().name();
    return ledger.read(fold -> fold.step(name).status()) == StepStatus.IN_DOUBT;
  }

  private Probe once(StepWork.Prepared prepared, Preview preview) {
    try {
      return prepared.action().probe(prepared.call(), preview);
    } catch (ProblemException e) {
      return unknown(prepared, "cannot look: " + e.problem().text());
    }
  }

  private static Probe unknown(StepWork.Prepared prepared, String why) {
    return new Probe(
        Probe.Verdict.UNKNOWN, List.of(prepared.spec().name()), List.of(why), Map.of());
  }

  private void record(StepWork.Prepared prepared, Probe probe) {
    ledger.record("step.probed", Facts.probe(prepared.node().name(), probe));
  }

  /// What it would be sent with now, if the state is still the one it was meant for.
  private static Optional<Preview> unchanged(StepWork.Prepared prepared, Preview preview) {
    try {
      var now = prepared.action().preview(prepared.call());
      return now.now().equals(preview.now()) ? Optional.of(now) : Optional.empty();
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private void goOn(StepWork.Prepared prepared, Probe probe, Pulse pulse)
      throws InterruptedException {
    var node = prepared.node();
    var data = Facts.with(node.name(), "happened", true);
    data.put("because", "seen by a probe: " + String.join("; ", probe.seen()));
    data.put("by", "Holdfast");
    data.put("outputs", Facts.plain(probe.outputs()));
    if (ledger.recordWhile(StepStatus.IN_DOUBT, "step.resolved", data)) {
      verification.finish(node, pulse);
    }
  }
}
