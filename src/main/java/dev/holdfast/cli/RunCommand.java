package dev.holdfast.cli;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Plan;
import dev.holdfast.runbook.BlindSpots;
import dev.holdfast.runbook.Incidents;
import dev.holdfast.runbook.Inputs;
import dev.holdfast.runbook.Start;
import dev.holdfast.vault.Purpose;
import java.nio.file.Path;
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
      description = "When impact began, ISO-8601 UTC; else now. RTO and loss count from it.")
  @Nullable String began;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "Rehearse N times faster, above 0 and up to 100000.")
  double speed = 1;

  @Option(
      names = "--unattended",
      description =
          "Ask nobody and answer nothing for a person; in a rehearsal the simulated crew answers.")
  boolean unattended;

  @Option(
      names = "--input",
      paramLabel = "K=V",
      description = "An input of the scenario; a list takes commas. Not for secrets.")
  Map<String, String> inputs = new LinkedHashMap<>();

  @Option(
      names = "--endpoint",
      paramLabel = "TARGET=URL",
      description = "Send a target's requests there, for instance to a test server.")
  Map<String, String> endpoints = new LinkedHashMap<>();

  @Mixin SecretInputs secrets = new SecretInputs();

  @Mixin VaultUse vault = new VaultUse();

  @Mixin People people = new People();

  RunCommand(Services services) {
    super(services);
  }

  @Override
  int run(Out out) throws InterruptedException {
    var chosen = java.util.Objects.requireNonNull(modes);
    var mode = chosen.live ? Mode.LIVE : chosen.drill ? Mode.DRILL : Mode.REHEARSAL;
    if (!(speed > 0 && speed <= 100_000)) {
      throw wrong("--speed is a number above 0, up to 100000, not " + speed);
    }
    if (mode != Mode.REHEARSAL && speed != 1) throw wrong("--speed is for rehearsals");
    var path = java.util.Objects.requireNonNull(folder).toAbsolutePath().normalize();
    var id = java.util.Objects.requireNonNull(scenario);
    var person = people.person();
    var impact = began == null ? null : Moments.parse("--began", began);
    var plan = Incidents.load(path).plan().orElseThrow();
    Endpoints.check(plan, endpoints);
    if (mode != Mode.REHEARSAL) tellBlindSpots(plan, id, out);
    var given =
        plan.scenario(id).map(it -> secrets.read(Inputs.secrets(plan, it))).orElse(Map.of());
    var crew = mode == Mode.REHEARSAL && unattended;
    var start = new Start(path, id, mode, impact, speed, crew, inputs, given, endpoints, person);
    var prompt = unattended ? Prompt.NOBODY : services.prompt();
    try (var home = Home.forWriting(homeFolder(), services.clock());
        var open = vault.forRun(services, home.folder(), plan, mode)) {
      open.atOnce(out, json ? Prompt.NOBODY : prompt, purpose(mode, id, person));
      var run = services.incidents(home, open.credentials()).start(start);
      var incident = run.snapshot().id();
      out.progress("%s declared: %s".formatted(mode, incident));
      return new Driving(services, out, answers(incident), open)
          .follow(home, run, Said.NOTHING, person, prompt);
    }
  }

  private static Purpose purpose(Mode mode, String scenario, Person person) {
    return VaultUse.purpose(mode, scenario, "to run it", person);
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

  static ProblemException wrong(String what) {
    return new ProblemException(
        Problem.of(
            "use.wrong",
            what,
            "Nothing was started",
            "see `holdfast help` with the name of the command"));
  }
}
