package dev.holdfast.connector;

import dev.holdfast.plan.Target;
import java.util.Optional;

/// A target as a run reaches it: the plan's target with the run's endpoint override.
///
/// @param endpoint where requests go instead of the vendor's address
public record Place(Target target, Optional<String> endpoint) {
  public Place {
    if (endpoint.isEmpty()) endpoint = Optional.ofNullable(target.endpoint());
  }

  public String id() {
    return target.id();
  }

  /// A setting of the target as text; empty where absent.
  public Optional<String> setting(String name) {
    return Optional.ofNullable(target.settings().get(name)).map(String::valueOf);
  }
}
