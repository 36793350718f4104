package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Icons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Times;
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
  private final Look look;
  private final Helm helm;
  private Snapshot.@Nullable ResumeCard shown;

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
    var card = run.resume();
    if (Objects.equals(card, shown)) return;
    shown = card;
    setManaged(card != null);
    setVisible(card != null);
    getChildren().clear();
    if (card == null) return;
    var says =
        Labels.wrapped(
            Words.of("resume.says", Times.second(card.stopped()), Times.second(card.opened())),
            "t14",
            "medium");
    var read =
        Buttons.quiet(
            "resume-read",
            Words.of("resume.read"),
            look.narrow() ? "" : "M",
            () -> helm.tell(new Command.ResumeRead()));
    read.getStyleClass().add("row-act");
    var first = new HBox(8, Icons.of("bi-arrow-clockwise", "-color-fg-default"), says, read);
    HBox.setHgrow(says, Priority.ALWAYS);
    says.setMaxWidth(Double.MAX_VALUE);
    first.setAlignment(Pos.CENTER_LEFT);
    var columns =
        new HBox(
            16,
            column("resume.done", Mark.DONE, card.lastDone()),
            column(
                "resume.flying",
                card.inFlight().isEmpty() ? Mark.PLANNED : Mark.IN_DOUBT,
                card.inFlight()),
            column("resume.next", Mark.PLANNED, card.next()));
    getChildren().addAll(first, columns);
  }

  private VBox column(String label, Mark mark, String text) {
    var shown = text.isEmpty() ? Words.of("resume.nothing") : text;
    var line = new HBox(8, Glyph.of(mark, look), Labels.wrapped(shown, "t14", "medium"));
    line.setAlignment(Pos.TOP_LEFT);
    line.setMinWidth(0);
    var column = new VBox(4, Labels.fixed(Words.of(label), "t12", "muted"), line);
    column.setMinWidth(0);
    column.setPrefWidth(100);
    HBox.setHgrow(column, Priority.ALWAYS);
    return column;
  }
}
