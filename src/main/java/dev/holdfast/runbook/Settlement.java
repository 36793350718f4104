package dev.holdfast.runbook;

import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.Problem;
import dev.holdfast.vault.Generations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Whether a new secret settles what is owed: only in the entry that the old one was given out of,
/// and in the vault that it was in. The old one would go on standing there.
public final class Settlement {
  private static final String COPY = "vault.copy";

  private Settlement() {}

  /// Why a rotation would settle nothing of what is owed under this name; empty when it does, or
  /// when nothing is owed.
  ///
  /// @param now what is about to be rotated
  /// @param owed what was given out and is not settled
  public static Optional<Problem> wrong(EntryRef now, List<EntryRef> owed) {
    return wrong(now, owed, file -> stands(file, now.file()));
  }

  /// Whether a file is still there beside the one that is open: a vault that was moved is not. What
  /// is kept beside the open one is no copy that anybody goes on with.
  private static boolean stands(String file, String open) {
    if (file.isEmpty() || file.equals(open)) return false;
    var given = Path.of(file);
    return Files.isRegularFile(given)
        && Generations.vaultOf(given).filter(Path.of(open)::equals).isEmpty();
  }

  static Optional<Problem> wrong(
      EntryRef now, List<EntryRef> owed, Predicate<String> standsBeside) {
    var same = owed.stream().filter(one -> one.same(now)).findFirst();
    if (same.isPresent()) {
      return same.filter(one -> standsBeside.test(one.file())).map(one -> copy(now, one));
    }
    return owed.stream()
        .filter(one -> one.name().equals(now.name()))
        .findFirst()
        .map(one -> one.vault().equals(now.vault()) ? replaced(now) : other(now, one));
  }

  /// Whether the vault that is open is not the file that the secret was given out of.
  public static boolean isCopy(Problem problem) {
    return problem.code().equals(COPY);
  }

  private static Problem copy(EntryRef now, EntryRef given) {
    return Problem.of(
        COPY,
        "%s was given out of %s; %s is another copy of that vault"
            .formatted(given.name(), given.file(), now.file()),
        "the copy that it was given out of would keep the old secret; nothing was changed",
        "rotate it with --vault %s; a copy that is out of date is removed first"
            .formatted(given.file()));
  }

  private static Problem other(EntryRef now, EntryRef given) {
    return Problem.of(
        "vault.other-vault",
        "What is owed for %s was given out of another vault%s"
            .formatted(given.name(), given.file().isEmpty() ? "" : ": " + given.file()),
        "the entry of the same name in %s is another credential; nothing was changed"
            .formatted(now.file()),
        "rotate it in that vault with --vault FILE, or sign it off by name");
  }

  private static Problem replaced(EntryRef now) {
    return Problem.of(
        "vault.other-entry",
        "What is owed for %s was given out of another entry that had this name"
            .formatted(now.name()),
        "this one was made later and is another credential; nothing was changed",
        "rotate the entry that it was (in KeePassXC it may be in the recycle bin), or sign it off"
            + " by name");
  }
}
