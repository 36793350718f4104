package dev.holdfast.ui.uikit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/// A theme's colours by name, read from its style sheet, for what is painted rather than styled.
public final class Palette {
  private static final Pattern LINE = Pattern.compile("(-[a-z-]+):\\s*(#[0-9A-Fa-f]{6,8});");
  private final Map<String, Color> colours = new LinkedHashMap<>();

  public Palette(Theme theme) {
    var lines = LINE.matcher(Resources.text("theme-" + theme.word() + ".css"));
    while (lines.find()) colours.put(lines.group(1), Color.web(lines.group(2)));
  }

  /// The colour called so in the style sheet.
  public Color get(String name) {
    return Objects.requireNonNull(colours.get(name), name);
  }

  public Map<String, Color> all() {
    return Map.copyOf(colours);
  }
}
