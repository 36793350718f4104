package dev.holdfast.vault;

import static dev.holdfast.vault.VaultKit.CLOCK;
import static dev.holdfast.vault.VaultKit.key;
import static dev.holdfast.vault.VaultKit.problem;
import static dev.holdfast.vault.VaultKit.secret;
import static dev.holdfast.vault.VaultKit.shown;
import static dev.holdfast.vault.VaultKit.token;
import static dev.holdfast.vault.VaultKit.vaults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VaultTest {
  @TempDir private Path folder;
  private Path file = Path.of("unset");

  @BeforeEach
  void name() {
    file = folder.resolve("vault.kdbx");
  }

  @ParameterizedTest
  @EnumSource(EntryType.class)
  void everyTypeComesBack(EntryType type) {
    Map<String, String> plain = new HashMap<>();
    Map<String, Secret> secrets = new HashMap<>();
    for (var part : type.parts()) {
      if (part.id().equals("otp")) secrets.put("otp", secret("GEZDGNBVGY3TQOJQ"));
      else if (part.isSecret()) secrets.put(part.id(), secret("geheim ü\n" + part.id()));
      else plain.put(part.id(), "plain <&> \"" + part.id());
    }
    var expires = Instant.parse("2027-01-02T03:04:05Z");
    var care =
        new Care(
            "M. Okafor",
            Optional.of(Instant.parse("2025-01-15T09:00:51Z")),
            true,
            Optional.of(expires),
            true);
    try (var vault = VaultKit.create(file, key("p"))) {
      vault.put(new EntryDraft("prod", type, care, plain, secrets));
      vault.save();
    }
    try (var vault = vaults().open(file, key("p"))) {
      var entry = vault.entry("prod").orElseThrow();
      assertThat(entry.type()).isEqualTo(type);
      assertThat(entry.care()).isEqualTo(care);
      assertThat(entry.plain()).isEqualTo(plain);
      assertThat(entry.secrets()).isEqualTo(secrets.keySet());
      assertThat(entry.toString()).doesNotContain("geheim");
      for (var part : type.parts()) {
        if (part.isSecret() && !part.id().equals("otp")) {
          assertThat(shown(vault.secret("prod", part.id()))).isEqualTo("geheim ü\n" + part.id());
        }
      }
      if (secrets.containsKey("otp")) {
        assertThat(shown(vault.code("prod", Instant.EPOCH).code())).hasSize(6);
      }
    }
  }

  @Test
  void noSecretIsInTheFileOrInTheMemoryOfTheDocument() throws Exception {
    try (var vault = VaultKit.create(file, key("p"))) {
      vault.put(token("t", "canary-4711"));
      vault.save();
    }
    assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("canary-4711")
        .doesNotContain("Password");
  }

  @Test
  void anEntryThatIsReplacedKeepsWhatItWas() {
    try (var vault = VaultKit.create(file, key("p"))) {
      vault.put(token("t", "one"));
      for (int i = 0; i < 14; i++) vault.put(token("t", "next " + i));
      vault.save();
    }
    try (var vault = vaults().open(file, key("p"))) {
      assertThat(vault.entries()).hasSize(1);
      assertThat(shown(vault.secret("t", "token"))).isEqualTo("next 13");
    }
  }

  @Test
  void aRemovedEntryIsInTheRecycleBin() {
    try (var vault = VaultKit.create(file, key("p"))) {
      vault.put(token("a", "1"));
      vault.put(token("b", "2"));
      vault.remove("a");
      vault.save();
      assertThat(vault.entry("a")).isEmpty();
      assertThat(problem(() -> vault.secret("a", "token"))).isEqualTo("vault.no-entry");
    }
    try (var vault = vaults().open(file, key("p"))) {
      assertThat(vault.entries()).extracting(VaultEntry::name).containsExactly("b");
      vault.put(token("a", "again"));
      vault.save();
      assertThat(shown(vault.secret("a", "token"))).isEqualTo("again");
    }
  }

  @Test
  void attachmentsComeBackAndGo() {
    try (var vault = VaultKit.create(file, key("p"))) {
      vault.put(token("a", "1"));
      vault.attach("a", "one.bin", Secret.copyOf(new byte[] {0, -1, 7}));
      vault.attach("a", "two.txt", secret("two"));
      vault.save();
      vault.detach("a", "one.bin");
      vault.save();
    }
    try (var vault = vaults().open(file, key("p"))) {
      assertThat(vault.entry("a").orElseThrow().besides())
          .containsExactly("the file two.txt, 3 bytes");
      assertThat(shown(vault.attachment("a", "two.txt"))).isEqualTo("two");
      assertThat(problem(() -> vault.attachment("a", "one.bin"))).isEqualTo("vault.no-part");
    }
  }

  @Test
  void aDraftThatIsNoEntryIsRefused() {
    try (var vault = VaultKit.create(file, key("p"))) {
      var none = Care.none();
      assertThat(
              problem(
                  () ->
                      vault.put(new EntryDraft("x", EntryType.DATABASE, none, Map.of(), Map.of()))))
          .isEqualTo("vault.bad-entry");
      assertThat(
              problem(
                  () ->
                      vault.put(
                          new EntryDraft(
                              "x", EntryType.TEXT, none, Map.of("text", "clear"), Map.of()))))
          .isEqualTo("vault.bad-entry");
      assertThat(problem(() -> vault.put(token(" ", "1")))).isEqualTo("vault.bad-entry");
      assertThat(problem(() -> vault.put(token("a\u0001", "1")))).isEqualTo("vault.bad-entry");
      assertThat(
              problem(
                  () ->
                      vault.put(
                          new EntryDraft(
                              "x", EntryType.TOTP, none, Map.of(), Map.of("otp", secret("!!!"))))))
          .isEqualTo("vault.bad-otp");
      assertThat(vault.entries()).isEmpty();
    }
  }

  @Test
  void theWrongKeyDoesNotOpen() throws Exception {
    var keyFile = folder.resolve("any.key");
    Files.writeString(keyFile, "some file of mine");
    VaultKit.create(file, VaultKey.of(secret("p"), keyFile)).close();
    vaults().open(file, VaultKey.of(secret("p"), keyFile)).close();
    assertThat(problem(() -> vaults().open(file, key("p")))).isEqualTo("vault.does-not-open");
    assertThat(problem(() -> vaults().open(file, VaultKey.of(keyFile))))
        .isEqualTo("vault.does-not-open");
    Files.writeString(keyFile, "another");
    assertThat(problem(() -> vaults().open(file, VaultKey.of(secret("p"), keyFile))))
        .isEqualTo("vault.does-not-open");
  }

  @Test
  void aNewKeyOpensFromTheNextSaveOn() {
    try (var vault = VaultKit.create(file, key("old"))) {
      vault.rekey(key("new"));
      vault.save();
    }
    assertThat(problem(() -> vaults().open(file, key("old")))).isEqualTo("vault.does-not-open");
    vaults().open(file, key("new")).close();
    vaults().open(new Generations(file).earlier(1), key("old")).close();
  }

  @Test
  void twoOnOneVaultDoNotUndoEachOther() {
    VaultKit.create(file, key("p")).close();
    try (var mine = vaults().open(file, key("p"));
        var theirs = vaults().open(file, key("p"))) {
      mine.put(token("mine", "1"));
      theirs.put(token("theirs", "2"));
      mine.save();
      assertThat(problem(theirs::save)).isEqualTo("vault.changed-underneath");
      mine.put(token("more", "3"));
      mine.save();
    }
    try (var vault = vaults().open(file, key("p"))) {
      assertThat(vault.entries()).extracting(VaultEntry::name).containsExactly("mine", "more");
    }
  }

  @Test
  void anExistingFileIsNotOverwrittenByANewVault() throws Exception {
    Files.writeString(file, "mine");
    assertThat(problem(() -> VaultKit.create(file, key("p")))).isEqualTo("vault.exists");
    assertThat(file).hasContent("mine");
  }

  @Test
  void twoEarlierGenerationsAreKept() {
    try (var vault = VaultKit.create(file, key("p"))) {
      for (var name : new String[] {"a", "b", "c"}) {
        vault.put(token(name, name));
        vault.save();
      }
    }
    var generations = new Generations(file);
    assertThat(generations.kept()).hasSize(2);
    assertThat(sizes(file)).isEqualTo(3);
    assertThat(sizes(generations.earlier(1))).isEqualTo(2);
    assertThat(sizes(generations.earlier(2))).isEqualTo(1);
  }

  private static int sizes(Path file) {
    try (var vault = vaults().open(file, key("p"))) {
      return vault.entries().size();
    }
  }

  @Test
  void aDamagedFileIsKeptBesideTheGenerationThatTakesItsPlace() throws Exception {
    try (var vault = VaultKit.create(file, key("p"))) {
      vault.put(token("a", "1"));
      vault.save();
    }
    var broken = Files.readAllBytes(file);
    broken[broken.length - 40] ^= 1;
    Files.write(file, broken);
    assertThat(problem(() -> vaults().open(file, key("p")))).isEqualTo("vault.damaged");
    var aside = vaults().restore(file, new Generations(file).earlier(1), key("p"));
    assertThat(aside).hasBinaryContent(broken);
    assertThat(sizes(file)).isZero();
  }

  @Test
  void anEarlierGenerationIsTheStateThatItWas() throws Exception {
    VaultFacts first;
    try (var vault = VaultKit.create(file, key("p"))) {
      first = vault.facts();
      vault.put(token("a", "1"));
      vault.save();
    }
    Files.copy(
        new Generations(file).earlier(1), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (var vault = vaults().open(file, key("p"))) {
      assertThat(vault.facts()).isEqualTo(first);
    }
  }

  @Test
  void aNewVaultCostsWhatThisComputerDoesInASecond() {
    var kdf = Calibration.measure(CLOCK);
    assertThat(kdf.memory()).isBetween(64L << 20, 256L << 20);
    assertThat(Calibration.forTime(850_000_000)).isEqualTo(kdf64());
    assertThat(Calibration.forTime(1).memory()).isEqualTo(256L << 20);
    assertThat(Calibration.forTime(425_000_000).memory()).isEqualTo(128L << 20);
  }

  private static dev.holdfast.vault.kdbx.Kdf.Argon2 kdf64() {
    return dev.holdfast.vault.kdbx.Kdf.Argon2.id(64 << 20, 3, 4);
  }
}
