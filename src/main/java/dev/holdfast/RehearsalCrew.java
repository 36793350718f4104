package dev.holdfast;

import dev.holdfast.connector.rehearsal.SimulatedEstate;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepView;
import dev.holdfast.runbook.Crew;
import dev.holdfast.runbook.Keys;
import dev.holdfast.runbook.Worlds;
import dev.holdfast.runbook.crew.SimulatedCrew;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The simulated people at the simulated estate: what they do there happens there.
final class RehearsalCrew implements Crew {
  private final Worlds.Ask ask;
  private final SimulatedEstate estate;
  private final Runnable changed;
  private final Map<String, List<String>> replied = new ConcurrentHashMap<>();

  RehearsalCrew(Worlds.Ask ask, SimulatedEstate estate, Runnable changed) {
    this.ask = ask;
    this.estate = estate;
    this.changed = changed;
  }

  @Override
  public Optional<Reply> reply(Need need, Snapshot snapshot) {
    var crew =
        new SimulatedCrew(
            ask.plan(), ask.scenario(), snapshot.clocks().began(), snapshot.clocks().declared());
    var attempts = step(need, snapshot).map(StepView::attempts).orElse(0);
    var already =
        replied.computeIfAbsent(need.step() + need.kind(), key -> new CopyOnWriteArrayList<>());
    if (need.kind() == Need.Kind.RESOLVE && !already.isEmpty()) {
      var back = step(need, snapshot).filter(StepView::turningBack).isPresent();
      var sent = back ? need.step() + "#undo" : need.step();
      var happened = estate.happened(Keys.of(snapshot.id(), sent, attempts));
      var reply = crew.resolve(need, happened);
      return Optional.of(new Reply(reply.command(), reply.by(), reply.after()));
    }
    var reply = crew.reply(need, new ArrayList<>(already));
    if (reply.isEmpty()) return Optional.empty();
    already.add(reply.get().by().name());
    var after = reply.get().after();
    if (need.kind() == Need.Kind.ANSWER) {
      var takes = estate.person(need.step());
      changed.run();
      if (takes.compareTo(after) > 0) after = takes;
    }
    return Optional.of(new Reply(reply.get().command(), reply.get().by(), after));
  }

  private static Optional<StepView> step(Need need, Snapshot snapshot) {
    return snapshot.steps().stream().filter(view -> view.name().equals(need.step())).findFirst();
  }
}
