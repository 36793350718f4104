package dev.holdfast.cli.vault;

import dev.holdfast.cli.Out;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Clock;
import dev.holdfast.runbook.glass.VaultEvents;
import dev.holdfast.vault.Purpose;
import dev.holdfast.vault.VaultFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A vault that was opened for a run, as the home's record keeps it.
///
/// @param holders of the shares that opened it; nobody when a passphrase did
/// @param why what for, why and by whom
/// @param aside where a damaged file is now that an earlier generation replaced
public record RunOpening(
    Path file, VaultFacts facts, List<String> holders, Purpose why, Optional<Path> aside) {
  public RunOpening {
    holders = List.copyOf(holders);
  }

  public static RunOpening of(Unlocked unlocked, Purpose why) {
    var vault = unlocked.vault();
    return new RunOpening(vault.file(), vault.facts(), unlocked.holders(), why, unlocked.aside());
  }

  /// Puts it on the home's record, and points out a file that is older than what it last saw.
  public void note(Home home, Clock clock, Out out) {
    var record = home.record(clock);
    Records.pointOut(file, facts, record.entries(), clock.wall(), out);
    aside.ifPresent(damaged -> record.note(new VaultEvents.Restored(file, damaged)));
    record.note(new VaultEvents.Opened(file, facts, holders, Optional.of(why)));
  }
}
