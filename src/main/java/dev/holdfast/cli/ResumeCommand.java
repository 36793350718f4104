package dev.holdfast.cli;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepView;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.Doorbell;
import dev.holdfast.runbook.Inputs;
import dev.holdfast.runbook.Roles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `resume`: takes a run up where it stood and says what it waits for.
@CommandLine.Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = {
      "Take a run up where it stood, and give what it waits for.",
      "What is given is said in this order: secrets, inputs, targets, answers, confirmations, approvals, decisions, looks, resolutions, retries, skips. It also reaches a run that another Holdfast drives. On a terminal it asks for the rest."
    },
    exitCodeListHeading = Help.CODES,
    exitCodeList = {Help.RECOVERED, Help.FAILED, Help.WRONG_USE, Help.HALTED},
    footerHeading = Help.EXAMPLES,
    footer = {
      "  holdfast show INCIDENT        lists what it waits for, with the commands",
      "  holdfast resume INCIDENT --answer \"check=3 of 4 healthy\" --by Ann",
      "  holdfast resume INCIDENT --confirm promote=contractorlens-db --by Ann",
      "  holdfast resume INCIDENT --resolve promote=not-done --because \"console: still a replica\" --by Ann"
    })
final class ResumeCommand extends Common {
  @Parameters(paramLabel = "INCIDENT", description = "As `holdfast incidents` names it.")
  @Nullable String incident;

  @Option(
      names = "--unattended",
      description =
          "Ask nobody and answer nothing for a person; in a rehearsal the simulated crew answers.")
  boolean unattended;

  @Option(names = "--answer", paramLabel = "STEP=TEXT", description = "State what was seen.")
  List<String> answers = new ArrayList<>();

  @Option(
      names = "--confirm",
      paramLabel = "STEP=NAME",
      description = "Type the name of what is touched.")
  List<String> confirms = new ArrayList<>();

  @Option(
      names = "--approve",
      paramLabel = "STEP",
      description = "Approve, under the name of --by in the role of --as.")
  List<String> approvals = new ArrayList<>();

  @Option(names = "--decide", paramLabel = "STEP=BRANCH", description = "Choose a branch.")
  List<String> decisions = new ArrayList<>();

  @Option(
      names = "--accept-target",
      paramLabel = "TARGET",
      description = "Accept a target whose identity cannot be read; with --because.")
  List<String> targets = new ArrayList<>();

  @Option(names = "--retry", paramLabel = "STEP", description = "Try a failed step again.")
  List<String> retries = new ArrayList<>();

  @Option(names = "--skip", paramLabel = "STEP", description = "Leave a step out; with --because.")
  List<String> skips = new ArrayList<>();

  @Option(
      names = "--look",
      paramLabel = "STEP",
      description =
          "Look again at a step in doubt, or where a step would act that nobody could tell.")
  List<String> looks = new ArrayList<>();

  @Option(
      names = "--resolve",
      paramLabel = "STEP=done|not-done",
      description = "Say whether the effect of a step in doubt took place; with --because.")
  List<String> resolutions = new ArrayList<>();

  @Option(
      names = "--because",
      paramLabel = "TEXT",
      description = "The reason for --skip, --resolve and --accept-target, on record.")
  @Nullable String because;

  @Mixin RunInputs inputs = new RunInputs();

  @Mixin Endpoints endpoints = new Endpoints();

  @Mixin VaultUse vault = new VaultUse();

  @Mixin People people = new People();

  ResumeCommand(Services services) {
    super(services);
  }

  @Override
  int run(Out out) throws InterruptedException {
    var id = java.util.Objects.requireNonNull(incident);
    var person = people.person();
    var reading = services.incidents(reading());
    var story = reading.story(id);
    Roles.check(story.plan(), person);
    var elsewhere = endpoints.of(story.plan());
    var before = reading.show(id);
    var commands = said(before);
    if (before.state() == RunState.CLOSED) throw closed(id);
    seenFirst(before, commands);
    var given = inputs.secrets(Inputs.secrets(story.plan(), story.scenario()));
    // Secrets do not leave this process: with one, whoever drives the run is named as a refusal.
    var answered =
        given.isEmpty() && !vault.stated()
            ? elsewhere(id, commands, person)
            : Optional.<Doorbell.Answer>empty();
    if (answered.isPresent()) return told(out, id, answered.get());
    endpoints.tellNotFollowed(services, story, out);
    var prompt = unattended ? Prompt.NOBODY : services.prompt();
    try (var open = vault.forRun(services, homeFolder(), story.plan(), before.mode())) {
      open.atOnce(
          out,
          json ? Prompt.NOBODY : prompt,
          VaultUse.purpose(before.mode(), id, "to go on with it", person));
      try (var home = Home.forWriting(homeFolder(), services.clock())) {
        open.in(home);
        var crew = before.mode() == Mode.REHEARSAL && unattended;
        var run =
            services.incidents(home, open.credentials()).resume(id, elsewhere, Map.of(), crew);
        return new Driving(services, out, answers(id), open)
            .follow(home, run, new Said(commands, given, true), person, prompt);
      }
    }
  }

