package dev.holdfast.vault;

import dev.holdfast.kernel.Clock;
import dev.holdfast.vault.kdbx.Argon2Key;
import dev.holdfast.vault.kdbx.Kdf;
import java.util.Arrays;

/// Chooses what a guess at a passphrase costs: Argon2id with 3 passes and 4 lanes (RFC 9106), and
/// as much memory as this computer does in 0.7 to 1 second.
public final class Calibration {
  private static final long MEBIBYTE = 1 << 20;
  private static final long LEAST = 64 * MEBIBYTE;
  private static final long MOST = 256 * MEBIBYTE;
  private static final long GOAL_NANOS = 850_000_000;

  private Calibration() {}

  /// Takes about a second. The first run warms the compiler up and is not counted.
  public static Kdf.Argon2 measure(Clock clock) {
    once();
    long from = clock.mono();
    once();
    return forTime(clock.mono() - from);
  }

  private static void once() {
    var key = Argon2Key.derive(Kdf.Argon2.id(LEAST, 3, 4), new byte[32], new byte[32]);
    Arrays.fill(key, (byte) 0);
  }

  /// @param nanos what 64 MiB took
  static Kdf.Argon2 forTime(long nanos) {
    long memory = (long) ((double) LEAST * GOAL_NANOS / Math.max(1, nanos)) / MEBIBYTE * MEBIBYTE;
    return Kdf.Argon2.id(Math.clamp(memory, LEAST, MOST), 3, 4);
  }
}
