package dev.holdfast.connector.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Args;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Probe;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Secret;
import dev.holdfast.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A simulated estate with everything around it, to act on and read from in one line.
final class Stage {
  final Ticking clock = new Ticking();
  final Plan plan;
  final SimulatedEstate estate;
  private final RehearsalSession session;
  private final Surroundings around;
  private String step = "step";
  private int attempt;

  Stage(Path folder) {
    this(SmallPlan.plan(), folder);
  }

  Stage(Plan plan, Path folder) {
    this.plan = plan;
    this.estate = SimulatedEstate.of(plan, clock);
    this.around = around(plan, clock, folder);
    this.session = new RehearsalSession(estate, Connectors.all(), around);
  }

  static Surroundings around(Plan plan, Ticking clock, Path folder) {
    var places = new HashMap<String, Place>();
    plan.targets().forEach(target -> places.put(target.id(), new Place(target, Optional.empty())));
    var redactor =
        new Redactor() {
          @Override
          public String redact(String text) {
            return text;
          }

          @Override
          public void learn(String name, Secret secret) {}
        };
    return new Surroundings(
        plan, folder, folder, places, Surroundings.Credentials.NONE, clock, redactor);
  }

  Stage as(String stepName) {
    step = stepName;
    return this;
  }

  Call call(String target, Map<String, Object> args) {
    return new Call(
        "incident",
        step,
        attempt,
        "key-" + step + attempt,
        Optional.ofNullable(around.places().get(target)),
        new Args(args),
        around,
        Call.Watch.SILENT);
  }

  /// Previews and performs, as the engine does.
  Outcome act(String action, String target, Map<String, Object> args) {
    attempt++;
    var call = call(target, args);
    var found = session.action(action).orElseThrow();
    try {
      return found.perform(call, found.preview(call));
    } catch (ProblemException e) {
      return new Outcome.Refused(e.problem());
    }
  }

  Map<String, Object> done(String action, String target, Map<String, Object> args) {
    var outcome = act(action, target, args);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).outputs();
  }

  Problem refused(String action, String target, Map<String, Object> args) {
    var outcome = act(action, target, args);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).problem();
  }

  Probe probe(String action, String target, Map<String, Object> args) {
    var call = call(target, args);
    var found = session.action(action).orElseThrow();
    return found.probe(call, found.preview(call));
  }

  Reading read(String check, String target, Map<String, Object> args) {
    return session.check(check).orElseThrow().read(call(target, args));
  }

  Reading.State state(String check, String target, Map<String, Object> args) {
    return read(check, target, args).state();
  }

  Stage after(Duration time) {
    clock.sleep(time);
    return this;
  }
}
