package dev.holdfast.ui.uikit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Bootstrap icons in the colours of the theme: letters of their typeface. The library that they
/// come in would look for typefaces in every jar of the class path before the first frame.
public final class Icons {
  static final String TYPEFACE =
      "/META-INF/resources/bootstrapicons/1.4.1/fonts/bootstrap-icons.ttf";

  /// Where each icon stands in the typeface.
  static final Map<String, Integer> LETTERS =
      Map.ofEntries(
          Map.entry("bi-arrow-clockwise", 0xF116),
          Map.entry("bi-box", 0xF1C8),
          Map.entry("bi-check2", 0xF272),
          Map.entry("bi-chevron-down", 0xF282),
          Map.entry("bi-chevron-right", 0xF285),
          Map.entry("bi-clock-history", 0xF292),
          Map.entry("bi-cloud", 0xF2C1),
          Map.entry("bi-diagram-3", 0xF2EE),
          Map.entry("bi-file-earmark-code", 0xF362),
          Map.entry("bi-folder2-open", 0xF3D8),
          Map.entry("bi-hdd-network", 0xF40D),
          Map.entry("bi-hdd-stack", 0xF411),
          Map.entry("bi-journal-check", 0xF43E),
          Map.entry("bi-journal-text", 0xF444),
          Map.entry("bi-key", 0xF44F),
          Map.entry("bi-list-check", 0xF473),
          Map.entry("bi-people", 0xF4D0),
          Map.entry("bi-server", 0xF52C),
          Map.entry("bi-shield-lock", 0xF538),
          Map.entry("bi-signpost-split", 0xF549),
          Map.entry("bi-stars", 0xF589),
          Map.entry("bi-ui-checks", 0xF5F9));

  static {
    try (var in = Icons.class.getResourceAsStream(TYPEFACE)) {
      Objects.requireNonNull(Font.loadFont(Objects.requireNonNull(in, TYPEFACE), 16), TYPEFACE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Icons() {}

  /// Reads their typeface, which the first icon would wait for; the class does it when it is first
  /// used.
  public static void load() {}

  /// An icon of 16 px.
  ///
  /// @param ink the style class of its colour, such as `icon-muted`
  public static Text of(String name, String ink) {
    return of(name, ink, "icon-16");
  }

  /// An icon of 12 px.
  public static Text small(String name, String ink) {
    return of(name, ink, "icon-12");
  }

  private static Text of(String name, String ink, String size) {
    var letter = Objects.requireNonNull(LETTERS.get(name), name);
    var icon = new Text(Character.toString(letter));
    icon.getStyleClass().addAll("icon", size, ink);
    return icon;
  }
}
