package dev.holdfast.ui.uikit;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Labels of the few kinds that the screens are made of.
public final class Labels {
  /// So few letters always have room.
  private static final int SHORT = 12;

  private Labels() {}

  /// A label that keeps its whole width.
  public static Label fixed(String text, String... styles) {
    var label = new Label(text);
    label.getStyleClass().addAll(styles);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /// A label that may be shortened, and then shows the whole text as its tooltip.
  public static Label elastic(String text, String... styles) {
    var label = new Label(text);
    label.getStyleClass().addAll(styles);
    label.setMinWidth(0);
    label.setTextOverrun(OverrunStyle.ELLIPSIS);
    label.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> whole(label));
    return label;
  }

  /// A tooltip is a window of its own: hundreds of them made at once would hold the screen up, so
  /// one is made when the pointer comes.
  private static void whole(Label label) {
    var text = label.getText();
    if (text.length() <= SHORT) label.setTooltip(null);
    else if (label.getTooltip() == null) label.setTooltip(new Tooltip(text));
    else label.getTooltip().setText(text);
  }

  /// A label that breaks into lines.
  public static Label wrapped(String text, String... styles) {
    var label = new Label(text);
    label.getStyleClass().addAll(styles);
    label.setWrapText(breakable(text));
    if (!label.isWrapText()) label.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> whole(label));
    label.setMinWidth(0);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /// JavaFX 26 fails with an exception (in `PrismTextLayout`) where it breaks a long text from
  /// right to left into lines, and takes all that is beside it along: such a text stays on one
  /// line.
  static boolean breakable(String text) {
    return text.codePoints().noneMatch(Labels::fromTheRight);
  }

  private static boolean fromTheRight(int letter) {
    return switch (Character.getDirectionality(letter)) {
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE ->
          true;
      default -> false;
    };
  }

  /// Empty room that takes what is left of a row.
  public static Region room() {
    var room = new Region();
    HBox.setHgrow(room, Priority.ALWAYS);
    return room;
  }
}
