package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Viewports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ViewportsTest {
  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  private static boolean pictured(Consumer<ScrollPane> done) {
    return Fx.get(
        () -> {
          var pane = new ScrollPane(new Label("text"));
          done.accept(pane);
          var scene = new Scene(pane, 100, 100);
          scene.getRoot().applyCss();
          return pane.lookup(".viewport").isCache();
        });
  }

  /// If JavaFX ever stops to do it by itself, nothing here is needed any more.
  @Test
  void noPictureIsKeptOfWhatCanBeScrolled() {
    assertThat(pictured(_ -> {})).isTrue();
    assertThat(pictured(Viewports::unpictured)).isFalse();
  }

  /// A sheet is made anew each time it is opened; its picture stayed when it was closed.
  @Test
  void noneIsKeptOfASheet() {
    var pictured =
        Fx.get(
            () -> {
              var sheet = new Sheet("any", "Any", 400).add(new Label("text"));
              new Scene(sheet, 400, 100).getRoot().applyCss();
              return sheet.lookup(".viewport").isCache();
            });
    assertThat(pictured).isFalse();
  }

  /// Each that is made is told so where it is made.
  @Test
  void nobodyForgetsIt() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var text = Files.readString(file);
        var made = count(text, "new ScrollPane(") + count(text, "extends ScrollPane");
        assertThat(count(text, "Viewports.unpictured(")).as(file.toString()).isEqualTo(made);
      }
    }
  }

  private static int count(String text, String what) {
    return text.split(Pattern.quote(what), -1).length - 1;
  }
}
