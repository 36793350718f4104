package dev.holdfast.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.StepRecord;
import dev.holdfast.kernel.Problem;
import java.util.Optional;

/// Whether a typed name is for what stands before people now. With two of them at two terminals, an
/// older showing may be what one of them read before they typed.
///
/// @param mark which showing is confirmed, see [dev.holdfast.incident.Shown#mark]
/// @param refusal why it is not; empty where it is
public record Confirmation(String mark, Optional<Problem> refusal) {
  /// Between the name and which showing it is for.
  public static final String MARK = "@";

  /// Code of the problem of a name that was typed for something else than what is shown now.
  public static final String CHANGED = "command.shown-anew";

  /// An approval as it is written: the step, then perhaps which showing of its question was read.
  public static Command.Approve approval(String written) {
    var at = written.lastIndexOf(MARK);
    return at > 0 && written.substring(at + 1).matches("[0-9a-f]{8}")
        ? new Command.Approve(written.substring(0, at), written.substring(at + 1))
        : new Command.Approve(written);
  }

  /// A decision as it is written: the branch, then perhaps which showing of the question was read.
  public static Command.Decide decision(String step, String written) {
    var at = written.lastIndexOf(MARK);
    return at > 0 && written.substring(at + 1).matches("[0-9a-f]{8}")
        ? new Command.Decide(step, written.substring(0, at), written.substring(at + 1))
        : new Command.Decide(step, written);
  }

  /// An answer, without which showing it is for where its words end with that.
  static Command.Answer answer(Command.Answer c, StepRecord record) {
    var end = MARK + record.mark();
    return c.seen().isEmpty() && record.shownAnew() && c.text().endsWith(end)
        ? new Command.Answer(
            c.step(), c.text().substring(0, c.text().length() - end.length()), record.mark())
        : c;
  }

  static Confirmation of(Command.Confirm c, StepRecord record) {
    var name = record.need().name();
    var typed = c.typed().strip();
    var seen = c.seen();
    if (!typed.equals(name) && seen.isEmpty() && typed.startsWith(name + MARK)) {
      seen = typed.substring(name.length() + MARK.length());
      typed = name;
    }
    if (!typed.equals(name)) return refused(misnamed(c.typed(), name));
    if (record.need().identity()) return new Confirmation("", Optional.empty());
    return new Confirmation(record.mark(), stale(c.step(), seen, record));
  }

  /// Why what a person read is not what is shown now.
  static Optional<Problem> stale(String step, String seen, StepRecord record) {
    if (seen.equals(record.mark()) || (seen.isEmpty() && !record.shownAnew()))
      return Optional.empty();
    return Optional.of(seen.isEmpty() ? unsaid(step) : older(step, seen));
  }

  private static Confirmation refused(Problem problem) {
    return new Confirmation("", Optional.of(problem));
  }

  private static Problem misnamed(String typed, String name) {
    return Problems.refused(
        "You typed '%s', the name is '%s'".formatted(typed, name),
        "type exactly the name of what is touched");
  }

  private static Problem older(String step, String seen) {
    return Problem.of(
        CHANGED,
        "%s is shown otherwise now than what you read (%s)".formatted(step, seen),
        "Nothing was sent: what you read is not what would be done",
        "read what is shown now, and answer that");
  }

  private static Problem unsaid(String step) {
    return Problem.of(
        CHANGED,
        "%s was shown more than once, each time otherwise, and the name alone does not say which you read"
            .formatted(step),
        "Nothing was sent: what you read may not be what would be done",
        "read what is shown now, and take the command that stands beneath it");
  }
}
