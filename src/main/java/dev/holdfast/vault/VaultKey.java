package dev.holdfast.vault;

import dev.holdfast.kernel.Secret;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/// What opens a vault: a passphrase, a key file, or both, as KeePassXC combines them.
public final class VaultKey implements AutoCloseable {
  private final Secret composite;

  private VaultKey(byte[] composite) {
    this.composite = Secret.copyOf(composite);
    Arrays.fill(composite, (byte) 0);
  }

  /// A passphrase alone.
  ///
  /// @param passphrase in UTF-8; stays the caller's
  public static VaultKey of(Secret passphrase) {
    return new VaultKey(KeyFile.sha256(hashed(passphrase)));
  }

  public static VaultKey of(Secret passphrase, Path keyFile) {
    return new VaultKey(KeyFile.sha256(hashed(passphrase), KeyFile.read(keyFile)));
  }

  public static VaultKey of(Path keyFile) {
    return new VaultKey(KeyFile.sha256(KeyFile.read(keyFile)));
  }

  /// The key that a key file holds; what a quorum puts together.
  public static VaultKey ofKey(Secret key) {
    return new VaultKey(key.use(bytes -> KeyFile.sha256(bytes)));
  }

  private static byte[] hashed(Secret passphrase) {
    return passphrase.use(bytes -> KeyFile.sha256(bytes));
  }

  boolean same(VaultKey other) {
    return composite.use(mine -> other.composite.use(its -> MessageDigest.isEqual(mine, its)));
  }

  VaultKey copy() {
    return new VaultKey(composite.use(byte[]::clone));
  }

  <T> T use(Function<byte[], T> user) {
    return composite.use(user);
  }

  @Override
  public void close() {
    composite.close();
  }
}
