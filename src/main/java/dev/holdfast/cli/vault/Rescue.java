package dev.holdfast.cli.vault;

import dev.holdfast.cli.Out;
import dev.holdfast.cli.Prompt;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.vault.Generations;
import dev.holdfast.vault.VaultKey;
import dev.holdfast.vault.Vaults;
import dev.holdfast.vault.quorum.Gathering;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Opens a vault; where the file is damaged and an earlier generation opens with the same key, it
/// says so and, at a terminal, puts that in its place. The damaged file stays under a dated name.
record Rescue(Vaults vaults, Prompt prompt, Out out) {
  /// Not `vault.does-not-open`: a whole file that another key opens was given that key on purpose,
  /// and whoever has the old one must not get it back by a word.
  private static final Set<String> FILE_AT_FAULT = Set.of("vault.damaged", "vault.not-kdbx");

  private static final String WORD = "restore";

  Unlocked open(Path file, VaultKey key, Optional<Gathering> shares) {
    try {
      return told(new Unlocked(vaults.open(file, key), shares, Optional.empty()));
    } catch (ProblemException e) {
      if (!FILE_AT_FAULT.contains(e.problem().code())) throw e;
      var generation = opening(file, key);
      if (generation.isEmpty()) throw e;
      return restored(file, generation.get(), key, shares);
    }
  }

  private Optional<Path> opening(Path file, VaultKey key) {
    return new Generations(file).kept().stream().filter(one -> opens(one, key)).findFirst();
  }

  private boolean opens(Path generation, VaultKey key) {
    try {
      vaults.open(generation, key).close();
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  private Unlocked restored(Path file, Path generation, VaultKey key, Optional<Gathering> shares) {
    var problem =
        Problem.of(
            "vault.damaged",
            "%s is damaged; an earlier generation opens with the same key: %s"
                .formatted(file, generation.getFileName()),
            "what was saved since then is in the damaged file only; nothing was changed",
            "look into it with --vault %1$s, and go back to it with 'holdfast vault restore --vault %1$s' or by this on a terminal"
                .formatted(generation));
    if (!prompt.there()) throw new ProblemException(problem);
    out.progress(problem.what());
    var typed = prompt.line("Type %s to put it back; the damaged file is kept:".formatted(WORD));
    if (typed.filter(WORD::equalsIgnoreCase).isEmpty()) throw new ProblemException(problem);
    var aside = vaults.restore(file, generation, key);
    out.progress("Put back. The damaged file is kept as " + aside);
    return told(new Unlocked(vaults.open(file, key), shares, Optional.of(aside)));
  }

  /// A file that is only read is told at once, not when a change was typed in.
  private Unlocked told(Unlocked unlocked) {
    unlocked.vault().readOnly().ifPresent(problem -> out.progress(problem.text()));
    return unlocked;
  }
}
