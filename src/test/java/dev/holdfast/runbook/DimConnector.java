package dev.holdfast.runbook;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.Param;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.plan.EffectClass;
import java.time.Duration;
import java.util.List;

/// A connector that is only declared: it can neither act nor sense.
final class DimConnector implements Connector {
  @Override
  public String name() {
    return "dim";
  }

  @Override
  public List<ActionSpec> actions() {
    return List.of(
        new ActionSpec(
            "dim.act",
            "Change it",
            EffectClass.CONVERGENT,
            List.of(),
            List.of(),
            "",
            Duration.ofMinutes(1)));
  }

  @Override
  public List<CheckSpec> checks() {
    return List.of(
        new CheckSpec(
            "dim.value",
            "A value",
            List.of(Param.required("thing", Param.Type.TEXT, "which")),
            "the value",
            Duration.ofSeconds(5),
            Duration.ofSeconds(5)));
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public Session open(Surroundings around) {
    throw new AssertionError("nobody may open what is only declared");
  }
}
