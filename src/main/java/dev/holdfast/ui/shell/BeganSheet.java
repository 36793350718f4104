package dev.holdfast.ui.shell;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.Moments;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

/// Sets back when impact began, once that is learned, and says beforehand what it moves.
final class BeganSheet {
  private BeganSheet() {}

  /// The moment typed, where it can be the beginning: not after the declaration.
  static Optional<Instant> moment(Snapshot run, String typed) {
    return Moments.read(typed, run.clocks().now())
        .filter(at -> !at.isAfter(run.clocks().declared()));
  }

  /// What the moment typed would mean, or why it cannot be.
  static String says(Snapshot run, String typed, ZoneId here) {
    var clocks = run.clocks();
    if (typed.isBlank()) return Words.of("sheet.began.how");
    var read = Moments.read(typed, clocks.now());
    if (read.isEmpty()) return Words.of("sheet.began.how");
    var at = read.get();
    if (at.isAfter(clocks.declared()))
      return Words.of("sheet.began.late", Times.both(clocks.declared(), here));
    var rto = clocks.rto();
    if (rto == null) return Words.of("sheet.began.moves", Times.both(at, here));
    return Words.of(
        "sheet.began.moves-rto",
        Times.both(at, here),
        Durations.words(rto),
        Times.both(at.plus(rto), here));
  }

  static Sheet of(Helm helm, Snapshot run, ZoneId here) {
    var field = new TextField();
    field.setId("began-at");
    field.setPromptText(Words.of("sheet.began.prompt"));
    field.setAccessibleText(Words.of("sheet.began"));
    var says = Labels.wrapped(says(run, "", here), "t12", "muted");
    says.setId("began-says");
    Button button =
        Buttons.plain(
            "began-do",
            Words.of("sheet.began.do"),
            "\u21b5",
            () ->
                moment(run, field.getText())
                    .ifPresent(
                        at -> {
                          helm.closeSheet();
                          helm.tell(new Command.Began(at));
                        }));
    button.setDisable(true);
    field
        .textProperty()
        .addListener(
            (_, _, typed) -> {
              says.setText(says(run, typed, here));
              button.setDisable(moment(run, typed).isEmpty());
            });
    field.setOnAction(_ -> button.fire());
    return new Sheet("began", Words.of("sheet.began"), 520)
        .add(
            Labels.wrapped(
                Words.of("sheet.began.says", Times.both(run.clocks().began(), here)), "t14"),
            field,
            says,
            Sheet.buttons(
                button,
                Buttons.quiet("began-cancel", Words.of("sheet.close"), "Esc", helm::closeSheet)));
  }
}
