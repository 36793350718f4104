package dev.holdfast.ui.uikit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

class IconsTest {
  private static final Pattern NAME = Pattern.compile("\"(bi-[a-z0-9-]+)\"");

  @Test
  void standWhereTheTypefaceHasThem() {
    Icons.LETTERS.forEach(
        (name, letter) ->
            assertThat(letter)
                .as(name)
                .isEqualTo(BootstrapIcons.findByDescription(name).getCode()));
  }

  @Test
  void areAllThatTheWindowNames() throws IOException {
    var named = new HashSet<String>();
    try (var files = Files.walk(Path.of("src/main/java/dev/holdfast"))) {
      for (var file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        if (file.endsWith("Icons.java")) continue;
        NAME.matcher(Files.readString(file)).results().forEach(one -> named.add(one.group(1)));
      }
    }
    assertThat(Icons.LETTERS.keySet()).containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void theTypefaceIsThere() {
    assertThat(Icons.class.getResource(Icons.TYPEFACE)).isNotNull();
  }
}
