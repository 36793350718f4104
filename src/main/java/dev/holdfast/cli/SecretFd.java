package dev.holdfast.cli;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/// Reads secrets from a file descriptor that the shell opened (`3< FILE`, `3<<< "$X"`, a pipe), so
/// that they never stand among the arguments or in the environment.
public final class SecretFd {
  static final int MOST = 64 * 1024;

  private SecretFd() {}

  /// Everything up to the end; the caller wipes it.
  ///
  /// @throws ProblemException `use.secret-fd`
  public static byte[] read(int number) {
    if (number < 0) throw wrong(number, "there is none with a negative number");
    try (var in = open(number)) {
      return capped(in, number);
    } catch (IOException e) {
      throw wrong(number, "nothing can be read there");
    }
  }

  private static byte[] capped(InputStream in, int number) throws IOException {
    var bytes = in.readNBytes(MOST + 1);
    if (bytes.length <= MOST) return bytes;
    Arrays.fill(bytes, (byte) 0);
    throw wrong(number, "it holds more than %d bytes".formatted(MOST));
  }

  private static InputStream open(int number) throws IOException {
    if (number == 0) return System.in;
    if (number <= 2) throw wrong(number, "that is where the program writes");
    var path = Path.of("/dev/fd/" + number);
    if (!Files.exists(path) || ourOwn(path)) {
      throw wrong(number, "the shell opened none with this number, as `3< FILE` does");
    }
    return Files.newInputStream(path);
  }

  /// The running Java has files of its own open; what is in them is no secret of anybody.
  private static boolean ourOwn(Path path) throws IOException {
    Path real;
    try {
      real = path.toRealPath();
    } catch (NoSuchFileException e) {
      return false; // a pipe or a deleted file: open, without a name
    }
    return real.startsWith(Path.of(System.getProperty("java.home")).toRealPath())
        || real.toString().endsWith(".jar");
  }

  /// The bytes without the line end that the shell adds.
  public static byte[] line(byte[] bytes) {
    int end = bytes.length;
    if (end > 0 && bytes[end - 1] == '\n') end--;
    if (end > 0 && bytes[end - 1] == '\r') end--;
    return Arrays.copyOf(bytes, end);
  }

  public static ProblemException wrong(int number, String why) {
    return new ProblemException(
        Problem.of(
            "use.secret-fd",
            "No secret on file descriptor %d: %s".formatted(number, why),
            "Nothing was started",
            "open one for reading in the same command, for example `--secret-fd 3 3< FILE`"));
  }
}
