package dev.holdfast.ui.shell;

import dev.holdfast.estate.Proposal;
import dev.holdfast.incident.Clocks;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.RotationDebt;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Durations;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.WayWords;
import dev.holdfast.ui.uikit.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What the status strip says: what is owed first, then what stands.
public record StripModel(List<Part> parts, String record) {
  public StripModel {
    parts = List.copyOf(parts);
  }

  /// One part; with its mark where a person is needed.
  ///
  /// @param act what pressing it does, by the name of the act; empty where it only says
  public record Part(Optional<Mark> mark, String text, String act) {
    Part(Optional<Mark> mark, String text) {
      this(mark, text, "");
    }
  }

  static StripModel of(Snapshot run) {
    return of(run, List.of(), "", List.of());
  }

  /// @param proposals other scenarios that failing signs speak for
  /// @param vault how the vault stands, or empty
  /// @param silent the private networks of which nobody can tell whether they can be reached
  static StripModel of(
      Snapshot run, List<Proposal> proposals, String vault, Collection<String> silent) {
    var parts = new ArrayList<Part>();
    var paused = run.around().paused();
    // The card may speak of a doubt, or of the end: that nothing new starts is seen here.
    if (paused != null && run.open())
      parts.add(new Part(Optional.of(Mark.PAUSED), Words.of("strip.paused", paused.by())));
    if (run.around().isOffline())
      parts.add(new Part(Optional.of(Mark.WAITING), Words.of("strip.offline"), "run-offline"));
    if (run.mode() != Mode.REHEARSAL)
      signs(proposals, Optional.of(Mark.ATTENTION)).ifPresent(parts::add);
    if (!silent.isEmpty() && run.open())
      parts.add(
          new Part(
              Optional.of(Mark.ATTENTION),
              Words.of("strip.silent", String.join(", ", silent)),
              "page-topology"));
    var ways = run.around().ways();
    if (!ways.isEmpty() && run.open())
      parts.add(
          new Part(
              Optional.of(Mark.ATTENTION),
              Words.of("strip.ways", WayWords.of(ways)),
              "page-topology"));
    if (!run.around().down().isEmpty()) {
      var names =
          run.around().down().stream()
              .map(down -> down.what().name())
              .collect(java.util.stream.Collectors.joining(", "));
      parts.add(new Part(Optional.of(Mark.DOWN), Words.of("strip.down", names), "page-topology"));
    }
    var doubtful =
        run.steps().stream().filter(step -> step.status() == StepStatus.IN_DOUBT).count();
    if (doubtful > 0)
      parts.add(new Part(Optional.of(Mark.IN_DOUBT), Words.count("strip.doubt", doubtful)));
    var back = run.steps().stream().filter(step -> Supposed.reopened(run, step)).count();
    if (back > 0) parts.add(new Part(Optional.of(Mark.WAITING), Words.count("strip.back", back)));
    var failed = run.steps().stream().filter(step -> step.status() == StepStatus.FAILED).count();
    if (failed > 0)
      parts.add(new Part(Optional.of(Mark.FAILED), Words.count("strip.failed", failed)));
    var items = ItemsWanted.of(run);
    var regressed = items.regressed().size();
    if (regressed > 0)
      parts.add(new Part(Optional.of(Mark.REGRESSED), Words.count("strip.regressed", regressed)));
    var failing = items.failing().size();
    if (failing > 0)
      parts.add(new Part(Optional.of(Mark.FAILING), Words.count("strip.failing", failing)));
    var rotations = RotationDebt.told(run.credentials()).stream().map(RotationDebt::says).toList();
    if (!rotations.isEmpty())
      parts.add(
          new Part(
              Optional.of(Mark.WAITING),
              Words.count("strip.rotations", rotations.size()),
              "page-vault"));
    for (var owed : run.owed())
      if (!rotations.contains(owed)) parts.add(new Part(Optional.of(Mark.WAITING), owed));
    if (!vault.isEmpty()) parts.add(new Part(Optional.empty(), vault, "page-vault"));
    if (run.mode() == Mode.REHEARSAL)
      parts.add(new Part(Optional.empty(), Words.of("strip.rehearsal")));
    if (run.mode() == Mode.DRILL) parts.add(new Part(Optional.empty(), Words.of("strip.drill")));
    message(run).ifPresent(parts::add);
    parts.add(
        new Part(
            Optional.empty(),
            Words.of("strip.began", Times.minute(run.clocks().began())),
            "run-began"));
    // In a rehearsal nobody is to be led away from what is practised.
    if (run.mode() == Mode.REHEARSAL) signs(proposals, Optional.empty()).ifPresent(parts::add);
    return new StripModel(
        parts, Words.of("strip.record", run.record(), Words.count("record.events", run.events())));
  }

  private static Optional<Part> signs(List<Proposal> proposals, Optional<Mark> mark) {
    if (proposals.isEmpty()) return Optional.empty();
    var says = Words.of("strip.signs", proposals.getFirst().title());
    return Optional.of(new Part(mark, says, "run-signs"));
  }

  /// That a message is overdue, and by how much.
  public static Optional<String> late(Clocks clocks) {
    var due = clocks.nextUpdate();
    return due == null || due.isAfter(clocks.now())
        ? Optional.empty()
        : Optional.of(
            Words.of("strip.update-late", Durations.words(Duration.between(due, clocks.now()))));
  }

  private static Optional<Part> message(Snapshot run) {
    var due = run.clocks().nextUpdate();
    var late = late(run.clocks());
    if (late.isPresent())
      return Optional.of(new Part(Optional.of(Mark.WAITING), late.get(), "update-sent"));
    if (due != null)
      return Optional.of(
          new Part(Optional.empty(), Words.of("strip.update", Times.minute(due)), "update-sent"));
    var unsent = run.messages().stream().filter(message -> message.sent() == null).count();
    if (unsent == 0 || run.state() == RunState.CLOSED) return Optional.empty();
    return Optional.of(
        new Part(Optional.empty(), Words.count("strip.unsent", unsent), "update-sent"));
  }
}
