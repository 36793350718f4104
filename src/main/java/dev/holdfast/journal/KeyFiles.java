package dev.holdfast.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.holdfast.kernel.FileReplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;

/// Keeps the author's key as two PEM files (RFC 7468): `author.ed25519`, for its owner only, and
/// `author.ed25519.pub`.
final class KeyFiles {
  private KeyFiles() {}

  /// Whether there is a key, or a part of one.
  static boolean there(Path folder) {
    return Files.exists(folder.resolve("author.ed25519"))
        || Files.exists(folder.resolve("author.ed25519.pub"));
  }

  static AuthorKey loadOrMake(Path folder) throws IOException {
    var secret = folder.resolve("author.ed25519");
    var open = folder.resolve("author.ed25519.pub");
    if (!Files.exists(secret)) {
      if (Files.exists(open)) {
        throw Home.unreadable(secret, "it is missing, but its public half is there", null);
      }
      var key = AuthorKey.generate();
      FileReplace.write(open, pem("PUBLIC KEY", key.x509()));
      FileReplace.write(secret, pem("PRIVATE KEY", key.pkcs8()));
      return key;
    }
    try {
      return AuthorKey.of(bytes(secret, "PRIVATE KEY"), bytes(open, "PUBLIC KEY"));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw Home.unreadable(secret, "it is not the key that it should be", e);
    }
  }

  private static byte[] pem(String what, byte[] der) {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(what, text)
        .getBytes(US_ASCII);
  }

  private static byte[] bytes(Path file, String what) throws IOException {
    var text = Files.readString(file, US_ASCII);
    var begin = "-----BEGIN " + what + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + what + "-----");
    if (from < 0 || to < from) throw new IllegalArgumentException("no " + what);
    return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
  }
}
