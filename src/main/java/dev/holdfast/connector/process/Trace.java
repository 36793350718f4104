package dev.holdfast.connector.process;

import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.Secret;
import dev.holdfast.kernel.Trees;
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
      List.of("in", "aws-credentials", "aws-config", "pgpass", "git-credentials", Handed.STATE);

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
  ///
  /// @param boot of the laptop; a pid means nothing after another one
  void starting(String boot) throws IOException {
    write("starting", boot + "\n" + owner(ProcessHandle.current().pid()));
  }

  private static String owner(long pid) {
    return ProcessStat.of(pid).map(stat -> pid + " " + stat.started()).orElse("");
  }

  /// Whether the Holdfast that started it is still there, and sees to it itself.
  boolean owned(String boot) {
    var then = read("starting").orElse("").lines().toList();
    if (then.size() < 2 || !then.getFirst().equals(boot)) return false;
    var pid = then.get(1).replaceAll(" .*", "");
    return pid.matches("\\d{1,18}") && owner(Long.parseLong(pid)).equals(then.get(1));
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

  /// Whether it is still at work: its own process, or what that left in its session without an exit
  /// code of it.
  boolean atWork(String boot) {
    if (exit().isPresent()) return false;
    var then = read("starting").orElse("").lines().findFirst().orElse("");
    if (!then.isEmpty() && !then.equals(boot)) return false;
    return process()
        .filter(
            leader ->
                leader.stillThere()
                    || ProcessStat.inSession(leader.pid()).stream()
                        .anyMatch(member -> member.started() >= leader.started()))
        .isPresent();
  }

  /// What is at work of it, in words.
  Optional<String> working(String boot) {
    if (!mayHaveStarted() || !atWork(boot)) return Optional.empty();
    return process()
        .map(stat -> "it is still running as process " + stat.pid() + " and what that started");
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
    try {
      Trees.delete(tree);
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

  /// The traces of a run's children.
  static List<Trace> all(Path runFolder) {
    return in(runFolder.resolve(CHILDREN)).stream().map(Trace::new).toList();
  }

  static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String name, String text) throws IOException {
    privateFile(file(name), text.getBytes(StandardCharsets.UTF_8));
  }

  Optional<String> read(String name) {
    try {
      return Files.exists(file(name))
          ? Optional.of(Files.readString(file(name)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
