package dev.holdfast.runbook.glass;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.quorum.QuorumFile;
import java.nio.file.Path;
import java.util.Optional;

/// Another passphrase or key file for a vault that one person opens. What a quorum opens has
/// neither: a passphrase would let one person in where several are needed.
public final class OwnKey {
  private OwnKey() {}

  /// What opened the vault that is to get another key.
  public enum By {
    SHARES,
    /// Alone: it may be what the sheets of a quorum put together.
    KEY_FILE,
    PASSPHRASE
  }

  /// Refuses what one person alone must not change.
  ///
  /// @throws ProblemException `quorum.in-force` where a quorum opens it, `vault.read-only`
  public static void check(Vault vault, By by) {
    vault.readOnly().ifPresent(OwnKey::refuse);
    var sets = QuorumFile.beside(vault.file());
    switch (by) {
      case PASSPHRASE -> {}
      case SHARES -> refuse(inForce(vault.file(), ""));
      case KEY_FILE -> {
        if (!sets.isEmpty())
          refuse(
              inForce(
                  vault.file(),
                  "; if no quorum opens it any more, move the .quorum-%s.json beside it away first"
                      .formatted(sets.getFirst().rule().name())));
      }
    }
  }

  private static Problem inForce(Path file, String more) {
    return Problem.of(
        "quorum.in-force",
        "The shares of a quorum open %s, and no passphrase".formatted(file.getFileName()),
        "a passphrase would let one person in where several are needed; nothing was changed",
        "give its holders new shares, each with another passphrase: 'holdfast vault quorum --of K/N', opened by the shares"
            + more);
  }

  private static void refuse(Problem problem) {
    throw new ProblemException(problem);
  }

  /// How the change stands on record; never what opens it.
  public static String words(boolean passphrase, Optional<Path> before, Optional<Path> after) {
    var file =
        before.isEmpty() && after.isEmpty()
            ? ""
            : before.equals(after)
                ? "the same key file"
                : before.isEmpty()
                    ? "a key file added"
                    : after.isEmpty() ? "no key file any more" : "another key file";
    if (!passphrase) return "key file alone: " + file;
    return file.isEmpty() ? "passphrase" : "passphrase, " + file;
  }
}
