package dev.holdfast.cli;

import dev.holdfast.incident.RunState;
import dev.holdfast.runbook.LostIncidents;
import dev.holdfast.runbook.Standing;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The commands that only read; they work beside an open window.
final class ListCommands {
  private ListCommands() {}

  /// `incidents`: the runs of the home.
  @Command(
      name = "incidents",
      mixinStandardHelpOptions = true,
      description =
          "List the incidents, drills and rehearsals of the home; works beside a running Holdfast.",
      exitCodeListHeading = Help.CODES,
      exitCodeList = {"0:listed", Help.PROBLEM, Help.WRONG_USE},
      footerHeading = Help.EXAMPLES,
      footer = "  holdfast incidents --json")
  static final class IncidentList extends Common {
    IncidentList(Services services) {
      super(services);
    }

    @Override
    int run(Out out) {
      var home = reading();
      var list = services.incidents(home).list();
      var lost = LostIncidents.of(home);
      if (out.json()) {
        var incidents = list.stream().map(IncidentList::json).toList();
        out.object(Map.of("incidents", incidents, "missing", lost));
        return Out.GOOD;
      }
      if (list.isEmpty() && lost.isEmpty()) {
        out.line("No incident yet. Begin with: holdfast run DIR SCENARIO --rehearse");
      }
      for (var s : list) {
        out.line("%-48s %-10s %s%s".formatted(s.id(), s.mode(), s.state(), mark(s)));
      }
      for (var id : lost) {
        out.line(
            "%-48s %-10s missing: the home's record knows it; put its folder back from a copy"
                .formatted(id, ""));
      }
      return Out.GOOD;
    }

    /// A damaged record is not written to, so that nothing can go on in it.
    private static String mark(dev.holdfast.runbook.Incidents.Summary s) {
      if (s.state().equals("damaged")) return ", nothing goes on in it: `show` says what to do";
      if (s.standing() == Standing.INTERRUPTED && s.state().equals(RunState.PAUSED.word())) {
        return ", interrupted: `resume --stay-paused` takes it up, `resume` also lets it go on";
      }
      return switch (s.standing()) {
        case INTERRUPTED -> ", interrupted: take it up with `resume`";
        case LEFT -> ", nobody drives it now: go on with `resume`";
        case DRIVEN, OVER -> "";
      };
    }

    private static Object json(dev.holdfast.runbook.Incidents.Summary s) {
      var data = new LinkedHashMap<String, Object>();
      data.put("incident", s.id());
      data.put("plan", s.plan());
      data.put("scenario", s.scenario());
      data.put("mode", s.mode());
      data.put("state", s.state());
      data.put("declared", s.declared().toString());
      standing(data, s.standing());
      return data;
    }
  }

  private static void standing(Map<String, Object> data, Standing standing) {
    data.put("driven", standing == Standing.DRIVEN);
    data.put("interrupted", standing == Standing.INTERRUPTED);
  }

  /// `show`: one run.
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description =
          "State, steps and clocks of a run from its record, and the commands that answer what it waits for.",
      exitCodeListHeading = Help.CODES,
      exitCodeList = {
        "0:shown, whatever the state",
        "1:shown, but its record is damaged",
        Help.PROBLEM,
        Help.WRONG_USE
      },
      footerHeading = Help.EXAMPLES,
      footer = "  holdfast show 20261122-181500-service-failure")
  static final class Show extends Common {
    @Parameters(paramLabel = "INCIDENT", description = "As `holdfast incidents` names it.")
    @Nullable String incident;

    Show(Services services) {
      super(services);
    }

    @Override
    int run(Out out) {
      var id = java.util.Objects.requireNonNull(incident);
      var shown = services.incidents(reading()).look(id);
      var snapshot = shown.snapshot();
      if (out.json()) {
        var data = new LinkedHashMap<String, Object>(States.json(snapshot, answers(id)));
        standing(data, shown.standing());
        out.object(data);
      } else {
        var paused = snapshot.around().paused() != null;
        var goOn =
            answers(id).goOn() + (paused ? " --stay-paused # left out, it ends the pause" : "");
        switch (snapshot.trouble() == null ? shown.standing() : Standing.OVER) {
          case INTERRUPTED -> out.line("INTERRUPTED: no Holdfast drives it. Go on with: " + goOn);
          case LEFT -> out.line("Nobody drives it now. Go on with: " + goOn);
          case DRIVEN, OVER -> {}
        }
        States.print(out, snapshot, answers(id));
      }
      return snapshot.trouble() == null ? Out.GOOD : Out.FINDINGS;
    }
  }
}
