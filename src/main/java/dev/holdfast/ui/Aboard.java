package dev.holdfast.ui;

import dev.holdfast.estate.Chart;
import dev.holdfast.estate.EstateView;
import dev.holdfast.estate.Outlook;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.recovery.PointsView;
import dev.holdfast.runbook.Run;
import dev.holdfast.ui.shell.Crossing;
import dev.holdfast.ui.shell.RunScreen;
import dev.holdfast.ui.uikit.Line;
import dev.holdfast.ui.uikit.Reply;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The run that the window has open: its latest snapshot, what is told to it, and letting go of it.
/// Used on the FX thread; every call to the run is made elsewhere.
final class Aboard implements Line {
  private final Crossing crossing;
  private final Consumer<Throwable> fault;
  private final Consumer<Run> left;
  private final List<AutoCloseable> subscriptions = new ArrayList<>();
  private @Nullable Run run;
  private @Nullable Snapshot last;
  private @Nullable Outlook estate;
  private volatile @Nullable Chart chart;
  private Consumer<Outlook> lookout = _ -> {};
  private Supplier<@Nullable RunScreen> screen = () -> null;

  /// A run and how it stood when it was opened, so that the first picture is whole.
  record Opened(Run run, Snapshot first) {
    static Opened of(Run run) {
      return new Opened(run, run.snapshot());
    }
  }

  /// @param left told, on any thread, that a run was let go
  Aboard(Crossing crossing, Consumer<Throwable> fault, Consumer<Run> left) {
    this.left = left;
    this.crossing = crossing;
    this.fault = fault;
  }

  /// @param look takes what is known of the estate, every second
  void attach(Opened opened, Consumer<Snapshot> show, Consumer<Outlook> look) {
    lookout = look;
    run = opened.run();
    last = opened.first();
    crossing.to(
        snapshot -> {
          if (snapshot.id().equals(opened.first().id()) && fresh(snapshot)) show.accept(snapshot);
        });
    subscriptions.add(opened.run().subscribe(crossing::offer));
    tick();
  }

  /// Two threads may hand over in the wrong order: what holds fewer events is older.
  private boolean fresh(Snapshot snapshot) {
    var before = last;
    if (before != null && before.events() > snapshot.events()) return false;
    last = snapshot;
    return true;
  }

  /// Asks the run for its clocks of this moment.
  void tick() {
    var current = run;
    if (current == null) return;
    crossing.call(
        () -> {
          crossing.offer(current.snapshot());
          return current.estate().map(this::charted);
        },
        found -> found.filter(_ -> current.equals(run)).ifPresent(this::seen),
        fault);
    crossing.call(
        current::points,
        found -> found.filter(_ -> current.equals(run)).ifPresent(this::drawn),
        fault);
  }

  /// Where the recovery points are shown, every second.
  void points(Supplier<@Nullable RunScreen> shown) {
    screen = shown;
  }

  private void drawn(PointsView view) {
    var current = screen.get();
    if (current != null) current.points(view);
  }

  /// On some other thread: a plan is laid out when it is first seen, before anybody looks.
  private Outlook charted(EstateView view) {
    var known = chart;
    var made = known != null && known.isOf(view.plan()) ? known : Chart.of(view.plan());
    chart = made;
    return Outlook.of(view, made);
  }

  private void seen(Outlook outlook) {
    estate = outlook;
    lookout.accept(outlook);
  }

  /// What was last known of the estate.
  Optional<Outlook> estate() {
    return Optional.ofNullable(estate);
  }

  @Override
  public void tell(Command command, Person by, Reply reply) {
    say(current -> current.submit(command, by), reply);
  }

  @Override
  public void secret(String input, Secret secret, Person by, Reply reply) {
    say(current -> current.secret(input, secret, by), reply);
  }

  private void say(Function<Run, Optional<Problem>> what, Reply reply) {
    var current = run;
    if (current == null) {
      var none = Words.of("why.no-run");
      reply.refused(Problem.of("run.none", none, "", Words.of("why.no-run.next")));
      return;
    }
    crossing.call(
        () -> {
          var reason = what.apply(current);
          crossing.offer(current.snapshot());
          return reason;
        },
        reason -> reason.ifPresentOrElse(reply::refused, reply::taken),
        thrown -> {
          if (thrown instanceof ProblemException known) {
            reply.refused(known.problem());
          } else {
            reply.refused(fault(thrown));
            fault.accept(thrown);
          }
        });
  }

  /// Says at the field what was refused, and shows besides what nobody thought of.
  static void refused(Throwable thrown, Reply reply, Consumer<Throwable> fault) {
    if (thrown instanceof ProblemException known) {
      reply.refused(known.problem());
      return;
    }
    reply.refused(fault(thrown));
    fault.accept(thrown);
  }

  /// What a form says when the fault is in Holdfast itself; its trace is in a sheet.
  static Problem fault(Throwable thrown) {
    return Problem.of(
        "fault", Words.of("problem.fault"), String.valueOf(thrown), Words.of("problem.fault.why"));
  }

  /// Lets go of the run; it stays on record as it stands.
  ///
  /// @param then called on any thread once nothing is held any more
  void leave(Runnable then) {
    crossing.to(_ -> {});
    for (var subscription : subscriptions) {
      try {
        subscription.close();
      } catch (Exception e) {
        fault.accept(e);
      }
    }
    subscriptions.clear();
    var current = run;
    run = null;
    last = null;
    estate = null;
    if (current == null) {
      then.run();
      return;
    }
    crossing.call(
        () -> {
          try {
            left.accept(current);
            current.close();
          } finally {
            then.run();
          }
          return current;
        },
        _ -> {},
        fault);
  }

  /// Who speaks: who is at the keys, else the commander.
  Person person(Person atKeys) {
    if (!atKeys.name().isBlank()) return atKeys;
    return last().map(Snapshot::commander).orElse(atKeys);
  }

  Optional<Snapshot> last() {
    return Optional.ofNullable(last);
  }

  /// Why nothing can be done with a run; empty while one is open.
  Optional<String> whyNone() {
    return run == null ? Optional.of(Words.of("why.no-run")) : Optional.empty();
  }

  /// The open run, where it waits to be taken up once it is left.
  Optional<String> unfinished() {
    return last()
        .filter(run -> run.state() != RunState.CLOSED)
        .filter(run -> run.mode() != Mode.REHEARSAL || goesOn())
        .map(Snapshot::id);
  }

  /// Why there is nothing to take up again: the open run is driven, or there is none.
  Optional<String> whyDriven() {
    return last().map(Snapshot::trouble).isPresent()
        ? Optional.empty()
        : Optional.of(Words.of("why.driven"));
  }

  /// Whether there is something left to do in the run.
  boolean goesOn() {
    var snapshot = last;
    if (snapshot == null) return false;
    var rehearsed = snapshot.mode() == Mode.REHEARSAL;
    return switch (snapshot.state()) {
      case CLOSED, STOPPED -> false;
      case RECOVERED, FAILED -> !rehearsed;
      case RUNNING, PAUSED, WAITING, IN_DOUBT -> true;
    };
  }

  /// Why the run cannot be left: what acts on real systems is ended first.
  Optional<String> whyStay() {
    var snapshot = last;
    if (snapshot == null) return whyNone();
    var free = !goesOn() || snapshot.mode() == Mode.REHEARSAL;
    return free ? Optional.empty() : Optional.of(Words.of("why.run-open"));
  }
}
