package dev.holdfast.vault;

import static dev.holdfast.vault.VaultKit.key;
import static dev.holdfast.vault.VaultKit.problem;
import static dev.holdfast.vault.VaultKit.secret;
import static dev.holdfast.vault.VaultKit.shown;
import static dev.holdfast.vault.VaultKit.token;
import static dev.holdfast.vault.VaultKit.vaults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.kdbx.Cipher;
import dev.holdfast.vault.kdbx.Kdf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever has the vault and KeePassXC needs no Holdfast, and the other way round.
class KeePassXcTest {
  private static final String PASS = "correct horse ü";
  @TempDir private Path folder;
  private Path file = Path.of("unset");

  @BeforeEach
  void name() {
    file = folder.resolve("vault.kdbx");
  }

  private Optional<Path> keyFile(String kind) throws Exception {
    var path = folder.resolve("vault.key");
    var raw = new byte[32];
    for (int i = 0; i < 32; i++) raw[i] = (byte) (i * 7 + 1);
    var hex = java.util.HexFormat.of().formatHex(raw);
    switch (kind) {
      case "xml2" -> Files.write(path, KeyFile.write(Secret.copyOf(raw)));
      case "xml1" ->
          Files.writeString(
              path,
              "<?xml version=\"1.0\" encoding=\"utf-8\"?><KeyFile><Meta><Version>1.00</Version></Meta><Key><Data>"
                  + java.util.Base64.getEncoder().encodeToString(raw)
                  + "</Data></Key></KeyFile>");
      case "binary" -> Files.write(path, raw);
      case "hex" -> Files.writeString(path, hex);
      case "any" -> Files.writeString(path, "any file " + hex + hex);
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(path);
  }

  @ParameterizedTest
  @CsvSource({
    "AES_256, ID, none",
    "AES_256, D, xml2",
    "CHACHA20, ID, any",
    "CHACHA20, D, hex",
    "AES_256, ID, binary",
    "CHACHA20, ID, xml1"
  })
  void everyVariantIsListedShownAddedToAndEdited(Cipher cipher, Kdf.Variant variant, String kind)
      throws Exception {
    var keyFile = keyFile(kind);
    try (var secret = secret(PASS);
        var key = keyFile.map(path -> VaultKey.of(secret, path)).orElse(VaultKey.of(secret))) {
      var kdf = new Kdf.Argon2(variant, 1 << 20, 2, 2, 0x13);
      try (var vault =
          vaults().create(file, key, new Vaults.Settings("Break glass", cipher, kdf))) {
        vault.put(
            new EntryDraft(
                "aws-prod",
                EntryType.AWS_KEYS,
                new Care("ops", Optional.empty(), true, Optional.empty(), false),
                Map.of("access-key-id", "AKIDEXAMPLE"),
                Map.of("secret-access-key", secret("se/cret+ü€😀"))));
        vault.put(
            new EntryDraft(
                "root-totp",
                EntryType.TOTP,
                Care.none(),
                Map.of(),
                Map.of("otp", secret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"))));
        vault.put(
            new EntryDraft(
                "codes",
                EntryType.RECOVERY_CODES,
                Care.none(),
                Map.of(),
                Map.of("recovery-codes", secret("1111\n2222"))));
        vault.attach("codes", "sheet.bin", Secret.copyOf(new byte[] {0, 1, -1, 13, 10}));
        vault.save();
      }
      var xc =
          keyFile
              .map(path -> KeePassXc.in(folder, "-k", path.toString()))
              .orElse(KeePassXc.in(folder));
      assertThat(xc.run("ls", file, List.of(), PASS).good())
          .contains("aws-prod")
          .contains("root-totp");
      var info = xc.run("db-info", file, List.of(), PASS).good();
      assertThat(info)
          .contains(cipher == Cipher.AES_256 ? "AES 256-bit" : "ChaCha20 256-bit")
          .contains("Argon2" + variant.name().toLowerCase(java.util.Locale.ROOT));
      assertThat(xc.run("show", file, List.of("-s", "--all", "aws-prod"), PASS).good())
          .contains("AKIDEXAMPLE")
          .contains("se/cret+ü€😀")
          .contains("holdfast.type: aws-keys")
          .contains("holdfast.rotate-after-use: yes");
      assertThat(xc.run("show", file, List.of("-t", "root-totp"), PASS).good().strip())
          .matches("[0-9]{6}");
      var exported = folder.resolve("exported");
      xc.run("attachment-export", file, List.of("codes", "sheet.bin", exported.toString()), PASS)
          .good();
      assertThat(exported).hasBinaryContent(new byte[] {0, 1, -1, 13, 10});

      xc.run("add", file, List.of("-p", "--username=dba", "added"), PASS, "pw-added").good();
      xc.run("edit", file, List.of("-p", "--url=https://x.example", "aws-prod"), PASS, "rotated")
          .good();
      xc.run("attachment-import", file, List.of("added", "in.bin", exported.toString()), PASS)
          .good();
      try (var vault = vaults().open(file, key)) {
        assertThat(vault.kdf()).isEqualTo(kdf);
        assertThat(shown(vault.secret("added", "password"))).isEqualTo("pw-added");
        assertThat(vault.entry("added").orElseThrow().plain()).containsEntry("user", "dba");
        assertThat(shown(vault.secret("aws-prod", "secret-access-key"))).isEqualTo("rotated");
        assertThat(shown(vault.secret("codes", "recovery-codes"))).isEqualTo("1111\n2222");
        assertThat(vault.entry("aws-prod").orElseThrow().care().rotateAfterUse()).isTrue();
        assertThat(vault.entry("added").orElseThrow().besides())
            .contains("the file in.bin, 5 bytes");
        assertThat(vault.facts().generation()).isEqualTo(2);
        vault.put(token("again", "1"));
        vault.save();
      }
      assertThat(xc.run("ls", file, List.of(), PASS).good()).contains("again").contains("added");
    }
  }

  @Test
  void nothingOfAnotherProgramsFileIsLost() throws Exception {
    var xc = KeePassXc.in(folder);
    var rich = Path.of(Objects.requireNonNull(getClass().getResource("rich.xml")).toURI());
    var imported =
        xc.exec(
            List.of(
                xc.program().toString(), "import", "-q", "-p", rich.toString(), file.toString()),
            PASS,
            PASS);
    imported.good();
    // whatever version the import made, an edit of the settings by Holdfast needs KDBX 4
    try (var old = vaults().open(file, key(PASS))) {
      assertThat(old.entries()).extracting(VaultEntry::name).contains("rich");
      assertThat(shown(old.secret("rich", "password"))).isEqualTo("now");
      assertThat(shown(old.attachment("rich", "a.txt"))).isEqualTo("attached text\n");
      org.junit.jupiter.api.Assumptions.assumeTrue(old.readOnly().isEmpty());
    }
    var before = tidy(xc.run("export", file, List.of(), PASS).good());
    try (var vault = vaults().open(file, key(PASS))) {
      vault.save();
    }
    assertThat(tidy(xc.run("export", file, List.of(), PASS).good())).isEqualTo(before);
    assertThat(before).contains("old password").contains("custom-data").contains("tag-one");
  }

  /// Without what a save by Holdfast adds on purpose.
  private static String tidy(String xml) {
    return Pattern.compile(
            "\\s*<Item>\\s*<Key>(holdfast\\.|_LAST_MODIFIED|KPXC_)[^<]*</Key>.*?</Item>",
            Pattern.DOTALL)
        .matcher(xml)
        .replaceAll("");
  }

  @Test
  void theOldFormatIsOnlyReadAndTheWayOutIsSaid() throws Exception {
    var xc = KeePassXc.in(folder);
    xc.exec(
            List.of(xc.program().toString(), "db-create", "-q", "-p", "-t", "100", file.toString()),
            PASS,
            PASS)
        .good();
    xc.run("add", file, List.of("-p", "--username=u", "old"), PASS, "pw-old").good();
    var attached = folder.resolve("a.bin");
    Files.write(attached, new byte[] {9, 8, 7});
    xc.run("attachment-import", file, List.of("old", "a.bin", attached.toString()), PASS).good();
    var bytes = Files.readAllBytes(file);
    assertThat(bytes[10]).as("KDBX major version").isEqualTo((byte) 3);
    try (var vault = vaults().open(file, key(PASS))) {
      assertThat(shown(vault.secret("old", "password"))).isEqualTo("pw-old");
      assertThat(vault.attachment("old", "a.bin").length()).isEqualTo(3);
      assertThat(vault.readOnly().orElseThrow().next()).contains("KDBX 4");
      assertThat(problem(() -> vault.put(token("x", "1")))).isEqualTo("vault.read-only");
      assertThat(problem(vault::save)).isEqualTo("vault.read-only");
    }
    assertThat(file).hasBinaryContent(bytes);
    assertThat(problem(() -> vaults().open(file, key("wrong")))).isEqualTo("vault.does-not-open");
    damagedOldFilesAreRefusedInWords(bytes);
  }

  private void damagedOldFilesAreRefusedInWords(byte[] good) throws Exception {
    var rounds = java.nio.ByteBuffer.allocate(3).put((byte) 6).put((byte) 8).put((byte) 0).array();
    int at = 12;
    while (!java.util.Arrays.equals(good, at, at + 3, rounds, 0, 3)) at++;
    var random = new java.util.Random(31);
    for (int round = 0; round < 100; round++) {
      int place = random.nextInt(round < 60 ? 240 : good.length);
      // other costs are their own matter, and slow
      if (place >= at && place < at + 11) continue;
      var bad = good.clone();
      bad[place] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, bad);
      try (var vault = vaults().open(file, key(PASS))) {
        // what is behind the last block is padding
        assertThat(place).isGreaterThan(good.length - 32);
        assertThat(vault.entries()).hasSize(1);
      } catch (dev.holdfast.kernel.ProblemException e) {
        assertThat(e.problem().code()).startsWith("vault.");
      }
    }
  }

  @Test
  void ourCodesAreTheOnesOfKeePassXc() throws Exception {
    var xc = KeePassXc.in(folder);
    var address =
        "otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&period=60&digits=8&algorithm=SHA512";
    try (var vault = VaultKit.create(file, key(PASS))) {
      vault.put(
          new EntryDraft(
              "t", EntryType.TOTP, Care.none(), Map.of(), Map.of("otp", secret(address))));
      vault.save();
      var before = shown(vault.code("t", Instant.now()).code());
      var theirs = xc.run("show", file, List.of("-t", "t"), PASS).good().strip();
      var after = shown(vault.code("t", Instant.now()).code());
      assertThat(theirs).isIn(before, after);
    }
  }
}
