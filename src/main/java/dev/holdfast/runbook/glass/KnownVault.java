package dev.holdfast.runbook.glass;

import dev.holdfast.journal.JournalReader;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.vault.Generations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Whether a vault is meant to be somewhere: it is there, or what is left of it, or this home's
/// record knows that it was. What is gone is not taken for what never was.
public final class KnownVault {
  private KnownVault() {}

  /// Whether something is to be opened there.
  ///
  /// @param home its folder
  public static boolean expected(Path home, Path file) {
    return new Generations(file).any() || gone(home, file);
  }

  /// Whether the home's record knows a vault there of which nothing is left.
  public static boolean gone(Path home, Path file) {
    if (new Generations(file).any()) return false;
    var journal = home.resolve("journal");
    if (!Files.isDirectory(journal)) return false;
    try {
      return !VaultEvents.vaultOf(JournalReader.read(journal).entries(), file).isEmpty();
    } catch (ProblemException e) {
      return false;
    }
  }

  /// Whether something is to be opened there, for a window: the home's record is read when somebody
  /// asks, not before the first frame, and once, for it is long.
  public static final class Asked implements BooleanSupplier {
    private final Path home;
    private final Path file;
    private @Nullable Boolean gone;

    /// @param home its folder
    public Asked(Path home, Path file) {
      this.home = home;
      this.file = file;
    }

    @Override
    public boolean getAsBoolean() {
      return new Generations(file).any() || gone();
    }

    private synchronized boolean gone() {
      var known = gone;
      if (known == null) {
        known = KnownVault.gone(home, file);
        gone = known;
      }
      return known;
    }
  }

  /// For people; nothing is refused by it.
  public static Problem says(Path file) {
    return Problem.of(
        "vault.gone",
        "This home's record knows a vault at %s, and nothing of it is there any more"
            .formatted(file),
        "what it held is on no other file that this home knows; steps that name a credential wait for it",
        "put it back from a copy; a run goes on without it with --no-vault");
  }

  /// How a vault is called where people are told that it is locked.
  public static String label(Path home, Path file) {
    return gone(home, file) ? file + ", which is gone," : file.toString();
  }
}
