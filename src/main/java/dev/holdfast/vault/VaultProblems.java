package dev.holdfast.vault;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can go wrong around a vault's file, in sentences.
public final class VaultProblems {
  private VaultProblems() {}

  private static ProblemException of(
      String code, String what, String why, String next, @Nullable Throwable cause) {
    return new ProblemException(Problem.of(code, what, why, next), cause);
  }

  static ProblemException missing(Path file) {
    var kept = new Generations(file).kept();
    if (!kept.isEmpty()) {
      return of(
          "vault.missing",
          "There is no vault at %s, but earlier generations of one lie beside it: %s"
              .formatted(file, names(kept)),
          "someone moved or deleted the file, or a crash did; a new vault in its place would push them out",
          "put the file back, or go back with 'holdfast vault restore --vault %s'; any command opens it with --vault"
              .formatted(kept.getFirst()),
          null);
    }
    return of(
        "vault.missing",
        "There is no vault at " + file,
        "",
        "create one with 'holdfast vault create', or name another file",
        null);
  }

  /// A new vault would take the place of what is left of another one.
  static ProblemException leadsNowhere(Path file) {
    return new ProblemException(linkTo(file));
  }

  /// For people, wherever the vault would be opened, made or missed.
  public static Problem linkTo(Path file) {
    return Problem.of(
        "vault.link",
        "%s is a link to %s, where nothing is".formatted(file, target(file)),
        "a vault is meant to be there; none is made in its place, and steps that name a credential wait for it",
        "put in the stick or connect the disk that it is on; a run goes on without it with --no-vault");
  }

  private static String target(Path link) {
    try {
      return link.resolveSibling(Files.readSymbolicLink(link)).toString();
    } catch (IOException e) {
      return "somewhere that cannot be read";
    }
  }

  static ProblemException leftOver(Path file, List<Path> kept) {
    return of(
        "vault.generations-beside",
        "Earlier generations of a vault lie beside %s: %s".formatted(file, names(kept)),
        "saving a new vault would push them out; nothing was made",
        "go back to it with 'holdfast vault restore --vault %s' if that is the vault, else move them away first"
            .formatted(kept.getFirst()),
        null);
  }

  /// A generation is looked into, and put back as a whole.
  static Problem earlier(Path file, Path vault) {
    return Problem.of(
        "vault.earlier",
        "%s is kept beside %s and is only read".formatted(file.getFileName(), vault.getFileName()),
        "what is saved into it would be pushed out by the next saves of the vault",
        "make the change in the vault, or go back with 'holdfast vault restore --vault %s'"
            .formatted(file));
  }

  static ProblemException generationName(Path file, Path vault) {
    return of(
        "vault.generation-name",
        "%s is a name for what is kept beside %s"
            .formatted(file.getFileName(), vault.getFileName()),
        "the next saves of that vault would push it out; nothing was made",
        "choose another name",
        null);
  }

  static ProblemException twin(Path file, Path vault) {
    return of(
        "vault.generation-name",
        "%s would keep its earlier generations under the names of those of %s"
            .formatted(file.getFileName(), vault.getFileName()),
        "each would push out those of the other; nothing was made",
        "choose another name",
        null);
  }

  private static String names(List<Path> kept) {
    return String.join(", ", kept.stream().map(one -> String.valueOf(one.getFileName())).toList());
  }

  static ProblemException exists(Path file) {
    return of(
        "vault.exists",
        "There is a file already at " + file,
        "a vault is never written over another file",
        "open it, or choose another name",
        null);
  }

  static ProblemException modern(Path file) {
    return of(
        "vault.modern",
        file + " is a KDBX 4 file already",
        "there is nothing to convert",
        "copy the file as it is",
        null);
  }

  static ProblemException tooLarge(Path file, long size, long most) {
    return of(
        "vault.too-large",
        "%s is too large for a vault: %,d bytes, at most %,d are read"
            .formatted(file.getFileName(), size, most),
        "nothing was changed",
        "choose the vault's .kdbx file",
        null);
  }

  static ProblemException unreadable(Path file, IOException e) {
    return of(
        "vault.unreadable",
        "%s cannot be read: %s".formatted(file, reason(e)),
        "nothing was changed",
        "check the disk and your rights to the file",
        e);
  }

  static ProblemException unsaved(Path file, IOException e) {
    return of(
        "vault.unsaved",
        "%s could not be saved: %s".formatted(file, reason(e)),
        "the file on disk is the one from before",
        "make room or get the right to write there, then save again",
        e);
  }

  static ProblemException unsure(Path file, IOException e) {
    return of(
        "vault.unsure",
        "%s was saved, but the disk did not confirm it: %s".formatted(file, reason(e)),
        "after a power failure the file from before may be back",
        "save again, and check the disk",
        e);
  }

  static ProblemException changedUnderneath(Path file) {
    return of(
        "vault.changed-underneath",
        file + " is no longer the file that was read: someone else saved it",
        "saving now would undo their changes",
        "open it again and make your change there",
        null);
  }

  static ProblemException sameKey(Path file) {
    return of(
        "vault.same-key",
        "The new passphrase and key file are those that open %s already"
            .formatted(file.getFileName()),
        "nothing was changed",
        "choose another passphrase or another key file",
        null);
  }

  static ProblemException busy(Path file) {
    return of(
        "vault.busy",
        "Another Holdfast is saving " + file,
        "two must not write one vault",
        "try again when it is done",
        null);
  }

  /// @param alike names that only look the same
  static ProblemException noEntry(String name, List<String> alike) {
    return new ProblemException(noSuch(name, alike));
  }

  /// For whoever looked for an entry and did not find it.
  public static Problem noSuch(String name, List<String> alike) {
    return Problem.of(
        "vault.no-entry",
        "The vault has no entry called " + name,
        alike.isEmpty() ? "" : "it has %s, which only looks the same".formatted(written(alike)),
        "'holdfast vault list' shows what there is");
  }

  /// What a plan's name only looks like; empty where the vault has nothing of the kind.
  public static Optional<String> misspelt(String name, List<String> alike) {
    if (alike.isEmpty()) return Optional.empty();
    return Optional.of(
        "The plan names \"%s\", and the vault has %s, which only looks the same: write both alike"
            .formatted(name, written(alike)));
  }

  /// In quotes, so that a blank at the end is seen.
  static String written(List<String> names) {
    return String.join(", ", names.stream().map("\"%s\""::formatted).toList());
  }

  static ProblemException ambiguous(String name) {
    return of(
        "vault.ambiguous",
        "The vault has more than one entry called " + name,
        "a step could get the wrong credential",
        "rename one of them, for example in KeePassXC",
        null);
  }

  static ProblemException noPart(String name, String part) {
    return of(
        "vault.no-part",
        "The entry %s has no %s".formatted(name, part),
        "",
        "'holdfast vault list' shows the type, 'holdfast vault rotate' sets its parts",
        null);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) return "no right to it";
    if (e instanceof NoSuchFileException) return "the folder is not there";
    var message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
