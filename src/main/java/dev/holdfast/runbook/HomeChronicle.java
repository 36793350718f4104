package dev.holdfast.runbook;

import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.HomeEvents;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.Optional;

/// Keeps runs on the record of their home.
final class HomeChronicle implements Chronicle {
  private final Home home;
  private final Clock clock;
  private final HomeEvents.Subject subject;
  private final String planHash;

  HomeChronicle(Home home, Clock clock, HomeEvents.Subject subject, String planHash) {
    this.home = home;
    this.clock = clock;
    this.subject = subject;
    this.planHash = planHash;
  }

  @Override
  public Optional<Problem> began() {
    try {
      home.record(clock)
          .note(new HomeEvents.IncidentBegan(subject, planHash, home.start(subject.incident())));
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem());
    }
  }

  @Override
  public void left(Snapshot last, Entry head, long signed) {
    try {
      var record = home.record(clock);
      // A visit that changed nothing leaves no trace.
      if (record.entries().stream()
          .anyMatch(entry -> head.hash().equals(entry.data().get("head")))) {
        return;
      }
      record.note(
          new HomeEvents.IncidentLeft(
              subject,
              how(last.state()),
              last.state().word(),
              home.start(subject.incident()),
              head.seq(),
              head.hash(),
              signed));
    } catch (ProblemException e) {
      // The home's record remembers it and says so; the run's own record is whole.
    }
  }

  private static HomeEvents.How how(RunState state) {
    return switch (state) {
      case RECOVERED, FAILED, STOPPED, CLOSED -> HomeEvents.How.ENDED;
      case RUNNING, PAUSED, WAITING, IN_DOUBT -> HomeEvents.How.UNFINISHED;
    };
  }
}
