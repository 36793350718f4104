package dev.holdfast.cli;

import dev.holdfast.journal.Home;
import dev.holdfast.journal.HomeLock;
import dev.holdfast.journal.JournalFailure;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
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
      names = "--json",
      description = "Exactly one JSON object on standard output; all else goes to standard error.")
  boolean json;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Where incidents and settings are (else HOLDFAST_HOME, else the usual folder).")
  @Nullable Path home;

  @Spec @Nullable CommandSpec spec;

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

  /// Whether a run that is not over has no process that could drive it.
  boolean interrupted(String state) {
    return Set.of("running", "waiting", "in-doubt").contains(state)
        && reading().holder().filter(HomeLock.Holder::alive).isEmpty();
  }

  Home reading() {
    return Home.forReading(homeFolder());
  }

  @Override
  public final Integer call() {
    try {
      return run(out());
    } catch (ProblemException e) {
      return out().problem(e.problem(), code(e.problem().code()));
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

  private static int code(String problem) {
    return problem.startsWith("plan.unknown-scenario") || problem.startsWith("use.")
        ? Out.WRONG_USE
        : Out.FINDINGS;
  }

  abstract int run(Out out) throws InterruptedException;
}
