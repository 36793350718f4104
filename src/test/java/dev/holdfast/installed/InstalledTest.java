package dev.holdfast.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the .deb alone: no JDK, an empty environment, a home that no installer touches.
@Tag("installed")
class InstalledTest {
  private static final String PLAN = "/opt/holdfast/runbooks/contractorlens";

  /// By names that Debian 12 and 13 and Ubuntu 22.04 and 24.04 all have, whichever of them made it.
  static final String DEPENDS =
      "libc6 (>= 2.17), libgtk-3-0t64 | libgtk-3-0, libpango-1.0-0, libpangoft2-1.0-0,"
          + " libfontconfig1, libfreetype6, libx11-6, libxtst6";

  @TempDir private Path folder;

  @Test
  void thePackageNamesWhatItNeeds() throws Exception {
    assertThat(field("Depends")).isEqualTo(DEPENDS);
    assertThat(field("Package")).isEqualTo("holdfast");
    var files = Installed.run(path(), List.of("dpkg-deb", "-c", Installed.deb().toString())).said();
    // But for the command on the path: the file system of a stick knows no links.
    assertThat(files.lines().filter(line -> line.startsWith("l"))).hasSize(1);
    assertThat(files)
        .contains("./opt/holdfast/share/verify/verify_journal.py")
        .contains("./opt/holdfast/share/schema/plan.schema.json")
        .contains("./usr/bin/holdfast -> /opt/holdfast/bin/holdfast")
        .contains("./usr/share/applications/holdfast.desktop")
        .contains("./opt/holdfast/legal/COMPONENTS.txt")
        .contains("./opt/holdfast/lib/runtime/lib/libglassgtk3.so");
  }

  @Test
  void everyComponentIsNamedWithItsLicence() throws Exception {
    var installed = Installed.nowhere(folder);
    installed.install(Installed.deb());
    var at = installed.root().resolve("opt/holdfast");
    var named = Files.readString(at.resolve("legal/COMPONENTS.txt"));
    assertThat(named).contains("IBM Plex", "OFL-1.1", " Java 2").doesNotContain("see its project");
    try (var jars = Files.list(at.resolve("lib/app"))) {
      for (var jar : jars.map(file -> file.getFileName().toString()).toList()) {
        var own = !jar.endsWith(".jar") || jar.equals("holdfast.jar");
        var name = jar.replaceFirst("-(\\d[^-]*(-jre)?)\\.jar$", " $1");
        if (own) continue;
        assertThat(named).as(jar).contains("\n" + name + " ");
        assertThat(at.resolve("legal").resolve(jar.replaceFirst("\\.jar$", "")))
            .isNotEmptyDirectory();
      }
    }
    assertThat(at.resolve("legal/holdfast/LICENSE-IBM-Plex-Sans.txt")).exists();
    for (var module : List.of("java.base", "javafx.base", "javafx.graphics", "javafx.controls")) {
      assertThat(at.resolve("lib/runtime/legal/" + module + "/LICENSE")).isRegularFile();
    }
    assertThat(at.resolve("lib/runtime/legal/javafx.graphics/jpeg.md")).isNotEmptyFile();
    assertThat(at.resolve("legal/bootstrap-icons/LICENSE")).content().contains("Bootstrap Authors");
    var bill = Files.readString(at.resolve("legal/holdfast-sbom.json"));
    assertThat(bill).contains("CycloneDX", "OpenJDK", "IBM Plex Sans", "Bootstrap Icons");
    assertThat(bill.split("\"name\" : \"javafx-graphics\"", -1)).hasSize(2);
  }

  @Test
  void aRehearsalRunsToItsEnd() throws Exception {
    var installed = Installed.nowhere(folder);
    installed.install(Installed.deb());
    var plan = installed.root() + PLAN;
    var ended =
        installed.holdfast(
            "run", plan, "service-failure", "--rehearse", "--speed", "600", "--unattended");
    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(ended.said()).contains("recovered");
    assertThat(incidents(installed)).isNotEmptyDirectory();
    // Nothing but Holdfast's own data is left in a home: no unpacked libraries, no fonts.
    try (var left = Files.walk(installed.home())) {
      assertThat(left.filter(Files::isRegularFile).map(installed.home()::relativize))
          .allSatisfy(file -> assertThat(file.toString()).startsWith(".local/share/holdfast"));
    }
  }

  /// Into a root of its own, which rpm allows to root only.
  @Test
  void theRpmInstallsIntoACleanSystemAndRehearses() throws Exception {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    var rpm = Peer.program("rpm", "install the package rpm").toString();
    var installed = Installed.nowhere(folder);
    var root = List.of(rpm, "--root", installed.root().toString(), "--dbpath", "/var/lib/rpm");
    var file = Installed.installer(".rpm").toString();
    for (var command : List.of(List.of("--initdb"), List.of("-i", "--nodeps", file))) {
      var ended = Installed.run(path(), Stream.concat(root.stream(), command.stream()).toList());
      assertThat(ended.code()).as(ended.said()).isZero();
    }
    var needs = Installed.run(path(), List.of(rpm, "-qpR", file)).said();
    assertThat(needs).contains("gtk3").doesNotContain("java");
    assertThat(installed.root().resolve("usr/bin/holdfast")).isSymbolicLink();
    var with = new java.util.HashMap<>(installed.environment());
    with.put("HOLDFAST_JVM_OPTIONS", "-XX:AOTMode=on");
    var words = List.of("run", installed.root() + PLAN, "service-failure", "--rehearse");
    var more = List.of("--speed", "600", "--unattended");
    var command = new ArrayList<>(List.of(installed.program().toString()));
    command.addAll(words);
    command.addAll(more);
    var ended = Installed.run(with, command);
    assertThat(ended.code()).as(ended.said()).isZero();
  }

