package dev.holdfast.runbook;

import dev.holdfast.incident.Fold;
import dev.holdfast.plan.Scenario;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the inputs that a run may be told, its own and those of the scenarios it holds.
final class Inputs {
  private Inputs() {}

  static Optional<Scenario.Input> find(Fold fold, String id) {
    return Stream.concat(Stream.of(fold.scenario()), fold.plan().scenarios().stream())
        .flatMap(scenario -> scenario.inputs().stream())
        .filter(input -> input.id().equals(id))
        .findFirst();
  }

  static String question(Fold fold, String id) {
    return find(fold, id)
        .map(
            input -> input.choose() == null ? input.title() : input.title() + ". " + input.choose())
        .orElse("A value for " + id);
  }
}
