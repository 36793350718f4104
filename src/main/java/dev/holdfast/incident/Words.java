package dev.holdfast.incident;

import dev.holdfast.kernel.Durations;
import dev.holdfast.plan.CheckUse;

/// Checks in words.
public final class Words {
  private Words() {}

  /// Such as `aws.rds.instance-status is available within 45 min, held 1 min`.
  public static String check(CheckUse use) {
    var text = new StringBuilder(use.check());
    if (use.is() != null) text.append(" is ").append(use.is());
    if (use.within() != null) text.append(" within ").append(Durations.exact(use.within()));
    if (use.holds() != null) text.append(", held ").append(Durations.exact(use.holds()));
    return text.toString();
  }
}
