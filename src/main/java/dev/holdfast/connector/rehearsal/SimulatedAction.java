package dev.holdfast.connector.rehearsal;

import dev.holdfast.connector.Action;
import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An action that acts on the simulated estate instead of the outside.
final class SimulatedAction implements Action {
  private static final Duration LOOK = Duration.ofSeconds(15);

  private final SimulatedEstate estate;
  private final ActionSpec spec;
  private final Deed deed;

  SimulatedAction(SimulatedEstate estate, ActionSpec spec, Deed deed) {
    this.estate = estate;
    this.spec = spec;
    this.deed = deed;
  }

  @Override
  public ActionSpec spec() {
    return spec;
  }

  @Override
  public Preview preview(Call call) {
    return estate.locked(() -> plan(call).preview(call.args().sorted()));
  }

  private Change plan(Call call) {
    var scene = new Scene(estate, call, spec.params());
    var target = scene.target();
    var worldwide = spec.name().startsWith("aws.route53.");
    if (!target.isEmpty() && !worldwide && !estate.health().reachable(target)) {
      throw new ProblemException(
          Problem.of(
              "rehearsal.unreachable",
              target + " does not answer",
              "the disaster of this rehearsal has cut it off",
              "go on where the plan's other places are"));
    }
    return deed.plan(scene);
  }

  @Override
  public Outcome perform(Call call, Preview preview) {
    try {
      var surprise =
          spec.effect().changes()
              ? estate.locked(() -> estate.surpriseFor(call.step()))
              : Optional.<Surprise>empty();
      if (surprise.isPresent()) {
        switch (surprise.get().kind()) {
          case THROTTLED -> {
            return refused("throttled", "Too many requests: the call was refused", "try again");
          }
          case DENIED -> {
            return refused("denied", "Access denied", "use another credential, or try again");
          }
          case CUT_BEFORE -> {
            return cut("The connection was lost while the request was sent");
          }
          case CUT_AFTER, FAILS -> {}
        }
      }
      var change = estate.locked(() -> plan(call));
      if (!await(call, estate.clock().now().plus(change.before))) {
        return cut("It was stopped while it ran");
      }
      var fails = surprise.filter(found -> found.kind() == Surprise.Kind.FAILS).isPresent();
      estate.locked(
          () -> {
            estate.effects().put(call.key(), Json.plainMap(change.effect.get()));
            if (fails) fail(change);
            return true;
          });
      if (!settled(call, change)) return cut("It was stopped while it was under way");
      if (fails) {
        return refused("failed", "The call was accepted, and what it started failed", "try again");
      }
      var outputs = finish(call, change);
      if (surprise.isPresent()) return cut("The connection was lost before the answer came");
      return new Outcome.Done(evidence(change, outputs), outputs);
    } catch (ProblemException e) {
      return new Outcome.Refused(e.problem());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return cut("It was interrupted");
    }
  }

  private Map<String, Object> finish(Call call, Change change) {
    return estate.locked(
        () -> {
          var outputs = new TreeMap<>(estate.effects().getOrDefault(call.key(), Map.of()));
          outputs.putAll(Json.plainMap(change.late.get()));
          var all = estate.perform(call.step(), outputs);
          estate.effects().put(call.key(), all);
          return Map.copyOf(all);
        });
  }

  private void fail(Change change) {
    if (change.subject == null) return;
    estate.things().forget(change.subject);
    estate.things().set(change.subject, Map.of("status", "failed", "health", "failed"));
  }

  private static String evidence(Change change, Map<String, Object> outputs) {
    var seen = new StringBuilder(change.does);
    outputs.forEach((name, value) -> seen.append("; ").append(name).append(' ').append(value));
    return seen.length() > 400 ? seen.substring(0, 400) : seen.toString();
  }

  private boolean await(Call call, Instant until) throws InterruptedException {
    while (estate.clock().now().isBefore(until)) {
      if (call.watch().cancelled()) return false;
      var left = Duration.between(estate.clock().now(), until);
      estate.clock().sleep(left.compareTo(LOOK) < 0 ? left : LOOK);
    }
    return true;
  }

  private boolean settled(Call call, Change change) throws InterruptedException {
    var said = "";
    while (true) {
      var goingOn = estate.locked(change.pending);
      if (goingOn.isEmpty()) return true;
      if (!goingOn.get().equals(said)) call.watch().progress(goingOn.get());
      said = goingOn.get();
      if (call.watch().cancelled()) return false;
      estate.clock().sleep(LOOK);
    }
  }

  private static Outcome refused(String code, String what, String next) {
    return new Outcome.Refused(
        Problem.of("rehearsal." + code, what, "the rehearsal throws this in", next));
  }

  private static Outcome cut(String what) {
    return new Outcome.InDoubt(
        Problem.of(
            "rehearsal.in-doubt",
            what,
            "whether it took effect is not known",
            "look at the estate before anything is repeated"));
  }

  /// What it does is in the estate before it returns.
  @Override
  public Duration mayArriveWithin() {
    return Duration.ZERO;
  }

  @Override
  public Probe probe(Call call, Preview preview) {
    return estate.locked(
        () -> {
          var looked = List.of("the record of effects in the simulated estate");
          var effect = estate.effects().get(call.key());
          if (effect == null) {
            return new Probe(
                Probe.Verdict.DID_NOT_HAPPEN,
                looked,
                List.of("nothing under the key of this attempt"),
                Map.of());
          }
          return new Probe(
              Probe.Verdict.HAPPENED,
              looked,
              List.of("the effect of this attempt is there"),
              effect);
        });
  }
}
