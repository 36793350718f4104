package dev.holdfast.connector;

/// Code for one check. Blocking; never throws for what the outside does: that is `UNKNOWN` with the
/// reason as value.
public interface Check {
  CheckSpec spec();

  /// Call args hold `is` where the plan states an expected value.
  Reading read(Call call);
}
