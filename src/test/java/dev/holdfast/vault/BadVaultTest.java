package dev.holdfast.vault;

import static dev.holdfast.vault.VaultKit.key;
import static dev.holdfast.vault.VaultKit.problem;
import static dev.holdfast.vault.VaultKit.token;
import static dev.holdfast.vault.VaultKit.vaults;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.kernel.ProblemException;
import dev.holdfast.vault.kdbx.Cipher;
import dev.holdfast.vault.kdbx.Kdf;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are no vault, or no longer: one clear sentence, nothing reserved, nothing changed.
class BadVaultTest {
  @TempDir private Path folder;
  private Path file = Path.of("unset");

  @BeforeEach
  void name() {
    file = folder.resolve("vault.kdbx");
  }

  private byte[] small(Cipher cipher) throws Exception {
    try (var key = key("p");
        var vault =
            vaults()
                .create(
                    file, key, new Vaults.Settings("T", cipher, Kdf.Argon2.id(8 << 10, 1, 1)))) {
      vault.put(token("a", "secret"));
      vault.save();
    }
    return Files.readAllBytes(file);
  }

  @ParameterizedTest
  @EnumSource(Cipher.class)
  void everyFlippedByteIsNoticed(Cipher cipher) throws Exception {
    flips(small(cipher), 1);
  }

  @Tag("campaign")
  @ParameterizedTest
  @EnumSource(Cipher.class)
  void everyFlippedBitIsNoticed(Cipher cipher) throws Exception {
    for (int bit = 1; bit < 256; bit <<= 1) {
      Files.deleteIfExists(file);
      flips(small(cipher), bit);
    }
  }

  private void flips(byte[] good, int mask) throws Exception {
    Map<String, Integer> codes = new TreeMap<>();
    for (int at = 0; at < good.length; at++) {
      var bad = good.clone();
      bad[at] ^= (byte) mask;
      Files.write(file, bad);
      int place = at;
      var caught =
          catchThrowableOfType(ProblemException.class, () -> vaults().open(file, key("p")).close());
      assertThat(caught).as("byte %d", place).isNotNull();
      assertThat(caught.problem().what()).as("byte %d", place).contains("vault.kdbx");
      codes.merge(caught.problem().code(), 1, Integer::sum);
    }
    assertThat(codes.keySet())
        .isSubsetOf(
            "vault.not-kdbx",
            "vault.unsupported",
            "vault.kdf-refused",
            "vault.damaged",
            "vault.does-not-open");
    assertThat(codes.get("vault.not-kdbx")).isEqualTo(8);
    assertThat(codes.get("vault.does-not-open")).isEqualTo(32);
  }

  @Test
  void everyTruncationIsNoticed() throws Exception {
    var good = small(Cipher.AES_256);
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      assertThat(problem(() -> vaults().open(file, key("p")).close()))
          .as("length %d", length)
          .isIn("vault.not-kdbx", "vault.damaged");
    }
    Files.write(file, Arrays.copyOf(good, good.length + 1));
    assertThat(problem(() -> vaults().open(file, key("p")))).isEqualTo("vault.damaged");
  }

  @Test
  void mutatedFilesAreRefusedAndNothingElseHappens() throws Exception {
    var good = small(Cipher.CHACHA20);
    var random = new Random(20261122);
    for (int round = 0; round < 500; round++) {
      var bad = good.clone();
      int changes = 1 + random.nextInt(6);
      for (int change = 0; change < changes; change++) {
        bad[random.nextInt(Math.min(bad.length, 260))] = (byte) random.nextInt();
      }
      if (Arrays.equals(bad, good)) continue;
      Files.write(file, bad);
      assertThat(problem(() -> vaults().open(file, key("p")).close())).startsWith("vault.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "PK\u0003\u0004 some archive", "{\"json\": true}\n"})
  void whatIsNoVaultIsNotOne(String content) throws Exception {
    Files.writeString(file, content);
    assertThat(problem(() -> vaults().open(file, key("p")))).isEqualTo("vault.not-kdbx");
  }

  @Test
  void aKdb1FileIsNotOne() throws Exception {
    Files.write(file, new byte[] {3, -39, -94, -102, 0x65, -5, 0x4b, -75, 3, 0, 3, 0});
    assertThat(problem(() -> vaults().open(file, key("p")))).isEqualTo("vault.not-kdbx");
  }

  @Test
  void aFileOfOneGigabyteIsRefusedUnread() throws Exception {
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 30);
    }
    assertThat(problem(() -> vaults().open(file, key("p")))).isEqualTo("vault.too-large");
  }

  @Test
  void aFolderAndNothingAreNoVault() throws Exception {
    assertThat(problem(() -> vaults().open(file, key("p")))).isEqualTo("vault.missing");
    Files.createDirectory(file);
    assertThat(problem(() -> vaults().open(file, key("p")))).isEqualTo("vault.missing");
  }

  @Test
  void absurdCostsAreRefusedBeforeAnythingIsReserved() throws Exception {
    var good = small(Cipher.AES_256);
    var absurd =
        Map.of(
            "M", new long[] {Long.MAX_VALUE, -1, (1L << 30) + 1024, 1L << 40, 0},
            "I", new long[] {Long.MAX_VALUE, -1, 0, 1L << 33});
    for (var field : absurd.entrySet()) {
      for (long value : field.getValue()) {
        Files.write(file, with(good, field.getKey(), value));
        assertThat(problem(() -> vaults().open(file, key("p"))))
            .as("%s = %d", field.getKey(), value)
            .isEqualTo("vault.kdf-refused");
      }
    }
    Files.write(file, lanes(good, 65));
    assertThat(problem(() -> vaults().open(file, key("p")))).isEqualTo("vault.kdf-refused");
  }

  private static byte[] with(byte[] good, String key, long value) {
    var bad = good.clone();
    ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN).putLong(value(good, 5, key, 8), value);
    return bad;
  }

  private static byte[] lanes(byte[] good, int value) {
    var bad = good.clone();
    ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN).putInt(value(good, 4, "P", 4), value);
    return bad;
  }

  /// Where a value of the key derivation's settings stands.
  private static int value(byte[] file, int type, String key, int length) {
    var head =
        ByteBuffer.allocate(10)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) type)
            .putInt(1)
            .put(key.getBytes(UTF_8))
            .putInt(length)
            .array();
    for (int at = 0; at < 400; at++) {
      if (Arrays.equals(file, at, at + 10, head, 0, 10)) return at + 10;
    }
    throw new IllegalStateException("no " + key);
  }
}
