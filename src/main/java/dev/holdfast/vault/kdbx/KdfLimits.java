package dev.holdfast.vault.kdbx;

import java.util.Optional;

/// What a file may ask of this computer before anything is reserved or computed for it.
public final class KdfLimits {
  /// 1 GiB.
  public static final long MOST_MEMORY = 1L << 30;

  public static final long MOST_LANES = 64;

  /// Memory times passes: 16 GiB.
  public static final long MOST_WORK = 16L << 30;

  /// About half a minute on a slow laptop; KeePassXC's slider reaches a fifth of it in a second.
  public static final long MOST_ROUNDS = 600_000_000;

  private KdfLimits() {}

  /// Why a cost is refused, in half a sentence; empty when it is bearable.
  public static Optional<String> refusal(Kdf kdf) {
    return switch (kdf) {
      case Kdf.Argon2 cost -> argon2(cost);
      case Kdf.AesRounds(long rounds) ->
          rounds < 0 || rounds > MOST_ROUNDS
              ? Optional.of(
                  "%s AES rounds, at most %,d are allowed".formatted(unsigned(rounds), MOST_ROUNDS))
              : Optional.empty();
    };
  }

  private static Optional<String> argon2(Kdf.Argon2 cost) {
    if (cost.lanes() < 1 || cost.lanes() > MOST_LANES) {
      return Optional.of(
          "%s Argon2 lanes, 1 to %d are allowed".formatted(unsigned(cost.lanes()), MOST_LANES));
    }
    if (cost.memory() < 8 * 1024 * cost.lanes() || cost.memory() > MOST_MEMORY) {
      return Optional.of(
          "%s bytes of memory, %,d to %,d are allowed"
              .formatted(unsigned(cost.memory()), 8 * 1024 * cost.lanes(), MOST_MEMORY));
    }
    if (cost.passes() < 1 || cost.passes() > MOST_WORK / cost.memory()) {
      return Optional.of(
          "%s passes over %,d bytes, memory times passes may be %,d bytes"
              .formatted(unsigned(cost.passes()), cost.memory(), MOST_WORK));
    }
    if (cost.version() != 0x13 && cost.version() != 0x10) {
      return Optional.of("Argon2 version %d, which is not known".formatted(cost.version()));
    }
    return Optional.empty();
  }

  private static String unsigned(long number) {
    return Long.toUnsignedString(number);
  }
}
