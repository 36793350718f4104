package dev.holdfast.ui.shell;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.Updates;
import dev.holdfast.kernel.Durations;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.ChoiceRow;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Viewports;
import dev.holdfast.ui.uikit.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// The messages that the plan owes people, the most urgent first. Choosing one opens it: nothing
/// goes on record from here.
final class MessageSheet {
  private MessageSheet() {}

  /// The most urgent first: due ones by their time, then those never sent, then the rest.
  static List<Updates.Message> ordered(Snapshot run) {
    return run.messages().stream()
        .sorted(
            Comparator.comparing(
                    (Updates.Message message) -> {
                      var due = message.due();
                      if (due != null) return due;
                      return message.sent() == null ? run.clocks().now() : Instant.MAX;
                    })
                .thenComparing(message -> message.due() == null))
        .toList();
  }

  static String title(Updates.Message message) {
    return message.channels().isEmpty()
        ? message.audience()
        : Words.of("sheet.messages.to", message.audience(), String.join(", ", message.channels()));
  }

  /// When it was sent and when it is due.
  static String stands(Updates.Message message, Instant now) {
    var sent = message.sent();
    var due = message.due();
    var first =
        sent == null
            ? Words.of("sheet.messages.never")
            : Words.of("sheet.messages.sent", Times.minute(sent));
    if (due == null) return first;
    if (due.isAfter(now)) return first + Words.of("sheet.messages.due", Times.minute(due));
    return first + Words.of("sheet.messages.overdue", Durations.words(Duration.between(due, now)));
  }

  static Sheet of(Helm helm, Snapshot run) {
    var rows = new VBox(8);
    for (var message : ordered(run)) {
      rows.getChildren()
          .add(
              new ChoiceRow(
                  "message-" + message.id(),
                  title(message),
                  stands(message, run.clocks().now()),
                  "",
                  () -> helm.sheet(SentSheet.of(helm, run, message))));
      var text = message.text();
      if (text != null) rows.getChildren().add(Labels.wrapped(text, "t12", "muted"));
    }
    var scroll = new ScrollPane(rows);
    Viewports.unpictured(scroll);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMaxHeight(400);
    rows.setStyle("-fx-padding: 6 12 6 6;");
    return new Sheet("messages", Words.of("sheet.messages"), 640)
        .add(
            Labels.wrapped(Words.of("sheet.messages.says"), "t14"),
            scroll,
            Sheet.buttons(
                Buttons.plain("messages-close", Words.of("sheet.close"), "Esc", helm::closeSheet)));
  }
}
