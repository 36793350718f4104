package dev.holdfast.vault;

import dev.holdfast.journal.Disk;
import dev.holdfast.kernel.Clock;
import dev.holdfast.vault.kdbx.Cipher;
import dev.holdfast.vault.kdbx.Kdbx;
import dev.holdfast.vault.kdbx.Kdf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;

/// Opens and creates vaults.
public final class Vaults {
  /// A vault of credentials is small; what is larger is something else.
  public static final long MOST_BYTES = 64L << 20;

  private final Disk disk;
  private final Clock clock;
  private final SecureRandom random;

  public Vaults(Disk disk, Clock clock, SecureRandom random) {
    this.disk = disk;
    this.clock = clock;
    this.random = random;
  }

  /// How a new vault is sealed.
  public record Settings(String title, Cipher cipher, Kdf.Argon2 kdf) {}

  /// Makes a vault and saves it.
  ///
  /// @param key stays the caller's
  /// @throws dev.holdfast.kernel.ProblemException `vault.exists`, `vault.unsaved`, `vault.busy`
  public Vault create(Path file, VaultKey key, Settings settings) {
    free(file);
    var place = place(file);
    var content = Kdbx.create(settings.title(), settings.cipher(), settings.kdf(), clock.wall());
    var vault = new Vault(this, clock, place, content, key.copy(), "");
    try {
      vault.save();
      return vault;
    } catch (RuntimeException e) {
      vault.close();
      throw e;
    }
  }

  /// Opens a vault, or one of its earlier generations.
  ///
  /// @param key stays the caller's
  /// @throws dev.holdfast.kernel.ProblemException one clear sentence: `vault.missing`,
  ///   `vault.not-kdbx`, `vault.too-large`, `vault.kdf-refused`, `vault.unsupported`,
  ///   `vault.damaged`, `vault.does-not-open`, `vault.unreadable`
  public Vault open(Path file, VaultKey key) {
    var place = place(file);
    var bytes = read(place);
    var content = key.use(composite -> Kdbx.read(place, bytes, composite));
    return new Vault(this, clock, place, content, key.copy(), SafeSave.hash(bytes));
  }

  private byte[] read(Path file) {
    try {
      if (new Generations(file).leadsNowhere()) throw VaultProblems.leadsNowhere(file);
      if (!Files.isRegularFile(file)) throw VaultProblems.missing(file);
      if (Files.size(file) > MOST_BYTES) {
        throw VaultProblems.tooLarge(file, Files.size(file), MOST_BYTES);
      }
      return disk.read(file);
    } catch (NoSuchFileException e) {
      throw VaultProblems.missing(file);
    } catch (IOException e) {
      throw VaultProblems.unreadable(file, e);
    }
  }

  /// A link stays a link: what it points to is replaced.
  private static Path place(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }

  /// Puts an earlier generation in the vault's place, once it has been seen to open. What was there
  /// stays beside it under a dated name.
  ///
  /// @return where the replaced file is now
  public Path restore(Path file, Path generation, VaultKey key) {
    var place = place(file);
    open(generation, key).close();
    var aside = new Generations(place).damaged(clock.wall());
    new SafeSave(disk, place).restore(place(generation), aside);
    return aside;
  }

  Optional<Path> putBack(Path generation, String hash, Path file) {
    var place = place(file);
    if (!SafeSave.hash(read(generation)).equals(hash)) {
      throw VaultProblems.changedUnderneath(generation);
    }
    var aside = new Generations(place).replaced(clock.wall());
    new SafeSave(disk, place).restore(generation, aside);
    return Optional.of(aside).filter(Files::exists);
  }

  /// Whether a new vault can be made there: where nothing is, nor what is left of another one.
  ///
  /// @throws dev.holdfast.kernel.ProblemException `vault.exists`, `vault.link`,
  ///   `vault.generations-beside`, `vault.generation-name`
  public static void free(Path file) {
    if (new Generations(file).leadsNowhere()) throw VaultProblems.leadsNowhere(file);
    var place = place(file);
    if (Files.exists(place)) throw VaultProblems.exists(place);
    Generations.vaultOf(place)
        .ifPresent(
            vault -> {
              throw VaultProblems.generationName(place, vault);
            });
    var twin = new Generations(place).twin();
    if (Files.isRegularFile(twin)) throw VaultProblems.twin(place, twin);
    var kept = new Generations(place).kept();
    if (!kept.isEmpty()) throw VaultProblems.leftOver(place, kept);
  }

  Vault converted(Path to, Kdbx content, VaultKey key) {
    free(to);
    var place = place(to);
    return new Vault(this, clock, place, content, key.copy(), "");
  }

  byte[] encrypt(Kdbx content, VaultKey key) {
    return key.use(composite -> content.write(composite, random));
  }

  void replace(Path file, byte[] bytes, Set<String> replaceable, VaultKey key) {
    new SafeSave(disk, file)
        .save(
            bytes,
            replaceable,
            back -> key.use(composite -> Kdbx.read(file, back, composite)).close());
  }
}
