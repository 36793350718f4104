import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// `SHA256SUMS`, as `sha256sum -c` reads it.
final class Checksums {
  private Checksums() {}

  static void write(Path folder) throws IOException, NoSuchAlgorithmException {
    var text = new StringBuilder();
    for (var file : Trees.files(folder)) {
      var digest = MessageDigest.getInstance("SHA-256");
      try (var in = Files.newInputStream(file)) {
        var block = new byte[1 << 16];
        for (var n = in.read(block); n >= 0; n = in.read(block)) digest.update(block, 0, n);
      }
      var name = folder.relativize(file).toString().replace('\\', '/');
      text.append(HexFormat.of().formatHex(digest.digest())).append("  ").append(name).append('\n');
    }
    Files.writeString(folder.resolve("SHA256SUMS"), text);
  }
}
