package dev.holdfast.ui.runbook;

import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Times;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A section of the detail pane as nodes.
final class SectionView {
  private static final double LABEL = 76;
  private static final double WIDEST = 136;
  private final Look look;

  SectionView(Look look) {
    this.look = look;
  }

  VBox of(DetailModel.Section section) {
    var header =
        new HBox(8, Labels.elastic(section.title(), "t12", "semi", "subtle"), Labels.room());
    header.setAlignment(Pos.CENTER_LEFT);
    section
        .verdict()
        .ifPresent(
            verdict -> {
              var word =
                  Labels.fixed(verdict.word(), "t12", "semi", "ink", verdict.mark().tone().style());
              header.getChildren().addAll(Glyph.of(verdict.mark(), 0, 14, look), word);
            });
    var view = new VBox(6, header);
    view.setMinWidth(0);
    var tight =
        section.lines().stream()
            .noneMatch(
                line -> line instanceof DetailModel.Cells || line instanceof DetailModel.Pair);
    var lines = new VBox(tight ? 2 : 5);
    var label =
        section.lines().stream()
            .mapToDouble(line -> line instanceof DetailModel.Pair pair ? wide(pair.label()) : 0)
            .max()
            .orElse(0);
    for (var line : section.lines())
      lines.getChildren().add(line(line, Math.clamp(label, LABEL, WIDEST)));
    view.getChildren().add(lines);
    return view;
  }

  /// About as wide as a label is, with the gap after it.
  private static double wide(String label) {
    return label.length() * 6.5 + 10;
  }

  private Node line(DetailModel.Line line, double label) {
    return switch (line) {
      case DetailModel.Pair pair ->
          row(label(pair.label(), label), text(pair.value(), pair.voice()));
      case DetailModel.Cells cells -> cells(cells);
      case DetailModel.Seen seen ->
          row(Glyph.of(seen.mark(), seen.share(), 16, look), said(seen.text()));
      case DetailModel.Timed timed ->
          row(fixed(Labels.fixed(timed.time(), "t12", "mono", "subtle"), 60), said(timed.text()));
      case DetailModel.Point point ->
          row(fixed(Labels.fixed("\u2022", "t12"), 12), said(point.text()));
      case DetailModel.Plain plain -> text(plain.text(), plain.voice());
    };
  }

  private HBox cells(DetailModel.Cells cells) {
    var row = new HBox(label(cells.label(), LABEL));
    for (var cell : cells.cells()) {
      var mono = cells.voice() == DetailModel.Voice.MACHINE;
      row.getChildren().add(fixed(Labels.fixed(cell, "t12", mono ? "mono" : "muted"), 116));
    }
    return row;
  }

  private static HBox row(Node first, Label text) {
    var row = new HBox(8, first, text);
    if (first instanceof Label) row.setSpacing(0);
    if (first instanceof Label label && label.getStyleClass().contains("mono")) row.setSpacing(8);
    row.setAlignment(Pos.TOP_LEFT);
    HBox.setHgrow(text, Priority.ALWAYS);
    return row;
  }

  private static Label label(String text, double width) {
    var label = Labels.elastic(text, "t12", "muted");
    return fixed(label, width);
  }

  private static Label fixed(Label label, double width) {
    label.setMinWidth(width);
    label.setPrefWidth(width);
    label.setMaxWidth(width);
    return label;
  }

  private Label text(String text, DetailModel.Voice voice) {
    return voice == DetailModel.Voice.MACHINE ? Labels.wrapped(text, "t12", "mono") : said(text);
  }

  /// A sentence, with the moments in it as people say them.
  private Label said(String text) {
    return Labels.wrapped(Times.spoken(text, look.zone()), "t12");
  }
}
