import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Gives the .deb of jpackage what belongs outside `/opt`: the command on the path, the menu entry
/// and the icons, as files of the package, so that it needs no scripts and leaves nothing behind.
final class DebFiles {
  private final Settings settings;
  private final Instant time;

  DebFiles(Settings settings, Instant time) {
    this.settings = settings;
    this.time = time;
  }

  void complete() throws IOException, InterruptedException {
    var deb =
        Trees.files(settings.out()).stream()
            .filter(file -> file.toString().endsWith(".deb"))
            .findFirst()
            .orElseThrow();
    var tree = settings.work().resolve("deb");
    Shell.run(
        settings.work(), Map.of(), List.of("dpkg-deb", "-R", deb.toString(), tree.toString()));
    for (var script : List.of("preinst", "postinst", "prerm", "postrm")) {
      Files.deleteIfExists(tree.resolve("DEBIAN").resolve(script));
    }
    // jpackage copies only the parts of the folder that it knows.
    Trees.copy(settings.image(), tree.resolve("opt/holdfast"));
    Trees.delete(tree.resolve("opt/holdfast/share/doc"));
    outside(tree);
    var control = tree.resolve("DEBIAN/control");
    Files.writeString(control, DebControl.of(Files.readString(control)));
    Files.writeString(
        tree.resolve("DEBIAN/md5sums"), Checksums.of(tree, "MD5", file -> inside(tree, file)));
    Trees.date(tree, time);
    Shell.run(
        settings.work(),
        Map.of("SOURCE_DATE_EPOCH", Long.toString(time.getEpochSecond())),
        List.of("dpkg-deb", "--root-owner-group", "-Zxz", "-b", tree.toString(), deb.toString()));
  }

  private static boolean inside(Path tree, Path file) {
    return !tree.relativize(file).startsWith("DEBIAN");
  }

  private static void outside(Path tree) throws IOException {
    var installed = tree.resolve("opt/holdfast");
    var bin = Files.createDirectories(tree.resolve("usr/bin"));
    Files.createSymbolicLink(bin.resolve("holdfast"), Path.of("/opt/holdfast/bin/holdfast"));
    var menu = Files.createDirectories(tree.resolve("usr/share/applications"));
    Files.copy(installed.resolve("share/holdfast.desktop"), menu.resolve("holdfast.desktop"));
    for (var icon : Trees.files(installed.resolve("share/icons"))) {
      var size = icon.getFileName().toString().replace(".png", "");
      var at = "usr/share/icons/hicolor/" + size + "x" + size + "/apps";
      Files.copy(icon, Files.createDirectories(tree.resolve(at)).resolve("holdfast.png"));
    }
    var doc = Files.createDirectories(tree.resolve("usr/share/doc/holdfast"));
    Files.copy(installed.resolve("legal/LICENSE.txt"), doc.resolve("copyright"));
  }
}
