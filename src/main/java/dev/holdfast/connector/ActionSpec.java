package dev.holdfast.connector;

import dev.holdfast.plan.EffectClass;
import java.time.Duration;
import java.util.List;

/// What an action is called, takes, gives and does: enough to load, check and rehearse a plan.
///
/// @param name follows the vendor's command line where one call does it, such as
///   `aws.ecs.update-service`
/// @param putsBack what an undo restores, in words; empty = no undo
/// @param usual how long it usually takes until verified; used where a step has no estimate
public record ActionSpec(
    String name,
    String title,
    EffectClass effect,
    List<Param> params,
    List<Output> outputs,
    String putsBack,
    Duration usual) {
  public ActionSpec {
    params = List.copyOf(params);
    outputs = List.copyOf(outputs);
  }

  /// The connector part of the name: `aws` of `aws.ecs.update-service`.
  public String connector() {
    return name.substring(0, name.indexOf('.'));
  }
}
