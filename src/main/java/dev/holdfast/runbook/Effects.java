package dev.holdfast.runbook;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.incident.ProblemData;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.EffectClass;
import dev.holdfast.plan.Step;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Intent, act, outcome. Before anything leaves the laptop the intent is on disk; what follows
/// depends on the effect class when the outcome is not known.
final class Effects {
  private static final int TRIES = 3;
  private static final Duration LEAST = Duration.ofMinutes(10);
  private static final Duration TOO_FAST = Duration.ofSeconds(2);

  private final Ledger ledger;
  private final Clock clock;
  private final Deadlines deadlines;
  private final Verification verification;
  private final Doubts doubts;
  private final Failures failures;
  private final Runnable effectDone;

  /// @param effectDone told after each effect, so that a simulated estate can be kept
  Effects(
      Ledger ledger,
      Clock clock,
      Deadlines deadlines,
      Verification verification,
      Doubts doubts,
      Failures failures,
      Runnable effectDone) {
    this.ledger = ledger;
    this.clock = clock;
    this.deadlines = deadlines;
    this.verification = verification;
    this.doubts = doubts;
    this.failures = failures;
    this.effectDone = effectDone;
  }

  /// A read: on record, at most three tries by itself.
  void read(StepWork.Prepared prepared, Pulse pulse) throws InterruptedException {
    var node = prepared.node();
    Outcome outcome = new Outcome.Refused(Problems.NOT_STARTED);
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      var intent = Facts.with(node.name(), "attempt", prepared.call().attempt());
      intent.put("effect", "reads");
      intent.put("action", prepared.spec().name());
      intent.put("request", Facts.plain(prepared.call().args().sorted()));
      intent.put("deadline", deadlines.of(prepared).toString());
      if (attempt == 1 && !ledger.recordIntent(intent)) return;
      outcome = perform(prepared, Optional.empty(), pulse);
      if (!(outcome instanceof Outcome.InDoubt) || pulse.cancelled()) break;
    }
    switch (outcome) {
      case Outcome.Done done -> accepted(prepared, done.evidence(), done.outputs(), pulse);
      case Outcome.Refused refused -> failures.fail(node, refused.problem(), EffectClass.READS);
      case Outcome.InDoubt doubt -> failures.fail(node, doubt.problem(), EffectClass.READS);
    }
  }

  /// A change.
  ///
  /// @param identity what was read of the place just before
  void act(StepWork.Prepared first, Preview seen, Optional<Identity> identity, Pulse pulse)
      throws InterruptedException {
    var prepared = first;
    var preview = seen;
    var refusals = 0;
    for (int tries = 1; ; tries++) {
      if (!intend(prepared, preview, tries == 1 ? identity : Optional.empty(), false)) return;
      var outcome = perform(prepared, Optional.of(preview), pulse);
      effectDone.run();
      switch (outcome) {
        case Outcome.Done done -> {
          accepted(prepared, done.evidence(), done.outputs(), pulse);
          return;
        }
        case Outcome.Refused refused -> {
          result(prepared, "refused", refused.problem());
          var pause = pause(prepared, refused, refusals++);
          var unsent = Gate.unsent(refused.problem());
          if (unsent || pause.isEmpty() || pulse.cancelled()) {
            failures.fail(prepared.node(), refused.problem(), prepared.effect());
            return;
          }
          clock.sleep(pause.get());
          prepared = again(prepared);
        }
        case Outcome.InDoubt doubt -> {
          result(prepared, "in-doubt", doubt.problem());
          var again = doubts.settle(prepared, preview, pulse, tries);
          if (again.isEmpty()) return;
          preview = again.get();
        }
      }
    }
  }

  /// Goes on with what an earlier start of Holdfast began and what is still at work on this laptop:
  /// the same attempt, which nobody decides on while it lasts.
  ///
  /// @return false when nothing of it is at work
  boolean attend(StepWork.Prepared prepared, Preview preview, Pulse pulse)
      throws InterruptedException {
    var atWork = prepared.action().atWork(prepared.call());
    if (atWork.isEmpty()) return false;
    var name = prepared.node().name();
    var deadline = ledger.read(fold -> fold.step(name).intendedDeadline());
    var left = deadline.map(until -> Duration.between(clock.now(), until));
    var late = left.isPresent() && !left.get().isPositive();
    // Nobody watched when its time was up: what is half done is not ended for that.
    var passed =
        late
            ? "; its time was up at %s while Holdfast was closed: it is waited for until it ends, or until the run is stopped"
                .formatted(deadline.get())
            : "";
    var data = Facts.with(name, "text", atWork.get() + passed);
    if (!late) deadline.ifPresent(until -> data.put("deadline", until.toString()));
    if (!ledger.recordWhile(StepStatus.IN_DOUBT, "step.reattached", data)) return true;
    Outcome outcome;
    try (Deadlines.AutoCloseableQuietly _ =
        late ? () -> {} : deadlines.within(left.orElse(patience(prepared)), pulse)) {
      outcome = prepared.action().attend(prepared.call(), preview).orElseThrow();
    } catch (ProblemException e) {
      outcome = new Outcome.InDoubt(e.problem());
    } finally {
      Thread.interrupted();
    }
    switch (outcome) {
      case Outcome.Done done -> accepted(prepared, done.evidence(), done.outputs(), pulse);
      case Outcome.Refused refused -> {
        result(prepared, "refused", refused.problem());
        failures.fail(prepared.node(), refused.problem(), prepared.effect());
      }
      case Outcome.InDoubt doubt -> {
        result(prepared, "in-doubt", doubt.problem());
        doubts.look(prepared, preview, pulse);
      }
    }
    return true;
  }

  private static Duration patience(StepWork.Prepared prepared) {
    return patience(prepared.node().body(), prepared.spec().usual());
  }

  /// How long to wait before a refused change is sent again; empty = it is not. As often as the
  /// plan says; and where the other side only had no time, a few times more, each after twice as
  /// long.
  private static Optional<Duration> pause(
      StepWork.Prepared prepared, Outcome.Refused refused, int refusals) {
    var retry = prepared.node().body().retry();
    if (refusals < retry.times()) return Optional.of(retry.pause());
    var again = refusals - retry.times();
    return refused.tooFast() && prepared.effect() != EffectClass.DANGEROUS && again < TRIES
        ? Optional.of(TOO_FAST.multipliedBy(1L << again))
        : Optional.empty();
  }

  /// Puts back what an attempt changed, by the same path.
  ///
  /// @param identity what was read of the place just before
  /// @return what was seen of it; empty where it is not put back, which is on record
  Optional<String> undo(
      StepWork.Prepared prepared, Preview preview, Optional<Identity> identity, Pulse pulse)
      throws InterruptedException {
    if (!intend(prepared, preview, identity, true)) return Optional.empty();
    var outcome = perform(prepared, Optional.of(preview), pulse);
    effectDone.run();
    var name = prepared.node().name();
    switch (outcome) {
      case Outcome.Done done -> {
        return Optional.of(done.evidence());
      }
      case Outcome.Refused refused ->
          ledger.record("step.undo-failed", Facts.problem(name, refused.problem()));
      case Outcome.InDoubt doubt -> {
        result(prepared, "in-doubt", doubt.problem());
        doubts.look(prepared, preview, pulse);
      }
    }
    return Optional.empty();
  }

  /// One line, forced once: what nobody had to see before is told together with the intent.
  ///
  /// @return false when somebody else is at the step, and nothing may be sent
  private boolean intend(
      StepWork.Prepared prepared, Preview preview, Optional<Identity> identity, boolean undo) {
    var call = prepared.call();
    var data = Facts.preview(prepared.node().name(), preview, prepared.effect());
    data.put("attempt", call.attempt());
    data.put("key", call.key());
    data.put("action", prepared.spec().name());
    data.put("args", Facts.plain(call.args().sorted()));
    call.place().ifPresent(place -> data.put("target", place.id()));
    data.put("undo-of", undo);
    var putsBack = data.remove("undo");
    if (undo) {
      data.put("undo", true);
    } else {
      data.put("puts-back", putsBack == null ? Map.of() : putsBack);
    }
    identity.ifPresent(
        read -> {
          var place = Facts.identity(prepared.node().name(), read);
          place.remove("step");
          data.put("identity", place);
        });
    data.put("deadline", deadlines.of(prepared).toString());
    if (!ledger.recordIntent(data)) return false;
    if (prepared.effect() == EffectClass.DANGEROUS) ledger.sign();
    return true;
  }

  private Outcome perform(StepWork.Prepared prepared, Optional<Preview> preview, Pulse pulse) {
    try (var _ = deadlines.watch(prepared, pulse)) {
      return prepared
          .action()
          .perform(prepared.call(), preview.orElseGet(() -> NoPreview.of(prepared.spec())));
    } catch (ProblemException e) {
      return prepared.effect() == EffectClass.READS || Gate.unsent(e.problem())
          ? new Outcome.Refused(e.problem())
          : new Outcome.InDoubt(e.problem());
    } catch (RuntimeException e) {
      return new Outcome.InDoubt(Problems.broken(e, true));
    } finally {
      // A cancel may have interrupted the thread; what follows is on record before it ends.
      Thread.interrupted();
    }
  }

  private void result(StepWork.Prepared prepared, String result, Problem problem) {
    var data = Facts.with(prepared.node().name(), "result", result);
    data.put("attempt", prepared.call().attempt());
    data.put("problem", ProblemData.data(problem));
    ledger.record("step.outcome", data);
  }

  private void accepted(
      StepWork.Prepared prepared, String said, Map<String, Object> outputs, Pulse pulse)
      throws InterruptedException {
    pulse.answered();
    var node = prepared.node();
    var all = Facts.plain(outputs);
    var plain = Lengths.outputs(all);
    var evidence = Lengths.leftOut(all, plain) + said;
    if (prepared.spec().restores() && plain.get("recovery-point") instanceof String point) {
      ledger.record("run.recovery-point", Facts.with(node.name(), "point", point));
    }
    if (node.body().verify().isEmpty()) {
      var data = Facts.with(node.name(), "evidence", evidence);
      data.put("outputs", plain);
      data.put("verified", prepared.effect() == EffectClass.READS);
      ledger.record("step.done", data);
      return;
    }
    var data = Facts.with(node.name(), "result", "done");
    data.put("attempt", prepared.call().attempt());
    data.put("evidence", evidence);
    data.put("outputs", plain);
    ledger.record("step.outcome", data);
    verification.finish(node, pulse);
  }

  private static StepWork.Prepared again(StepWork.Prepared p) {
    var c = p.call();
    var attempt = c.attempt() + 1;
    var call =
        new Call(
            c.incident(),
            c.step(),
            attempt,
            Keys.of(c.incident(), c.step(), attempt),
            c.place(),
            c.args(),
            c.around(),
            c.watch());
    return new StepWork.Prepared(p.node(), p.spec(), p.effect(), p.action(), call);
  }

  /// How long a step may take to be accepted: what it states; else three times the usual, at least
  /// ten minutes. Where the time until it is seen to be done has room for all that it usually
  /// takes, it is the limit of both.
  static Duration patience(Step step, Duration usual) {
    var stated = step.timeout();
    if (stated != null) return stated;
    var three = atLeast(usual.multipliedBy(3));
    return step.verify().stream()
        .map(CheckUse::within)
        .filter(Objects::nonNull)
        .max(Duration::compareTo)
        .filter(within -> within.compareTo(takes(step, usual)) >= 0)
        .map(Effects::atLeast)
        .filter(within -> within.compareTo(three) < 0)
        .orElse(three);
  }

  private static Duration takes(Step step, Duration usual) {
    var estimate = step.estimate();
    return estimate == null || estimate.compareTo(usual) < 0 ? usual : estimate;
  }

  private static Duration atLeast(Duration one) {
    return one.compareTo(LEAST) < 0 ? LEAST : one;
  }
}
