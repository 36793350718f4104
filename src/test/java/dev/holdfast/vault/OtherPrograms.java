package dev.holdfast.vault;

import dev.holdfast.vault.kdbx.EntryNode;
import dev.holdfast.vault.kdbx.Kdbx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Consumer;

/// Edits a vault as another program does: whatever field it likes, and nothing of Holdfast's.
public final class OtherPrograms {
  private OtherPrograms() {}

  /// Changes the entry of a name; none of that name is made.
  public static void edit(Path file, String passphrase, String name, Consumer<EntryNode> change)
      throws IOException {
    var bytes = Files.readAllBytes(file);
    try (var key = VaultKit.key(passphrase)) {
      var saved =
          key.use(
              composite -> {
                try (var content = Kdbx.read(file, bytes, composite)) {
                  var tree = content.tree();
                  var entry =
                      tree.entries().stream()
                          .filter(one -> one.text("Title").filter(name::equals).isPresent())
                          .findFirst()
                          .orElseGet(() -> tree.add(VaultKit.CLOCK.wall()));
                  entry.text("Title", name);
                  change.accept(entry);
                  return content.write(composite, new SecureRandom());
                }
              });
      Files.write(file, saved);
    }
  }
}
