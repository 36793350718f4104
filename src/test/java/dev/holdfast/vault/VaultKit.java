package dev.holdfast.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.journal.Disk;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.vault.kdbx.Cipher;
import dev.holdfast.vault.kdbx.Kdf;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Vaults that cost nothing to open, for tests.
public final class VaultKit {
  /// Far below what a real vault has.
  public static final Kdf.Argon2 TINY = Kdf.Argon2.id(64 << 10, 1, 1);

  public static final Clock CLOCK = new SystemClock();

  private VaultKit() {}

  public static Vaults vaults() {
    return vaults(Disk.local());
  }

  public static Vaults vaults(Disk disk) {
    return new Vaults(disk, CLOCK, new SecureRandom());
  }

  public static Secret secret(String text) {
    return Secret.copyOf(text.getBytes(UTF_8));
  }

  public static String shown(Secret secret) {
    try (secret) {
      return secret.use(bytes -> new String(bytes, UTF_8));
    }
  }

  public static VaultKey key(String passphrase) {
    return VaultKey.of(secret(passphrase));
  }

  public static Vault create(Path file, VaultKey key) {
    return vaults().create(file, key, new Vaults.Settings("Test", Cipher.AES_256, TINY));
  }

  public static EntryDraft token(String name, String token) {
    return new EntryDraft(
        name, EntryType.API_TOKEN, Care.none(), Map.of(), Map.of("token", secret(token)));
  }

  /// The code of the problem that an action must end in.
  public static String problem(ThrowingCallable action) {
    return Assertions.catchThrowableOfType(ProblemException.class, action).problem().code();
  }
}
