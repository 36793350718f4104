package dev.holdfast.runbook.glass;

import dev.holdfast.connector.Destination;
import java.util.Optional;

/// Where a credential is asked to be tried.
sealed interface Toward {
  /// At its own address.
  record Own() implements Toward {}

  /// Where the plan says that the target is.
  record Planned(String url) implements Toward {}

  /// Where a person says, for this once.
  record Named(String url) implements Toward {}

  static Toward named(Optional<String> endpoint) {
    return endpoint.<Toward>map(Named::new).orElseGet(Own::new);
  }

  default Optional<String> endpoint() {
    return switch (this) {
      case Own _ -> Optional.empty();
      case Planned(var url) -> Optional.of(url);
      case Named(var url) -> Optional.of(url);
    };
  }

  default Destination judged(Destination to) {
    return this instanceof Planned ? to.planned() : to;
  }
}
