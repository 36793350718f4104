package dev.holdfast.vault.kdbx;

import dev.holdfast.kernel.Problem;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;

/// A decrypted KDBX file: its XML as it was, so that what Holdfast does not know survives. What is
/// protected in there stands as [dev.holdfast.kernel.Secret] beside its element, never as text.
public final class Kdbx implements AutoCloseable {
  private final Outer outer;
  private final Document xml;
  private final List<Binary> binaries;

  Kdbx(Outer outer, Document xml, List<Binary> binaries) {
    this.outer = outer;
    this.xml = xml;
    this.binaries = new ArrayList<>(binaries);
  }

  /// A new, empty KDBX 4 file.
  public static Kdbx create(String title, Cipher cipher, Kdf kdf, java.time.Instant now) {
    var outer = new Outer(4, 0, cipher, true, kdf, new byte[32], new byte[0]);
    return new Kdbx(outer, NewDocument.of(title, now), List.of());
  }

  /// Opens a file.
  ///
  /// @param file for the sentences
  /// @param composite the composite key of 32 bytes
  /// @throws dev.holdfast.kernel.ProblemException one clear sentence for whatever is wrong
  public static Kdbx read(Path file, byte[] bytes, byte[] composite) {
    return new KdbxReader(new Refusals(String.valueOf(file.getFileName()))).read(bytes, composite);
  }

  /// The file's bytes, under fresh seeds and with the same settings.
  public byte[] write(byte[] composite, SecureRandom random) {
    if (outer.old()) throw new IllegalStateException("KDBX 3 is not written");
    return new KdbxWriter(random).write(this, composite);
  }

  /// Why this file is only read; empty when it can be changed.
  public Optional<Problem> readOnly() {
    if (outer.old()) {
      return Optional.of(
          Problem.of(
              "vault.read-only",
              "The vault is in the old KDBX 3.1 format, which is opened but not written",
              "its header is not protected against changes",
              "convert it with 'holdfast vault export --to NEW.kdbx', or in KeePassXC: Database settings, Security, Encryption settings, format KDBX 4, save"));
    }
    if (outer.minor() > 1) {
      return Optional.of(
          Problem.of(
              "vault.read-only",
              "The vault is in the format KDBX 4." + outer.minor() + ", newer than this Holdfast",
              "saving could lose what Holdfast does not know",
              "change it with the program that wrote it"));
    }
    return Optional.empty();
  }

  /// The same content for a KDBX 4 file, once: this one gives it away.
  ///
  /// @throws IllegalStateException when it is KDBX 4 already
  public Kdbx modern(Kdf.Argon2 kdf) {
    if (!outer.old()) throw new IllegalStateException("this is KDBX 4");
    Modern.change(xml);
    var next = new Outer(4, 0, outer.cipher(), outer.gzip(), kdf, new byte[32], new byte[0]);
    return new Kdbx(next, xml, binaries);
  }

  public boolean old() {
    return outer.old();
  }

  public Cipher cipher() {
    return outer.cipher();
  }

  public Kdf kdf() {
    return outer.kdf();
  }

  /// The entries and groups in it, for reading and changing.
  public Tree tree() {
    return new Tree(xml, binaries);
  }

  Outer outer() {
    return outer;
  }

  Document xml() {
    return xml;
  }

  List<Binary> binaries() {
    return binaries;
  }

  /// Wipes what can be wiped.
  @Override
  public void close() {
    ProtectedValues.wipe(xml);
    binaries.forEach(binary -> java.util.Arrays.fill(binary.bytes(), (byte) 0));
  }
}
