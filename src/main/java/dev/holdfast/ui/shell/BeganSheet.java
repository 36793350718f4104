package dev.holdfast.ui.shell;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.Moments;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Reading;
import dev.holdfast.ui.uikit.Sending;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.ValueField;
import dev.holdfast.ui.uikit.Words;
import java.time.Instant;
import java.time.ZoneId;
import javafx.scene.control.TextField;

/// Sets back when impact began, once that is learned, and says beforehand what it moves.
final class BeganSheet {
  private BeganSheet() {}

  /// What the moment typed would mean, or why it cannot be: not after the declaration.
  static Reading read(Snapshot run, String typed, ZoneId here) {
    var clocks = run.clocks();
    var how = Words.of("sheet.began.how");
    if (typed.isBlank()) return new Reading.Empty(how);
    var read = Moments.read(typed, clocks.now());
    if (read.isEmpty()) return new Reading.Unclear(how);
    var at = read.get();
    var means = Times.meant(at, clocks.now(), here);
    if (at.isAfter(clocks.declared()))
      return new Reading.Unclear(
          Words.of("sheet.began.late", means, Times.both(clocks.declared(), here)));
    var rto = clocks.rto();
    var says =
        rto == null
            ? means
            : Words.of(
                "sheet.began.moves-rto",
                means,
                Durations.exact(rto),
                Times.both(at.plus(rto), here));
    return new Reading.Meant(at.toString(), says);
  }

  static Sheet of(Helm helm, Snapshot run) {
    var here = helm.look().zone();
    var field = new TextField();
    field.setId("began-at");
    field.setPromptText(Words.of("sheet.began.prompt"));
    field.setAccessibleText(Words.of("sheet.began"));
    var value = new ValueField(field, typed -> read(run, typed, here), helm.look());
    var sending = new Sending(field, value.refusal(), helm::refused);
    Runnable record =
        () ->
            value
                .value()
                .ifPresentOrElse(
                    at ->
                        sending.send(
                            reply -> helm.tell(new Command.Began(Instant.parse(at)), reply),
                            helm::closeSheet),
                    value::complain);
    var button = Buttons.plain("began-do", Words.of("sheet.began.do"), "\u21b5", record);
    button
        .disableProperty()
        .bind(value.meant().flatMap(meant -> sending.busy().map(busy -> !meant || busy)));
    field.setOnAction(_ -> record.run());
    return new Sheet("began", Words.of("sheet.began"), 560)
        .add(
            Labels.wrapped(
                Words.of("sheet.began.says", Times.both(run.clocks().began(), here)), "t14"),
            value,
            Sheet.buttons(
                button,
                Buttons.quiet("began-cancel", Words.of("sheet.close"), "Esc", helm::closeSheet)));
  }
}
