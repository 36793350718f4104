package dev.holdfast.vault.kdbx;

import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2 (RFC 9106) by Bouncy Castle, behind the limits.
public final class Argon2Key {
  private Argon2Key() {}

  /// Derives a key of 32 bytes.
  ///
  /// @throws IllegalArgumentException when the cost is past the limits
  public static byte[] derive(Kdf.Argon2 cost, byte[] salt, byte[] secret) {
    KdfLimits.refusal(cost)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    return derive(cost, salt, secret, new byte[0], new byte[0], 32);
  }

  /// With a secret key and data beside it, as RFC 9106's vectors have them.
  static byte[] derive(
      Kdf.Argon2 cost, byte[] salt, byte[] secret, byte[] key, byte[] data, int length) {
    int variant =
        switch (cost.variant()) {
          case D -> Argon2Parameters.ARGON2_d;
          case ID -> Argon2Parameters.ARGON2_id;
        };
    var parameters =
        new Argon2Parameters.Builder(variant)
            .withVersion(cost.version())
            .withIterations(Math.toIntExact(cost.passes()))
            .withMemoryAsKB(Math.toIntExact(cost.memory() / 1024))
            .withParallelism(Math.toIntExact(cost.lanes()))
            .withSalt(salt)
            .withSecret(key)
            .withAdditional(data)
            .build();
    var generator = new Argon2BytesGenerator();
    generator.init(parameters);
    var out = new byte[length];
    var input = secret.clone();
    try {
      generator.generateBytes(input, out, 0, length);
      return out;
    } finally {
      Arrays.fill(input, (byte) 0);
    }
  }
}
