package dev.holdfast.ui.uikit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The files that ship with the window, under `/ui`.
final class Resources {
  private Resources() {}

  static String url(String name) {
    return Objects.requireNonNull(Resources.class.getResource("/ui/" + name), name)
        .toExternalForm();
  }

  static InputStream open(String name) {
    return Objects.requireNonNull(Resources.class.getResourceAsStream("/ui/" + name), name);
  }

  static String text(String name) {
    try (var in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
