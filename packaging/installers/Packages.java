import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Archives and installers of the folder that ships.
final class Packages {
  /// What jpackage itself calls for a package, and refuses to work without.
  private static final Map<String, List<String>> TOOLS =
      Map.of("deb", List.of("dpkg-deb", "fakeroot"), "rpm", List.of("rpm", "rpmbuild"));

  private final Settings settings;
  private final Icons icons;

  Packages(Settings settings, Icons icons) {
    this.settings = settings;
    this.icons = icons;
  }

  /// The folder as an archive, to be unpacked anywhere.
  void portable() throws IOException, InterruptedException {
    var image = settings.image();
    var name = "holdfast-" + settings.version();
    if (Os.HERE == Os.LINUX) {
      var file = settings.out().resolve(name + "-linux-" + Os.arch() + ".tar.gz");
      var owner = List.of("--owner=0", "--group=0", "--numeric-owner", "--sort=name");
      var command = new ArrayList<>(List.of("tar", "-czf", file.toString()));
      command.addAll(owner);
      command.add(image.getFileName().toString());
      Shell.run(image.getParent(), Map.of(), command);
      return;
    }
    var system = Os.HERE == Os.MAC ? "macos" : "windows";
    var file = settings.out().resolve(name + "-" + system + "-" + Os.arch() + ".zip");
    Shell.run(
        image.getParent(),
        Map.of(),
        List.of("tar", "-a", "-cf", file.toString(), image.getFileName().toString()));
  }

  /// @param type as jpackage names it
  void make(String type, Instant time) throws IOException, InterruptedException {
    var missing = TOOLS.getOrDefault(type, List.of()).stream().filter(tool -> !Shell.has(tool));
    var named = String.join(", ", missing.toList());
    if (!named.isEmpty()) {
      System.out.println("no ." + type + ": it needs " + named);
      return;
    }
    var resources = settings.work().resolve("resources-" + type);
    Files.createDirectories(resources);
    if (type.equals("rpm")) {
      var spec = Files.readString(settings.packaging().resolve("linux/holdfast.spec"));
      Files.writeString(
          resources.resolve("holdfast.spec"), spec.replace("@IMAGE@", settings.image().toString()));
    }
    Shell.run(
        settings.work(),
        // the .deb is completed and packed for good afterwards
        Map.of(
            "SOURCE_DATE_EPOCH",
            Long.toString(time.getEpochSecond()),
            "DPKG_DEB_COMPRESSOR_TYPE",
            "none"),
        command(type, resources));
    if (type.equals("deb")) new DebFiles(settings, time).complete();
  }

  private List<String> command(String type, Path resources) {
    var command =
        new ArrayList<>(
            List.of(
                Os.tool("jpackage"),
                "--type",
                type,
                "--app-image",
                settings.image().toString(),
                "--name",
                Os.HERE == Os.LINUX ? "holdfast" : "Holdfast",
                "--app-version",
                settings.appVersion(Os.HERE),
                "--vendor",
                "Holdfast",
                "--description",
                "Disaster recovery cockpit: runs recovery scenarios against the clock",
                "--license-file",
                settings.packaging().resolve("LICENSE.txt").toString(),
                "--resource-dir",
                resources.toString(),
                "--dest",
                settings.out().toString()));
    command.addAll(
        switch (type) {
          case "deb" ->
              List.of(
                  "--linux-app-category", "admin", "--linux-deb-maintainer", "holdfast@localhost");
          case "rpm" -> List.of("--linux-rpm-license-type", "Proprietary");
          case "msi" ->
              List.of(
                  "--win-menu",
                  "--win-shortcut",
                  "--win-upgrade-uuid",
                  "6f6c2f0a-3c1e-4c39-9d59-0c4f2b8f6f11");
          default -> List.of("--icon", icons.forThisSystem().toString());
        });
    return command;
  }
}
