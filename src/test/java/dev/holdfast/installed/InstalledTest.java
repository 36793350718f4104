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
  @TempDir private Path folder;

  @Test
  void thePackageNamesWhatItNeeds() throws Exception {
    var depends = field("Depends");
    assertThat(depends).contains("libgtk-3-0");
    assertThat(depends).doesNotContain("java", "jre", "jdk");
    assertThat(field("Package")).isEqualTo("holdfast");
    var files = Installed.run(path(), List.of("dpkg-deb", "-c", Installed.deb().toString())).said();
    assertThat(files)
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
        if (!own) assertThat(named).as(jar).contains("\n" + name + " ");
      }
    }
    assertThat(at.resolve("legal/holdfast/LICENSE-IBM-Plex-Sans.txt")).exists();
    assertThat(at.resolve("lib/runtime/legal/java.base/LICENSE")).exists();
    assertThat(Files.readString(at.resolve("legal/holdfast-sbom.json"))).contains("CycloneDX");
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
