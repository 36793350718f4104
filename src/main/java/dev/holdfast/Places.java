package dev.holdfast;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where things are on this laptop: the home, and the bundled plans beside the program.
final class Places {
  private Places() {}

  /// `HOLDFAST_HOME`, else the platform's data folder.
  static Path home() {
    var stated = System.getenv("HOLDFAST_HOME");
    if (stated != null && !stated.isBlank()) return Path.of(stated).toAbsolutePath();
    var user = user();
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.contains("win")) {
      var data = System.getenv("LOCALAPPDATA");
      return (data == null ? user.resolve("AppData/Local") : Path.of(data)).resolve("Holdfast");
    }
    if (system.contains("mac")) return user.resolve("Library/Application Support/Holdfast");
    var data = System.getenv("XDG_DATA_HOME");
    return (data == null || data.isBlank() ? user.resolve(".local/share") : Path.of(data))
        .resolve("holdfast");
  }

  /// `HOME` where it is set, as every other program has it; Java itself asks the list of users.
  private static Path user() {
    var stated = System.getenv("HOME");
    return Path.of(stated == null || stated.isBlank() ? System.getProperty("user.home") : stated);
  }

  /// The folder `runbooks` beside `lib`, else of the working tree.
  static Path plans() {
    return plans(System.getProperty("java.class.path"));
  }

  /// By the class path, whose first part is the program. Not by where a class says that it is from:
  /// of a class in the start-up cache Java says where it was when the cache was made, or nothing.
  static Path plans(String classPath) {
    var program = Path.of(classPath.split(Pattern.quote(File.pathSeparator), 2)[0]);
    for (var at = program.toAbsolutePath().getParent(); at != null; at = at.getParent()) {
      var plans = at.resolve("runbooks");
      if (Files.isDirectory(plans)) return plans;
    }
    return Path.of("runbooks").toAbsolutePath();
  }
}
