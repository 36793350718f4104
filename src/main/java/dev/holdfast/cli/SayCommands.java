package dev.holdfast.cli;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Problem;
import dev.holdfast.runbook.Doorbell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands that tell a run one thing: to the process that drives it, else straight to its
/// record.
abstract class SayCommands extends Common {
  @Parameters(
      index = "0",
      paramLabel = "INCIDENT",
      description = "As `holdfast incidents` names it.")
  @Nullable String incident;

  @Mixin People people = new People();

  SayCommands(Services services) {
    super(services);
  }

  abstract Command said();

  /// What follows from it, for the person who said it.
  List<String> after(Snapshot now, Answers answers) {
    return List.of();
  }

  /// What is said before it.
  List<Command> first() {
    return List.of();
  }

  @Override
  int run(Out out) throws InterruptedException {
    var id = java.util.Objects.requireNonNull(incident);
    var person = people.person();
    var said = said();
    services.incidents(reading()).story(id);
    var first = first();
    var taken = new Taken(first.size() + 1);
    for (var command : first) {
      var refused = say(id, command, person).map(taken::refusal);
      if (refused.isPresent()) return out.problem(refused.get(), code(refused.get()));
      taken.one(command);
    }
    var problem = say(id, said, person).map(taken::refusal);
    if (problem.isPresent()) return out.problem(problem.get(), code(problem.get()));
    var now = services.incidents(reading()).show(id);
    if (out.json()) out.object(States.json(now, answers(id)));
    else States.print(out, now, answers(id));
    after(now, answers(id)).forEach(out::progress);
    return Out.GOOD;
  }

  private Optional<Problem> say(String id, Command said, Person person)
      throws InterruptedException {
    var answered = Doorbell.tell(reading(), id, said, person);
    return answered.isPresent() ? answered.get().problem() : alone(id, said, person);
  }

  private Optional<Problem> alone(String id, Command said, Person person)
      throws InterruptedException {
    try (var home = Home.forWriting(homeFolder(), services.clock());
        var run = services.incidents(home).visit(id, Map.of())) {
      return run.submit(said, person);
    }
  }

