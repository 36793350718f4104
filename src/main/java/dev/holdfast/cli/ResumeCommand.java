package dev.holdfast.cli;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.DoneWith;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepView;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.Confirmation;
import dev.holdfast.runbook.Doorbell;
import dev.holdfast.runbook.Inputs;
import dev.holdfast.runbook.Roles;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
      "  holdfast resume INCIDENT --confirm promote=contractorlens-db@3f0a91c2 --by Ann",
      "  holdfast resume INCIDENT --resolve promote=not-done --because \"console: still a replica\" --by Ann"
    })
final class ResumeCommand extends Common {
  private static final Set<String> SHOWN_FIRST = Set.of("action", "approve", "decide");

  @Parameters(paramLabel = "INCIDENT", description = "As `holdfast incidents` names it.")
  @Nullable String incident;

  @Option(
      names = "--unattended",
      description =
          "Ask nobody and answer nothing for a person; in a rehearsal the simulated crew answers.")
  boolean unattended;

  @Option(
      names = "--answer",
      paramLabel = "STEP=TEXT",
      description = "State what was seen; with @SHOWN at its end as --decide.")
  List<String> answers = new ArrayList<>();

  @Option(
      names = "--confirm",
      paramLabel = "STEP=NAME[@SHOWN]",
      description =
          "Type the name of what is touched. SHOWN, as the printed command carries it, says which showing was read; it is needed once a step was shown otherwise than at first.")
  List<String> confirms = new ArrayList<>();

  @Option(
      names = "--approve",
      paramLabel = "STEP[@SHOWN]",
      description =
          "Approve, under the name of --by in the role of --as. SHOWN, as the printed command carries it, says which question was read.")
  List<String> approvals = new ArrayList<>();

