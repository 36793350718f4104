package dev.holdfast;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

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
    try {
      var code = Path.of(Places.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (var folder = code.getParent(); folder != null; folder = folder.getParent()) {
        var plans = folder.resolve("runbooks");
        if (Files.isDirectory(plans)) return plans;
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the program has a place", e);
    }
    return Path.of("runbooks").toAbsolutePath();
  }
}
