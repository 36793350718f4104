package dev.holdfast.cli.vault;

import dev.holdfast.cli.GroupedCommand;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Services;
import dev.holdfast.journal.Disk;
import dev.holdfast.journal.HomeRecord;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultAge;
import dev.holdfast.vault.VaultEntry;
import dev.holdfast.vault.Vaults;
import java.nio.file.Path;
import java.security.SecureRandom;
import picocli.CommandLine.Mixin;

/// What the commands around the vault share: the file, its key, and the home's record of both.
abstract class VaultCommand extends GroupedCommand {
  @Mixin final Unlock unlock = new Unlock();

  VaultCommand(Services services) {
    super(services);
  }

  final Path file() {
    return unlock.file(place());
  }

  final Vaults vaults() {
    return new Vaults(Disk.local(), services().clock(), new SecureRandom());
  }

  final Vault opened() {
    try (var key = unlock.key(services().prompt())) {
      return vaults().open(file(), key);
    }
  }

  /// Opens the vault, says on record that it was opened, and points out a file that is older than
  /// what this home last saw of it.
  final Vault opened(HomeRecord record, Out out) {
    var vault = opened();
    try {
      age(vault, VaultAge.of(vault.facts(), VaultEvents.known(record.entries(), id(vault))), out);
      record.note(new VaultEvents.Opened(vault.file(), vault.facts()));
      return vault;
    } catch (RuntimeException e) {
      vault.close();
      throw e;
    }
  }

  static String id(Vault vault) {
    return vault.facts().vault();
  }

  /// No reason to stop: it may be all that is left.
  static void age(Vault vault, VaultAge age, Out out) {
    if (age != VaultAge.OLDER) return;
    out.progress(
        "%s is OLDER than the vault that this home last saw: someone put an earlier file back."
            .formatted(vault.file()));
    out.progress("  Credentials that were rotated since then are the old ones in it.");
  }

  /// Change and intent in the order that leaves no change without a record.
  static void save(Vault vault, HomeRecord record, VaultEvents.Changing intent) {
    record.note(intent);
    var facts = vault.save();
    record.note(new VaultEvents.Saved(vault.file(), facts));
  }

  static VaultEntry need(Vault vault, String name) {
    var found = vault.entry(name);
    if (found.isEmpty()) vault.secret(name, "").close();
    return found.orElseThrow();
  }
}
