package dev.holdfast.ui.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/// The words of a block: plain, strong, code, links.
final class Inlines {
  private final String page;
  private final Consumer<String> go;
  private final Pictures pictures;

  Inlines(String page, Consumer<String> go, Pictures pictures) {
    this.page = page;
    this.go = go;
    this.pictures = pictures;
  }

  TextFlow flow(Node block) {
    var flow = new TextFlow();
    flow.getStyleClass().add("manual-text");
    flow.setMinWidth(0);
    add(flow, block, List.of());
    return flow;
  }

  /// How long the text of a block is.
  int letters(Node block) {
    var count = 0;
    for (var node = block.getFirstChild(); node != null; node = node.getNext()) {
      count +=
          switch (node) {
            case org.commonmark.node.Text text -> text.getLiteral().length();
            case Code code -> code.getLiteral().length();
            default -> letters(node);
          };
    }
    return count;
  }

  private void add(TextFlow flow, Node parent, List<String> styles) {
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case org.commonmark.node.Text text -> put(flow, text.getLiteral(), styles);
        case Code code -> put(flow, code.getLiteral(), with(styles, "manual-inline-code"));
        case SoftLineBreak _ -> put(flow, " ", styles);
        case HardLineBreak _ -> put(flow, "\n", styles);
        case StrongEmphasis strong -> add(flow, strong, with(styles, "manual-strong"));
        case Emphasis emphasis -> add(flow, emphasis, with(styles, "manual-emphasis"));
        case Link link -> link(flow, link, styles);
        case Image image -> picture(flow, image, styles);
        default -> add(flow, node, styles);
      }
    }
  }

  /// Inside the manual a link leads there; an address outside is only named, for there may be no
  /// network.
  private void link(TextFlow flow, Link link, List<String> styles) {
    var to = Manual.resolve(page, link.getDestination());
    if (to.isEmpty()) {
      add(flow, link, styles);
      return;
    }
    var words = new TextFlow();
    add(words, link, styles);
    var button = new Hyperlink(text(words));
    button.getStyleClass().add("manual-link");
    button.setOnAction(_ -> go.accept(to.get()));
    flow.getChildren().add(button);
  }

  /// As wide as the text; where it is not there, what it would show.
  private void picture(TextFlow flow, Image image, List<String> styles) {
    var found = Manual.picture(page, image.getDestination());
    if (found.isEmpty()) {
      add(flow, image, with(styles, "manual-emphasis"));
      return;
    }
    var words = new TextFlow();
    add(words, image, styles);
    flow.getChildren().add(pictures.room(found.get(), text(words)));
  }

  private static String text(TextFlow words) {
    var text = new StringBuilder();
    for (var child : words.getChildren())
      if (child instanceof Text part) text.append(part.getText());
    return text.toString();
  }

  private static void put(TextFlow flow, String text, List<String> styles) {
    var node = new Text(text);
    node.getStyleClass().add("manual-words");
    node.getStyleClass().addAll(styles);
    flow.getChildren().add(node);
  }

  private static List<String> with(List<String> styles, String more) {
    var all = new ArrayList<>(styles);
    all.add(more);
    return all;
  }
}
