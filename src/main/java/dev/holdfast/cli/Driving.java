package dev.holdfast.cli;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.Doorbell;
import dev.holdfast.runbook.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Follows a run on the terminal until it ends or waits on a person.
final class Driving {
  private final Services services;
  private final Out out;
  private final Map<String, Told> told = new HashMap<>();

  Driving(Services services, Out out) {
    this.services = services;
    this.out = out;
  }

  /// Drives to the first quiet moment, says these commands when their turn comes, and prints the
  /// result.
  int follow(Home home, Run run, List<Command> said, Person by) throws InterruptedException {
    var doorbell = bell(home, run);
    var told = home.troubles();
    told.forEach(problem -> out.progress("holdfast: " + problem.text()));
    var code = follow(doorbell, run, said, by);
    for (var problem : home.troubles()) {
      if (!told.contains(problem)) out.progress("holdfast: " + problem.text());
    }
    return code;
  }

  private int follow(Doorbell doorbell, Run run, List<Command> said, Person by)
      throws InterruptedException {
    try (doorbell;
        run;
        var _ = subscription(run)) {
      run.awaitQuiet();
      var code = say(run, said, by);
      var last = run.snapshot();
      if (out.json()) {
        out.object(States.json(last));
      } else {
        States.print(out, last);
      }
      return code != Out.GOOD ? code : States.code(last.state());
    }
  }

  private int say(Run run, List<Command> said, Person by) throws InterruptedException {
    for (var command : said) {
      var problem = run.submit(command, by);
      if (problem.isPresent()) {
        out.err().println("holdfast: " + problem.get().text());
        out.err().flush();
        return Out.WRONG_USE;
      }
      run.awaitQuiet();
    }
    return Out.GOOD;
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

  private Doorbell bell(Home home, Run run) {
    try {
      var bell = Doorbell.open(home, services.threads());
      bell.add(run.snapshot().id(), run);
      return bell;
    } catch (ProblemException e) {
      out.progress("holdfast: " + e.problem().text());
      throw e;
    }
  }

  private synchronized void tell(Snapshot snapshot) {
    for (var step : snapshot.steps()) {
      var now = Told.of(step);
      var before = told.put(step.name(), now);
      if (now.equals(before) || (before == null && step.status() == StepStatus.PLANNED)) continue;
      out.progress(line(snapshot, step));
    }
  }

  /// What was printed of a step; of one that goes on also what was seen last, so that a wait can be
  /// told from a standstill.
  private record Told(StepStatus status, String seen) {
    static Told of(StepView step) {
      return new Told(step.status(), step.status() == StepStatus.IN_FLIGHT ? step.evidence() : "");
    }
  }

  private static String line(Snapshot snapshot, StepView step) {
    var time = snapshot.clocks().now().toString().substring(11, 19);
    return "%s %-9s %s  %s"
        .formatted(time, step.status().word(), step.name(), States.shorten(step.evidence()));
  }
}
