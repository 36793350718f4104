package dev.holdfast.runbook;

import dev.holdfast.estate.EstateView;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.plan.Plan;
import dev.holdfast.recovery.PointsView;
import java.util.List;
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
  void wayThere(String network, String by, String because);

  /// What people said at an earlier look counts here, too, as far as the plan still has it.
  void remember(List<Circumstances.Way> said);

  /// Nobody answers for that any more.
  void wayUnsure(String network);

  /// The private networks that people say can be reached, the oldest word first.
  List<Circumstances.Way> ways();

  /// Asks nothing any more.
  void rest();

  @Override
  void close();
}
