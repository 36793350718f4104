package dev.holdfast.cli;

import dev.holdfast.connector.Surroundings;
import dev.holdfast.incident.Mode;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Plan;
import dev.holdfast.recovery.Judge;
import dev.holdfast.recovery.RecoveryView;
import dev.holdfast.runbook.Glimpse;
import dev.holdfast.runbook.HomePoints;
import dev.holdfast.runbook.Incidents;
import dev.holdfast.runbook.PointRound;
import dev.holdfast.runbook.Proofs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `readiness`: how far back each store can be taken, against what the plan promises.
@Command(
    name = "readiness",
    mixinStandardHelpOptions = true,
    description =
        "Read the recovery points of every backup once, changing nothing there, and say which objective is not kept; without --live those of the rehearsal estate.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {
      "0:every objective is seen to be kept",
      "1:an objective is broken or nobody can say, or a problem, told with what to do",
      Help.WRONG_USE
    },
    footerHeading = Help.EXAMPLES,
    footer = {
      "  holdfast readiness runbooks/contractorlens",
      "  holdfast readiness plans/shop --live --endpoint aws-primary=http://127.0.0.1:5000"
    })
final class ReadinessCommand extends Common {
  @Parameters(paramLabel = "DIR", description = "The plan's folder.")
  @Nullable Path folder;

  @Option(names = "--live", description = "The real thing (reads only).")
  boolean live;

  @Mixin Endpoints endpoints = new Endpoints();

  @Mixin VaultGlance glance = new VaultGlance();

  ReadinessCommand(Services services) {
    super(services);
  }

  @Override
  int run(Out out) throws InterruptedException {
    var path = java.util.Objects.requireNonNull(folder).toAbsolutePath().normalize();
    var plan = Incidents.load(path).plan().orElseThrow();
    endpoints.of(plan);
    if (plan.backups().isEmpty() || plan.scenarios().isEmpty()) {
      throw new ProblemException(
          Problem.of(
              "plan.no-backup",
              "The plan in %s has no %s"
                  .formatted(path, plan.backups().isEmpty() ? "backups" : "scenario"),
              "Nobody could say how far back its stores can be taken",
              "add 'backups' with their 'points', and scenarios"));
    }
    if (!live) {
      out.progress(
          "the rehearsal estate, as it is before any disaster (--live reads the real one)");
    }
    var ask = new VaultGlance.Ask("readiness", path, "to read the recovery points", live);
    var view = glance.look(this, plan, ask, out, with -> read(plan, path, with));
    if (live) keep(out, plan, view);
    if (out.json()) {
      out.object(ReadinessWords.json(view, live ? "live" : "rehearsal"));
    } else {
      ReadinessWords.lines(view).forEach(out::line);
    }
    return view.findings().findAny().isPresent() ? Out.FINDINGS : Out.GOOD;
  }

  /// How old the points were belongs on the home's record, so that it is known over time. Where
  /// there is no home, none is made for it.
  private void keep(Out out, Plan plan, RecoveryView view) {
    if (!Files.isDirectory(homeFolder().resolve("incidents"))) return;
    try (var open = Home.forWriting(homeFolder(), services.clock())) {
      new HomePoints(open, services.clock(), plan, Mode.LIVE, List::of).keep(view);
    } catch (ProblemException e) {
      out.progress("what was seen is not kept: " + e.problem().what());
    }
  }

  private RecoveryView read(Plan plan, Path path, Surroundings.Credentials with)
      throws InterruptedException {
    try (var access =
        Glimpse.of(
            services.glimpse(),
            plan,
            path,
            live ? Mode.LIVE : Mode.REHEARSAL,
            endpoints.byTarget,
            homeFolder().resolve(Home.RUNS),
            with)) {
      var sightings = new PointRound(plan, access, services.clock(), services.threads()).round();
      var proofs = new Proofs(services.incidents(reading())).of(plan);
      return Judge.of(plan, sightings, proofs, services.clock().now());
    }
  }
}
