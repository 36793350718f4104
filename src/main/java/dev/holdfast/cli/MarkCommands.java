package dev.holdfast.cli;

import dev.holdfast.estate.Impairment;
import dev.holdfast.estate.Leaning;
import dev.holdfast.estate.Markable;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Plan;
import dev.holdfast.runbook.Incidents;
import dev.holdfast.runbook.Marks;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands about what a person knows to be down.
final class MarkCommands {
  private static final String WHAT =
      "KIND=NAME with region, account, cluster, provider or host, such as region=us-west-2.";

  private MarkCommands() {}

  static List<SayCommands> all(Services services) {
    return List.of(new Down(services), new Up(services), new Way(services));
  }

  @CommandLine.Command(
      name = "down",
      mixinStandardHelpOptions = true,
      description = {
        "Mark a part of the world as down by hand; what leans on it is shown as such.",
        "In a drill it is refused from then on, to the end: that is how its failure is practised."
      },
      footer = {
        "  holdfast down 20261122-181500-region-failure region=us-west-2 --because \"status page\" --by Ann"
      })
  static final class Down extends SayCommands {
    @Parameters(index = "1", paramLabel = "WHAT", description = WHAT)
    @Nullable String what;

    @Option(names = "--because", paramLabel = "TEXT", description = "How it is known, on record.")
    @Nullable String because;

    Down(Services services) {
      super(services);
    }

    @Override
    Command said() {
      return new Command.MarkDown(Objects.requireNonNull(what), because == null ? "" : because);
    }

    @Override
    List<String> after(Snapshot now, Answers answers) {
      var steps = now.around().leaning().size();
      return List.of(
          "%d of %d steps of this run lean on what is down".formatted(steps, now.steps().size()));
    }
  }

  @CommandLine.Command(
      name = "up",
      mixinStandardHelpOptions = true,
      description = "Take a mark back: it is up again. Not in a drill.",
      footer = {"  holdfast up 20261122-181500-region-failure region=us-west-2 --by Ann"})
  static final class Up extends SayCommands {
    @Parameters(index = "1", paramLabel = "WHAT", description = WHAT)
    @Nullable String what;

    Up(Services services) {
      super(services);
    }

    @Override
    Command said() {
      return new Command.MarkUp(Objects.requireNonNull(what));
    }
  }

  @CommandLine.Command(
      name = "way",
      mixinStandardHelpOptions = true,
      description = {
        "Say that a private network can be reached (the VPN is up), as you know by other ways.",
        "Who is silent in it counts as down from then on; until then nobody can tell, and it is unknown."
      },
      footer = {
        "  holdfast way 20261122-181500-region-failure 10.1.0.0/16 --because \"the jump host answers\" --by Ann",
        "  holdfast way 20261122-181500-region-failure 10.1.0.0/16 --unsure --by Ann"
      })
  static final class Way extends SayCommands {
    @Parameters(
        index = "1",
        paramLabel = "NETWORK",
        description = "As the silent reading names it, such as 10.1.0.0/16.")
    @Nullable String network;

    @Option(names = "--because", paramLabel = "TEXT", description = "How it is known, on record.")
    @Nullable String because;

    @Option(names = "--unsure", description = "Take it back: nobody answers for it any more.")
    boolean unsure;

    Way(Services services) {
      super(services);
    }

    @Override
    Command said() {
      var named = Objects.requireNonNull(network);
      return unsure
          ? new Command.WayUnsure(named)
          : new Command.WayThere(named, because == null ? "" : because);
    }
  }

  /// What would happen to a plan: before a run, and without a home.
  @CommandLine.Command(
      name = "leans",
      mixinStandardHelpOptions = true,
      description =
          "List what of a plan leans on a Region, account, cluster, provider or host; without WHAT, what there is to lean on.",
      exitCodeListHeading = Help.CODES,
      exitCodeList = {
        "0:listed",
        "1:nothing leans on it, or a problem, told with what to do",
        Help.WRONG_USE
      },
      footerHeading = Help.EXAMPLES,
      footer = {
        "  holdfast leans runbooks/contractorlens",
        "  holdfast leans runbooks/contractorlens region=us-east-1"
      })
  static final class Leans extends Common {
    @Parameters(index = "0", paramLabel = "DIR", description = "The plan's folder.")
    @Nullable Path folder;

    @Parameters(index = "1", arity = "0..1", paramLabel = "WHAT", description = WHAT)
    @Nullable String what;

    Leans(Services services) {
      super(services);
    }

    @Override
    int run(Out out) {
      var path = Objects.requireNonNull(folder).toAbsolutePath().normalize();
      var plan = Incidents.load(path).plan().orElseThrow();
      if (what == null) return known(out, plan);
      Marks.wrong(plan, what)
          .ifPresent(
              problem -> {
                throw new ProblemException(problem);
              });
      var all = new Leaning(plan).on(Impairment.parse(what).orElseThrow());
      if (out.json()) {
        out.object(Map.of("what", what, "leans", all.stream().map(Leans::json).toList()));
      } else {
        all.forEach(
            one -> out.line("%-10s %-40s %s".formatted(one.what().word(), one.id(), one.why())));
      }
      return Out.GOOD;
    }

    private static int known(Out out, Plan plan) {
      var all = Markable.of(plan).stream().map(Impairment::text).toList();
      if (out.json()) out.object(Map.of("known", all));
      else all.forEach(out::line);
      return Out.GOOD;
    }

    private static Map<String, Object> json(Leaning.Lean one) {
      var data = new LinkedHashMap<String, Object>();
      data.put("kind", one.what().word());
      data.put("id", one.id());
      data.put("title", one.title());
      data.put("why", one.why());
      return data;
    }
  }
}
