import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The folder that ships: launcher, jars, runtime, plans, licences, and the start-up cache that was
/// trained with exactly these files.
final class AppImage {
  private final Settings settings;
  private final Icons icons;

  AppImage(Settings settings, Icons icons) {
    this.settings = settings;
    this.icons = icons;
  }

  void make(Path runtime, Instant time) throws IOException, InterruptedException {
    var input = jars();
    var image = settings.image();
    Files.createDirectories(image.getParent());
    Shell.run(settings.work(), Map.of(), jpackage(input, runtime, image.getParent()));
    var app = image.resolve(Os.HERE.app);
    Trees.copy(settings.built().resolve("runbooks"), plans(image));
    var texts = settings.packaging().resolve("legal");
    Notices.write(settings.bom(), input, texts, image.resolve(legal()));
    Bom.complete(settings.bom(), image.resolve(legal()).resolve("holdfast-sbom.json"));
    beside(image);
    Files.copy(
        settings.packaging().resolve("LICENSE.txt"), image.resolve(legal()).resolve("LICENSE.txt"));
    if (Os.HERE == Os.LINUX) linux(image);
    index(image, app);
    Trees.date(image, time);
    train(image, app);
    Trees.date(image, time);
  }

  /// All jars but JavaFX's, which is in the runtime. They are stored, not deflated: an installer
  /// then compresses them several times better.
  private Path jars() throws IOException {
    var input = Files.createDirectories(settings.work().resolve("input"));
    for (var jar : Trees.files(settings.built().resolve("lib"))) {
      var name = jar.getFileName().toString();
      if (!name.startsWith("javafx-")) Jars.store(jar, input.resolve(name));
    }
    Files.copy(settings.packaging().resolve("jvm.options"), input.resolve("holdfast.options"));
    return input;
  }

  private List<String> jpackage(Path input, Path runtime, Path to) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Os.tool("jpackage"),
                "--type",
                "app-image",
                "--name",
                Os.HERE == Os.MAC ? "Holdfast" : "holdfast",
                "--app-version",
                settings.appVersion(Os.HERE),
                "--vendor",
                "Holdfast",
                "--description",
                "Disaster recovery cockpit",
                "--icon",
                icons.forThisSystem().toString(),
                "--input",
                input.toString(),
                "--main-jar",
                "holdfast.jar",
                "--main-class",
                "dev.holdfast.Main",
                "--runtime-image",
                runtime.toString(),
                "--dest",
                to.toString()));
    for (var option : options()) command.addAll(List.of("--java-options", option));
    command.addAll(List.of("--java-options", "-XX:AOTCache=$APPDIR/holdfast.aot"));
    if (Os.HERE == Os.WINDOWS) command.add("--win-console");
    return command;
  }

  private List<String> options() throws IOException {
    return Files.readAllLines(settings.packaging().resolve("jvm.options")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  private static Path plans(Path image) {
    return Os.HERE == Os.LINUX
        ? image.resolve("runbooks")
        : image.resolve(Os.HERE.app).resolve("runbooks");
  }

  private static String legal() {
    return Os.HERE == Os.LINUX ? "legal" : Os.HERE.app + "/legal";
  }

  /// What people use without the program: schemas for an editor, the second verifier of records,
  /// and the one that puts shares together.
  private void beside(Path image) throws IOException {
    var share = image.resolve(Os.HERE == Os.LINUX ? "share" : Os.HERE.app + "/share");
    var resources = settings.project().resolve("resources");
    for (var part : List.of("schema", "verify", "recovery")) {
      Trees.copy(resources.resolve(part), share.resolve(part));
    }
  }

  /// The shell script instead of jpackage's launcher: it can set the locale before Java reads it.
  private void linux(Path image) throws IOException {
    var script = image.resolve("bin/holdfast");
    Files.delete(script);
    Files.copy(settings.packaging().resolve("linux/holdfast"), script);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    var share = Files.createDirectories(image.resolve("share/icons"));
    for (var icon : Trees.files(icons.folder())) {
      if (icon.toString().endsWith(".png")) Files.copy(icon, share.resolve(icon.getFileName()));
    }
    Files.copy(
        settings.packaging().resolve("linux/holdfast.desktop"),
        image.resolve("share/holdfast.desktop"));
  }

  /// What the start page shows of the plans, so that the first frame waits for no YAML.
  private void index(Path image, Path app) throws IOException, InterruptedException {
    Shell.run(
        settings.work(),
        Map.of(),
        List.of(
            image.resolve(Os.HERE.runtime).resolve("bin/java").toString(),
            "-cp",
            app.resolve("holdfast.jar").toString(),
            "dev.holdfast.PlanIndex",
            plans(image).toString()));
  }

  /// Without a display, on an empty home, with the runtime and the jars that ship.
  private void train(Path image, Path app) throws IOException, InterruptedException {
    var home = Files.createTempDirectory("holdfast-training-");
    var command = new ArrayList<String>();
    command.add(image.resolve(Os.HERE.runtime).resolve("bin/java").toString());
    command.add("-XX:AOTCacheOutput=" + app.resolve("holdfast.aot"));
    command.addAll(options());
    command.addAll(
        List.of(
            // Methods that were hot in training would all be compiled well in the first second.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTRecordTraining",
            "-Dglass.platform=Headless",
            "-cp",
            app.resolve("holdfast.jar").toString(),
            "dev.holdfast.Tour",
            home.toString(),
            plans(image).resolve("contractorlens").toString()));
    try {
      Shell.run(settings.work(), Map.of(), command);
    } finally {
      Trees.delete(home);
    }
    if (!Files.isRegularFile(app.resolve("holdfast.aot"))) {
      throw new IOException("the training left no start-up cache");
    }
  }
}
