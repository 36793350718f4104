package dev.holdfast.ui.topology;

import dev.holdfast.estate.Impairment;
import dev.holdfast.estate.Leaning;
import dev.holdfast.estate.Markable;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.plan.Plan;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.ChoiceRow;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Refusal;
import dev.holdfast.ui.uikit.Sending;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Teller;
import dev.holdfast.ui.uikit.Viewports;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// What of the plan's world can be marked as down, each with what leans on it; and what is marked.
final class MarkSheet {
  private MarkSheet() {}

  static Sheet of(Teller teller, Occasion occasion, Plan plan) {
    var deck = teller.deck();
    var leaning = new Leaning(plan);
    var because = new TextField();
    because.setId("mark-because");
    because.setPromptText(Words.of("mark.because"));
    because.setAccessibleText(Words.of("mark.because"));
    var refusal = new Refusal("mark-refusal", deck.look());
    because.textProperty().addListener((_, _, _) -> refusal.clear());
    var rows = new VBox(8);
    var marked = occasion.down().stream().map(down -> down.what()).toList();
    for (var one : marked) rows.getChildren().add(up(teller, one, refusal));
    for (var one : Markable.of(plan)) {
      if (marked.contains(one)) continue;
      rows.getChildren().add(down(teller, one, says(leaning.on(one)), because, refusal));
    }
    var scroll = new ScrollPane(rows);
    Viewports.unpictured(scroll);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMaxHeight(deck.look().narrow() ? 280 : 360);
    rows.setStyle("-fx-padding: 6 12 6 6;");
    var says = occasion.mode().map(mode -> mode == Mode.DRILL ? ".drill" : "").orElse(".before");
    return new Sheet("marks", Words.of("mark.title"), 640)
        .add(
            Labels.wrapped(Words.of("mark.says" + says), "t14"),
            because,
            scroll,
            refusal,
            Sheet.buttons(
                Buttons.plain("marks-close", Words.of("sheet.close"), "Esc", deck::closeSheet)));
  }

  /// Such as `5 components, 12 steps, 1 credential`.
  static String says(List<Leaning.Lean> leans) {
    var counts = new EnumMap<Leaning.What, Long>(Leaning.What.class);
    leans.stream()
        .map(lean -> lean.what() + " " + lean.id())
        .distinct()
        .map(key -> Leaning.What.valueOf(key.substring(0, key.indexOf(' '))))
        .forEach(what -> counts.merge(what, 1L, Long::sum));
    var parts = new ArrayList<String>();
    counts.forEach((what, count) -> parts.add(Words.count("mark.count." + what.word(), count)));
    return parts.isEmpty() ? Words.of("mark.nothing") : String.join(", ", parts);
  }

  static String title(Impairment what) {
    return Words.of("mark.kind." + what.kind().word(), what.name());
  }

  private static Node down(
      Teller teller, Impairment what, String says, TextField because, Refusal refusal) {
    return row(
        teller,
        "mark-" + what.text().replaceAll("[^a-z0-9-]", "-"),
        title(what),
        says,
        refusal,
        () -> new Command.MarkDown(what.text(), because.getText().strip()));
  }

  private static Node up(Teller teller, Impairment what, Refusal refusal) {
    return row(
        teller,
        "mark-up-" + what.text().replaceAll("[^a-z0-9-]", "-"),
        title(what),
        Words.of("mark.up"),
        refusal,
        () -> new Command.MarkUp(what.text()));
  }

  static Node row(
      Teller teller,
      String id,
      String title,
      String says,
      Refusal refusal,
      java.util.function.Supplier<Command> command) {
    var sending = new Sending[1];
    var row =
        new ChoiceRow(
            id,
            title,
            says,
            "",
            () ->
                sending[0].send(
                    reply -> teller.tell(command.get(), reply), teller.deck()::closeSheet));
    sending[0] = new Sending(row, refusal, teller.deck()::refused);
    return row;
  }
}
