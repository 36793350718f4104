package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The next thing to do, at its one place, with the one filled button.
public final class NextCard extends VBox {
  private final Look look;
  private final Runnable press;
  private Label fact = Labels.wrapped("");
  private @Nullable NextModel shown;

  public NextCard(Look look, Runnable press) {
    super(3);
    this.look = look;
    this.press = press;
    setId("next");
    var width = look.narrow() ? 312 : 376;
    setMinWidth(width);
    setPrefWidth(width);
    setMaxWidth(width);
    setPadding(new Insets(10, 12, 11, 12));
  }

  public void show(NextModel model) {
    var before = shown;
    if (before != null && before.equals(model)) return;
    shown = model;
    var says = Times.spoken(model.fact(), look.zone());
    // A wait counts its seconds: the card, which may hold the keyboard, stays.
    if (before != null && before.saying(model.fact()).equals(model) && !tipped(says)) {
      fact.setText(says);
      return;
    }
    getStyleClass().setAll("next", model.tone().style());
    var why = Labels.elastic(Words.of("next.label", model.why()), "t12", "semi", "ink");
    var first = new HBox(8, Glyph.of(model.mark(), look), why);
    first.setAlignment(Pos.CENTER_LEFT);
    if (model.act() == NextModel.Act.NOTHING && model.tone() == dev.holdfast.ui.uikit.Tone.ACCENT) {
      getStyleClass().setAll("next", "tone-plain");
      first
          .getChildren()
          .setAll(
              Glyph.of(model.mark(), look),
              Labels.elastic(Words.of("next.label", model.why()), "t12", "semi", "muted"));
    }
    if (model.tone() == dev.holdfast.ui.uikit.Tone.ACCENT && !model.button().isEmpty())
      getStyleClass().add("calm");
    var title = Labels.wrapped(Times.spoken(model.title(), look.here()), "t18");
    var lines = model.title().length() > (look.narrow() ? 29 : 36) ? 2 : 1;
    title.setMaxHeight(25.0 * lines);
    title.setMinHeight(25.0 * lines);
    title.setAlignment(Pos.TOP_LEFT);
    title.setTooltip(new Tooltip(model.title()));
    title.setId("next-title");
    var room = new Region();
    VBox.setVgrow(room, Priority.ALWAYS);
    fact = Labels.wrapped(says, "t12", "muted");
    fact.setMinHeight(16);
    fact.setMaxHeight(model.button().isEmpty() ? 50 : 34);
    if (tipped(says)) fact.setTooltip(new Tooltip(says));
    var last = new HBox(12, fact);
    last.setAlignment(Pos.CENTER_LEFT);
    if (!model.button().isEmpty()) {
      var button = Buttons.primary("next-do", model.button(), press);
      button.setFocusTraversable(true);
      if (!look.narrow()) Buttons.key(button, "\u21b5");
      last.getChildren().addFirst(button);
    }
    getChildren().setAll(first, title, room, last);
  }

  private boolean tipped(String says) {
    return says.length() > 24 || fact.getTooltip() != null || !fact.isWrapText();
  }
}
