package dev.holdfast.cli;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that this process has open, by the number of its descriptor; gone when closed.
final class OpenDescriptor implements AutoCloseable {
  private final Path file;
  private final FileInputStream stream;
  final String number;

  OpenDescriptor(Path folder, String text) throws IOException {
    this(folder, text.getBytes(StandardCharsets.UTF_8));
  }

  OpenDescriptor(Path folder, byte[] bytes) throws IOException {
    file = Files.write(Files.createTempFile(folder, "given", ""), bytes);
    stream = new FileInputStream(file.toFile());
    number = find(file.toRealPath());
  }

  private static String find(Path wanted) throws IOException {
    try (var all = Files.list(Path.of("/proc/self/fd"))) {
      for (var one : all.toList()) {
        if (Files.isSymbolicLink(one) && Files.readSymbolicLink(one).equals(wanted)) {
          return String.valueOf(one.getFileName());
        }
      }
    }
    throw new AssertionError("not open: " + wanted);
  }

  @Override
  public void close() throws IOException {
    stream.close();
    Files.delete(file);
  }
}