  @Test
  void theStartUpCacheIsTakenWhereverItIsInstalled() throws Exception {
    var installed = Installed.nowhere(folder);
    installed.install(Installed.deb());
    var with = new java.util.HashMap<>(installed.environment());
    with.put("HOLDFAST_JVM_OPTIONS", "-XX:AOTMode=on");
    var ended = Installed.run(with, List.of(installed.program().toString(), "--version"));
    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(ended.said()).startsWith("holdfast ");
  }

  /// A copy has other times, so its cache is not taken; no word of Java's stands between answers.
  @Test
  void aCopiedFolderAnswersTheSame() throws Exception {
    var installed = Installed.nowhere(folder);
    installed.install(Installed.deb());
    var from = installed.root().resolve("opt/holdfast").toString();
    var to = folder.resolve("copy").toString();
    var copied = Installed.run(path(), List.of("cp", "-r", from, to));
    assertThat(copied.code()).as(copied.said()).isZero();
    var jar = Path.of(to, "lib/app/holdfast.jar").toFile();
    assertThat(jar.setLastModified(jar.lastModified() + 7000)).isTrue();
    var command = List.of(to + "/bin/holdfast", "incidents", "--json");
    var ended = Installed.run(installed.environment(), command);
    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(ended.said().strip()).startsWith("{").endsWith("}");
  }

  @Test
  void theWindowOpens() throws Exception {
    var installed = Installed.nowhere(folder);
    installed.install(Installed.deb());
    try (var screen = VirtualScreen.open(folder, 1366, 768)) {
      var process = installed.start(Map.of("DISPLAY", screen.display()));
      try {
        Peer.await("a window", Duration.ofMinutes(1), () -> screen.colours() > 560);
        assertThat(process.isAlive()).isTrue();
        screen.save(Path.of("target/gallery/installed-window.png"));
        // no driver of a card, and no compiler for one
        var mapped = Path.of("/proc", Long.toString(process.pid()), "maps");
        assertThat(Files.readString(mapped)).contains("libglassgtk3").doesNotContain("_dri.so");
      } finally {
        end(process);
      }
      assertThat(installed.home().resolve(".openjfx")).doesNotExist();
    }
  }

  @Test
  void anUpgradeTakesUpWhatWasInterruptedAndRemovalKeepsTheHome() throws Exception {
    var installed = Installed.nowhere(folder);
    installed.install(Installed.deb());
    var plan = installed.root() + PLAN;
    var run =
        installed.start(
            Map.of(),
            "run",
            plan,
            "service-failure",
            "--rehearse",
            "--speed",
            "20",
            "--unattended");
    Peer.await(
        "a step is under way",
        Duration.ofMinutes(1),
        () -> events(installed).contains("\"type\":\"step.intent\""));
    run.destroyForcibly().waitFor();
    installed.install(newer(Installed.deb()));
    var incident = incident(installed);
    var ended = installed.holdfast("resume", incident, "--unattended");
    assertThat(ended.code()).as(ended.said()).isZero();
    installed.remove();
    assertThat(installed.program()).doesNotExist();
    assertThat(installed.root().resolve("usr/bin/holdfast")).doesNotExist();
    assertThat(events(installed)).contains("\"type\":\"step.intent\"");
  }

  /// The same package under the next version's number.
  private Path newer(Path deb) throws IOException, InterruptedException {
    var tree = folder.resolve("newer");
    var out = folder.resolve("newer.deb");
    var unpacked =
        Installed.run(path(), List.of("dpkg-deb", "-R", deb.toString(), tree.toString()));
    assertThat(unpacked.code()).as(unpacked.said()).isZero();
    var control = tree.resolve("DEBIAN/control");
    var text = Files.readString(control);
    Files.writeString(control, text.replaceFirst("(?m)^Version: .*$", "Version: 99.0"));
    var packed =
        Installed.run(path(), List.of("dpkg-deb", "-Znone", "-b", tree.toString(), out.toString()));
    assertThat(packed.code()).as(packed.said()).isZero();
    return out;
  }

  private static String incident(Installed installed) throws IOException {
    try (var all = Files.list(incidents(installed))) {
      return all.filter(Files::isDirectory).findFirst().orElseThrow().getFileName().toString();
    }
  }

  private static Path incidents(Installed installed) {
    return installed.home().resolve(".local/share/holdfast/incidents");
  }

  private static String events(Installed installed) {
    if (!Files.isDirectory(incidents(installed))) return "";
    try (var all = Files.walk(incidents(installed))) {
      var text = new StringBuilder();
      for (var file : all.filter(at -> at.toString().endsWith(".jsonl")).toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static String field(String name) throws IOException, InterruptedException {
    var ended = Installed.run(path(), List.of("dpkg-deb", "-f", Installed.deb().toString(), name));
    assertThat(ended.code()).isZero();
    return ended.said().strip();
  }

  private static Map<String, String> path() {
    return Map.of("PATH", System.getenv("PATH"));
  }

  private static void end(Process process) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }
}
