package dev.holdfast.cli;

import dev.holdfast.journal.Home;
import dev.holdfast.journal.JournalFailure;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.Confirmation;
import dev.holdfast.runbook.Doorbell;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What every command has: `--json`, `--home`, and one way to end with a problem.
abstract class Common implements Callable<Integer> {
  @Option(
      names = Before.JSON,
      description = "Exactly one JSON object on standard output; all else goes to standard error.")
  boolean json;

  @Option(
      names = Before.HOME,
      paramLabel = "DIR",
      description = "Where incidents and settings are (else HOLDFAST_HOME, else the usual folder).")
  @Nullable Path home;

  @Spec @Nullable CommandSpec spec;

  /// Names of things that do not exist, and what a run does not take now. Nothing was changed.
  private static final Set<String> WRONG_USE =
      Set.of(
          "plan.unknown-scenario",
          "incident.unknown",
          "incident.name",
          "incident.closed",
          "command.refused",
          Confirmation.CHANGED);

  final Services services;

  Common(Services services) {
    this.services = services;
  }

  Out out() {
    var line = java.util.Objects.requireNonNull(spec).commandLine();
    PrintWriter out = line.getOut();
    return new Out(out, line.getErr(), json);
  }

  Path homeFolder() {
    return home == null ? services.usualHome().get() : home.toAbsolutePath().normalize();
  }

  /// Where a copied command has to look: nothing when the usual home is meant.
  @Nullable Path statedHome() {
    return home == null ? null : homeFolder();
  }

  Answers answers(String incident) {
    return new Answers(incident, statedHome());
  }

  /// The state of a run, in both forms.
  void state(Out out, String id) {
    var now = services.incidents(reading()).show(id);
    if (out.json()) out.object(States.json(now, answers(id)));
    else States.print(out, now, answers(id));
  }

  /// What the Holdfast that drives a run made of what it was told.
  int told(Out out, String id, Doorbell.Answer answer) {
    if (answer.problem().isPresent()) {
      // Refused is what was read; what is to be read instead follows at once.
      var shown = answer.problem().filter(one -> one.code().equals(Confirmation.CHANGED));
      if (shown.isPresent() && !out.json()) state(out, id);
      return out.problem(answer.problem().get(), code(answer.problem().get()));
    }
    out.progress("said to the Holdfast that drives this run; it goes on there");
    state(out, id);
    return Out.GOOD;
  }

  Home reading() {
    return Home.forReading(homeFolder());
  }

  @Override
  public final Integer call() {
    try {
      var line = java.util.Objects.requireNonNull(spec).commandLine();
      json |= Before.json(line);
      home = Before.home(line, home).orElse(null);
      var parsed = line.getParseResult();
      var words = line.getCommandSpec().root().commandLine().getParseResult().originalArgs();
      var undecoded = Undecoded.in(words, System.getenv());
      if (undecoded.isPresent()) throw RunCommand.wrong(undecoded.get());
      var twice = Repeats.in(parsed);
      if (twice.isPresent()) throw RunCommand.wrong(twice.get());
      var unsaid = Placeholders.in(parsed);
      if (unsaid.isPresent()) throw RunCommand.wrong(unsaid.get());
      return run(out());
    } catch (ProblemException e) {
      return out().problem(whatStillWorks(e.problem()), code(e.problem()));
    } catch (JournalFailure e) {
      return out().problem(notWritten(e), Out.HALTED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Out.HALTED;
    }
  }

  private static Problem notWritten(JournalFailure failure) {
    return Problem.of(
        "journal.cannot-write",
        "The record cannot be written: " + failure.getMessage(),
        "Nothing counts that is not on record, and nothing more is started",
        "free the disk of the home, then `holdfast resume` or start again");
  }

  /// The home is held by another process: says what reaches it from here.
  private Problem whatStillWorks(Problem problem) {
    if (!problem.code().equals("home.in-use")) return problem;
    var next =
        Doorbell.answered(reading())
            ? "`holdfast show` and `incidents` read it from here; `pause`, `stop`, `tick`, `note`, `began`, `update`, `undo`, `close`, and `resume` with what the run waits for, reach the run there, without a vault or `--no-vault` of their own. To start another one, end that Holdfast or choose another home with --home"
            : "`holdfast show` and `incidents` read it from here; to change something, end that Holdfast or choose another home with --home";
    return Problem.of(problem.code(), problem.what(), problem.why(), next);
  }

  /// The same refusal ends every command with the same code.
  static int code(Problem problem) {
    var code = problem.code();
    return code.startsWith("use.") || WRONG_USE.contains(code) ? Out.WRONG_USE : Out.FINDINGS;
  }

  abstract int run(Out out) throws InterruptedException;
}
