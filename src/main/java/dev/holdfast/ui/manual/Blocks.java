package dev.holdfast.ui.manual;

import dev.holdfast.ui.uikit.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;

/// One page's blocks as nodes of the window.
final class Blocks {
  private final Inlines inlines;
  private final List<Node> headings = new ArrayList<>();

  /// @param page where links start from
  /// @param go told the page that a link leads to
  Blocks(String page, Consumer<String> go, Pictures pictures) {
    this.inlines = new Inlines(page, go, pictures);
  }

  /// The headings of what was made, in their order.
  List<Node> headings() {
    return headings;
  }

  VBox of(org.commonmark.node.Node parent) {
    var all = new VBox(10);
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      var made = block(node);
      if (made != null) all.getChildren().add(made);
    }
    return all;
  }

  private @org.jspecify.annotations.Nullable Node block(org.commonmark.node.Node node) {
    return switch (node) {
      case Heading heading -> heading(heading);
      case Paragraph paragraph -> inlines.flow(paragraph);
      case FencedCodeBlock code -> code(code.getLiteral());
      case IndentedCodeBlock code -> code(code.getLiteral());
      case ListBlock list -> list(list);
      case BlockQuote quote -> indented(of(quote));
      case TableBlock table -> table(table);
      default -> null;
    };
  }

  private Node heading(Heading heading) {
    var flow = inlines.flow(heading);
    flow.getStyleClass().addAll("manual-heading", "level-" + heading.getLevel());
    VBox.setMargin(flow, new Insets(heading.getLevel() == 1 ? 0 : 12, 0, 0, 0));
    headings.add(flow);
    return flow;
  }

  private static Node code(String text) {
    var label = new Label(text.stripTrailing());
    label.getStyleClass().addAll("manual-code", "mono", "t12");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }

  private static Node indented(Region inside) {
    inside.setPadding(new Insets(0, 0, 0, 20));
    return inside;
  }

  private Node list(ListBlock list) {
    var rows = new VBox(4);
    var number = list instanceof OrderedList ordered ? start(ordered) : 0;
    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
      var mark = list instanceof OrderedList ? number++ + "." : "\u2022";
      var label = Labels.fixed(mark, "t14", "muted");
      label.setMinWidth(20);
      var body = of(item);
      body.setSpacing(4);
      HBox.setHgrow(body, Priority.ALWAYS);
      rows.getChildren().add(new HBox(4, label, body));
    }
    return rows;
  }

  private static int start(OrderedList list) {
    var first = list.getMarkerStartNumber();
    return first == null ? 1 : first;
  }

  private Node table(TableBlock table) {
    var grid = new GridPane();
    grid.getStyleClass().add("manual-table");
    var line = 0;
    var widest = new ArrayList<Integer>();
    for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
        if (row instanceof TableRow) row(grid, row, line++, part instanceof TableHead, widest);
      }
    }
    for (var width : widest) {
      var column = new ColumnConstraints();
      // A column gets room by its longest text; a short one still has its words whole.
      column.setPercentWidth(100.0 * share(width) / widest.stream().mapToInt(Blocks::share).sum());
      grid.getColumnConstraints().add(column);
    }
    return grid;
  }

  private static int share(int letters) {
    return Math.clamp(letters, 14, 70);
  }

  private void row(
      GridPane grid, org.commonmark.node.Node row, int line, boolean head, List<Integer> widest) {
    var column = 0;
    for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      if (!(cell instanceof TableCell)) continue;
      var flow = inlines.flow(cell);
      flow.setPadding(new Insets(5, 10, 5, 0));
      if (head) flow.getStyleClass().add("manual-head");
      grid.add(flow, column, line);
      var letters = inlines.letters(cell);
      if (column == widest.size()) widest.add(letters);
      else widest.set(column, Math.max(widest.get(column), letters));
      column++;
    }
  }
}
