package dev.holdfast.ui;

import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;

/// Says what verifying a record showed, and whose record that is.
final class VerdictSheet {
  private VerdictSheet() {}

  static Sheet of(Cockpit.Verdict verdict, Runnable close) {
    var about = Labels.wrapped(verdict.about(), "t14", "medium");
    about.setId("verdict-about");
    var sheet =
        new Sheet("verdict", Words.of(verdict.good().word()), 560)
            .add(about, Labels.wrapped(verdict.says(), "t14"));
    for (var line : verdict.details()) sheet.add(Labels.wrapped(line, "t12", "mono"));
    return sheet.add(
        Sheet.buttons(Buttons.plain("verdict-close", Words.of("sheet.close"), "Esc", close)));
  }
}
