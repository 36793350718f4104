package dev.holdfast.ui.uikit;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Secret;

/// How what a person says reaches the run; a refusal comes up as a sheet.
public interface Line {
  void tell(Command command, Person by);

  /// A secret input: it stays in memory, the record says only that it was given.
  void secret(String input, Secret secret, Person by);
}
