package dev.holdfast.cli;

import dev.holdfast.incident.Mode;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Plan;
import dev.holdfast.runbook.BlindSpots;
import dev.holdfast.runbook.Incidents;
import dev.holdfast.runbook.Start;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `run`: declares a scenario and drives it.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Declare a scenario and drive it against the clock.")
final class RunCommand extends Common {
  @Parameters(index = "0", paramLabel = "DIR", description = "The plan's folder.")
  @Nullable Path folder;

  @Parameters(index = "1", paramLabel = "SCENARIO", description = "The scenario's id.")
  @Nullable String scenario;

  @ArgGroup(exclusive = true, multiplicity = "1")
  @Nullable Modes modes;

  /// Exactly one of them.
  static final class Modes {
    @Option(names = "--rehearse", description = "Against a simulated estate; touches nothing.")
    boolean rehearse;

    @Option(names = "--drill", description = "Practised for real; only what a drill may do.")
    boolean drill;

    @Option(names = "--live", description = "The real thing.")
    boolean live;
  }

  @Option(names = "--began", paramLabel = "TIME", description = "When impact began (ISO-8601 UTC).")
  @Nullable String began;

  @Option(names = "--speed", paramLabel = "N", description = "Rehearse N times faster.")
  double speed = 1;

  @Option(
      names = "--unattended",
      description = "Answer nothing for a person; in a rehearsal the simulated crew answers.")
  boolean unattended;

  @Option(names = "--input", paramLabel = "K=V", description = "An input of the scenario.")
  Map<String, String> inputs = new LinkedHashMap<>();

  @Option(
      names = "--endpoint",
      paramLabel = "TARGET=URL",
      description = "Send a target's requests there.")
  Map<String, String> endpoints = new LinkedHashMap<>();

  @Mixin People people = new People();

  RunCommand(Services services) {
    super(services);
  }

  @Override
  int run(Out out) throws InterruptedException {
    var chosen = java.util.Objects.requireNonNull(modes);
    var mode = chosen.live ? Mode.LIVE : chosen.drill ? Mode.DRILL : Mode.REHEARSAL;
    if (speed <= 0 || speed > 100_000) throw wrong("--speed is a number from 0 to 100000");
    if (mode != Mode.REHEARSAL && speed != 1) throw wrong("--speed is for rehearsals");
    var start =
        new Start(
            java.util.Objects.requireNonNull(folder).toAbsolutePath().normalize(),
            java.util.Objects.requireNonNull(scenario),
            mode,
            instant(began),
            speed,
            mode == Mode.REHEARSAL && unattended,
            inputs,
            Map.of(),
            endpoints,
            people.person());
    var plan = Incidents.load(start.planFolder()).plan().orElseThrow();
    checkTargets(plan, start);
    if (mode != Mode.REHEARSAL) tellBlindSpots(plan, start, out);
    try (var home = Home.forWriting(homeFolder(), services.clock())) {
      var run = services.incidents(home).start(start);
      out.progress("%s declared: %s".formatted(mode, run.snapshot().id()));
      return new Driving(services, out).follow(home, run, List.of(), people.person());
    }
  }

  private void tellBlindSpots(Plan plan, Start start, Out out) {
    var spots =
        plan.scenario(start.scenario())
            .map(scenario -> BlindSpots.of(services.catalog(), plan, scenario))
            .orElse(List.of());
    if (spots.isEmpty()) return;
    out.progress("cannot be sensed for real; a person is asked to look and to state the value:");
    spots.forEach(spot -> out.progress("  " + spot));
  }

  private static void checkTargets(Plan plan, Start start) {
    for (var target : start.endpoints().keySet()) {
      if (plan.target(target).isEmpty()) {
        throw wrong(
            "--endpoint names the target %s, which the plan does not have".formatted(target));
      }
    }
  }

  private static @Nullable Instant instant(@Nullable String text) {
    if (text == null) return null;
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong("--began is not a moment such as 2026-01-15T10:30:00Z: " + text);
    }
  }

  static ProblemException wrong(String what) {
    return new ProblemException(
        Problem.of("use.wrong", what, "Nothing was started", "see `holdfast help`"));
  }
}
