package dev.holdfast.runbook;

import dev.holdfast.connector.Action;
import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Actions and checks that ask the gate each time before they reach out.
final class Gated {
  private Gated() {}

  private static void pass(Gate gate, String name, Call call) {
    gate.refusal(new Gate.Errand(name, call.place(), call.args()))
        .ifPresent(
            problem -> {
              throw new ProblemException(problem);
            });
  }

  /// An action; refused, it throws, and nothing was sent.
  ///
  /// @param gate the gate of the moment
  record Step(Action inner, Supplier<Gate> gate) implements Action {
    @Override
    public ActionSpec spec() {
      return inner.spec();
    }

    @Override
    public Preview preview(Call call) {
      pass(gate.get(), spec().name(), call);
      return inner.preview(call);
    }

    @Override
    public Outcome perform(Call call, Preview preview) {
      pass(gate.get(), spec().name(), call);
      return inner.perform(call, preview);
    }

    @Override
    public Duration mayArriveWithin() {
      return inner.mayArriveWithin();
    }

    /// Nothing leaves the laptop by it.
    @Override
    public Optional<String> atWork(Call call) {
      return inner.atWork(call);
    }

    /// It was sent before; the gate cannot hold it back.
    @Override
    public Optional<Outcome> attend(Call call, Preview preview) {
      return inner.attend(call, preview);
    }

    @Override
    public Probe probe(Call call, Preview preview) {
      pass(gate.get(), spec().name(), call);
      return inner.probe(call, preview);
    }
  }

  /// A check; refused, it is unknown with the reason.
  ///
  /// @param gate the gate of the moment
  record Look(Check inner, Supplier<Gate> gate) implements Check {
    @Override
    public CheckSpec spec() {
      return inner.spec();
    }

    @Override
    public Reading read(Call call) {
      var refusal = gate.get().refusal(new Gate.Errand(spec().name(), call.place(), call.args()));
      if (refusal.isEmpty()) return inner.read(call);
      return new Reading(
          Reading.State.UNKNOWN,
          refusal.get().what(),
          call.around().clock().now(),
          Duration.ZERO,
          Map.of());
    }
  }

  /// A reader of recovery points; refused, nobody knows, with the reason.
  ///
  /// @param gate the gate of the moment
  record Points(RecoveryPoints inner, Supplier<Gate> gate) implements RecoveryPoints {
    /// A copy is compared with its original, which stands at another target.
    private static final String ORIGINAL = "of-target";

    @Override
    public Spec spec() {
      return inner.spec();
    }

    @Override
    public Found read(Call call) {
      var original =
          Optional.ofNullable(call.args().textOr(ORIGINAL, null))
              .map(target -> call.around().places().get(target));
      return refusal(call, call.place())
          .or(() -> original.flatMap(place -> refusal(call, Optional.of(place))))
          .<Found>map(why -> new Found.Unknown(call.around().clock().now(), why))
          .orElseGet(() -> inner.read(call));
    }

    private Optional<String> refusal(Call call, Optional<Place> place) {
      return gate.get()
          .refusal(new Gate.Errand(spec().name(), place, call.args()))
          .map(Problem::what);
    }
  }
}
