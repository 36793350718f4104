package dev.holdfast.cli.vault;

import dev.holdfast.cli.Out;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Clock;
import dev.holdfast.vault.VaultFacts;
import java.nio.file.Path;
import java.util.List;

/// A vault that was opened for a run, as the home's record keeps it.
///
/// @param holders of the shares that opened it; nobody when a passphrase did
public record RunOpening(Path file, VaultFacts facts, List<String> holders) {
  public RunOpening {
    holders = List.copyOf(holders);
  }

  public static RunOpening of(Unlocked unlocked) {
    return new RunOpening(unlocked.vault().file(), unlocked.vault().facts(), unlocked.holders());
  }

  /// Puts it on the home's record, and points out a file that is older than what it last saw.
  public void note(Home home, Clock clock, Out out) {
    var record = home.record(clock);
    Records.pointOut(file, facts, record.entries(), out);
    record.note(new VaultEvents.Opened(file, facts, holders));
  }
}
