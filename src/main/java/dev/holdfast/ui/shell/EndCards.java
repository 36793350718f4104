package dev.holdfast.ui.shell;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepView;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Stand;
import dev.holdfast.ui.uikit.Tone;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.Optional;

/// The next thing to do where nothing is started any more: put back what still stands, then close.
final class EndCards {
  private EndCards() {}

  /// A real run is owed its messages, rotations and a reason until it is closed; a rehearsal is
  /// not.
  static NextModel stopped(Snapshot run) {
    if (run.mode() == Mode.REHEARSAL) return over(run);
    var force = run.steps().stream().filter(step -> run.inForce().contains(step.name())).toList();
    // The last that was done is put back first.
    var back = force.stream().filter(step -> !step.facts().undo().isEmpty()).toList();
    if (!back.isEmpty()) return putBack(run, back, "next.in-force");
    var stay = run.steps().stream().filter(step -> run.stays().contains(step.name())).toList();
    var kept = stay.stream().filter(step -> !step.facts().undo().isEmpty()).toList();
    if (force.isEmpty() && !kept.isEmpty()) return putBack(run, kept, "next.stays");
    var fact =
        !force.isEmpty()
            ? Words.of("next.stopped.by-hand", force.getFirst().title())
            : stay.isEmpty()
                ? Words.of("next.stopped.fact")
                : Words.count("next.stopped.stay", stay.size());
    return new NextModel(
        Mark.BLOCKED,
        Tone.PLAIN,
        Words.of("next.stopped"),
        Words.of("next.recovered.title"),
        Words.of("next.recovered.button"),
        fact,
        NextModel.Act.CLOSE,
        Optional.empty());
  }

  /// @param key of its words: what somebody meant to lift, or what simply stays
  private static NextModel putBack(Snapshot run, List<StepView> back, String key) {
    var step = back.getLast();
    var fact =
        back.size() == 1 ? Words.of(key + ".fact") : Words.of(key + ".more", back.size() - 1);
    var where =
        new Need(step.name(), Need.Kind.RETRY, step.title(), "", List.of(), List.of(), null, null);
    return new NextModel(
        Mark.ATTENTION,
        Tone.WARNING,
        Words.of(key),
        step.title(),
        Words.of("next.in-force.button", Words.of("step.number", run.label(step))),
        fact,
        NextModel.Act.LEAD_TO_NEED,
        Optional.of(where));
  }

  /// Nothing is owed any more.
  static NextModel over(Snapshot run) {
    var word = run.state().word();
    return new NextModel(
        run.state() == RunState.CLOSED ? Mark.DONE : Mark.BLOCKED,
        Tone.PLAIN,
        Words.of("next." + word),
        Words.of("next." + word + ".title"),
        Words.of("next.leave"),
        Words.of("next.leave.fact"),
        NextModel.Act.LEAVE,
        Optional.empty());
  }

  /// Whether nothing goes on while it is offline: a wait for a time does.
  static boolean held(Snapshot run) {
    return run.around().isOffline()
        && run.state() != RunState.RECOVERED
        && run.steps().stream()
            .noneMatch(
                step ->
                    Stand.flies(run, step)
                        && !BarModel.holds(run, step)
                        && !step.looks()
                        && !step.unanswered());
  }

  /// While nothing may leave the laptop, time brings nothing on: only a person does. The card has
  /// no button, because a key pressed twice must not let everything out again.
  static NextModel offline(Snapshot run) {
    var flying = run.steps().stream().filter(StepView::unanswered).findFirst().map(StepView::title);
    return new NextModel(
        Mark.PAUSED,
        Tone.WARNING,
        Words.of("next.offline"),
        Words.of("next.offline.title"),
        "",
        flying
            .map(title -> Words.of("next.offline.flying", title))
            .orElse(Words.of("next.offline.fact")),
        NextModel.Act.NOTHING,
        Optional.empty());
  }
}
