package dev.holdfast.cli;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.journal.Home;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `resume`: takes a run up where it stood and says what it waits for.
@CommandLine.Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "Take a run up where it stood; give what it waits for.")
final class ResumeCommand extends Common {
  @Parameters(paramLabel = "INCIDENT")
  @Nullable String incident;

  @Option(names = "--unattended", description = "Answer nothing for a person.")
  boolean unattended;

  @Option(names = "--answer", paramLabel = "STEP=TEXT", description = "State what was seen.")
  Map<String, String> answers = new LinkedHashMap<>();

  @Option(
      names = "--confirm",
      paramLabel = "STEP=NAME",
      description = "Type the name of what is touched.")
  Map<String, String> confirms = new LinkedHashMap<>();

  @Option(names = "--approve", paramLabel = "STEP")
  List<String> approvals = new ArrayList<>();

  @Option(names = "--decide", paramLabel = "STEP=BRANCH")
  Map<String, String> decisions = new LinkedHashMap<>();

  @Option(names = "--input", paramLabel = "K=V", description = "An input that is missing.")
  Map<String, String> inputs = new LinkedHashMap<>();

  @Option(names = "--retry", paramLabel = "STEP")
  List<String> retries = new ArrayList<>();

  @Option(names = "--skip", paramLabel = "STEP", description = "With --because.")
  List<String> skips = new ArrayList<>();

  @Option(names = "--resolve", paramLabel = "STEP=done|not-done", description = "With --because.")
  Map<String, String> resolutions = new LinkedHashMap<>();

  @Option(names = "--because", paramLabel = "TEXT")
  @Nullable String because;

  @Option(names = "--endpoint", paramLabel = "TARGET=URL")
  Map<String, String> endpoints = new LinkedHashMap<>();

  @Mixin People people = new People();

  ResumeCommand(Services services) {
    super(services);
  }

  @Override
  int run(Out out) throws InterruptedException {
    var id = java.util.Objects.requireNonNull(incident);
    try (var home = Home.forWriting(homeFolder(), services.clock())) {
      var incidents = services.incidents(home);
      var before = incidents.show(id);
      var crew = before.mode() == Mode.REHEARSAL && unattended;
      var said = said(before);
      var run = incidents.resume(id, endpoints, Map.of(), crew);
      return new Driving(services, out).follow(home, run, said, people.person());
    }
  }

  private List<Command> said(Snapshot before) {
    var reason = because == null ? "" : because;
    var said = new ArrayList<Command>();
    if (before.state() == RunState.PAUSED) said.add(new Command.Continue());
    inputs.forEach((input, value) -> said.add(new Command.Input(input, value)));
    answers.forEach((step, text) -> said.add(new Command.Answer(step, text)));
    confirms.forEach((step, name) -> said.add(new Command.Confirm(step, name)));
    approvals.forEach(step -> said.add(new Command.Approve(step)));
    decisions.forEach((step, branch) -> said.add(new Command.Decide(step, branch)));
    resolutions.forEach((step, word) -> said.add(resolution(step, word, reason)));
    retries.forEach(step -> said.add(new Command.Retry(step)));
    skips.forEach(step -> said.add(new Command.Skip(step, reason)));
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
