package dev.holdfast.runbook;

import dev.holdfast.estate.EstateView;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.Sighting;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import dev.holdfast.recovery.PointsView;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A run that this process drives.
public interface Run extends AutoCloseable {
  /// How it stands now; clocks are computed for the moment of the call. Never blocks on I/O.
  Snapshot snapshot();

  /// When each sensed item was read last by whoever drives the run; such readings are not all on
  /// record.
  Map<String, Sighting> sightings();

  /// Called (on some engine thread) whenever something changed.
  AutoCloseable subscribe(Consumer<Snapshot> listener);

  /// Tells the run something. Returns the reason when it was refused; otherwise it is on record.
  Optional<Problem> submit(Command command, Person by);

  /// Gives a secret input, which stays in memory: the record says only that it was given, and by
  /// whom. Returns the reason when it was refused.
  Optional<Problem> secret(String input, Secret secret, Person by);

  /// The estate as it is known now, where it is watched; the first call begins to watch. Never
  /// blocks on I/O.
  default Optional<EstateView> estate() {
    return Optional.empty();
  }

  /// The recovery points as they are known now, where they are watched; the first call begins to
  /// watch. Never blocks on I/O.
  default Optional<PointsView> points() {
    return Optional.empty();
  }

  /// Waits until the run ends, or until nothing goes on without a person.
  Snapshot awaitQuiet() throws InterruptedException;

  /// Lets go of the run; what is in flight stays on record as such.
  @Override
  void close();
}
