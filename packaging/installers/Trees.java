import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Folders as a whole.
final class Trees {
  private Trees() {}

  static List<Path> files(Path folder) throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (var walk = Files.walk(folder)) {
      for (var path : walk.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (var walk = Files.walk(from)) {
      for (var path : walk.toList()) {
        var at = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) Files.createDirectories(at);
        else {
          Files.createDirectories(at.getParent());
          Files.copy(
              path, at, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  /// The start-up cache is good only for jars of the time it was trained with; a whole second
  /// survives every archive format.
  static void date(Path folder, Instant time) throws IOException {
    try (var walk = Files.walk(folder)) {
      for (var path : walk.filter(path -> !Files.isSymbolicLink(path)).toList()) {
        Files.setLastModifiedTime(path, FileTime.from(time));
      }
    }
  }
}
