package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepView;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Refusal;
import dev.holdfast.ui.uikit.Sending;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;

/// Says what undoing a step would put back, and does it only when asked again.
public final class UndoSheet {
  private UndoSheet() {}

  public static Sheet of(Helm helm, StepView step, Snapshot run) {
    var refusal = new Refusal("undo-refusal", helm.look());
    var cancel = Buttons.quiet("undo-cancel", Words.of("sheet.close"), "Esc", helm::closeSheet);
    var sending = new Sending(cancel, refusal, helm::refused);
    var go =
        Buttons.plain(
            "undo-do",
            Words.of("sheet.undo.do"),
            "\u21b5",
            () ->
                sending.send(
                    reply -> helm.tell(new Command.Undo(step.name()), reply), helm::closeSheet));
    var says = Labels.wrapped(step.facts().undo(), "t14", "medium");
    says.setId("undo-says");
    var sheet = new Sheet("undo", Words.of("sheet.undo", step.title()), 520).add(says);
    for (var line : step.facts().identity())
      sheet.add(Labels.wrapped(line.label() + ": " + line.itIs(), "t12", "mono"));
    return sheet.add(
        Labels.wrapped(
            Words.of(run.mode() == Mode.REHEARSAL ? "sheet.undo.rehearsed" : "sheet.undo.real"),
            "t12",
            "muted"),
        refusal,
        Sheet.buttons(go, cancel));
  }
}
