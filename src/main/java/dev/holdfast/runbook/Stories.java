package dev.holdfast.runbook;

import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Sighting;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.Snapshots;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.JournalReader;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.ShiftedClock;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Suggestion;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads the runs of a home, each from its record and the copy of its plan.
final class Stories {
  private final Home home;
  private final Clock clock;

  Stories(Home home, Clock clock) {
    this.home = home;
    this.clock = clock;
  }

  /// Run time goes on from the record, whatever became of the wall clock since.
  Clock goingOn(Incidents.Story story) {
    var last = story.last();
    return ShiftedClock.goingOn(clock, story.fold().last(), last.mono(), last.boot());
  }

  /// Reads a run without opening it.
  Incidents.Story read(String id) {
    var folder = home.incidentFolder(id);
    if (!Files.isDirectory(folder)) {
      throw new ProblemException(
          Problem.of(
              "incident.unknown",
              "There is no incident called %s in %s".formatted(id, home.folder()),
              "Nothing was read, nothing was changed",
              Suggestion.closest(id, home.incidents())
                  .map(close -> "did you mean %s?".formatted(close))
                  .orElse(
                      "see `holdfast incidents` for those in this home, or name another --home")));
    }
    var reading = JournalReader.read(folder);
    var declared =
        reading.entries().stream()
            .filter(entry -> entry.type().equals("run.declared"))
            .findFirst()
            .orElseThrow(() -> neverDeclared(id));
    var copy = home.folder().resolve("plans").resolve(text(declared, "planCopy"));
    var loaded = PlanLoader.load(copy);
    var fault = PlanCopies.damaged(copy, loaded.hash(), text(declared, "planHash"));
    var known = text(declared, "scenario");
    // What the record says can be read without it.
    if (loaded.plan().isEmpty() && fault.isEmpty()) throw Incidents.unusable(loaded);
    var plan =
        loaded
            .plan()
            .filter(kept -> fault.isEmpty() || kept.scenario(known).isPresent())
            .orElseGet(() -> NoPlan.of(text(declared, "plan"), known));
    var scenario = scenario(plan, known);
    var fold = new Fold(plan, scenario);
    for (var entry : reading.entries()) fold.apply(Ledger.event(entry));
    return new Incidents.Story(
        fold,
        plan,
        scenario,
        copy,
        reading.entries().getLast(),
        reading.shortHash(),
        !reading.damaged() ? fault.map(Problem::what).orElse(null) : DAMAGED);
  }

  private static ProblemException neverDeclared(String id) {
    return new ProblemException(
        Problem.of(
            "incident.not-declared",
            id + " was interrupted before its declaration was on record",
            "Nothing was started under it",
            "declare again"));
  }

  private static String text(Entry entry, String key) {
    var value = entry.data().get(key);
    return value == null ? "" : String.valueOf(value);
  }

  Snapshot show(Incidents.Story story) {
    var now = story.fold().mode() == Mode.REHEARSAL ? story.fold().last() : goingOn(story).now();
    return show(story, now, Map.of());
  }

  private static Snapshot show(Incidents.Story story, Instant now, Map<String, Sighting> seen) {
    return Snapshots.of(story.fold(), Map.of(), now, story.shortHash(), story.trouble(), seen);
  }

  private static final String DAMAGED =
      "The record is damaged: this is only what stands before the damage. It is not written to."
          + " Take a copy of its folder, see where with `holdfast journal verify`, and go on in a"
          + " new incident";

  Incidents.Shown look(Incidents.Story story, Standings standings) {
    var snapshot = show(story);
    return new Incidents.Shown(snapshot, standings.of(story, snapshot));
  }

  /// As [#look], with the readings of whoever drives it, which are not all on record.
  Incidents.Shown closely(Incidents.Story story) {
    var standings = Standings.of(home);
    var shown = look(story, standings);
    if (shown.standing() != Standing.DRIVEN) return shown;
    var seen = Doorbell.seen(home, story.fold().id());
    return new Incidents.Shown(show(story, driven(story), seen), shown.standing());
  }

  /// The run time of a run that somebody drives: a rehearsal's passes at its own speed, and stands
  /// still only while nobody does.
  private Instant driven(Incidents.Story story) {
    var now = goingOn(story).now();
    if (story.fold().mode() != Mode.REHEARSAL) return now;
    var since = Duration.between(story.fold().last(), now);
    return story.fold().last().plusMillis((long) (since.toMillis() * story.fold().speed()));
  }

  /// All runs of the home; one that cannot be read is listed as such.
  List<Incidents.Summary> list() {
    var list = new ArrayList<Incidents.Summary>();
    var standings = Standings.of(home);
    for (var id : home.incidents()) {
      try {
        var shown = look(read(id), standings);
        var s = shown.snapshot();
        list.add(
            new Incidents.Summary(
                id,
                s.plan(),
                s.scenario(),
                s.mode().word(),
                s.trouble() == null ? s.state().word() : "damaged",
                s.clocks().declared(),
                shown.standing()));
      } catch (ProblemException e) {
        var state = "unreadable: " + e.problem().what();
        list.add(new Incidents.Summary(id, "", "", "", state, Instant.EPOCH, Standing.OVER));
      }
    }
    return list;
  }

  static Scenario scenario(Plan plan, String id) {
    return plan.scenario(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                        "plan.unknown-scenario",
                        "The plan %s has no scenario called %s".formatted(plan.id(), id),
                        "Nothing was started",
                        unknown(id, plan.scenarios().stream().map(Scenario::id).toList()))));
  }

  private static String unknown(String id, List<String> known) {
    return Suggestion.closest(id, known)
            .map("did you mean '%s'? It has "::formatted)
            .orElse("it has ")
        + String.join(", ", known);
  }
}
