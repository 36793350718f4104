package dev.holdfast.ui.walkthrough;

import dev.holdfast.readiness.walkthrough.Walk;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Refusal;
import dev.holdfast.ui.uikit.Sending;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Viewports;
import dev.holdfast.ui.uikit.Words;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The sheets of walkthroughs.
public final class WalkSheets {
  private WalkSheets() {}

  static Sheet note(WalkPort port, Look look, Walk walk) {
    var sheet = new Sheet("walk-note-sheet", Words.of("walk.note.title"), 480);
    var field = new TextField();
    field.setId("walk-note-text");
    field.setPromptText(Words.of("walk.note.prompt"));
    field.setAccessibleText(Words.of("walk.note.prompt"));
    var refusal = new Refusal("walk-note-refusal", look);
    var sending = new Sending(field, refusal, _ -> {});
    var keep =
        Buttons.plain(
            "walk-note-do",
            Words.of("walk.note.do"),
            "\u21b5",
            () -> {
              var text = field.getText().strip();
              if (!text.isEmpty())
                sending.send(reply -> port.note(walk, text, reply), port::closeSheet);
            });
    keep.disableProperty().bind(field.textProperty().map(String::isBlank));
    field.setOnAction(_ -> keep.fire());
    for (var note : walk.notes())
      sheet.add(Labels.wrapped(note.text() + " (" + note.by() + ")", "t12", "muted"));
    return sheet.add(field, refusal, Sheet.buttons(keep, close(port::closeSheet)));
  }

  /// Asks before it is ended for good. The first button goes on, so that an Enter too many ends
  /// nothing.
  static Sheet end(WalkPort port, Walk walk) {
    var open = walk.open().size();
    var says =
        open == 0
            ? Words.of("walk.end.all", WalkModel.progress(walk))
            : Words.count("walk.end.open", open);
    return new Sheet("walk-end-sheet", Words.of("walk.end.title"), 480)
        .add(
            Labels.wrapped(says, "t14"),
            Sheet.buttons(
                Buttons.plain("walk-end-not", Words.of("walk.end.not"), "Esc", port::closeSheet),
                Buttons.plain(
                    "walk-end-do",
                    Words.of("walk.end.do"),
                    "",
                    () -> {
                      port.closeSheet();
                      port.end(walk);
                    })));
  }

  /// Says where it was written.
  public static Sheet printed(Path file, Runnable close) {
    return new Sheet("walk-printed", Words.of("walk.printed"), 560)
        .add(
            Labels.wrapped(file.toString(), "t12", "mono"),
            Labels.wrapped(Words.of("walk.printed.says"), "t12", "muted"),
            Sheet.buttons(close(close)));
  }

  /// The walkthroughs of this laptop, the newest first.
  ///
  /// @param open shows one; goes on with one that has not ended
  public static Sheet list(List<Walk> walks, Instant now, Consumer<Walk> open, Runnable close) {
    var sheet = new Sheet("walks", Words.of("walks.title"), 720);
    if (walks.isEmpty()) {
      sheet.add(Labels.wrapped(Words.of("walks.none"), "t14"));
      return sheet.add(Sheet.buttons(close(close)));
    }
    var rows = new VBox(10);
    for (var walk : walks.reversed()) rows.getChildren().add(row(walk, now, open));
    var scroll = new ScrollPane(rows);
    Viewports.unpictured(scroll);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMaxHeight(400);
    return sheet.add(scroll, Sheet.buttons(close(close)));
  }

  private static HBox row(Walk walk, Instant now, Consumer<Walk> open) {
    var going = walk.state() == Walk.State.OPEN;
    var words =
        new VBox(
            2,
            Labels.elastic(walk.planTitle() + ": " + walk.title(), "t14", "medium"),
            Labels.elastic(
                Words.of(
                    going ? "walks.open" : "walks.ended",
                    dev.holdfast.ui.uikit.Times.ago(walk.last(), now),
                    WalkModel.progress(walk),
                    WalkModel.clock(walk, now)),
                "t12",
                "muted"));
    words.setMinWidth(0);
    HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
    var row =
        new HBox(
            12,
            words,
            Buttons.plain(
                "walk-open-" + walk.id(),
                Words.of(going ? "walks.go-on" : "walks.show"),
                "",
                () -> open.accept(walk)));
    row.setAlignment(Pos.CENTER_LEFT);
    row.setStyle("-fx-padding: 0 12 0 0;");
    return row;
  }

  private static javafx.scene.Node close(Runnable close) {
    return Buttons.quiet("walk-sheet-close", Words.of("sheet.close"), "Esc", close);
  }
}
