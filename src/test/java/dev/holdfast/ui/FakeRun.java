package dev.holdfast.ui;

import dev.holdfast.estate.EstateView;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.Sighting;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import dev.holdfast.recovery.PointsView;
import dev.holdfast.runbook.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// A run that answers each command with what the test's script makes of it.
final class FakeRun implements Run {
  final List<Command> told = new CopyOnWriteArrayList<>();
  final List<String> secrets = new CopyOnWriteArrayList<>();
  final List<Person> by = new CopyOnWriteArrayList<>();
  private final Story story;
  private final BiFunction<Story, Command, Optional<Problem>> script;
  private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
  volatile boolean closed;
  volatile Optional<EstateView> estate = Optional.empty();
  volatile Optional<PointsView> points = Optional.empty();

  FakeRun(Story story, BiFunction<Story, Command, Optional<Problem>> script) {
    this.story = story;
    this.script = script;
  }

  @Override
  public synchronized Snapshot snapshot() {
    return story.snapshot();
  }

  @Override
  public Map<String, Sighting> sightings() {
    return Map.of();
  }

  @Override
  public Optional<EstateView> estate() {
    return estate;
  }

  @Override
  public Optional<PointsView> points() {
    return points;
  }

  @Override
  public AutoCloseable subscribe(Consumer<Snapshot> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public Optional<Problem> submit(Command command, Person person) {
    Snapshot after;
    Optional<Problem> refused;
    synchronized (this) {
      refused = script.apply(story, command);
      if (refused.isEmpty()) {
        told.add(command);
        by.add(person);
        story.events++;
      }
      after = story.snapshot();
    }
    for (var listener : new ArrayList<>(listeners)) listener.accept(after);
    return refused;
  }

  @Override
  public Optional<Problem> secret(String input, Secret secret, Person person) {
    secrets.add(input + " of " + secret.length());
    secret.close();
    return Optional.empty();
  }

  @Override
  public Snapshot awaitQuiet() {
    return snapshot();
  }

  @Override
  public void close() {
    closed = true;
  }
}
