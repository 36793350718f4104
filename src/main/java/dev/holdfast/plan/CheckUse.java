package dev.holdfast.plan;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A check with its parameters, as a step, a sign or a checklist item uses it.
///
/// @param check name, such as `aws.ecs.service-stable`
/// @param target id of the target it looks at; null where the check needs none
/// @param with parameters: text, `Long`, `java.math.BigDecimal`, `Boolean`, lists and maps of
///   these; text may hold `${...}`
/// @param is the expected value where the check takes one
/// @param within how long to wait for it to pass (verification)
/// @param holds how long it must go on passing
/// @param every period of sensing
/// @param timeout of one reading
public record CheckUse(
    String check,
    @Nullable String target,
    Map<String, Object> with,
    @Nullable Object is,
    @Nullable Duration within,
    @Nullable Duration holds,
    @Nullable Duration every,
    @Nullable Duration timeout,
    Position at) {
  public CheckUse {
    with = Map.copyOf(with);
  }

  /// The same, waited for no longer than this.
  public CheckUse noLongerThan(@Nullable Duration most) {
    var shorter = most != null && (within == null || most.compareTo(within) < 0);
    return shorter ? new CheckUse(check, target, with, is, most, holds, every, timeout, at) : this;
  }

  /// The same, at another target.
  public CheckUse at(@Nullable String other) {
    return new CheckUse(check, other, with, is, within, holds, every, timeout, at);
  }
}
