package dev.holdfast.ui.topology;

import dev.holdfast.estate.EstateView;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.incident.Command;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Refusal;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Teller;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The private networks in which something is silent: whoever knows that the way there is open says
/// so, and then it is down; and those of which it was said.
final class WaySheet {
  private WaySheet() {}

  static Sheet of(Teller teller, Occasion now, EstateView view) {
    var deck = teller.deck();
    var because = new TextField();
    because.setId("way-because");
    because.setPromptText(Words.of("way.because"));
    because.setAccessibleText(Words.of("way.because"));
    var refusal = new Refusal("way-refusal", deck.look());
    because.textProperty().addListener((_, _, _) -> refusal.clear());
    var rows = new VBox(8);
    view.silent()
        .forEach(
            (network, who) ->
                rows.getChildren()
                    .add(
                        MarkSheet.row(
                            teller,
                            id("way-there-", network),
                            Words.of("way.there", network),
                            Words.of("way.silent", String.join(", ", who)),
                            refusal,
                            () -> new Command.WayThere(network, because.getText().strip()))));
    now.ways()
        .forEach(
            way ->
                rows.getChildren()
                    .add(
                        MarkSheet.row(
                            teller,
                            id("way-unsure-", way.network()),
                            Words.of("way.unsure", way.network()),
                            said(way),
                            refusal,
                            () -> new Command.WayUnsure(way.network()))));
    var close =
        Sheet.buttons(
            Buttons.plain("ways-close", Words.of("sheet.close"), "Esc", deck::closeSheet));
    if (rows.getChildren().isEmpty()) {
      return new Sheet("ways", Words.of("way.title"), 640)
          .add(Labels.wrapped(Words.of("way.none"), "t14"), close);
    }
    return new Sheet("ways", Words.of("way.title"), 640)
        .add(Labels.wrapped(Words.of("way.says"), "t14"), because, rows, refusal, close);
  }

  private static String said(Circumstances.Way way) {
    var says = Words.of("way.said", way.by(), Times.minute(way.since()));
    return way.because().isEmpty() ? says : Words.of("way.because-said", way.because(), says);
  }

  private static String id(String what, String network) {
    return what + network.replaceAll("[^a-z0-9-]", "-");
  }
}
