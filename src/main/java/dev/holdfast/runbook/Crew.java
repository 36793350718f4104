package dev.holdfast.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.Snapshot;
import java.time.Duration;
import java.util.Optional;

/// Who answers in a rehearsal when nobody sits there.
public interface Crew {
  /// What the crew says to a need, or nothing.
  Optional<Reply> reply(Need need, Snapshot snapshot);

  /// Told when a person stated that they did something, so that it happens in a simulated estate.
  default void answered(String step) {}

  /// An answer after some thinking.
  record Reply(Command command, Person by, Duration after) {}

  /// Whether nobody will ever answer.
  default boolean empty() {
    return false;
  }

  Crew NOBODY =
      new Crew() {
        @Override
        public Optional<Reply> reply(Need need, Snapshot snapshot) {
          return Optional.empty();
        }

        @Override
        public boolean empty() {
          return true;
        }
      };
}
