package dev.holdfast.cli.vault;

import dev.holdfast.cli.GroupedCommand;
import dev.holdfast.cli.Services;
import java.util.List;

/// All commands of `holdfast vault`.
public final class VaultCommands {
  private VaultCommands() {}

  public static List<GroupedCommand> all(Services services) {
    return List.of(
        new VaultCreate(services),
        new VaultAdd(services),
        new VaultList(services),
        new VaultShow(services),
        new VaultTry(services),
        new VaultRotate(services),
        new VaultSignOff(services),
        new VaultExtend(services),
        new VaultRestore(services),
        new VaultPassphrase(services),
        new VaultExport(services),
        new VaultQuorum(services));
  }
}