  /// A confirmation is for what was shown: what a new value makes of it was shown to nobody.
  private static void seenFirst(Snapshot before, List<Command> commands) {
    if (commands.stream().noneMatch(Command.Input.class::isInstance)) return;
    for (var command : commands) {
      if (!(command instanceof Command.Confirm one)) continue;
      var shown =
          before.needs().stream()
              .anyMatch(need -> need.kind() == Need.Kind.CONFIRM && need.of(one.step()));
      if (shown) {
        throw GroupedCommand.wrong(
            "--confirm %s is for what was shown, and --input may make something else of it: give the value first, look at what is shown then, and confirm that"
                .formatted(one.step()));
      }
    }
  }

  /// Says it to the process that drives the run, if there is one.
  private Optional<Doorbell.Answer> elsewhere(String id, List<Command> commands, Person person) {
    var answer = Optional.<Doorbell.Answer>empty();
    var taken = new Taken(commands.size());
    for (var command : commands) {
      var next = Doorbell.tell(reading(), id, command, person);
      if (next.isEmpty() && answer.isPresent()) throw ended();
      if (next.isEmpty()) return next;
      var refused = next.get().problem().map(taken::refusal);
      if (refused.isPresent()) return Optional.of(new Doorbell.Answer(refused));
      taken.one(command);
      answer = next;
    }
    return answer;
  }

  private static ProblemException ended() {
    return new ProblemException(
        Problem.of(
            "home.no-answer",
            "The Holdfast that drove this run ended while it was being told",
            "Only a part of what you said is on record",
            "look at `holdfast show`, and say the rest again"));
  }

  private static ProblemException closed(String id) {
    return new ProblemException(
        Problem.of(
            "incident.closed",
            "The incident %s is closed".formatted(id),
            "Its record is complete; nothing is added to it",
            "look at it with `holdfast show %s`, or declare a new one".formatted(id)));
  }

  private List<Command> said(Snapshot before) {
    var reason = because == null ? "" : because;
    var needsReason = !skips.isEmpty() || !resolutions.isEmpty() || !targets.isEmpty();
    retries.stream()
        .filter(skips::contains)
        .findFirst()
        .ifPresent(
            step -> {
              throw RunCommand.wrong("%s cannot be both retried and skipped".formatted(step));
            });
    if (!approvals.isEmpty() && people.by == null) {
      throw RunCommand.wrong("an approval is a person's: say who with --by NAME");
    }
    if (needsReason && reason.isBlank()) {
      throw RunCommand.wrong("--skip, --resolve and --accept-target need a reason: --because TEXT");
    }
    if (!needsReason && because != null) {
      throw RunCommand.wrong("--because goes with --skip, --resolve or --accept-target");
    }
    var said = new ArrayList<Command>();
    if (before.state() == RunState.PAUSED) said.add(new Command.Continue());
    inputs.plain.forEach((input, value) -> said.add(new Command.Input(input, value)));
    targets.stream()
        .distinct()
        .forEach(target -> said.add(new Command.AcceptTarget(target, reason)));
    var steps = before.steps().stream().map(StepView::name).collect(Collectors.toSet());
    StepWord.all("--answer", answers, steps, "STEP=TEXT")
        .forEach((step, text) -> said.add(new Command.Answer(step, text)));
    StepWord.all("--confirm", confirms, steps, "STEP=NAME")
        .forEach((step, name) -> said.add(new Command.Confirm(step, name)));
    approvals.stream().distinct().forEach(step -> said.add(new Command.Approve(step)));
    StepWord.all("--decide", decisions, steps, "STEP=BRANCH")
        .forEach((step, branch) -> said.add(new Command.Decide(step, branch)));
    looks.stream().distinct().forEach(step -> said.add(new Command.Look(step)));
    StepWord.all("--resolve", resolutions, steps, "STEP=done|not-done")
        .forEach((step, word) -> said.add(resolution(step, word, reason)));
    retries.stream().distinct().forEach(step -> said.add(new Command.Retry(step)));
    skips.stream().distinct().forEach(step -> said.add(new Command.Skip(step, reason)));
    return said;
  }

  private static Command resolution(String step, String word, String reason) {
    return switch (word) {
      case "done" -> new Command.Resolve(step, true, reason);
      case "not-done" -> new Command.Resolve(step, false, reason);
      default -> throw RunCommand.wrong("--resolve takes done or not-done, not " + word);
    };
  }
}
