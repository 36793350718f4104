package dev.holdfast.vault;

import static dev.holdfast.vault.VaultKit.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A vault whose file is gone, while its earlier generations are there.
class VaultMissingTest {
  @TempDir private Path folder;

  @Test
  void whatIsLeftOfItIsNamedAndNotPushedOut() throws Exception {
    var file = folder.resolve("vault.kdbx");
    try (var key = VaultKit.key("p")) {
      try (var vault = VaultKit.create(file, key)) {
        vault.put(VaultKit.token("pager", "canary-1"));
        vault.save();
      }
      var earlier = folder.resolve("vault.earlier-1.kdbx");
      var before = Files.readAllBytes(earlier);
      Files.delete(file);
      var missing =
          Assertions.catchThrowableOfType(
              ProblemException.class, () -> VaultKit.vaults().open(file, key));
      assertThat(missing.problem().text()).contains("vault.earlier-1.kdbx");
      assertThat(new Generations(file).any()).as("a run waits for it").isTrue();
      assertThat(problem(() -> VaultKit.create(file, key))).isEqualTo("vault.generations-beside");
      assertThat(earlier).hasBinaryContent(before);
      Files.copy(earlier, file);
      VaultKit.vaults().open(file, key).close();
    }
  }

  /// The stick that the vault is on is not there.
  @Test
  void aLinkToNowhereIsAVaultThatIsMeant() throws Exception {
    var link = folder.resolve("vault.kdbx");
    var stick = folder.resolve("stick").resolve("real.kdbx");
    Files.createSymbolicLink(link, stick);
    try (var key = VaultKit.key("p")) {
      assertThat(new Generations(link).any()).as("a run waits for it").isTrue();
      assertThat(problem(() -> VaultKit.create(link, key))).isEqualTo("vault.link");
      assertThat(problem(() -> VaultKit.vaults().open(link, key))).isEqualTo("vault.link");
      assertThat(link).isSymbolicLink();
      Files.createDirectory(stick.getParent());
      VaultKit.create(stick, key).close();
      try (var vault = VaultKit.vaults().open(link, key)) {
        vault.put(VaultKit.token("pager", "canary-1"));
        vault.save();
      }
      assertThat(link).isSymbolicLink();
    }
  }
}
