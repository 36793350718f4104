package dev.holdfast.connector.process;

import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// What one child leaves behind in the run's folder: who made it ready, whether it may have
/// started, its process, its output and its exit code.
record Trace(Path folder) {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");

  private static final String CHILDREN = "children";

  private static final List<String> SECRETS =
      List.of("in", "aws-credentials", "aws-config", "pgpass", "git-credentials");

  /// The trace of one attempt's child.
  static Trace of(Surroundings around, String key, String child) {
    var name = (key + "-" + child).replaceAll("[^A-Za-z0-9._-]", "_");
    return new Trace(around.runFolder().resolve(CHILDREN).resolve(name));
  }

  /// Makes the folder and says which session did; an earlier session's word stays.
  void prepare(String session) {
    try {
      privateFolder(folder);
      if (!Files.exists(file("prepared"))) write("prepared", session);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void privateFolder(Path folder) throws IOException {
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER));
  }

  /// Writes a 0600 file and forces it to disk.
  static void privateFile(Path file, byte[] content) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) channel.write(rest);
      channel.force(true);
    }
  }

  /// Writes a secret into a 0600 file for a moment.
  static void privateFile(Path file, Secret content) throws IOException {
    try {
      content.use(
          bytes -> {
            try {
              privateFile(file, bytes);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return true;
          });
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /// From here on the child may have started.
  void starting() throws IOException {
    write("starting", "");
  }

  /// The child did not start after all.
  void neverStarted() throws IOException {
    Files.deleteIfExists(file("starting"));
  }

  boolean mayHaveStarted() {
    return Files.exists(file("starting"));
  }

  Optional<String> preparedBy() {
    return read("prepared");
  }

  /// The exit code, once the child has ended by itself or by a signal that its wrapper outlived.
  OptionalInt exit() {
    var text = read("rc").map(String::strip).orElse("");
    return text.matches("\\d{1,3}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }

  /// The process as it was just after its start.
  Optional<ProcessStat> process() {
    return read("stat").flatMap(ProcessStat::parse);
  }

  Path out() {
    return file("out");
  }

  Path err() {
    return file("err");
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /// Removes everything: raw output may hold secrets.
  void delete() {
    delete(folder);
  }

  static void delete(Path tree) {
    if (!Files.exists(tree)) return;
    try (Stream<Path> all = Files.walk(tree)) {
      for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Removes the files that hold credentials, whatever the child's end was.
  static void forget(Path folder) {
    try {
      for (var name : SECRETS) Files.deleteIfExists(folder.resolve(name));
      delete(folder.resolve(SecretFiles.FOLDER));
      delete(folder.resolve("home"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a crash left in the clear goes, unless its child still runs and may need it.
  static void sweep(Path runFolder) {
    var children = runFolder.resolve(CHILDREN);
    if (!Files.isDirectory(children)) return;
    try (Stream<Path> all = Files.list(children)) {
      for (var folder : all.toList()) {
        var trace = new Trace(folder);
        var runs =
            trace.exit().isEmpty() && trace.process().filter(ProcessStat::stillThere).isPresent();
        if (!runs) forget(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String name, String text) throws IOException {
    privateFile(file(name), text.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<String> read(String name) {
    try {
      return Files.exists(file(name))
          ? Optional.of(Files.readString(file(name)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