  @Option(
      names = "--decide",
      paramLabel = "STEP=BRANCH[@SHOWN]",
      description =
          "Choose a branch. SHOWN says which question was read; it is needed once that was asked otherwise than at first.")
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
      description =
          "The reason for --skip, --resolve and --accept-target, on record. One is for all of them; of several, each is for what stands between the one before it and itself.")
  List<String> becauses = new ArrayList<>();

  @Option(
      names = "--continue",
      description =
          "Let a paused run go on, together with what is said; `resume` alone does so too.")
  boolean goOn;

  @Option(
      names = "--stay-paused",
      description =
          "Take a paused run up and leave it paused: what was sent is followed to its end.")
  boolean stayPaused;

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
    paused(out, before, commands, person);
    var given = inputs.secrets(Inputs.secrets(story.plan(), story.scenario()));
    // Secrets do not leave this process: with one, whoever drives the run is named as a refusal.
    var answered =
        given.isEmpty() && !vault.stated()
            ? elsewhere(id, commands, person)
            : Optional.<Doorbell.Answer>empty();
    if (answered.isPresent()) {
      corrected(out, before, reading.show(id));
      return told(out, id, answered.get());
    }
    endpoints.tellNotFollowed(services, story, out);
    var prompt = unattended ? Prompt.NOBODY : services.prompt();
    try (var open = vault.forRun(services, homeFolder(), story.plan(), before.mode())) {
      if (!people.named()) open.unnamed();
      open.atOnce(
          out,
          json ? Prompt.NOBODY : prompt,
          VaultUse.purpose(before.mode(), id, "to go on with it", person));
      try (var home = Home.forWriting(homeFolder(), services.clock())) {
        open.in(home);
        var crew = before.mode() == Mode.REHEARSAL && unattended;
        var run =
            services.incidents(home, open.credentials()).resume(id, elsewhere, Map.of(), crew);
        var code =
            new Driving(services, out, answers(id), open)
                .follow(home, run, new Said(commands, given, true), person, prompt);
        corrected(out, before, reading.show(id));
        return code;
      }
    }
  }

  /// A confirmation, or an approval, is for what was shown: what a new value makes of it, and what
  /// this command lets be shown for the first time, was shown to nobody.
  private static void seenFirst(Snapshot before, List<Command> commands) {
    var inputs = commands.stream().anyMatch(Command.Input.class::isInstance);
    for (var command : commands) {
      switch (command) {
        case Command.Confirm one -> seen(before, commands, Need.Kind.CONFIRM, one.step(), inputs);
        case Command.Approve one -> seen(before, commands, Need.Kind.APPROVE, one.step(), inputs);
        case Command.Decide one -> seen(before, commands, Need.Kind.DECIDE, one.step(), inputs);
        default -> {}
      }
    }
  }

  private static void seen(
      Snapshot before, List<Command> commands, Need.Kind kind, String step, boolean inputs) {
    var shown = before.needs().stream().anyMatch(need -> need.kind() == kind && need.of(step));
    var option = "--" + kind.name().toLowerCase(Locale.ROOT);
    var what = kind == Need.Kind.CONFIRM ? "what it would do" : "what it asks";
    // What a value brings up has no name yet.
    var unheardOf = commands.size() > 1 && !named(before, step);
    if (!shown && (unheardOf || coming(before, step))) {
      throw GroupedCommand.wrong(
          "%s %s: nobody was shown yet %s; go on without it, look at what is shown then, and say it to that"
              .formatted(option, step, what));
    }
    if (shown && inputs) {
      throw GroupedCommand.wrong(
          "%s %s is for what was shown, and --input may make something else of it: give the value first, look at what is shown then, and say it to that"
              .formatted(option, step));
    }
  }

  /// What was done with another value than the one that was given now.
  private static void corrected(Out out, Snapshot before, Snapshot now) {
    now.timeline().stream()
        .skip(before.timeline().size())
        .filter(line -> line.type().equals("run.input") && line.text().contains(DoneWith.BEFORE))
        .forEach(line -> out.progress(line.text()));
  }

  /// A pause is another person's word: lifted, or still in force, it is told.
  private void paused(Out out, Snapshot before, List<Command> commands, Person person) {
    var paused = before.around().paused();
    if (paused == null) return;
    var since = paused.since().truncatedTo(ChronoUnit.SECONDS);
    out.progress(
        commands.stream().anyMatch(Command.Continue.class::isInstance)
            ? "was paused since %s by %s; %s lets it go on"
                .formatted(since, paused.by(), person.name())
            : "stays paused, since %s by %s: nothing new is started; let it go on with: %s"
                .formatted(since, paused.by(), answers(before.id()).goOn()));
  }

  /// Whether a step may come to be shown by what else the command says.
  private static boolean named(Snapshot before, String name) {
    return before.steps().stream().anyMatch(step -> step.name().equals(name));
  }

  private static boolean coming(Snapshot before, String name) {
    return before.steps().stream()
        .filter(step -> step.name().equals(name))
        .anyMatch(step -> SHOWN_FIRST.contains(step.kind()) && !step.status().settled());
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
    var line = java.util.Objects.requireNonNull(spec).commandLine();
    var words = line.getCommandSpec().root().commandLine().getParseResult().originalArgs();
    var reasons = new Becauses(becauses, words);
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
    if (needsReason && becauses.isEmpty()) {
      throw RunCommand.wrong("--skip, --resolve and --accept-target need a reason: --because TEXT");
    }
    if (!needsReason && !becauses.isEmpty()) {
      throw RunCommand.wrong("--because goes with --skip, --resolve or --accept-target");
    }
    var said = new ArrayList<Command>();
    inputs.plain.forEach((input, value) -> said.add(new Command.Input(input, value)));
    targets.stream()
        .distinct()
        .forEach(
            target ->
                said.add(new Command.AcceptTarget(target, reasons.of("--accept-target", target))));
    var steps = before.steps().stream().map(StepView::name).collect(Collectors.toSet());
    StepWord.all("--answer", answers, steps, "STEP=TEXT")
        .forEach((step, text) -> said.add(new Command.Answer(step, text)));
    StepWord.all("--confirm", confirms, steps, "STEP=NAME[@SHOWN]")
        .forEach((step, name) -> said.add(new Command.Confirm(step, name)));
    approvals.stream().distinct().forEach(step -> said.add(Confirmation.approval(step)));
    StepWord.all("--decide", decisions, steps, "STEP=BRANCH[@SHOWN]")
        .forEach((step, branch) -> said.add(Confirmation.decision(step, branch)));
    looks.stream().distinct().forEach(step -> said.add(new Command.Look(step)));
    StepWord.all("--resolve", resolutions, steps, "STEP=done|not-done")
        .forEach((step, word) -> said.add(resolution(step, word, reasons)));
    retries.stream().distinct().forEach(step -> said.add(new Command.Retry(step)));
    skips.stream()
        .distinct()
        .forEach(step -> said.add(new Command.Skip(step, reasons.of("--skip", step))));
    // Whoever paused it expects that it stays so until somebody says that it goes on.
    var alone = said.isEmpty() && inputs.descriptor == null && !stayPaused;
    if (goOn && stayPaused) throw RunCommand.wrong("--continue and --stay-paused are two things");
    if (before.around().paused() != null && (goOn || alone)) said.addFirst(new Command.Continue());
    return said;
  }

  private static Command resolution(String step, String word, Becauses reasons) {
    var reason = reasons.of("--resolve", step + "=" + word);
    return switch (word) {
      case "done" -> new Command.Resolve(step, true, reason);
      case "not-done" -> new Command.Resolve(step, false, reason);
      default -> throw RunCommand.wrong("--resolve takes done or not-done, not " + word);
    };
  }
}
