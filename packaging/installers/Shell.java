import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Runs a program; what it says is shown only when it fails.
final class Shell {
  private Shell() {}

  static void run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    var said = Files.createTempFile("holdfast-packaging-", ".txt");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    var code = builder.start().waitFor();
    var text = Files.readString(said, StandardCharsets.UTF_8);
    Files.delete(said);
    if (code == 0) return;
    System.err.println(text);
    throw new IOException(String.join(" ", command) + " ended with " + code);
  }

  /// Whether a program is on the path.
  static boolean has(String program) {
    var path = System.getenv().getOrDefault("PATH", "");
    for (var folder : path.split(java.io.File.pathSeparator)) {
      if (Files.isExecutable(Path.of(folder.isEmpty() ? "." : folder, program))) return true;
    }
    return false;
  }
}
