package dev.holdfast;

import dev.holdfast.incident.CredentialView;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.runbook.Incidents;
import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.shell.Practised;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// How the incidents of a home stand that nobody drives, as the start page tells it.
final class Standing {
  /// So many of those that are over are listed; `holdfast show` reads the older ones.
  private static final int REAL = 20;

  private static final int REHEARSED = 10;

  private Standing() {}

  static List<Cockpit.Unfinished> unfinished(List<Incidents.AtRest> runs) {
    return runs.stream().filter(one -> !over(one.run())).map(Standing::unfinished).toList();
  }

  /// Rehearsals do not push out what was real.
  static List<Cockpit.Closed> closed(List<Incidents.AtRest> runs) {
    return Stream.concat(newest(runs, false).limit(REAL), newest(runs, true).limit(REHEARSED))
        .map(Standing::closed)
        .toList();
  }

  private static Stream<Incidents.AtRest> newest(List<Incidents.AtRest> runs, boolean rehearsals) {
    return runs.stream()
        .filter(one -> over(one.run()))
        .filter(one -> (one.run().mode() == Mode.REHEARSAL) == rehearsals)
        .sorted(Comparator.comparing(Incidents.AtRest::since).reversed());
  }

  private static boolean over(Snapshot run) {
    return switch (run.state()) {
      case CLOSED -> true;
      // A real one is owed its messages, rotations and a reason until it is closed.
      case STOPPED, RECOVERED, FAILED -> run.mode() == Mode.REHEARSAL;
      case RUNNING, PAUSED, WAITING, IN_DOUBT -> false;
    };
  }

  private static Cockpit.Unfinished unfinished(Incidents.AtRest one) {
    var run = one.run();
    var done = run.steps().stream().filter(step -> step.status() == StepStatus.DONE).toList();
    var doubt =
        run.steps().stream()
            .filter(step -> step.status() == StepStatus.IN_DOUBT || step.unanswered())
            .toList();
    return new Cockpit.Unfinished(
        run.id(),
        run.planTitle(),
        run.scenarioTitle(),
        run.mode(),
        run.clocks(),
        one.since(),
        ending(one),
        done.size(),
        run.steps().size(),
        done.isEmpty() ? "" : done.getLast().title(),
        doubt.size(),
        doubt.isEmpty() ? "" : doubt.getFirst().title(),
        (int) run.credentials().stream().filter(CredentialView::owed).count(),
        run.state());
  }

  private static Cockpit.Ending ending(Incidents.AtRest one) {
    if (one.run().state() == RunState.STOPPED) return Cockpit.Ending.STOPPED;
    if (one.left()) return Cockpit.Ending.LEFT;
    return full(one.run()) ? Cockpit.Ending.FULL : Cockpit.Ending.INTERRUPTED;
  }

  /// Whether the disk was full since it was opened last.
  private static boolean full(Snapshot run) {
    return run.timeline().stream()
        .map(Snapshot.TimelineLine::type)
        .filter(type -> type.equals("run.opened") || type.equals("run.disk-full"))
        .reduce("", (_, last) -> last)
        .equals("run.disk-full");
  }

  static Cockpit.Closed closed(Incidents.AtRest one) {
    var run = one.run();
    var recovered = run.clocks().recovered();
    return new Cockpit.Closed(
        run.id(),
        run.planTitle(),
        run.scenarioTitle(),
        run.mode(),
        one.since(),
        recovered ? Cockpit.Closed.Result.RECOVERED : unrecovered(run.state()),
        recovered ? run.clocks().elapsed() : null,
        Practised.leftOut(run),
        run.steps().size(),
        run.state());
  }

  private static Cockpit.Closed.Result unrecovered(RunState state) {
    return switch (state) {
      case STOPPED -> Cockpit.Closed.Result.STOPPED;
      case FAILED -> Cockpit.Closed.Result.FAILED;
      case RUNNING, PAUSED, WAITING, IN_DOUBT, RECOVERED, CLOSED ->
          Cockpit.Closed.Result.NOT_RECOVERED;
    };
  }
}
