package dev.holdfast.installed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The decisions of the packaging, without making a package, and the launcher with a Java that only
/// tells how it was called.
class PackagingTest {
  private static final Path PACKAGING = Path.of("packaging");
  @TempDir private static Path compiled;
  @TempDir private Path folder;

  @BeforeAll
  static void compile() throws IOException {
    var command = new ArrayList<>(List.of("-d", compiled.toString(), "-proc:none", "-nowarn"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    try (var sources = Files.list(PACKAGING.resolve("installers"))) {
      sources.map(Path::toString).forEach(command::add);
    }
    var java = ToolProvider.getSystemJavaCompiler();
    assertThat(java.run(null, null, null, command.toArray(String[]::new))).isZero();
  }

  private static Class<?> type(String name) throws ReflectiveOperationException, IOException {
    var loader = new URLClassLoader(new URL[] {compiled.toUri().toURL()});
    return loader.loadClass(name);
  }

  private static Method method(Class<?> type, String name, Class<?>... of)
      throws ReflectiveOperationException {
    var method = type.getDeclaredMethod(name, of);
    method.setAccessible(true);
    return method;
  }

  @Test
  void theDebNeedsTheSameWhereverItIsMade() throws Exception {
    var found =
        """
        Package: holdfast
        Version: 0.1.0
        Depends: libgtk-3-0, libjpeg62-turbo,
         libsystemd0
        Provides: holdfast
        Description: something
        Installed-Size: 12
        """;
    var control = (String) method(type("DebControl"), "of", String.class).invoke(null, found);
    assertThat(control.lines())
        .startsWith("Package: holdfast", "Version: 0.1.0", "Installed-Size: 12")
        .contains("Depends: " + InstalledTest.DEPENDS)
        .allMatch(line -> !line.contains("turbo") && !line.contains("systemd"));
    assertThat(control).containsOnlyOnce("Depends:").containsOnlyOnce("Description:");
  }

  @Test
  void onMacOsVersionsCountFromOneAndStillGrow() throws Exception {
    assertThat(mac("0.1.0")).isEqualTo("1.1.0");
    assertThat(mac("0.10.2")).isEqualTo("1.10.2");
    assertThat(mac("1.0.0")).isEqualTo("2.0.0");
  }

  private static String mac(String version) throws Exception {
    var os = type("Os");
    var settings = os.getClassLoader().loadClass("Settings");
    var make = method(settings, "of", String[].class);
    var made = make.invoke(null, (Object) new String[] {".", version, ""});
    var system = method(os, "valueOf", String.class).invoke(null, "MAC");
    return (String) method(settings, "appVersion", os).invoke(made, system);
  }

  @Test
  void theBillNamesTheRuntimeAndFontsAndJavaFxOnce() throws Exception {
    var maven = folder.resolve("maven.json");
    Files.writeString(
        maven,
        """
        {"components": [
          {"group": "g", "name": "fx", "bom-ref": "a", "purl": "pkg:maven/g/fx@1?type=jar"},
          {"group": "g", "name": "fx", "bom-ref": "b", "purl": "pkg:maven/g/fx@1?classifier=linux"},
          {"group": "g", "name": "other", "bom-ref": "c", "purl": "pkg:maven/g/other@1"}],
         "dependencies": [{"ref": "c", "dependsOn": ["a"]}, {"ref": "a", "dependsOn": ["b"]},
          {"ref": "b"}]}
        """);
    var whole = folder.resolve("whole.json");
    method(type("Bom"), "complete", Path.class, Path.class).invoke(null, maven, whole);
    var text = Files.readString(whole);
    assertThat(text).containsOnlyOnce("\"fx\"").contains("\"dependsOn\" : [ \"b\" ]");
    assertThat(text).doesNotContain("\"a\"");
    assertThat(text).contains("OpenJDK", System.getProperty("java.version"), "IBM Plex Mono");
  }

  /// Names of files are lost in a locale that is not there, so the launcher takes one that is.
  @Test
  void whereTheLocaleIsNotInstalledTheLauncherTakesOneThatIs() throws Exception {
    assertThat(locale(Map.of("LANG", "xx_YY.UTF-8"))).isEqualTo("C.UTF-8");
    assertThat(locale(Map.of("LC_CTYPE", "UTF-8"))).isEqualTo("C.UTF-8");
    assertThat(locale(Map.of("LANG", "C"))).isEqualTo("C.UTF-8");
    assertThat(locale(Map.of())).isEqualTo("C.UTF-8");
    assertThat(locale(Map.of("LANG", "C.UTF-8"))).isEmpty();
  }

  private String locale(Map<String, String> more) throws IOException, InterruptedException {
    var script = folder.resolve("bin/holdfast");
    var java = folder.resolve("lib/runtime/bin/java");
    if (!Files.exists(java)) {
      Files.createDirectories(script.getParent());
      Files.createDirectories(java.getParent());
      Files.copy(PACKAGING.resolve("linux/holdfast"), script);
      Files.writeString(java, "#!/bin/sh\nprintf %s \"${LC_ALL:-}\"\n");
      assertThat(java.toFile().setExecutable(true) && script.toFile().setExecutable(true)).isTrue();
    }
    var environment = new java.util.HashMap<>(more);
    environment.put("PATH", System.getenv("PATH"));
    return Installed.run(environment, List.of(script.toString())).said();
  }
}
