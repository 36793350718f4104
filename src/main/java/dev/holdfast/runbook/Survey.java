package dev.holdfast.runbook;

import dev.holdfast.estate.EstateView;
import dev.holdfast.plan.Plan;

/// A look at the real estate of a plan while nothing is declared. It reads only, and asks nothing
/// before a person wants it.
public interface Survey extends AutoCloseable {
  Plan plan();

  /// What is known now. Never blocks on I/O.
  EstateView estate();

  /// Begins to ask, or goes on.
  void ask();

  /// Asks nothing any more.
  void rest();

  @Override
  void close();
}
