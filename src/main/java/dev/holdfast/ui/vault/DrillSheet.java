package dev.holdfast.ui.vault;

import dev.holdfast.incident.Mode;
import dev.holdfast.runbook.glass.DrillTests;
import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Deck;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A drill tries what its plan names when the vault is opened for it, and says which do not work.
final class DrillSheet {
  private DrillSheet() {}

  /// Nothing happens where no drill is open.
  static void begin(VaultPort port, Deck deck) {
    var drill =
        port.view()
            .flatMap(GlassView::bound)
            .filter(bound -> bound.mode() == Mode.DRILL)
            .isPresent();
    if (!drill) return;
    port.ask(
        glass -> glass.drillTests(),
        results -> {
          port.redraw();
          if (!results.isEmpty()) show(deck, results);
        },
        deck::refused);
  }

  private static void show(Deck deck, List<DrillTests.Result> results) {
    var bad = results.stream().filter(result -> !result.works()).toList();
    var sheet = new Sheet("drill-tests", Words.of("drill.tests.title"), 520);
    sheet.add(
        Labels.wrapped(
            Words.of("drill.tests.says", results.size() - bad.size(), results.size()),
            "t12",
            "muted"));
    for (var result : results) {
      var text = Labels.wrapped(result.words(), "t14");
      HBox.setHgrow(text, Priority.ALWAYS);
      var mark = result.works() ? Mark.DONE : Mark.ATTENTION;
      sheet.add(new HBox(8, Glyph.of(mark, deck.look()), text));
    }
    deck.sheet(
        sheet.add(
            Sheet.buttons(
                Buttons.quiet(
                    "drill-tests-close", Words.of("sheet.close"), "Esc", deck::closeSheet))));
  }
}