  @CommandLine.Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      description =
          "Start nothing new; what is in flight goes on, and an undo is taken. `resume` lets it go on.",
      footer = "  holdfast pause 20261122-181500-service-failure --by Ann")
  static final class Pause extends SayCommands {
    Pause(Services services) {
      super(services);
    }

    @Override
    Command said() {
      return new Command.Pause();
    }

    @Override
    List<String> after(Snapshot now, Answers answers) {
      var moving = StepWords.moving(now);
      return List.of(
          "paused: nothing new is started; "
              + (moving.isEmpty() ? "nothing is in flight" : "in flight, and goes on: " + moving),
          "let it go on with: " + answers.goOn());
    }
  }

  @CommandLine.Command(
      name = "stop",
      mixinStandardHelpOptions = true,
      description = "Stop the run for good; what was in flight cannot be recalled, and is named.",
      footer = "  holdfast stop 20261122-181500-service-failure --by Ann")
  static final class Stop extends SayCommands {
    Stop(Services services) {
      super(services);
    }

    @Override
    Command said() {
      return new Command.Stop();
    }

    @Override
    List<String> after(Snapshot now, Answers answers) {
      var sent = StepWords.stoppedIn(now);
      return List.of(
          "stopped for good: it cannot be resumed",
          sent.isEmpty()
              ? "nothing was in flight"
              : "was in flight, cannot be recalled, look at it yourself: " + sent);
    }
  }

  @CommandLine.Command(
      name = "close",
      mixinStandardHelpOptions = true,
      description = {
        "Close the incident for good; says what is still owed.",
        "It refuses while a credential that was given out of the vault is neither rotated nor signed off, or while the security contact was not told."
      },
      footer = {
        "  holdfast close 20261122-181500-service-failure --because \"recovered, review on Friday\" --by Ann",
        "  holdfast close INCIDENT --sign-off aws-prod --because \"session keys, gone in an hour\" --by Ann"
      })
  static final class Close extends SayCommands {
    @Option(
        names = "--because",
        paramLabel = "TEXT",
        description = "What ends it, or why what --sign-off names needs no rotation; on record.")
    @Nullable String because;

    @Option(
        names = "--sign-off",
        paramLabel = "ENTRY",
        description = "A credential that was given out and needs no rotation; with --because.")
    List<String> signOffs = new ArrayList<>();

    Close(Services services) {
      super(services);
    }

    @Override
    Command said() {
      return new Command.Close(because == null ? "" : because);
    }

    /// One reason stands for all that are named: for another reason there is another call.
    @Override
    List<Command> first() {
      if (signOffs.isEmpty()) return List.of();
      var reason = because == null ? "" : because;
      if (reason.isBlank()) throw RunCommand.wrong("--sign-off needs a reason: --because TEXT");
      return signOffs.stream().<Command>map(entry -> new Command.SignOff(entry, reason)).toList();
    }
  }

  @CommandLine.Command(
      name = "tick",
      mixinStandardHelpOptions = true,
      description = "Answer a checklist item with the value seen, or say why it needs none.",
      footer = {
        "  holdfast tick INCIDENT sign-up=\"test-17@example.org, signed in\" --by Ann",
        "  holdfast tick INCIDENT sign-up=\"signed in\" --seen-by \"Bo Lind\" --by Ann",
        "  holdfast tick INCIDENT latency --override --because \"monitoring is down; 0.4 s by hand\" --by Ann",
        "  holdfast tick INCIDENT scanning --not-applicable --because \"the room is closed\" --by Ann"
      })
  static final class Tick extends SayCommands {
    @Parameters(
        index = "1",
        paramLabel = "ITEM[=VALUE]",
        description =
            "The item and the value that was seen; with --override or --not-applicable the item alone.")
    @Nullable String item;

    @Option(
        names = "--override",
        description = "Take the item as verified against its check; with --because.")
    boolean override;

    @Option(
        names = "--not-applicable",
        description = "The item does not apply this time; with --because.")
    boolean notApplicable;

    @Option(names = "--because", paramLabel = "TEXT", description = "The reason, on record.")
    @Nullable String because;

    @Option(
        names = "--seen-by",
        paramLabel = "NAME",
        description = "Who saw the value, where it is not you; both names go on record.")
    @Nullable String seenBy;

    Tick(Services services) {
      super(services);
    }

    @Override
    Command said() {
      var text = java.util.Objects.requireNonNull(item);
      var reason = because == null ? "" : because;
      if (override && notApplicable) {
        throw RunCommand.wrong("tick takes one of --override and --not-applicable, not both");
      }
      if ((override || notApplicable) && text.contains("=")) {
        throw RunCommand.wrong(
            "%s takes the item's id alone, not ITEM=VALUE"
                .formatted(override ? "--override" : "--not-applicable"));
      }
      if ((override || notApplicable) && reason.isBlank()) {
        throw RunCommand.wrong(
            "an item is not verified by a word alone: say why with --because TEXT");
      }
      if (!override && !notApplicable && !reason.isBlank()) {
        throw RunCommand.wrong("--because goes with --override or --not-applicable");
      }
      if ((override || notApplicable) && seenBy != null) {
        throw RunCommand.wrong("--seen-by goes with ITEM=VALUE: who saw the value");
      }
      if (override) return new Command.Overrule(text, reason);
      if (notApplicable) return new Command.NotApplicable(text, reason);
      var equals = text.indexOf('=');
      if (equals < 1) throw RunCommand.wrong("tick takes ITEM=VALUE, the value that was seen");
      return new Command.Tick(
          text.substring(0, equals), text.substring(equals + 1), seenBy == null ? "" : seenBy);
    }
  }

  /// All of them.
  static List<SayCommands> all(Services services) {
    var all = new ArrayList<SayCommands>();
    all.add(new Pause(services));
    all.add(new Stop(services));
    all.add(new Close(services));
    all.add(new Tick(services));
    all.addAll(NoteCommands.all(services));
    all.addAll(MarkCommands.all(services));
    return all;
  }
}
