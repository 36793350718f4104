import java.nio.file.Path;

/// What the build hands over.
///
/// @param built the folder that `package` made: `bin`, `lib`, `runbooks`
/// @param bom the bill of materials, JSON
record Settings(Path project, Path target, String version, Path built, Path bom) {
  static Settings of(String[] args) {
    var project = Path.of(args[0]).toAbsolutePath();
    var target = project.resolve("target");
    return new Settings(
        project, target, args[1], target.resolve("holdfast"), target.resolve("holdfast-sbom.json"));
  }

  /// As jpackage takes it. On macOS the first number may not be 0, so it counts from 1 there, for
  /// good: a later version is never the smaller one. Untested.
  String appVersion(Os system) {
    if (system != Os.MAC) return version;
    var numbers = version.split("\\.", 2);
    return (Integer.parseInt(numbers[0]) + 1) + (numbers.length > 1 ? "." + numbers[1] : "");
  }

  Path packaging() {
    return project.resolve("packaging");
  }

  Path work() {
    return target.resolve("installers-work");
  }

  Path out() {
    return target.resolve("installers");
  }

  Path image() {
    return work().resolve("image").resolve(Os.HERE == Os.MAC ? "Holdfast.app" : "holdfast");
  }
}
