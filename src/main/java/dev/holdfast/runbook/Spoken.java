package dev.holdfast.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.kernel.Redactor;

/// What a person said, without secrets: in a hurry a password is pasted into an answer or a reason,
/// and the record keeps it for good. Names that are compared (a confirmation) and values that are
/// used (an input) stay as they are.
final class Spoken {
  private Spoken() {}

  static Command clean(Command command, Redactor redactor) {
    return switch (command) {
      case Command.Answer c -> new Command.Answer(c.step(), redactor.redact(c.text()), c.seen());
      case Command.Skip c -> new Command.Skip(c.step(), redactor.redact(c.because()));
      case Command.Resolve c ->
          new Command.Resolve(c.step(), c.happened(), redactor.redact(c.because()));
      case Command.AcceptTarget c ->
          new Command.AcceptTarget(c.target(), redactor.redact(c.because()));
      case Command.Tick c ->
          new Command.Tick(c.item(), redactor.redact(c.value()), redactor.redact(c.seenBy()));
      case Command.Overrule c -> new Command.Overrule(c.item(), redactor.redact(c.because()));
      case Command.NotApplicable c ->
          new Command.NotApplicable(c.item(), redactor.redact(c.because()));
      case Command.Close c -> new Command.Close(redactor.redact(c.because()));
      case Command.Note c -> new Command.Note(redactor.redact(c.text()));
      case Command.Revealed c ->
          new Command.Revealed(
              c.entry(), c.second(), redactor.redact(c.because()), redactor.redact(c.how()));
      case Command.SignOff c ->
          new Command.SignOff(c.entry(), c.vault(), redactor.redact(c.because()));
      case Command.Rotated c -> c;
      case Command.VaultOpened c -> c;
      case Command.VaultExtended c -> c;
      case Command.Confirm c -> c;
      case Command.Approve c -> c;
      case Command.Decide c -> c;
      case Command.Retry c -> c;
      case Command.Look c -> c;
      case Command.Undo c -> c;
      case Command.Input c -> c;
      case Command.Pause c -> c;
      case Command.Continue c -> c;
      case Command.Stop c -> c;
      case Command.Began c -> c;
      case Command.UpdateSent c -> c;
      case Command.UpdateNotSent c ->
          new Command.UpdateNotSent(c.update(), redactor.redact(c.because()));
      case Command.GoOffline c -> c;
      case Command.GoOnline c -> c;
      case Command.MarkDown c -> new Command.MarkDown(c.what(), redactor.redact(c.because()));
      case Command.MarkUp c -> c;
      case Command.WayThere c -> new Command.WayThere(c.network(), redactor.redact(c.because()));
      case Command.WayUnsure c -> c;
      case Command.ResumeRead c -> c;
    };
  }
}
