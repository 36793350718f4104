package dev.holdfast.runbook;

import dev.holdfast.estate.Impairment;
import dev.holdfast.estate.Leaning;
import dev.holdfast.estate.Markable;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Suggestion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What people mark as down by hand, and take back. Public for the commands that ask before a run.
public final class Marks {
  private final Ledger ledger;

  Marks(Ledger ledger) {
    this.ledger = ledger;
  }

  Optional<Problem> of(Command command, Person by) {
    return switch (command) {
      case Command.MarkDown c -> down(c, by);
      case Command.MarkUp c -> up(c, by);
      default -> throw new IllegalArgumentException("no mark: " + command);
    };
  }

  private Optional<Problem> down(Command.MarkDown c, Person by) {
    var wrong = wrong(ledger.read(Fold::plan), c.what());
    if (wrong.isPresent()) return wrong;
    var what = Impairment.parse(c.what()).orElseThrow();
    if (marked(what)) {
      return refuse(what.name() + " is marked as down already", "see `holdfast show`");
    }
    var data = data(what);
    data.put("because", c.because());
    ledger.record("estate.down", Facts.by(by, data));
    return Optional.empty();
  }

  private Optional<Problem> up(Command.MarkUp c, Person by) {
    var what = Impairment.parse(c.what()).filter(this::marked);
    if (what.isEmpty()) {
      return refuse(
          "Nothing called %s is marked as down".formatted(c.what()), "see `holdfast show`");
    }
    if (ledger.read(Fold::mode) == Mode.DRILL) {
      return refuse(
          "In a drill %s stays down until its end".formatted(what.get().name()),
          "go another way, as in the real failure; a new drill begins with everything up");
    }
    ledger.record("estate.up", Facts.by(by, data(what.get())));
    return Optional.empty();
  }

  private boolean marked(Impairment what) {
    return ledger.read(
        fold -> fold.circumstances().down().stream().anyMatch(down -> down.what().equals(what)));
  }

  static Map<String, Object> data(Impairment what) {
    var data = new LinkedHashMap<String, Object>();
    data.put("kind", what.kind().word());
    data.put("name", what.name());
    return data;
  }

  /// Refuses what nothing of a plan leans on.
  public static void check(Plan plan, String text) {
    wrong(plan, text)
        .ifPresent(
            problem -> {
              throw new ProblemException(problem);
            });
  }

  /// Why a mark can have no effect: a slip of the pen must not look like an estate that is not
  /// touched.
  public static Optional<Problem> wrong(Plan plan, String text) {
    var what = Impairment.parse(text);
    if (what.isEmpty()) {
      return refuse(
          "'%s' names nothing that can be down".formatted(text),
          "write KIND=NAME with region, account, cluster, provider or host, as in region=us-west-2");
    }
    if (!new Leaning(plan).on(what.get()).isEmpty()) return Optional.empty();
    var known = Markable.of(plan).stream().map(Impairment::text).toList();
    return refuse(
        "Nothing of this plan leans on %s %s"
            .formatted(what.get().kind().word(), what.get().name()),
        known.contains(what.get().text())
            ? "no step, check, backup or contact of the plan uses what stands there"
            : Suggestion.sentence(text, known));
  }

  private static Optional<Problem> refuse(String what, String next) {
    return Optional.of(Problems.refused(what, next));
  }
}
