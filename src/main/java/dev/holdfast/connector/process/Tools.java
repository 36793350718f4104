package dev.holdfast.connector.process;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds programs, and says where a child may find them.
final class Tools {
  private static final List<String> SYSTEM =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");
  private static final List<String> KNOWN =
      List.of("aws", "psql", "terraform", "git", "kubectl", "jq");

  private Tools() {}

  static Optional<Path> find(String name) {
    return places().stream()
        .map(folder -> Path.of(folder).resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  static Path need(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                        "process.no-tool",
                        name + " is not on the PATH",
                        "this step runs it",
                        "install " + name + " on this laptop, or do the step by hand")));
  }

  /// The PATH of a child: the system's folders, then those where the known tools are.
  static String path() {
    Set<String> all = new LinkedHashSet<>(SYSTEM);
    for (var tool : KNOWN) {
      find(tool).map(Path::getParent).map(Path::toString).ifPresent(all::add);
    }
    return String.join(":", all);
  }

  private static List<String> places() {
    var all = new ArrayList<>(SYSTEM);
    var path = System.getenv("PATH");
    if (path != null) {
      for (var folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
        if (folder.startsWith("/")) all.add(folder);
      }
    }
    return all;
  }
}
