package dev.holdfast;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/// Tells whether a folder still holds what it held: two checksums over every file's name, length
/// and bytes. They find each change that happens, not one that somebody makes on purpose to deceive
/// them; in return they cost next to nothing before anything is compiled. A plan's own hash, which
/// a run is bound to, is another (SHA-256).
final class FolderPrint {
  /// A plan with more beside it is not worth it: reading that would take longer than the plan.
  private static final long MOST_BYTES = 4 << 20;

  private static final int MOST_FILES = 500;

  private final CRC32 one = new CRC32();
  private final CRC32C other = new CRC32C();
  private long bytes;
  private int files;

  private FolderPrint() {}

  /// Empty where the folder cannot be read whole, or is too large to be worth it.
  static Optional<String> of(Path folder) {
    try {
      var print = new FolderPrint();
      if (!print.add(folder, "")) return Optional.empty();
      return Optional.of(
          "%d.%d.%x.%x"
              .formatted(print.files, print.bytes, print.one.getValue(), print.other.getValue()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean add(Path folder, String above) throws IOException {
    for (var path : sorted(folder)) {
      var name = above + path.getFileName();
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        if (!add(path, name + "/")) return false;
        continue;
      }
      if (!Files.isRegularFile(path)) return false;
      var size = Files.size(path);
      files++;
      bytes += size;
      if (files > MOST_FILES || bytes > MOST_BYTES) return false;
      add((name + "\0" + size + "\0").getBytes(StandardCharsets.UTF_8));
      add(Files.readAllBytes(path));
    }
    return true;
  }

  private static List<Path> sorted(Path folder) throws IOException {
    var all = new ArrayList<Path>();
    try (var found = Files.newDirectoryStream(folder)) {
      for (var path : found) all.add(path);
    }
    all.sort(null);
    return all;
  }

  private void add(byte[] more) {
    one.update(more, 0, more.length);
    other.update(more, 0, more.length);
  }
}
