package dev.holdfast.ui.topology;

import dev.holdfast.estate.Leaning;
import dev.holdfast.plan.Plan;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Deck;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Viewports;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Everything that leans on what is marked as down, by kind, with why.
final class LeansSheet {
  private LeansSheet() {}

  static Sheet of(Deck deck, Occasion occasion, Plan plan) {
    var leaning = new Leaning(plan);
    var content = new VBox(16);
    content.setId("leans-list");
    for (var down : occasion.down()) {
      var head =
          new VBox(
              4,
              Labels.wrapped(MarkSheet.title(down.what()), "t14", "semi"),
              Labels.wrapped(
                  Words.of(
                      "leans.marked",
                      Times.minute(down.since()),
                      down.by(),
                      down.because().isEmpty() ? "" : ": " + down.because()),
                  "t12",
                  "muted"));
      content.getChildren().add(head);
      var all = leaning.on(down.what());
      for (var what : Leaning.What.values()) {
        var some = all.stream().filter(lean -> lean.what() == what).toList();
        if (!some.isEmpty()) content.getChildren().add(section(what, some));
      }
    }
    var scroll = new ScrollPane(content);
    Viewports.unpictured(scroll);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMaxHeight(deck.look().narrow() ? 380 : 460);
    content.setStyle("-fx-padding: 0 16 0 0;");
    return new Sheet("leans", Words.of("leans.title"), 720)
        .add(
            scroll,
            Sheet.buttons(
                Buttons.plain("leans-close", Words.of("sheet.close"), "Esc", deck::closeSheet)));
  }

  private static VBox section(Leaning.What what, List<Leaning.Lean> some) {
    var view =
        new VBox(6, Labels.elastic(Words.of("leans." + what.word()), "t12", "semi", "subtle"));
    for (var lean : some) {
      var named = what == Leaning.What.STEP || what == Leaning.What.COMPONENT;
      var id = named ? lean.id() + ": " : "";
      view.getChildren()
          .add(
              new VBox(
                  Labels.wrapped(id + lean.title(), "t12"),
                  Labels.wrapped(lean.why(), "t12", "muted")));
    }
    return view;
  }
}
