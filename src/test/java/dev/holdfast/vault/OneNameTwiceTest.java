package dev.holdfast.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two entries of one name, as another program makes them: a step could get the wrong one.
class OneNameTwiceTest {
  @TempDir Path folder;

  @Test
  void bothAreMarkedInTheListAndNoOther() throws Exception {
    var file = folder.resolve("vault.kdbx");
    try (var key = VaultKit.key("p");
        var vault = VaultKit.create(file, key)) {
      vault.put(VaultKit.token("prod", "canary-1"));
      vault.put(VaultKit.token("other", "canary-2"));
      vault.save();
    }
    OtherPrograms.edit(file, "p", "second", node -> node.text("Title", "prod"));
    try (var key = VaultKit.key("p");
        var vault = VaultKit.vaults().open(file, key)) {
      var marked = vault.entries().stream().filter(one -> one.withheld().isPresent()).toList();
      assertThat(marked).hasSize(2).allMatch(one -> one.name().equals("prod"));
      assertThat(marked.getFirst().unclear())
          .extracting(Unclear::what)
          .containsExactly("the vault has 2 entries of this name");
    }
  }
}
