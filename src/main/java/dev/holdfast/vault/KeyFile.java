package dev.holdfast.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.kdbx.KeyFileXml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// Key files as KeePassXC reads them: XML of version 1 and 2, 32 bytes, 64 hex digits, or any file
/// by its hash.
public final class KeyFile {
  private static final int MOST = 64 << 20;

  private KeyFile() {}

  /// The key in a file.
  ///
  /// @throws ProblemException `vault.key-file`
  static byte[] read(Path file) {
    try {
      if (!Files.isRegularFile(file)) throw problem(file, "is not there");
      if (Files.size(file) > MOST) throw problem(file, "is too large");
      var bytes = Files.readAllBytes(file);
      if (bytes.length == 0) throw problem(file, "is empty");
      return key(file, bytes);
    } catch (IOException e) {
      throw problem(file, "cannot be read");
    }
  }

  private static byte[] key(Path file, byte[] bytes) {
    return switch (KeyFileXml.read(bytes)) {
      case KeyFileXml.Found.Key(byte[] key) -> key;
      case KeyFileXml.Found.Damaged _ -> throw problem(file, "is damaged");
      case KeyFileXml.Found.NotXml _ -> {
        if (bytes.length == 32) yield bytes;
        var text = new String(bytes, US_ASCII);
        yield bytes.length == 64 && text.matches("[0-9a-fA-F]{64}")
            ? HexFormat.of().parseHex(text)
            : sha256(bytes);
      }
    };
  }

  /// A key file of version 2 for a key of 32 bytes, as KeePassXC writes it.
  public static byte[] write(Secret key) {
    return key.use(
        bytes -> {
          var hex = HexFormat.of().withUpperCase().formatHex(bytes);
          var check = HexFormat.of().withUpperCase().formatHex(sha256(bytes), 0, 4);
          return String.format(
                  Locale.ROOT,
                  """
                  <?xml version="1.0" encoding="UTF-8"?>
                  <KeyFile>
                      <Meta>
                          <Version>2.0</Version>
                      </Meta>
                      <Key>
                          <Data Hash="%s">%s</Data>
                      </Key>
                  </KeyFile>
                  """,
                  check,
                  hex)
              .getBytes(UTF_8);
        });
  }

  private static ProblemException problem(Path file, String what) {
    return new ProblemException(
        Problem.of(
            "vault.key-file",
            "The key file %s %s".formatted(file, what),
            "the vault does not open without it",
            "use the key file that the vault was made with, or a copy of it"));
  }

  static byte[] sha256(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) digest.update(part);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
