package dev.holdfast.ui.uikit;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A question or a message over the page, which stays until it is dealt with. Where the window is
/// too low for it, what stands between its title and its buttons scrolls: both stay in view.
public final class Sheet extends VBox {
  /// Room around the content, so that a focus ring is not cut; taken back by the margin.
  private static final double RING = 5;

  /// The space at the sheet's right edge, where the scroll bar stands.
  private static final double EDGE = 16;

  private static final String BUTTONS = "sheet-buttons";
  private final VBox body = new VBox(12);
  private final VBox foot = new VBox(12);

  public Sheet(String id, String title, double width) {
    super(12);
    setId(id);
    getStyleClass().add("sheet");
    setMaxSize(width, Region.USE_PREF_SIZE);
    setMinWidth(Math.min(width, 480));
    setPrefWidth(width);
    body.setPadding(new Insets(RING, EDGE, RING, RING));
    var scroll = new Tall(body);
    setMargin(scroll, new Insets(-RING, -EDGE, -RING, -RING));
    setVgrow(scroll, Priority.ALWAYS);
    foot.setMinHeight(Region.USE_PREF_SIZE);
    foot.setManaged(false);
    getChildren().addAll(Labels.wrapped(title, "t18"), scroll, foot);
  }

  /// Adds to what scrolls; the row of buttons and all that comes after it stands at the foot.
  public Sheet add(Node... nodes) {
    for (var node : nodes) {
      if (node.getStyleClass().contains(BUTTONS)) foot.setManaged(true);
      (foot.isManaged() ? foot : body).getChildren().add(node);
    }
    return this;
  }

  /// Adds to what stands under what scrolls, always in view; the row of buttons comes after it.
  public Sheet foot(Node... nodes) {
    foot.setManaged(true);
    foot.getChildren().addAll(nodes);
    return this;
  }

  /// As tall as its content, and lower where there is no room.
  private static final class Tall extends ScrollPane {
    private final VBox inside;

    Tall(VBox inside) {
      super(inside);
      this.inside = inside;
      Viewports.unpictured(this);
      setFitToWidth(true);
      setHbarPolicy(ScrollBarPolicy.NEVER);
      setFocusTraversable(false);
      setMinHeight(48);
      setMinWidth(0);
    }

    @Override
    public Orientation getContentBias() {
      return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
      return inside.prefHeight(width);
    }
  }

  /// The row of buttons at its foot.
  public static HBox buttons(Node... nodes) {
    var row = new HBox(12, nodes);
    row.getStyleClass().add(BUTTONS);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /// A second thing that can be said with the same words; Ctrl+Enter says it.
  public record Otherwise(String id, String verb, BiConsumer<String, Reply> given) {}

  /// Asks for a reason in one line; Enter gives it. The sheet stays until it is taken.
  public static Sheet reason(
      Deck helm,
      String id,
      String title,
      String prompt,
      String verb,
      BiConsumer<String, Reply> given) {
    return reason(helm, id, title, prompt, verb, given, Optional.empty());
  }

  /// As above, where what was typed may mean one of two things.
  public static Sheet reason(
      Deck helm,
      String id,
      String title,
      String prompt,
      String verb,
      BiConsumer<String, Reply> given,
      Optional<Otherwise> otherwise) {
    var sheet = new Sheet(id, title, 480);
    var field = new TextField();
    field.setId(id + "-because");
    field.setPromptText(prompt);
    field.setAccessibleText(title + ": " + prompt);
    var refusal = new Refusal(id + "-refusal", helm.look());
    field.textProperty().addListener((_, _, _) -> refusal.clear());
    var sending = new Sending(field, refusal, helm::refused);
    Consumer<BiConsumer<String, Reply>> say =
        to -> {
          var text = field.getText().strip();
          if (text.isEmpty()) return;
          sending.send(reply -> to.accept(text, reply), helm::closeSheet);
        };
    var button = Buttons.plain(id + "-do", verb, "\u21b5", () -> say.accept(given));
    var row = buttons(button);
    field.setOnAction(_ -> button.fire());
    otherwise.ifPresent(
        other -> {
          var not =
              Buttons.plain(
                  other.id(), other.verb(), "Ctrl+\u21b5", () -> say.accept(other.given()));
          Chords.onCtrlEnter(field, not::fire);
          row.getChildren().add(not);
        });
    for (var node : row.getChildren())
      node.disableProperty()
          .bind(
              field
                  .textProperty()
                  .map(String::isBlank)
                  .flatMap(blank -> sending.busy().map(busy -> blank || busy)));
    row.getChildren()
        .add(Buttons.quiet(id + "-cancel", Words.of("sheet.close"), "Esc", helm::closeSheet));
    return sheet.add(
        field,
        refusal,
        row,
        whyNot(Words.of("sheet.empty"), field.textProperty().map(String::isBlank)));
  }

  /// Says under a disabled button why it is.
  public static Label whyNot(String why, ObservableValue<Boolean> shown) {
    var label = Labels.wrapped(why, "t12", "muted");
    label.getStyleClass().add("why-not");
    label.visibleProperty().bind(shown);
    return label;
  }
}
