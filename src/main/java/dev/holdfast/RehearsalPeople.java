package dev.holdfast;

import dev.holdfast.connector.rehearsal.SimulatedEstate;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.runbook.Crew;
import java.util.Optional;

/// Real people rehearsing: nobody answers for them, and what they say they did happens in the
/// simulated estate.
final class RehearsalPeople implements Crew {
  private final SimulatedEstate estate;
  private final Runnable changed;

  RehearsalPeople(SimulatedEstate estate, Runnable changed) {
    this.estate = estate;
    this.changed = changed;
  }

  @Override
  public Optional<Reply> reply(Need need, Snapshot snapshot) {
    return Optional.empty();
  }

  @Override
  public boolean empty() {
    return true;
  }

  @Override
  public void answered(String step) {
    estate.person(step);
    changed.run();
  }
}
