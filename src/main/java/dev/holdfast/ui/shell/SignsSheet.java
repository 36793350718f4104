package dev.holdfast.ui.shell;

import dev.holdfast.estate.Proposal;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import javafx.scene.layout.VBox;

/// The scenarios that failing signs speak for, beside the one that runs. None is started from here.
final class SignsSheet {
  private SignsSheet() {}

  static Sheet of(Helm helm, List<Proposal> proposals) {
    var rows = new VBox(12);
    for (var one : proposals) {
      var row =
          new VBox(
              2,
              Labels.wrapped(one.title(), "t14", "semi"),
              Labels.wrapped(
                  Words.of("signs.of", one.failing().size(), one.sensed()), "t12", "muted"));
      for (var sign : one.failing()) row.getChildren().add(Labels.wrapped(sign, "t12"));
      row.setId("sign-" + one.scenario());
      rows.getChildren().add(row);
    }
    return new Sheet("signs", Words.of("signs.title"), 560)
        .add(
            Labels.wrapped(Words.of("signs.says"), "t14"),
            rows,
            Sheet.buttons(
                Buttons.plain("signs-close", Words.of("sheet.close"), "Esc", helm::closeSheet)));
  }
}
