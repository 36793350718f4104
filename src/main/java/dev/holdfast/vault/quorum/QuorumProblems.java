package dev.holdfast.vault.quorum;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What can go wrong with shares, in sentences. None says how near a guess was.
final class QuorumProblems {
  private QuorumProblems() {}

  private static ProblemException of(
      String code, String what, String why, String next, @Nullable Throwable cause) {
    return new ProblemException(Problem.of(code, what, why, next), cause);
  }

  static ProblemException words(String what) {
    return of(
        "quorum.words",
        "The share was not taken: " + what,
        "a wrong share opens nothing",
        "compare with the sheet word by word",
        null);
  }

  static ProblemException sameHolder(String name) {
    return of(
        "quorum.same-holder",
        "Two holders have the same name to every eye: " + name,
        "each person holds one share; nothing was changed",
        "give each their own name",
        null);
  }

  /// Whose they are is nobody's to know.
  static ProblemException samePassphrase() {
    return of(
        "quorum.same-passphrase",
        "Two holders gave the same passphrase",
        "either could open the other's share; nothing was changed",
        "each holder makes one of their own",
        null);
  }

  static ProblemException otherSet() {
    return of(
        "quorum.other-set",
        "This share belongs to another vault or an earlier set",
        "shares of different sets do not fit together",
        "use the sheet of this vault's present set",
        null);
  }

  static ProblemException tooFew(int have, int needed) {
    return of(
        "quorum.too-few",
        "%d of %d shares are there".formatted(have, needed),
        "fewer open nothing",
        "ask the next holder",
        null);
  }

  static ProblemException doesNotOpen(String holder) {
    return of(
        "quorum.does-not-open",
        "The share of " + holder + " does not open with this",
        "nothing was changed",
        "try the passphrase again, or use the holder's paper sheet",
        null);
  }

  static ProblemException noHolder(String holder) {
    return of(
        "quorum.no-holder",
        holder + " holds no share of this vault",
        "",
        "choose one of the holders",
        null);
  }

  static ProblemException damaged(Path file, @Nullable Throwable cause) {
    return of(
        "quorum.damaged",
        file + " is not a whole quorum file",
        "it is passed over; another set beside it still opens, and so does a passphrase where the vault has one",
        "put a good copy in its place, or move it away if it is of no use; with no set left, the paper sheets make a key file (`python3 combine_shares.py`)",
        cause);
  }

  static ProblemException unwritten(Path file, Throwable cause) {
    return of(
        "quorum.unwritten",
        "The sealed shares could not be written to " + file,
        "the vault still opens as before",
        "make room or get the right to write there, then try again",
        cause);
  }
}
