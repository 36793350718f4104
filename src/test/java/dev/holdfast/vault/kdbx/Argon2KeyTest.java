package dev.holdfast.vault.kdbx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// RFC 9106, section 5, and the limits.
class Argon2KeyTest {
  private static byte[] of(int length, int value) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static String tag(Kdf.Variant variant) {
    var cost = new Kdf.Argon2(variant, 32 * 1024, 3, 4, 0x13);
    var tag = Argon2Key.derive(cost, of(16, 2), of(32, 1), of(8, 3), of(12, 4), 32);
    return HexFormat.of().formatHex(tag);
  }

  @Test
  void argon2idOfRfc9106() {
    assertThat(tag(Kdf.Variant.ID))
        .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
  }

  @Test
  void argon2dOfRfc9106() {
    assertThat(tag(Kdf.Variant.D))
        .isEqualTo("512b391b6f1162975371d30919734294f868e3be3984f3c1a13a4db9fabe4acb");
  }

  @Test
  void limitsAreTheOnesOfTheSafetyRules() {
    assertThat(KdfLimits.refusal(Kdf.Argon2.id(1L << 30, 16, 64))).isEmpty();
    assertThat(KdfLimits.refusal(Kdf.Argon2.id(64 << 20, 24, 2))).isEmpty();
    assertThat(KdfLimits.refusal(Kdf.Argon2.id((1L << 30) + 1, 1, 4))).isPresent();
    assertThat(KdfLimits.refusal(Kdf.Argon2.id(1L << 30, 17, 4))).isPresent();
    assertThat(KdfLimits.refusal(Kdf.Argon2.id(64 << 20, 3, 65))).isPresent();
    assertThat(KdfLimits.refusal(Kdf.Argon2.id(-1, 3, 4))).isPresent();
    assertThat(KdfLimits.refusal(Kdf.Argon2.id(64 << 20, -1, 4))).isPresent();
    assertThat(KdfLimits.refusal(Kdf.Argon2.id(8 << 10, Long.MAX_VALUE, 1))).isPresent();
    assertThat(KdfLimits.refusal(Kdf.Argon2.id(64 << 20, 3, 0))).isPresent();
    assertThat(KdfLimits.refusal(new Kdf.AesRounds(-1))).isPresent();
    assertThat(KdfLimits.refusal(new Kdf.AesRounds(600_000_001))).isPresent();
    assertThat(KdfLimits.refusal(new Kdf.AesRounds(600_000_000))).isEmpty();
  }

  @Test
  void nothingIsDerivedPastTheLimits() {
    assertThatThrownBy(
            () -> Argon2Key.derive(Kdf.Argon2.id(2L << 30, 1, 1), new byte[32], new byte[32]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aesRoundsAreThoseOfTheLibrary() throws Exception {
    var seed = of(32, 7);
    var key = new byte[32];
    for (int i = 0; i < 32; i++) key[i] = (byte) i;
    for (long rounds : new long[] {0, 1, 2, 4095, 4096, 4097, 10_000}) {
      assertThat(AesRoundsKey.derive(rounds, seed, key))
          .isEqualTo(org.linguafranca.pwdb.security.Aes.getTransformedKey(key, seed, rounds));
    }
  }
}
