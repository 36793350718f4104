import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javafx.css.Stylesheet;

/// Jars as they ship.
final class Jars {
  private Jars() {}

  /// The same entries in the same order, not deflated. Beside each style sheet of the window lies
  /// its binary form, which JavaFX takes by itself and reads several times faster.
  static void store(Path from, Path to) throws IOException {
    try (var in = new ZipFile(from.toFile());
        var out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (var entry : in.stream().toList()) {
        byte[] bytes;
        try (var stream = in.getInputStream(entry)) {
          bytes = stream.readAllBytes();
        }
        put(out, entry.getName(), entry, bytes);
        if (entry.getName().matches("ui/.*\\.css")) {
          put(out, entry.getName().replaceFirst("css$", "bss"), entry, binary(bytes));
        }
      }
    }
  }

  private static void put(ZipOutputStream out, String name, ZipEntry like, byte[] bytes)
      throws IOException {
    var crc = new CRC32();
    crc.update(bytes);
    var copy = new ZipEntry(name);
    copy.setTimeLocal(like.getTimeLocal());
    copy.setMethod(ZipEntry.STORED);
    copy.setSize(bytes.length);
    copy.setCrc(crc.getValue());
    out.putNextEntry(copy);
    out.write(bytes);
    out.closeEntry();
  }

  private static byte[] binary(byte[] sheet) throws IOException {
    var css = Files.createTempFile("holdfast-", ".css");
    var bss = Files.createTempFile("holdfast-", ".bss");
    try {
      Files.write(css, sheet);
      Stylesheet.convertToBinary(css.toFile(), bss.toFile());
      return Files.readAllBytes(bss);
    } finally {
      Files.delete(css);
      Files.delete(bss);
    }
  }
}
