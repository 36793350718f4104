package dev.holdfast.ui.uikit;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Secret;

/// The line to the run: commands, and secrets, which are no commands.
public interface Line {
  void tell(Command command, Person by, Reply reply);

  /// Hands a secret input over; the receiver wipes it.
  void secret(String input, Secret secret, Person by, Reply reply);
}
