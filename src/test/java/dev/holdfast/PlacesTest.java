package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
  @TempDir private Path folder;

  @Test
  void thePlansLieBesideTheProgramThatWasStarted() throws IOException {
    var image = folder.resolve("opt/holdfast");
    var plans = Files.createDirectories(image.resolve("runbooks"));
    var jar = image.resolve("lib/app/holdfast.jar");
    assertThat(Places.plans(jar.toString())).isEqualTo(plans);
    assertThat(Places.plans(jar + File.pathSeparator + folder.resolve("lib/other.jar")))
        .isEqualTo(plans);
  }

  @Test
  void thoseOfTheWorkingTreeAreFoundFromItsClasses() {
    assertThat(Places.plans()).isEqualTo(Path.of("runbooks").toAbsolutePath());
  }

  /// Where it was packed that place is there, so that no test of an installed one would notice.
  @Test
  void nobodyAsksAClassWhereItIsFrom() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain("getCodeSource");
      }
    }
  }
}
