import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The three systems, and where jpackage puts things on each.
enum Os {
  LINUX("lib/app", "lib/runtime", List.of("deb", "rpm")),
  WINDOWS("app", "runtime", List.of("msi")),
  MAC("Contents/app", "Contents/runtime/Contents/Home", List.of("dmg"));

  static final Os HERE = here(System.getProperty("os.name").toLowerCase(Locale.ROOT));

  /// The jars, inside the image.
  final String app;

  /// The Java runtime, inside the image.
  final String runtime;

  final List<String> installers;

  Os(String app, String runtime, List<String> installers) {
    this.app = app;
    this.runtime = runtime;
    this.installers = installers;
  }

  private static Os here(String name) {
    if (name.contains("win")) return WINDOWS;
    return name.contains("mac") ? MAC : LINUX;
  }

  /// A tool of the JDK that runs this.
  static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", HERE == WINDOWS ? name + ".exe" : name)
        .toString();
  }

  /// As file names have it: `x64`, `aarch64`.
  static String arch() {
    var arch = System.getProperty("os.arch");
    return arch.equals("amd64") || arch.equals("x86_64") ? "x64" : arch;
  }
}
