package dev.holdfast.vault.quorum;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.kdbx.Argon2Key;
import dev.holdfast.vault.kdbx.Kdf;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A share that only its holder's passphrase opens: AES-256-GCM under a key by Argon2id. What it is
/// bound to (set, rule, number, name) is authenticated with it.
///
/// @param holder the person's name
/// @param number of the share
@SuppressWarnings("ArrayRecordComponent") // never compared
record SealedShare(
    String holder, int number, Kdf.Argon2 kdf, byte[] salt, byte[] nonce, byte[] sealed) {
  static final int SALT = 32;
  static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  static SealedShare seal(
      Share share, String holder, Secret passphrase, Kdf.Argon2 kdf, SecureRandom random) {
    var salt = new byte[SALT];
    var nonce = new byte[NONCE];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    var open = new SealedShare(holder, share.number(), kdf, salt, nonce, new byte[0]);
    try {
      var sealed =
          share
              .value()
              .use(value -> open.run(Cipher.ENCRYPT_MODE, share.rule(), passphrase, value));
      return new SealedShare(holder, share.number(), kdf, salt, nonce, sealed);
    } catch (Unsealable e) {
      throw new IllegalStateException(e);
    }
  }

  /// @throws dev.holdfast.kernel.ProblemException `quorum.does-not-open`, for a wrong passphrase
  ///   and for changed bytes alike
  Share open(Rule rule, Secret passphrase) {
    try {
      var value = run(Cipher.DECRYPT_MODE, rule, passphrase, sealed);
      try {
        return new Share(rule, number, Secret.copyOf(value));
      } finally {
        Arrays.fill(value, (byte) 0);
      }
    } catch (Unsealable e) {
      throw QuorumProblems.doesNotOpen(holder);
    }
  }

  private byte[] run(int mode, Rule rule, Secret passphrase, byte[] input) {
    var key = passphrase.use(bytes -> Argon2Key.derive(kdf, salt, bytes));
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(boundTo(rule));
      return cipher.doFinal(input);
    } catch (AEADBadTagException e) {
      throw new Unsealable(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private byte[] boundTo(Rule rule) {
    var name = holder.getBytes(UTF_8);
    return ByteBuffer.allocate(Rule.SET_LENGTH + 3 + name.length)
        .put(rule.set())
        .put((byte) rule.needed())
        .put((byte) rule.holders())
        .put((byte) number)
        .put(name)
        .array();
  }

  private static final class Unsealable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unsealable(Throwable cause) {
      super(cause);
    }
  }
}
