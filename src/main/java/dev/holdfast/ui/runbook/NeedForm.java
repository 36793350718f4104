package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Need;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Helm;

/// Chooses the form for what a step asks.
final class NeedForm {
  private NeedForm() {}

  /// @param undo what undoing the step would put back; empty where it cannot be undone
  static AskForm of(Helm helm, Need need, String undo, Snapshot run) {
    return switch (need.kind()) {
      case ANSWER -> new AnswerForm(helm, need);
      case INPUT -> new InputForm(helm, need, run);
      case CONFIRM -> new ConfirmForm(helm, need);
      case APPROVE -> new ApproveForm(helm, need, run);
      case DECIDE, RETRY, RESOLVE -> new ChoiceForm(helm, need, undo, run);
      case UNLOCK -> new UnlockForm(helm, need);
      case ONLINE -> new OnlineForm(helm, need);
      case TICK -> throw new IllegalArgumentException("an item is answered on its own page");
    };
  }
}
