package dev.holdfast.runbook;

import dev.holdfast.estate.EstateView;
import dev.holdfast.plan.Plan;
import dev.holdfast.recovery.PointsView;
import java.util.Map;
import java.util.Optional;

/// A look at the real estate of a plan while nothing is declared. It reads only, and asks nothing
/// before a person wants it.
public interface Survey extends AutoCloseable {
  Plan plan();

  /// What is known now. Never blocks on I/O.
  EstateView estate();

  /// How far back its stores can be taken; empty before anything was asked. Never blocks on I/O.
  Optional<PointsView> points();

  /// Begins to ask, or goes on.
  void ask();

  /// A private network can be reached, as a person says: who is silent in it is down.
  ///
  /// @throws dev.holdfast.kernel.ProblemException when it is no private network
  void wayThere(String network, String by);

  /// Nobody answers for that any more.
  void wayUnsure(String network);

  /// By the network's name, who says that it can be reached.
  Map<String, String> ways();

  /// Asks nothing any more.
  void rest();

  @Override
  void close();
}
