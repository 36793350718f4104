package dev.holdfast.cli;

import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Silence;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.estate.Proposal;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Plan;
import dev.holdfast.runbook.BlindSpots;
import dev.holdfast.runbook.Glimpse;
import dev.holdfast.runbook.Incidents;
import dev.holdfast.runbook.NotFollowed;
import dev.holdfast.runbook.SenseRound;
import dev.holdfast.runbook.Ways;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sense`: every check once.
@Command(
    name = "sense",
    mixinStandardHelpOptions = true,
    description =
        "Read every check and checklist item once, changing nothing; without --live those of the rehearsal estate.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {
      "0:all that a check looks at was read, and nothing is failing",
      "1:something is failing, or in a watch regressed or out of sight, or a problem, told with what to do",
      Help.WRONG_USE,
      "3:nothing is failing, but something that a check looks at could not be read"
    },
    footerHeading = Help.EXAMPLES,
    footer = {
      "  holdfast sense runbooks/contractorlens",
      "  holdfast sense plans/shop --live --watch 10m",
      "  holdfast sense plans/shop --live --endpoint aws-primary=http://127.0.0.1:5000"
    })
final class SenseCommand extends Common {
  /// From the end of one round to the next.
  private static final Duration PAUSE = Duration.ofSeconds(15);

  private final SenseHistory history = new SenseHistory();

  @Parameters(paramLabel = "DIR", description = "The plan's folder.")
  @Nullable Path folder;

  @Option(names = "--live", description = "The real thing (reads only).")
  boolean live;

  @Option(
      names = "--watch",
      paramLabel = "DURATION",
      description =
          "Go on reading for so long (such as 10m), say what changes, and at the end what regressed.")
  @Nullable String watch;

  @Mixin ReachedNetworks reached = new ReachedNetworks();

  @Mixin Endpoints endpoints = new Endpoints();

  @Mixin VaultGlance glance = new VaultGlance();

  SenseCommand(Services services) {
    super(services);
  }

  @Override
  int run(Out out) throws InterruptedException {
    var path = java.util.Objects.requireNonNull(folder).toAbsolutePath().normalize();
    var plan = Incidents.load(path).plan().orElseThrow();
    var elsewhere = endpoints.of(plan);
    if (live) NotFollowed.of(services.catalog(), plan, elsewhere).forEach(out::progress);
    lasts(); // a wrong one is told before anything is opened
    if (plan.scenarios().isEmpty()) {
      throw new ProblemException(
          Problem.of(
              "plan.no-scenario",
              "The plan in %s has no scenario".formatted(path),
              "There is no disaster to sense",
              "add scenarios/NAME.yaml"));
    }
    var ask = new VaultGlance.Ask("sense", path, "to read the checks", live);
    return glance.look(this, plan, ask, out, with -> sense(out, plan, path, with));
  }

  private Mode mode() {
    return live ? Mode.LIVE : Mode.REHEARSAL;
  }

  private int sense(Out out, Plan plan, Path path, Surroundings.Credentials credentials)
      throws InterruptedException {
    try (var access =
        Glimpse.of(
            services.glimpse(),
            plan,
            path,
            mode(),
            endpoints.byTarget,
            homeFolder().resolve(Home.RUNS),
            credentials)) {
      var unsensed = live ? BlindSpots.unsensed(services.catalog()) : Unsensed.NOTHING;
      var said = new LinkedHashMap<String, String>();
      for (var way : reached.ways) {
        Ways.check(plan, way);
        said.put(way, "--way");
      }
      var round =
          new SenseRound(plan, access, services.clock(), services.threads(), unsensed, said);
      return print(out, plan, rounds(out, round, lasts()));
    }
  }

  private Duration lasts() {
    if (watch == null) return Duration.ZERO;
    return Durations.parse(watch)
        .filter(Duration::isPositive)
        .orElseThrow(() -> RunCommand.wrong("--watch takes a duration above 0, such as 10m"));
  }

  /// One round, or as many as fit into the time; the last of them counts.
  private List<SenseRound.Sensed> rounds(Out out, SenseRound round, Duration lasts)
      throws InterruptedException {
    var end = services.clock().now().plus(lasts);
    while (true) {
      var sensed = round.round();
      history.changes(sensed).forEach(out::progress);
      var left = Duration.between(services.clock().now(), end);
      if (!left.isPositive()) return sensed;
      services.clock().sleep(left.compareTo(PAUSE) < 0 ? left : PAUSE);
    }
  }

  private int print(Out out, Plan plan, List<SenseRound.Sensed> sensed) {
    if (!live)
      out.progress(
          "the rehearsal estate, as it is before any disaster (--live reads the real one)");
    if (out.json()) {
      var titles = new SenseTitles(plan);
      var data = new LinkedHashMap<String, Object>();
      data.put("plan", plan.id());
      data.put("mode", mode().word());
      data.put("ways", List.copyOf(reached.ways));
      data.put("items", sensed.stream().map(one -> json(one, titles)).toList());
      data.put("proposes", proposals(plan, sensed).stream().map(SenseCommand::json).toList());
      out.object(data);
    } else {
      for (var one : sensed) {
        var reading = one.reading();
        out.line(
            "%-9s %-9s %-40s %s"
                .formatted(
                    history.regressed(one) ? "regressed" : one.state(),
                    one.kind(),
                    one.id(),
                    (reading == null ? unread(one) : reading.value()) + soak(plan, one)));
      }
    }
    for (var one : proposals(plan, sensed)) {
      out.progress(
          "%d of %d signs of %s fail (%s); declare it with: holdfast run %s %s --live"
              .formatted(
                  one.failing().size(),
                  one.sensed(),
                  one.title(),
                  String.join(", ", one.failing()),
                  folder,
                  one.scenario()));
    }
    for (var network : reached.ways) {
      out.progress("--way %s: who is silent in that network counts as failing".formatted(network));
    }
    for (var network : silent(sensed)) {
      out.progress(
          "silence in the network %s: nobody can tell whether the way there is open (a VPN?); where you know that it is, say --way %s: then silence is failing"
              .formatted(network, network));
    }
    // What passed in this watch and cannot be seen at its end is nothing to go home on.
    var bad =
        sensed.stream()
            .anyMatch(
                one ->
                    one.state().equals("failing") || history.regressed(one) || history.lost(one));
    if (bad) return Out.FINDINGS;
    // Unknown is never good. What no check looks at, or a person is asked, is not for this to read.
    var unread =
        sensed.stream().anyMatch(one -> one.state().equals("unknown") && one.reading() != null);
    return unread ? Out.HALTED : Out.GOOD;
  }

  private static String unread(SenseRound.Sensed one) {
    return one.state().equals("asked") ? "" : "no check looks at it";
  }

  /// One reading says nothing of what has to last.
  private static String soak(Plan plan, SenseRound.Sensed one) {
    if (!one.kind().equals("item") || !one.state().equals("passing")) return "";
    return SenseTitles.holds(plan, one.id())
        .map(holds -> " (now; in a run it has to hold " + Durations.words(holds) + ")")
        .orElse("");
  }

  /// The private networks from which nobody answered.
  private static List<String> silent(List<SenseRound.Sensed> sensed) {
    return sensed.stream()
        .flatMap(one -> Optional.ofNullable(one.reading()).stream())
        .flatMap(reading -> Silence.network(reading).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /// The scenarios that failing signs speak for; none is started.
  private static List<Proposal> proposals(Plan plan, List<SenseRound.Sensed> sensed) {
    return Proposal.of(
        plan,
        sensed.stream()
            .filter(one -> one.kind().equals("sign") && one.state().equals("failing"))
            .map(SenseRound.Sensed::id)
            .collect(Collectors.toSet()));
  }

  private static Object json(Proposal one) {
    return Map.of("scenario", one.scenario(), "failing", one.failing(), "signs", one.sensed());
  }

  private Object json(SenseRound.Sensed one, SenseTitles titles) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("id", one.id());
    data.put("kind", one.kind());
    data.put("state", one.state());
    data.put("regressed", history.regressed(one));
    data.put("overridden", false);
    data.put("notApplicable", false);
    Reading reading = one.reading();
    data.put("value", reading == null ? unread(one) : reading.value());
    data.put("seen", reading == null ? null : reading.seen().toString());
    data.put(
        "ageSeconds",
        reading == null
            ? null
            : Duration.between(reading.seen(), services.clock().now()).toSeconds());
    data.put("tookMs", reading == null ? null : reading.took().toMillis());
    titles.into(data, one);
    return data;
  }
}
