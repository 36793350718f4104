package dev.holdfast.installed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The installed window on laptops that are not as they should be. Each leaves its picture in
/// `target/gallery`.
@Tag("installed")
class OddStartsTest {
  /// Colours on the sampled lines: a window that refuses has some, the scenarios have many.
  private static final int REFUSED = 100;

  private static final int SCENARIOS = 560;

  @TempDir private static Path system;
  private static Path root = Path.of("");
  @TempDir private Path folder;

  @BeforeAll
  static void install() throws Exception {
    var installed = Installed.nowhere(system);
    installed.install(Installed.deb());
    root = installed.root();
  }

  private Installed at(String home) throws IOException {
    return new Installed(root, Files.createDirectories(folder.resolve(home)));
  }

  /// Starts it, waits for what it shows, and ends it.
  private void shows(
      String name, int colours, Installed installed, Map<String, String> more, int... size)
      throws Exception {
    var width = size.length == 0 ? 1366 : size[0];
    var height = size.length == 0 ? 768 : size[1];
    try (var screen = VirtualScreen.open(Files.createTempDirectory(folder, "x"), width, height)) {
      var environment = new HashMap<>(more);
      environment.put("DISPLAY", screen.display());
      var process = installed.start(environment);
      try {
        Peer.await(name, Duration.ofMinutes(2), () -> screen.colours() > colours);
        assertThat(process.isAlive()).isTrue();
        screen.save(Path.of("target/gallery/installed-" + name + ".png"));
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void aHomeThatCannotBeWrittenIsToldInAWindow() throws Exception {
    shows("unwritable", REFUSED, at("a"), Map.of("HOLDFAST_HOME", "/proc/holdfast"));
  }

  @Test
  void aHomeFromANewerVersionIsToldInAWindowAndLeftAlone() throws Exception {
    var installed = at("a");
    var home = Files.createDirectories(folder.resolve("newer"));
    var file = Files.writeString(home.resolve("home.json"), "{\"holdfast-home\": 99}");
    shows("newer", REFUSED, installed, Map.of("HOLDFAST_HOME", home.toString()));
    assertThat(file).hasContent("{\"holdfast-home\": 99}");
    assertThat(home.toFile().list()).containsExactly("home.json");
  }

  @Test
  void damagedSettingsAreSetAsideAndTheWindowOpens() throws Exception {
    var home = Files.createDirectories(folder.resolve("damaged"));
    Files.writeString(home.resolve("settings.json"), "{\"theme\": \"PURP");
    shows("damaged", SCENARIOS, at("a"), Map.of("HOLDFAST_HOME", home.toString()));
    assertThat(home.toFile().list())
        .anyMatch(name -> name.startsWith("settings.json.unreadable-"))
        .doesNotContain("settings.json");
  }

  @Test
  void withoutAnyFontOfTheSystem() throws Exception {
    var fonts = folder.resolve("fonts.conf");
    Files.writeString(
        fonts,
        """
        <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
        <fontconfig><dir>/nonexistent</dir><cachedir>%s</cachedir></fontconfig>
        """
            .formatted(folder.resolve("cache")));
    shows("nofonts", SCENARIOS, at("a"), Map.of("FONTCONFIG_FILE", fonts.toString()));
  }

  @Test
  void withAskedForOpenGlThatIsNotThere() throws Exception {
    var wanted = "-Dprism.order=es2,sw";
    shows("nogl", SCENARIOS, at("a"), Map.of("HOLDFAST_JVM_OPTIONS", wanted));
  }

  @Test
  void onALargeScreenAtDoubleSize() throws Exception {
    shows("4k", SCENARIOS, at("a"), Map.of("GDK_SCALE", "2"), 3840, 2160);
  }

  @Test
  void withoutALocaleInAHomeWithSpacesAndAccents() throws Exception {
    var installed = at("Müller & Søn, geschäftlich");
    shows("accents", SCENARIOS, installed, Map.of("LC_ALL", "C", "LANG", "C"));
    assertThat(installed.home().resolve(".local/share/holdfast/home.json")).exists();
  }

  @Test
  void withALocaleThatIsNotInstalledInAHomeWithAccents() throws Exception {
    var installed = at("Jörg's hóme");
    var environment = new HashMap<>(installed.environment());
    environment.put("LANG", "xx_YY.UTF-8");
    var program = installed.program().toString();
    var ended = Installed.run(environment, List.of(program, "incidents", "--json"));
    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(ended.said()).doesNotContain("\tat ");
  }

  @Test
  void withoutADisplayItSaysSo() throws Exception {
    var ended = at("a").holdfast();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said()).contains("No window can be opened").doesNotContain("\tat ");
  }

  @Test
  void aSecondStartBringsTheFirstToTheFront() throws Exception {
    var installed = at("a");
    try (var screen = VirtualScreen.open(folder, 1366, 768)) {
      var display = Map.of("DISPLAY", screen.display());
      var first = installed.start(display);
      try {
        Peer.await("first", Duration.ofMinutes(2), () -> screen.colours() > SCENARIOS);
        var environment = new HashMap<>(installed.environment());
        environment.putAll(display);
        var second = Installed.run(environment, List.of(installed.program().toString()));
        assertThat(second.code()).as(second.said()).isZero();
        assertThat(second.said()).contains("in front now");
        assertThat(first.isAlive()).isTrue();
      } finally {
        first.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void aStartReachesForNoNetwork() throws Exception {
    var installed = at("a");
    var calls = folder.resolve("calls.txt");
    var strace = Peer.program("strace", "install the package strace");
    try (var screen = VirtualScreen.open(folder, 1366, 768)) {
      var builder =
          new ProcessBuilder(
                  strace.toString(),
                  "-f",
                  "-e",
                  "trace=connect,sendto,sendmsg",
                  "-o",
                  calls.toString(),
                  installed.program().toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("said.txt").toFile());
      builder.environment().clear();
      builder.environment().putAll(installed.environment());
      builder.environment().put("DISPLAY", screen.display());
      var process = builder.start();
      try {
        Peer.await("a window", Duration.ofMinutes(3), () -> screen.colours() > SCENARIOS);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    }
    // It spoke with the display, and with nothing that has an internet address.
    assertThat(Files.readString(calls)).contains("AF_UNIX").doesNotContain("AF_INET");
  }
}
