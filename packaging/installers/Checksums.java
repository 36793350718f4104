import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Predicate;

/// Sums of files: `SHA256SUMS`, as `sha256sum -c` reads it, and the `md5sums` that `dpkg -V` reads.
final class Checksums {
  private Checksums() {}

  static void write(Path folder) throws IOException {
    Files.writeString(folder.resolve("SHA256SUMS"), of(folder, "SHA-256", _ -> true));
  }

  /// One line a file: the sum, two blanks, the name below the folder.
  static String of(Path folder, String algorithm, Predicate<Path> wanted) throws IOException {
    var text = new StringBuilder();
    for (var file : Trees.files(folder)) {
      if (Files.isSymbolicLink(file) || !wanted.test(file)) continue;
      var name = folder.relativize(file).toString().replace('\\', '/');
      text.append(sum(file, algorithm)).append("  ").append(name).append('\n');
    }
    return text.toString();
  }

  private static String sum(Path file, String algorithm) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var digest = MessageDigest.getInstance(algorithm);
      var block = new byte[1 << 16];
      for (var n = in.read(block); n >= 0; n = in.read(block)) digest.update(block, 0, n);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
