package dev.holdfast.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/// One SHA-256 for everything in a plan's folder, so that a run can say which plan it ran and
/// notice when a script beside it changed.
final class FolderHash {
  static final long FILE_LIMIT = 16 << 20;
  static final int COUNT_LIMIT = 10_000;

  private FolderHash() {}

  /// Over each file's relative path with `/`, length and bytes, sorted by path. Left out: files
  /// above 16 MiB, links that leave the folder, what cannot be read, and what is no part of a plan:
  /// see [PlanParts].
  static String of(Path given, Reading reading) {
    var files = new TreeMap<String, Path>();
    try {
      var folder = given.toRealPath();
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              return !dir.equals(folder) && !PlanParts.is(dir)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (files.size() >= COUNT_LIMIT) {
                reading.add(Faults.tooMany(COUNT_LIMIT));
                return FileVisitResult.TERMINATE;
              }
              if (belongs(folder, file)) files.put(name(folder, file), file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException failure) {
      reading.add(Faults.unreadable(".", String.valueOf(failure.getMessage())));
    }
    var sum = sha256();
    files.forEach((name, file) -> add(sum, name, file, reading));
    return HexFormat.of().formatHex(sum.digest());
  }

  private static boolean belongs(Path folder, Path file) {
    try {
      return PlanParts.is(file)
          && Files.isRegularFile(file)
          && Files.size(file) <= FILE_LIMIT
          && file.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException ignored) {
      return false;
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static void add(MessageDigest sum, String name, Path file, Reading reading) {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes((int) FILE_LIMIT);
      sum.update((name + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
      sum.update(bytes);
    } catch (IOException failure) {
      reading.add(Faults.unreadable(name, String.valueOf(failure.getMessage())));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
