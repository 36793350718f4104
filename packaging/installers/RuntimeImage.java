import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/// The Java that ships: the modules of the JDK that are needed, and JavaFX with its native
/// libraries inside, so that nothing is unpacked into anybody's home.
final class RuntimeImage {
  private static final List<String> FX = List.of("base", "graphics", "controls");

  /// What the jars name (`jdeps`), DNS lookups, and what the AWS SDK and Jackson find by
  /// reflection.
  private static final List<String> MODULES =
      List.of(
          "java.base",
          "java.desktop",
          "java.logging",
          "java.naming",
          "java.net.http",
          "java.sql",
          "java.xml",
          "jdk.naming.dns",
          "jdk.unsupported",
          "javafx.base",
          "javafx.graphics",
          "javafx.controls");

  private final Settings settings;

  RuntimeImage(Settings settings) {
    this.settings = settings;
  }

  /// @return its folder
  Path make() throws IOException, InterruptedException {
    var work = settings.work();
    var jmods = Files.createDirectories(work.resolve("jmods"));
    for (var part : FX) module(part, jmods);
    var runtime = work.resolve("runtime");
    var modules = MODULES.stream();
    if (Os.HERE == Os.WINDOWS) {
      modules =
          java.util.stream.Stream.concat(modules, java.util.stream.Stream.of("jdk.crypto.mscapi"));
    }
    Shell.run(
        work,
        Map.of(),
        List.of(
            Os.tool("jlink"),
            "--module-path",
            jmods.toString(),
            "--add-modules",
            String.join(",", modules.toList()),
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            runtime.toString()));
    plain(runtime.resolve("legal"));
    return runtime;
  }

  /// jlink links equal texts to each other; the file system of a stick knows no links.
  private static void plain(Path legal) throws IOException {
    try (var walk = Files.walk(legal)) {
      for (var link : walk.filter(Files::isSymbolicLink).toList()) {
        var text = Files.readAllBytes(link);
        Files.delete(link);
        Files.write(link, text);
      }
    }
  }

  /// JavaFX's jars carry no texts. Its licence is Java's, and the code of others in it, for JPEG
  /// and OpenGL, is that of Java's desktop too.
  private Path notices(String part) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "legal");
    var to = Files.createDirectories(settings.work().resolve("javafx-" + part + "/legal"));
    for (var text : List.of("LICENSE", "ASSEMBLY_EXCEPTION")) {
      Files.copy(java.resolve("java.base").resolve(text), to.resolve(text));
    }
    if (part.equals("graphics")) {
      for (var text : List.of("jpeg.md", "mesa3d.md")) {
        Files.copy(java.resolve("java.desktop").resolve(text), to.resolve(text));
      }
    }
    return to;
  }

  private void module(String part, Path jmods) throws IOException, InterruptedException {
    var parts = settings.work().resolve("javafx-" + part);
    var classes = Files.createDirectories(parts.resolve("classes"));
    var natives = Files.createDirectories(parts.resolve("natives"));
    try (var zip = new ZipFile(jar(part).toFile())) {
      for (var entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
        var name = entry.getName();
        var at = (library(name) ? natives : classes).resolve(name);
        Files.createDirectories(at.getParent());
        try (var in = zip.getInputStream(entry)) {
          Files.copy(in, at);
        }
      }
    }
    Shell.run(
        parts,
        Map.of(),
        List.of(
            Os.tool("jmod"),
            "create",
            "--class-path",
            classes.toString(),
            "--libs",
            natives.toString(),
            "--legal-notices",
            notices(part).toString(),
            jmods.resolve("javafx." + part + ".jmod").toString()));
  }

  /// The jar with a system's name holds the classes; the one without is empty.
  private Path jar(String part) throws IOException {
    return Trees.files(settings.built().resolve("lib")).stream()
        .filter(file -> file.getFileName().toString().startsWith("javafx-" + part + "-"))
        .filter(file -> file.getFileName().toString().matches(".*-(linux|mac|win).*\\.jar"))
        .findFirst()
        .orElseThrow(
            () -> new IOException("no JavaFX jar for " + part + " in target/holdfast/lib"));
  }

  private static boolean library(String name) {
    return name.endsWith(".so") || name.endsWith(".dll") || name.endsWith(".dylib");
  }
}
