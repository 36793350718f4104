package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.ChoiceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Holds the one sheet that may lie over the page.
public final class Overlay extends StackPane {
  /// Room for a focus ring and a label over a field.
  private static final double RING = 26;

  private static final double LINE = 40;

  private final Runnable closed;
  private @Nullable Node sheet;
  private @Nullable Node before;

  public Overlay(Runnable closed) {
    this.closed = closed;
    setId("overlay");
    getStyleClass().add("scrim");
    setVisible(false);
    setManaged(false);
    addEventFilter(KeyEvent.KEY_PRESSED, this::tab);
    addEventFilter(KeyEvent.KEY_PRESSED, this::read);
    addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
  }

  /// A sheet that is only read is read with the arrows.
  private void read(KeyEvent event) {
    var on = getScene().getFocusOwner() instanceof Button;
    var content = sheet;
    if (!on || content == null) return;
    if (!(content.lookup(".scroll-pane") instanceof ScrollPane scroll)) return;
    var seen = scroll.getViewportBounds().getHeight();
    var room = scroll.getContent().getLayoutBounds().getHeight() - seen;
    if (room <= 0) return;
    var by =
        switch (event.getCode()) {
          case DOWN -> LINE;
          case UP -> -LINE;
          case PAGE_DOWN -> seen - LINE;
          case PAGE_UP -> LINE - seen;
          default -> 0;
        };
    if (by == 0) return;
    event.consume();
    scroll.setVvalue(Math.clamp(scroll.getVvalue() + by / room, 0, 1));
  }

  /// Where there are decisions as rows, the arrows lead from a field to them, among them, and back.
  private void walk(KeyEvent event) {
    var down = event.getCode() == KeyCode.DOWN;
    if (!down && event.getCode() != KeyCode.UP) return;
    if (sheet == null || event.isShortcutDown() || event.isAltDown()) return;
    var all = new ArrayList<Node>();
    stops(sheet, all);
    var stops =
        all.stream()
            .filter(node -> node instanceof ChoiceRow || node instanceof TextField)
            .toList();
    var at = stops.indexOf(getScene().getFocusOwner());
    if (at < 0 || stops.stream().noneMatch(ChoiceRow.class::isInstance)) return;
    event.consume();
    var next = at + (down ? 1 : -1);
    if (next < 0 || next >= stops.size()) return;
    stops.get(next).requestFocus();
    reveal(stops.get(next));
  }

  /// Tab goes around within the sheet: what lies under it is not to be reached.
  private void tab(KeyEvent event) {
    if (event.getCode() != KeyCode.TAB || event.isControlDown() || sheet == null) return;
    event.consume();
    var stops = new ArrayList<Node>();
    stops(sheet, stops);
    if (stops.isEmpty()) return;
    var at = stops.indexOf(getScene().getFocusOwner());
    var next = at < 0 ? 0 : at + (event.isShiftDown() ? -1 : 1);
    var stop = stops.get(Math.floorMod(next, stops.size()));
    stop.requestFocus();
    reveal(stop);
  }

  /// What has the keyboard is in view, in every part of the sheet that scrolls.
  public static void reveal(Node node) {
    for (var above = node.getParent(); above != null; above = above.getParent()) {
      if (!(above instanceof ScrollPane scroll)) continue;
      var content = scroll.getContent();
      var room = content.getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight();
      if (room <= 0) continue;
      var at = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
      var top = scroll.getVvalue() * room;
      var bottom = top + scroll.getViewportBounds().getHeight();
      if (at.getMinY() - RING < top) scroll.setVvalue(Math.max(0, (at.getMinY() - RING) / room));
      else if (at.getMaxY() + RING > bottom)
        scroll.setVvalue(
            Math.min(1, (at.getMaxY() + RING - scroll.getViewportBounds().getHeight()) / room));
    }
  }

  private static void stops(Node node, List<Node> found) {
    if (!node.isVisible() || node.isDisabled()) return;
    if (node.isFocusTraversable()) found.add(node);
    if (node instanceof Parent parent && !(node instanceof TextInputControl))
      for (var child : parent.getChildrenUnmodifiable()) stops(child, found);
  }

  /// Whether the keyboard was there when the first sheet was opened.
  public boolean cameFrom(Node part) {
    for (var node = before; node != null; node = node.getParent())
      if (node.equals(part)) return true;
    return false;
  }

  public void open(Node content) {
    if (sheet == null) before = getScene() == null ? null : getScene().getFocusOwner();
    sheet = content;
    getChildren().setAll(content);
    setManaged(true);
    setVisible(true);
    applyCss();
    layout();
    first(content).ifPresent(Node::requestFocus);
  }

  public void close() {
    if (sheet == null) return;
    sheet = null;
    getChildren().clear();
    setVisible(false);
    setManaged(false);
    closed.run();
  }

  public boolean isOpen() {
    return sheet != null;
  }

  public Optional<Node> content() {
    return Optional.ofNullable(sheet);
  }

  private static Optional<Node> first(Node content) {
    var fields =
        content.lookupAll(".text-field").stream()
            .filter(node -> node instanceof TextInputControl && !node.isDisabled())
            .findFirst();
    if (fields.isPresent()) return fields;
    var choice = content.lookup(".choice");
    return choice != null
        ? Optional.of(choice)
        : content.lookupAll(".button").stream()
            .filter(node -> node instanceof Button && !node.isDisabled())
            .findFirst();
  }
}
