package dev.holdfast.cli;

import dev.holdfast.cli.vault.Unlocked;
import dev.holdfast.estate.Impairment;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Plan;
import dev.holdfast.runbook.BlindSpots;
import dev.holdfast.runbook.Incidents;
import dev.holdfast.runbook.Inputs;
import dev.holdfast.runbook.Marks;
import dev.holdfast.runbook.NotFollowed;
import dev.holdfast.runbook.Roles;
import dev.holdfast.runbook.Run;
import dev.holdfast.runbook.Start;
import dev.holdfast.runbook.Touched;
import dev.holdfast.runbook.glass.DrillTests;
import dev.holdfast.runbook.glass.Stated;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    description = {
      "Declare a scenario and drive it against the clock.",
      "On a terminal it asks for what a person must say, one need after the other. Without one it stops with code 3 and prints the commands that answer."
    },
    exitCodeListHeading = Help.CODES,
    exitCodeList = {Help.RECOVERED, Help.FAILED, Help.WRONG_USE, Help.HALTED},
    footerHeading = Help.EXAMPLES,
    footer = {
      "  holdfast run runbooks/contractorlens service-failure --rehearse --speed 600 --unattended",
      "  holdfast run plans/shop region-failure --live --by Ann --as commander --began 2026-11-22T18:20:00Z",
      "  holdfast run plans/shop rotate --drill --by Ann --secret-fd 3 3< FILE"
    })
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

  @Option(
      names = "--began",
      paramLabel = "TIME",
      description =
          "When impact began: 2026-11-22T17:40:00Z, 17:40 (UTC) or 25m (ago); else now. RTO and loss count from it.")
  @Nullable String began;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "Rehearse N times faster, above 0 and up to 3600.")
  double speed = 1;

  @Option(
      names = "--unattended",
      description =
          "Ask nobody and answer nothing for a person; in a rehearsal the simulated crew answers.")
  boolean unattended;

  @Option(
      names = "--down",
      paramLabel = "WHAT",
      description =
          "Known to be down, such as region=us-west-2 (see `holdfast leans`); in a drill it is refused to the end.")
  List<String> down = List.of();

  @Mixin ReachedNetworks reached = new ReachedNetworks();

  @Mixin RunInputs inputs = new RunInputs();

  @Mixin Endpoints endpoints = new Endpoints();

  @Mixin VaultUse vault = new VaultUse();

  @Mixin People people = new People();

  /// An hour of run time in a second. Faster, what the machine itself stands still for (a file that
  /// is forced, a collection) is minutes of run time, and passes the deadlines of the plan.
  private static final double FASTEST = 3600;

  private static final Problem NOT_DECLARED =
      Problem.of(
          "run.not-declared",
          "It was not typed which plan is meant",
          "Nothing was declared, nothing was started",
          "give the command again when you are sure, or practise with --rehearse or --drill");

  RunCommand(Services services) {
    super(services);
  }

  @Override
  int run(Out out) throws InterruptedException {
    var chosen = java.util.Objects.requireNonNull(modes);
    var mode = chosen.live ? Mode.LIVE : chosen.drill ? Mode.DRILL : Mode.REHEARSAL;
    if (!(speed > 0 && speed <= FASTEST)) {
      throw wrong("--speed is a number above 0, up to 3600, not " + speed);
    }
    if (mode != Mode.REHEARSAL && speed != 1) throw wrong("--speed is for rehearsals");
    if (mode == Mode.REHEARSAL && !reached.ways.isEmpty()) {
      throw wrong("--way is for --live and --drill: a rehearsal reaches no network");
    }
    var path = java.util.Objects.requireNonNull(folder).toAbsolutePath().normalize();
    var id = java.util.Objects.requireNonNull(scenario);
    var person = people.person();
    var impact = began == null ? null : Moment.parse("--began", began, services.clock().now());
    var plan = Incidents.load(path).plan().orElseThrow();
    Roles.check(plan, person);
    var elsewhere = endpoints.of(plan);
    if (mode != Mode.REHEARSAL) {
      tellBlindSpots(plan, id, out);
      NotFollowed.of(services.catalog(), plan, elsewhere).forEach(out::progress);
    }
    var given =
        plan.scenario(id).map(it -> inputs.secrets(Inputs.secrets(plan, it))).orElse(Map.of());
    var crew = mode == Mode.REHEARSAL && unattended;
    var prompt = unattended || json ? Prompt.NOBODY : services.prompt();
    var start =
        new Start(
            path,
            id,
            mode,
            impact,
            speed,
            crew,
            inputs.plain,
            given,
            elsewhere,
            person,
            new Start.Before(down(plan), ways(person)));
    services.incidents(reading()).check(start);
    if (mode == Mode.LIVE && !consented(plan, path, id, elsewhere, new LiveConsent(out, prompt))) {
      return out.problem(NOT_DECLARED, Out.HALTED);
    }
    if (mode == Mode.DRILL) tellReads(plan, id, elsewhere, out);
    try (var open = vault.forRun(services, homeFolder(), plan, mode)) {
      if (mode == Mode.DRILL) open.keep();
      if (!people.named()) open.unnamed();
      open.atOnce(out, prompt, VaultUse.purpose(mode, id, "to run it", person));
      return run(out, open, start, prompt);
    }
  }

  private int run(Out out, OpenVault open, Start start, Prompt prompt) throws InterruptedException {
    try (var home = Home.forWriting(homeFolder(), services.clock())) {
      open.in(home);
      var run = services.incidents(home, open.credentials()).start(start);
      var incident = run.snapshot().id();
      out.progress("%s declared: %s".formatted(start.mode(), incident));
      open.kept().ifPresent(vault -> tests(vault, home, run, start, out));
      return new Driving(services, out, answers(incident), open)
          .follow(home, run, Said.NOTHING, start.by(), prompt);
    }
  }

  /// What the plan names is tried while the drill begins.
  private void tests(Unlocked unlocked, Home home, Run run, Start start, Out out) {
    try (unlocked) {
      var plan = Incidents.load(start.planFolder()).plan().orElseThrow();
      var tests =
          services.catalog().connectors().values().stream()
              .flatMap(connector -> connector.credentialTests().stream())
              .toList();
      var stated = new Stated(start.by().name(), Optional.empty(), "drill", Optional.empty());
      new DrillTests(home, services.clock(), services.redactors().get(), tests)
          .of(
              unlocked.vault(),
              run,
              plan,
              start.endpoints(),
              stated.with(unlocked.holders()),
              unlocked.holders())
          .forEach(result -> out.progress("vault: " + result.words()));
    }
  }

  private List<Circumstances.Way> ways(Person by) {
    var now = services.clock().now();
    return reached.ways.stream()
        .map(way -> new Circumstances.Way(way, now, by.name(), ""))
        .toList();
  }

  private List<Start.Known> down(Plan plan) {
    for (var what : down) Marks.check(plan, what);
    return down.stream()
        .flatMap(what -> Impairment.parse(what).stream())
        .map(what -> new Start.Known(what, ""))
        .toList();
  }

  /// Without a person at a terminal there is nobody to ask: a script has said `--live`.
  private boolean consented(
      Plan plan, Path path, String id, Map<String, String> elsewhere, LiveConsent consent) {
    return plan.scenario(id)
        .map(scenario -> consent.ask(plan, path, scenario, elsewhere))
        .orElse(true);
  }

  private void tellBlindSpots(Plan plan, String id, Out out) {
    var spots =
        plan.scenario(id)
            .map(scenario -> BlindSpots.of(services.catalog(), plan, scenario))
            .orElse(List.of());
    if (spots.isEmpty()) return;
    out.progress("cannot be sensed for real; a person is asked to look and to state the value:");
    spots.forEach(spot -> out.progress("  " + spot));
  }

  /// A drill changes little and reads everything: nobody should take its checklist for an answer
  /// about what was practised.
  private static void tellReads(Plan plan, String id, Map<String, String> elsewhere, Out out) {
    var targets =
        plan.scenario(id).map(scenario -> Touched.lookedAt(plan, scenario)).orElse(List.of());
    if (targets.isEmpty()) return;
    out.progress(
        "this drill reads the real systems: its checks and its checklist tell how these stand, not"
            + " what the drill would have changed");
    targets.forEach(
        target ->
            out.progress(
                "  looks at "
                    + Touched.says(target, Optional.ofNullable(elsewhere.get(target.id())))));
  }

  static ProblemException wrong(String what) {
    return new ProblemException(
        Problem.of(
            "use.wrong",
            what,
            "Nothing was started",
            "see `holdfast help` with the name of the command"));
  }
}
