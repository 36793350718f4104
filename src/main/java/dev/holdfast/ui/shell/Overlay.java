package dev.holdfast.ui.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Holds the one sheet that may lie over the page.
public final class Overlay extends StackPane {
  private final Runnable closed;
  private @Nullable Node sheet;

  public Overlay(Runnable closed) {
    this.closed = closed;
    setId("overlay");
    getStyleClass().add("scrim");
    setVisible(false);
    setManaged(false);
  }

  public void open(Node content) {
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
    return fields.isPresent()
        ? fields
        : content.lookupAll(".button").stream()
            .filter(node -> node instanceof Button && !node.isDisabled())
            .findFirst();
  }
}
