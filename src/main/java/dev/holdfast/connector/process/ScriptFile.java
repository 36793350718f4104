package dev.holdfast.connector.process;

import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A script as it is on disk right now.
///
/// @param shown its path as the plan writes it
/// @param sha256 of its bytes, hexadecimal
/// @param interpreter what its first line says runs it
record ScriptFile(Path path, String shown, String sha256, List<String> interpreter) {
  private static final int LARGEST = 4 << 20;

  static ScriptFile read(Surroundings around, Path stated) {
    var path = inside(around, stated);
    try {
      if (Files.size(path) > LARGEST) throw refused(stated, "is larger than 4 MiB");
      var bytes = Files.readAllBytes(path);
      var text = new String(bytes, StandardCharsets.UTF_8);
      if (!text.startsWith("#!")) throw refused(stated, "has no #! line that says what runs it");
      var words =
          List.of(text.lines().findFirst().orElse("").substring(2).strip().split("\\s+", 2));
      var program = Path.of(words.getFirst());
      if (!program.isAbsolute() || !Files.isExecutable(program)) {
        throw refused(stated, "names '" + program + "' in its #! line, which cannot be run here");
      }
      return new ScriptFile(path, shown(around, path), sha256(bytes), words);
    } catch (IOException e) {
      throw refused(stated, "cannot be read: " + e.getMessage());
    }
  }

  /// A path of the plan's or the run's folder, with no way out of them.
  static Path inside(Surroundings around, Path stated) {
    try {
      var real = around.planFolder().resolve(stated).toRealPath();
      if (real.startsWith(around.planFolder().toRealPath())
          || real.startsWith(around.runFolder().toRealPath())) {
        return real;
      }
    } catch (IOException e) {
      throw refused(stated, "does not exist or cannot be read");
    }
    throw refused(stated, "is outside the plan's folder");
  }

  static String shown(Surroundings around, Path real) {
    try {
      var plan = around.planFolder().toRealPath();
      return real.startsWith(plan)
          ? plan.relativize(real).toString()
          : real.getFileName().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ProblemException refused(Path stated, String why) {
    return new ProblemException(
        Problem.of(
            "process.file",
            stated + " " + why,
            "nothing was started",
            "correct the plan or the file"));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> argv(List<String> args) {
    var all = new ArrayList<>(interpreter);
    all.add(path.toString());
    all.addAll(args);
    return all;
  }
}
