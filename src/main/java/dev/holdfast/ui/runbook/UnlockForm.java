package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Need;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Words;

/// Says what a step waits for while the vault is locked, and where it is opened.
final class UnlockForm extends AskForm {
  UnlockForm(Helm helm, Need need, Snapshot run) {
    super(helm, need);
    framed();
    label(need.ask());
    getChildren().add(Labels.wrapped(Words.of("form.unlock", run.id()), "t12", "muted"));
  }
}
