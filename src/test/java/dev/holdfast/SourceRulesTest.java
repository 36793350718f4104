package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules that only the source can show: size, null-marking, words that put work off.
class SourceRulesTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final int WALL = 400;
  private static final List<Path> READ =
      List.of(Path.of("src"), Path.of("docs"), Path.of("packaging"), Path.of("resources"));
  private static final Set<String> TEXTS =
      Set.of("java", "md", "yaml", "yml", "json", "css", "properties", "sh", "bat", "xml");
  // put together, so that this file does not break its own rule
  private static final Pattern PUT_OFF = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void noFileIsPastTheWall() {
    var past = new ArrayList<String>();
    for (var file : files(Path.of("src"))) {
      if (!file.toString().endsWith(".java")) continue;
      var lines = text(file).lines().count();
      if (lines > WALL) past.add(file + " has " + lines + " lines");
    }
    assertThat(past).isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() {
    var folders =
        files(MAIN).stream()
            .filter(file -> file.toString().endsWith(".java"))
            .map(Path::getParent)
            .distinct()
            .toList();
    assertThat(folders).isNotEmpty();
    for (var folder : folders) {
      assertThat(folder.resolve("package-info.java")).exists().content().contains("@NullMarked");
    }
  }

  @Test
  void nothingIsPutOff() {
    var found = new ArrayList<String>();
    for (var folder : READ) {
      for (var file : files(folder)) {
        var name = String.valueOf(file.getFileName());
        var dot = name.lastIndexOf('.');
        if (!TEXTS.contains(name.substring(dot + 1))) continue;
        if (PUT_OFF.matcher(text(file)).find()) found.add(file.toString());
      }
    }
    assertThat(found).isEmpty();
  }
}
