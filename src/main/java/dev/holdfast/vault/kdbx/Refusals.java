package dev.holdfast.vault.kdbx;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// The sentences with which a file is refused; one for each way in which it cannot be used.
final class Refusals {
  private static final String KEEP = "nothing was changed, the file is as it was";
  private final String name;

  Refusals(String name) {
    this.name = name;
  }

  private ProblemException of(String code, String what, String next, @Nullable Throwable cause) {
    return new ProblemException(Problem.of(code, what, KEEP, next), cause);
  }

  ProblemException notKdbx() {
    return of(
        "vault.not-kdbx", name + " is not a KDBX file", "choose the vault's .kdbx file", null);
  }

  ProblemException tooLarge(long size, long most) {
    return of(
        "vault.too-large",
        "%s is too large for a vault: %,d bytes, at most %,d are read".formatted(name, size, most),
        "choose another file, or take large attachments out with KeePassXC",
        null);
  }

  ProblemException costly(String why) {
    return of(
        "vault.kdf-refused",
        "%s asks for %s".formatted(name, why),
        "if the file is really yours, lower its key derivation settings in KeePassXC",
        null);
  }

  ProblemException unsupported(String what) {
    return of(
        "vault.unsupported",
        "%s uses %s, which Holdfast does not read".formatted(name, what),
        "open it in KeePassXC and save it as KDBX 4 with AES-256 or ChaCha20",
        null);
  }

  ProblemException damaged(String where, @Nullable Throwable cause) {
    return of(
        "vault.damaged",
        "%s is damaged: %s".formatted(name, where),
        "open an earlier generation of it, and keep the damaged file",
        cause);
  }

  ProblemException doesNotOpen() {
    return of(
        "vault.does-not-open",
        name + " does not open with this",
        "check passphrase and key file; if both are right, the file is damaged: open an earlier generation",
        null);
  }
}
