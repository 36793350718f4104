package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Icons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Words;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What an interruption left behind, over the list, until it is marked as read.
final class ResumeStrip extends VBox {
  private static final int COLUMNS = 3;
  private final Look look;
  private final Helm helm;
  private @Nullable ResumeModel shown;

  ResumeStrip(Look look, Helm helm) {
    super(8);
    this.look = look;
    this.helm = helm;
    setId("resume-card");
    getStyleClass().add("resume-card");
    setPadding(new Insets(8, 16, 10, 16));
    setManaged(false);
    setVisible(false);
  }

  void show(Snapshot run) {
    var model = ResumeModel.of(run).orElse(null);
    if (Objects.equals(model, shown)) return;
    shown = model;
    setManaged(model != null);
    setVisible(model != null);
    getChildren().clear();
    if (model == null) return;
    var says = Labels.wrapped(model.says(), "t14", "medium");
    var read =
        Buttons.quiet(
            "resume-read",
            Words.of("resume.read"),
            look.narrow() ? "" : "M",
            () -> helm.tell(new Command.ResumeRead()));
    read.getStyleClass().add("row-act");
    var first = new HBox(8, Icons.of("bi-arrow-clockwise", "icon-default"), says, read);
    HBox.setHgrow(says, Priority.ALWAYS);
    says.setMaxWidth(Double.MAX_VALUE);
    first.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(first);
    // Where four columns would cut every title, each label gets a line of its own.
    if (look.narrow() || model.columns().size() > COLUMNS) {
      for (var column : model.columns()) getChildren().add(line(column));
      return;
    }
    var columns = new HBox(16);
    for (var column : model.columns()) columns.getChildren().add(column(column));
    getChildren().add(columns);
  }

  private HBox line(ResumeModel.Column model) {
    var label = Labels.fixed(model.label(), "t12", "muted");
    label.setMinWidth(152);
    var titles = Labels.elastic(String.join("; ", model.titles()), "t14", "medium");
    var line = new HBox(8, Glyph.of(model.mark(), look), label, titles);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMinWidth(0);
    VBox.setMargin(line, new Insets(-4, 0, 0, 0));
    return line;
  }

  private VBox column(ResumeModel.Column model) {
    var column = new VBox(4, Labels.fixed(model.label(), "t12", "muted"));
    for (var title : model.titles()) {
      var line = new HBox(8, Glyph.of(model.mark(), look), Labels.elastic(title, "t14", "medium"));
      line.setAlignment(Pos.CENTER_LEFT);
      line.setMinWidth(0);
      column.getChildren().add(line);
    }
    column.setMinWidth(0);
    column.setPrefWidth(100);
    HBox.setHgrow(column, Priority.ALWAYS);
    return column;
  }
}
