package dev.holdfast.ui.uikit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// The bundled typefaces, which style sheets address by family.
public final class Fonts {
  private static final List<String> FILES =
      List.of(
          "IBMPlexSans-Regular.woff",
          "IBMPlexSans-Medium.woff",
          "IBMPlexSans-SemiBold.woff",
          "IBMPlexMono-Regular.woff");

  private Fonts() {}

  /// Loads them; once, before the first scene.
  public static void load() {
    for (var file : FILES) {
      try (var in = Resources.open("fonts/" + file)) {
        if (Font.loadFont(in, 12) == null) {
          throw new IllegalStateException("The typeface " + file + " cannot be read");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
