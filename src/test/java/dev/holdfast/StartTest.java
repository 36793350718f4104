package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window is up before anything is loaded that an incident may need later.
class StartTest {
  private static final List<String> LATER =
      List.of(
          "software.amazon.",
          "org.linguafranca.",
          "org.bouncycastle.",
          "com.codahale.",
          "org.commonmark.");

  @TempDir private Path folder;

  @Test
  void theFirstWindowLoadsNoCloudAndNoVault() throws Exception {
    var loaded = folder.resolve("loaded.txt");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded,
                "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.holdfast.Main",
                "--home",
                folder.resolve("home").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said.txt").toFile())
            .start();
    try {
      Peer.await(
          "the plans of the start page are read",
          Duration.ofMinutes(2),
          () -> !process.isAlive() || has(loaded, "dev.holdfast.ui.start.StartCell"));
      assertThat(process.isAlive()).as(() -> read(folder.resolve("said.txt"))).isTrue();
      for (var name : LATER) assertThat(has(loaded, name)).as(name).isFalse();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static boolean has(Path loaded, String name) {
    return read(loaded).contains("] " + name);
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }
}
