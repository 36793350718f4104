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
/// @param restores whether it puts data back, so that an output `recovery-point` says which moment
///   the restored data is at; what makes a copy tells the moment of that copy
public record ActionSpec(
    String name,
    String title,
    EffectClass effect,
    List<Param> params,
    List<Output> outputs,
    String putsBack,
    Duration usual,
    boolean restores) {
  public ActionSpec {
    params = List.copyOf(params);
    outputs = List.copyOf(outputs);
  }

  /// One that restores nothing.
  public ActionSpec(
      String name,
      String title,
      EffectClass effect,
      List<Param> params,
      List<Output> outputs,
      String putsBack,
      Duration usual) {
    this(name, title, effect, params, outputs, putsBack, usual, false);
  }

  /// The same, as one that restores data.
  public ActionSpec restoring() {
    return new ActionSpec(name, title, effect, params, outputs, putsBack, usual, true);
  }

  /// The connector part of the name: `aws` of `aws.ecs.update-service`.
  public String connector() {
    return name.substring(0, name.indexOf('.'));
  }
}
