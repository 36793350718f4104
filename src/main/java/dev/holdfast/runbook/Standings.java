package dev.holdfast.runbook;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.JournalReader;
import dev.holdfast.kernel.ProblemException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether a process drives a run, and where none does, whether the last one let it go in order.
final class Standings {
  private final boolean held;
  private final Optional<Set<String>> driven;
  private final Set<String> left;

  private Standings(boolean held, Optional<Set<String>> driven, Set<String> left) {
    this.held = held;
    this.driven = driven;
    this.left = left;
  }

  /// Asks whoever holds the home, and reads the home's own record.
  static Standings of(Home home) {
    var held = home.held();
    return new Standings(held, held ? Doorbell.driven(home) : Optional.empty(), left(home));
  }

  /// The heads that records had when their run was let go.
  private static Set<String> left(Home home) {
    try {
      return JournalReader.read(home.journalFolder()).entries().stream()
          .map(entry -> entry.data().get("head"))
          .filter(String.class::isInstance)
          .map(String::valueOf)
          .collect(Collectors.toUnmodifiableSet());
    } catch (ProblemException e) {
      return Set.of();
    }
  }

  /// @param shown the same run
  Standing of(Incidents.Story story, Snapshot shown) {
    // A holder that does not say what it runs may well run it.
    var drives = held && driven.map(runs -> runs.contains(shown.id())).orElse(true);
    if (drives) return Standing.DRIVEN;
    var over =
        switch (shown.state()) {
          case RECOVERED, FAILED, STOPPED, CLOSED -> true;
          case RUNNING, PAUSED, WAITING, IN_DOUBT -> false;
        };
    if (over) return Standing.OVER;
    return left.contains(story.last().hash()) && !cutOff(story, shown)
        ? Standing.LEFT
        : Standing.INTERRUPTED;
  }

  /// A remark on an interrupted run lets its record go in order, but not the run.
  private static boolean cutOff(Incidents.Story story, Snapshot shown) {
    return shown.steps().stream()
        .filter(step -> step.status() == StepStatus.IN_FLIGHT)
        .anyMatch(step -> story.fold().step(step.name()).intentOpen());
  }
}
