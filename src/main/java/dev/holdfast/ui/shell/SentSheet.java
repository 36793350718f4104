package dev.holdfast.ui.shell;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.Updates;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Refusal;
import dev.holdfast.ui.uikit.Sending;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;

/// One message to people in full, and the question whether it was sent. The keyboard stands on the
/// way back, and no letter says yes: what was typed for another page must not put it on record.
final class SentSheet {
  private SentSheet() {}

  static Sheet of(Helm helm, Snapshot run, Updates.Message message) {
    var back =
        Buttons.plain(
            "message-back",
            Words.of("sheet.message.back"),
            "",
            () -> helm.sheet(MessageSheet.of(helm, run)));
    var refusal = new Refusal("message-refusal", helm.look());
    var sending = new Sending(back, refusal, helm::refused);
    var sent =
        Buttons.plain(
            "message-sent",
            Words.of("sheet.message.sent"),
            "",
            () ->
                sending.send(
                    reply -> helm.tell(new Command.UpdateSent(message.id()), reply),
                    helm::closeSheet));
    var text = message.text();
    var says =
        Labels.wrapped(text == null ? Words.of("sheet.message.no-text") : text, "t14", "medium");
    says.setId("message-text");
    var buttons = Sheet.buttons(back, sent);
    // What never went on record as sent has nothing to take back.
    if (message.sent() != null) buttons.getChildren().add(notSent(helm, message));
    return new Sheet("message", Words.of("sheet.message", MessageSheet.title(message)), 640)
        .add(
            Labels.wrapped(MessageSheet.stands(message, run.clocks().now()), "t12", "muted"),
            says,
            Labels.wrapped(Words.of("sheet.message.says", helm.person().name()), "t14"),
            refusal,
            buttons);
  }

  private static javafx.scene.control.Button notSent(Helm helm, Updates.Message message) {
    return Buttons.quiet(
        "message-not-sent",
        Words.of("sheet.message.not-sent"),
        "",
        () ->
            helm.sheet(
                Sheet.reason(
                    helm,
                    "not-sent",
                    Words.of("sheet.not-sent", message.audience()),
                    Words.of("sheet.not-sent.prompt"),
                    Words.of("sheet.not-sent.do"),
                    (because, reply) ->
                        helm.tell(new Command.UpdateNotSent(message.id(), because), reply))));
  }
}
