package dev.holdfast.cli;

import dev.holdfast.incident.Command;
import dev.holdfast.kernel.Secret;
import java.util.List;
import java.util.Map;

/// What a person gave on the command line for a run that goes on.
///
/// @param secrets by input; closed by the run that takes them
/// @param drives whether the run was driven on before it was said, so that its state is news
record Said(List<Command> commands, Map<String, Secret> secrets, boolean drives) {
  static final Said NOTHING = new Said(List.of(), Map.of(), true);

  Said {
    commands = List.copyOf(commands);
    secrets = Map.copyOf(secrets);
  }
}
