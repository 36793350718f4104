package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ui.uikit.Palette;
import dev.holdfast.ui.uikit.Theme;
import java.util.List;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Text is readable at 4.5:1 and marks are seen at 3:1 on every ground they stand on (WCAG 2.2,
/// 1.4.3 and 1.4.11).
class ContrastTest {
  private static final List<String> GROUNDS =
      List.of("-color-bg-inset", "-color-bg-default", "-color-bg-subtle", "-hf-bg-selected");

  @ParameterizedTest
  @EnumSource(Theme.class)
  void textOnEveryGround(Theme theme) {
    var palette = new Palette(theme);
    for (var text :
        List.of(
            "-color-fg-default",
            "-color-fg-muted",
            "-color-fg-subtle",
            "-color-accent-fg",
            "-color-warning-fg",
            "-color-danger-fg",
            "-hf-doubt-fg")) {
      for (var ground : GROUNDS) {
        assertThat(ratio(palette.get(text), palette.get(ground)))
            .as(text + " on " + ground)
            .isGreaterThanOrEqualTo(4.5);
      }
    }
    assertPair(palette, "-color-warning-fg", "-hf-warning-tint", 4.5);
    assertPair(palette, "-color-danger-fg", "-hf-danger-tint", 4.5);
    assertPair(palette, "-hf-doubt-fg", "-hf-doubt-tint", 4.5);
    assertPair(palette, "-hf-on-accent", "-color-accent-emphasis", 4.5);
    assertPair(palette, "-hf-on-danger", "-color-danger-fg", 4.5);
    assertPair(palette, "-hf-on-live", "-hf-live", 4.5);
    assertPair(palette, "-hf-on-drill", "-hf-drill", 4.5);
    assertPair(palette, "-color-fg-subtle", "-hf-bg-field", 4.5);
    assertPair(palette, "-color-fg-muted", "-hf-bar-drill", 4.5);
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void marksAndControls(Theme theme) {
    var palette = new Palette(theme);
    for (var mark :
        List.of("-color-success-fg", "-hf-plan", "-hf-border-control", "-hf-live", "-hf-drill")) {
      assertPair(palette, mark, "-color-bg-default", 3);
    }
    for (var filled :
        List.of("-color-success-fg", "-color-danger-fg", "-hf-doubt-fg", "-color-warning-fg")) {
      assertPair(palette, "-hf-glyph-cut", filled, 3);
    }
  }

  private static void assertPair(Palette palette, String front, String ground, double least) {
    assertThat(ratio(palette.get(front), palette.get(ground)))
        .as(front + " on " + ground)
        .isGreaterThanOrEqualTo(least);
  }

  private static double ratio(Color one, Color other) {
    var a = luminance(one) + 0.05;
    var b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
