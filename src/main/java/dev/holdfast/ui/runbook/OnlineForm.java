package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Helm;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Words;

/// Says that a step waits because nothing may leave the laptop, and lets it go out again.
final class OnlineForm extends AskForm {
  OnlineForm(Helm helm, Need need) {
    super(helm, need);
    framed();
    label(need.ask());
    var button =
        Buttons.plain(
            "form-online",
            Words.of("act.run-online"),
            Key.RUN_OFFLINE.written(),
            () -> helm.tell(new Command.GoOnline()));
    getChildren().addAll(Labels.wrapped(Words.of("form.online"), "t12", "muted"), button);
    // A second Enter must not let everything out again: the keyboard stands before the button.
    setFocusTraversable(true);
    setAccessibleText(need.ask());
    first(this);
  }
}
