package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Need;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Words;

/// Says what a step waits for while the vault is locked, and leads to where it is opened; once it
/// is, the step goes on by itself.
final class UnlockForm extends AskForm {
  UnlockForm(Helm helm, Need need) {
    super(helm, need);
    framed();
    label(need.ask());
    var button =
        Buttons.plain(
            "step-unlock",
            Words.of("form.unlock.do"),
            Key.PAGE_VAULT.written(),
            () -> helm.act(Key.PAGE_VAULT.id()));
    first(button);
    getChildren().addAll(button, Labels.wrapped(Words.of("form.unlock"), "t12", "muted"));
  }
}
