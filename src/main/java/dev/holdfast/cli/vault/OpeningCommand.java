package dev.holdfast.cli.vault;

import dev.holdfast.cli.Out;
import dev.holdfast.cli.Services;
import picocli.CommandLine.Mixin;

/// What the commands share that open a vault which is there.
abstract class OpeningCommand extends VaultCommand {
  @Mixin final Unlock unlock = new Unlock();

  OpeningCommand(Services services) {
    super(services);
  }

  @Override
  final KeyChoice keys() {
    return unlock.key;
  }

  /// The vault, opened. The home is not held meanwhile: people may take minutes to type.
  final Unlocked unlocked(Out out) {
    return unlock.open(vaults(), place(), services().prompt(), out);
  }
}
