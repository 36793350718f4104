package dev.holdfast.cli;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.ProblemData;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.Doorbell;
import dev.holdfast.runbook.Run;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Follows a run on the terminal until it ends or waits on a person.
final class Driving {
  private final Services services;
  private final Out out;
  private final Answers answers;
  private final VaultUse.Opener unlock;
  private final Map<String, Told> told = new HashMap<>();
  private long newest;

  /// @param unlock opens the vault where a step needs it
  Driving(Services services, Out out, Answers answers, VaultUse.Opener unlock) {
    this.unlock = unlock;
    this.services = services;
    this.out = out;
    this.answers = answers;
  }

  /// Drives to the first quiet moment, says these things when their turn comes, asks the person at
  /// the terminal for the rest where there is one, and prints the result.
  ///
  /// @param prompt [Prompt#NOBODY] where nobody is to be asked
  int follow(Home home, Run run, Said said, Person by, Prompt prompt) throws InterruptedException {
    var bell = bell(home, run);
    var told = home.troubles();
    if (!said.drives()) known(run.snapshot());
    told.forEach(problem -> out.progress("holdfast: " + problem.text()));
    var code = follow(home, bell, run, said, by, prompt);
    for (var problem : home.troubles()) {
      if (!told.contains(problem)) out.progress("holdfast: " + problem.text());
    }
    return code;
  }

  private int follow(
      Home home, @Nullable Doorbell bell, Run run, Said said, Person by, Prompt prompt)
      throws InterruptedException {
    try (run;
        bell;
        var _ = subscription(run);
        var _ = Farewell.until(out, answers.goOn())) {
      run.awaitQuiet();
      // What came to rest at once was never handed over.
      tell(run.snapshot());
      var refused = say(run, said, by);
      if (refused.isEmpty() && prompt.there() && !out.json()) {
        new Interview(out, prompt, by, unlock).hold(run);
      }
      // What came to rest just now may not have been handed over yet.
      tell(run.snapshot());
      var last = last(home, run);
      if (refused.isPresent() && !said.drives() && !out.json()) {
        return out.problem(refused.get(), Common.code(refused.get()));
      }
      if (out.json()) {
        var data = new LinkedHashMap<String, Object>(States.json(last, answers));
        refused.ifPresent(problem -> data.put("refused", ProblemData.data(problem)));
        out.object(data);
      } else {
        States.print(out, last, answers);
      }
      refused.ifPresent(out::sentences);
      return refused
          .map(Common::code)
          .orElse(last.trouble() == null ? States.code(last.state()) : Out.FINDINGS);
    }
  }

  /// What was refused, which ends it.
  private Optional<Problem> say(Run run, Said said, Person by) throws InterruptedException {
    var taken = new Taken(said.secrets().size() + said.commands().size());
    for (var secret : said.secrets().entrySet()) {
      var problem = run.secret(secret.getKey(), secret.getValue(), by);
      if (problem.isPresent()) return refused(run, taken, problem.get());
      taken.secret(secret.getKey());
      run.awaitQuiet();
    }
    var quiet = true;
    for (var command : said.commands()) {
      if (!quiet && !isAwaited(run.snapshot(), command)) run.awaitQuiet();
      quiet = false;
      var problem = run.submit(command, by);
      if (problem.isPresent()) return refused(run, taken, problem.get());
      taken.one(command);
      if (command instanceof Command.Look look) {
        run.awaitQuiet();
        StepWords.found(run.snapshot(), look.step())
            .ifPresent(found -> out.progress("%s: %s".formatted(look.step(), found)));
      }
    }
    run.awaitQuiet();
    return Optional.empty();
  }

  /// What was taken before it goes its way first: to leave at once would cut off what was confirmed
  /// a moment ago, and nobody would know what became of it.
  private static Optional<Problem> refused(Run run, Taken taken, Problem problem)
      throws InterruptedException {
    if (taken.any()) run.awaitQuiet();
    return Optional.of(taken.refusal(problem));
  }

  /// Whether a step waits for this word already: it is on record before what the word before it
  /// started has ended.
  private static boolean isAwaited(Snapshot run, Command command) {
    return run.needs().stream()
        .anyMatch(
            need ->
                switch (command) {
                  case Command.Answer c -> need.kind() == Need.Kind.ANSWER && need.of(c.step());
                  case Command.Confirm c -> need.kind() == Need.Kind.CONFIRM && need.of(c.step());
                  case Command.Approve c -> need.kind() == Need.Kind.APPROVE && need.of(c.step());
                  case Command.Decide c -> need.kind() == Need.Kind.DECIDE && need.of(c.step());
                  default -> false;
                });
  }

  /// Run time goes on until the process lets go of it, which is on record: what is told is what
  /// `show` tells later.
  private Snapshot last(Home home, Run run) {
    var last = run.snapshot();
    if (last.mode() != Mode.REHEARSAL || last.trouble() != null) return last;
    run.close();
    return services.incidents(home).show(last.id());
  }

  private Subscription subscription(Run run) {
    var subscribed = run.subscribe(this::tell);
    return () -> {
      try {
        subscribed.close();
      } catch (Exception e) {
        throw new IllegalStateException("a subscription ends without trouble", e);
      }
    };
  }

  private interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  /// Without it other terminals cannot reach the run; the run itself goes on.
  private @Nullable Doorbell bell(Home home, Run run) {
    try {
      var bell = Doorbell.open(home, services.threads());
      bell.add(run.snapshot().id(), run);
      return bell;
    } catch (ProblemException e) {
      out.progress("holdfast: " + e.problem().text());
      return null;
    }
  }

  /// How things stood before is no news where the run is only told one thing.
  private void known(Snapshot snapshot) {
    for (var step : snapshot.steps()) told.put(step.name(), Told.of(step));
  }

  private synchronized void tell(Snapshot snapshot) {
    if (snapshot.events() < newest) return;
    newest = snapshot.events();
    for (var step : snapshot.steps()) {
      var now = Told.of(step);
      var before = told.put(step.name(), now);
      if (now.equals(before) || (before == null && step.status() == StepStatus.PLANNED)) continue;
      out.progress(line(snapshot, step));
    }
  }

  /// What was printed of a step; of one that goes on also what was seen last, so that a wait can be
  /// told from a standstill.
  private record Told(StepStatus status, String seen, String awaited) {
    static Told of(StepView step) {
      return new Told(
          step.status(),
          step.status() == StepStatus.IN_FLIGHT ? step.evidence() : "",
          StepWords.awaited(step).orElse(""));
    }
  }

  private static String line(Snapshot snapshot, StepView step) {
    var time = snapshot.clocks().now().toString().substring(11, 19);
    var line =
        "%s %-9s %s  %s"
            .formatted(time, step.status().word(), step.name(), StepWords.shorten(step.evidence()));
    var below = String.join("; ", StepWords.below(snapshot, step));
    return below.isEmpty() ? line : "%s (%s)".formatted(line.stripTrailing(), below);
  }
}
