package dev.holdfast.bench;

import dev.holdfast.connector.Action;
import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.plan.EffectClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A connector whose only action does nothing, so that what is left is the engine's own cost.
final class NothingConnector implements Connector {
  static final String ACTION = "nothing.at-all";
  private static final ActionSpec SPEC =
      new ActionSpec(
          ACTION, "Nothing", EffectClass.KEYED, List.of(), List.of(), "", Duration.ofSeconds(1));

  @Override
  public String name() {
    return "nothing";
  }

  @Override
  public List<ActionSpec> actions() {
    return List.of(SPEC);
  }

  @Override
  public List<CheckSpec> checks() {
    return List.of();
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public Session open(Surroundings around) {
    return new Session() {
      @Override
      public Optional<Action> action(String name) {
        return Optional.of(new Nothing());
      }

      @Override
      public Optional<Check> check(String name) {
        return Optional.empty();
      }

      @Override
      public Identity identify(Place place) {
        var line = new Identity.Line("place", "here", "here");
        return new Identity(Identity.Verdict.SAME, List.of(line), "", "", around.clock().now());
      }

      @Override
      public void close() {}
    };
  }

  private static final class Nothing implements Action {
    @Override
    public ActionSpec spec() {
      return SPEC;
    }

    @Override
    public Preview preview(Call call) {
      return new Preview(
          "Does nothing.",
          Map.of("call", "nothing"),
          Map.of("state", "as it is"),
          Map.of("state", "as it was"),
          "nothing",
          "",
          Optional.empty(),
          false,
          List.of());
    }

    @Override
    public Outcome perform(Call call, Preview preview) {
      return new Outcome.Done("nothing was done", Map.of());
    }

    @Override
    public Probe probe(Call call, Preview preview) {
      return new Probe(Probe.Verdict.DID_NOT_HAPPEN, List.of(), List.of(), Map.of());
    }
  }
}
