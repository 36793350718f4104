package dev.holdfast.cli;

import dev.holdfast.incident.Command;
import dev.holdfast.kernel.Secret;
import java.util.List;
import java.util.Map;

/// What a person gave on the command line for a run that goes on.
///
/// @param secrets by input; closed by the run that takes them
record Said(List<Command> commands, Map<String, Secret> secrets) {
  static final Said NOTHING = new Said(List.of(), Map.of());

  Said {
    commands = List.copyOf(commands);
    secrets = Map.copyOf(secrets);
  }
}
