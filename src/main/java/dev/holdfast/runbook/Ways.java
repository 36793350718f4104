package dev.holdfast.runbook;

import dev.holdfast.connector.Network;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Suggestion;
import dev.holdfast.plan.Witness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which private networks people say can be reached, so that silence in them counts. Public for the
/// commands that ask without a run.
public final class Ways {
  private final Ledger ledger;

  Ways(Ledger ledger) {
    this.ledger = ledger;
  }

  /// By the network's name, who says that it can be reached.
  static Map<String, String> said(Ledger ledger) {
    var ways = new LinkedHashMap<String, String>();
    for (var way : ledger.read(Ways::all)) ways.put(way.network(), way.by());
    return ways;
  }

  Optional<Problem> of(Command command, Person by) {
    return switch (command) {
      case Command.WayThere c -> there(c, by);
      case Command.WayUnsure c -> unsure(c, by);
      default -> throw new IllegalArgumentException("no way: " + command);
    };
  }

  private Optional<Problem> there(Command.WayThere c, Person by) {
    var wrong = wrong(ledger.read(Fold::plan), c.network());
    if (wrong.isPresent()) return wrong;
    if (isSaid(c.network())) {
      return refuse("That the way to %s is there is said already".formatted(c.network()));
    }
    var data = data(c.network());
    data.put("because", c.because());
    ledger.record("estate.way", Facts.by(by, data));
    return Optional.empty();
  }

  /// A word that was said before the declaration: its own person and moment stand with it.
  static Map<String, Object> before(Circumstances.Way way, Person declares) {
    var data = data(way.network());
    data.put("because", way.because());
    data.put("since", way.since().toString());
    var role = way.by().equals(declares.name()) ? declares.role() : "";
    return Facts.by(new Person(way.by(), role), data);
  }

  private Optional<Problem> unsure(Command.WayUnsure c, Person by) {
    if (!isSaid(c.network())) {
      return refuse("Nobody has said that the way to %s is there".formatted(c.network()));
    }
    ledger.record("estate.way-unsure", Facts.by(by, data(c.network())));
    return Optional.empty();
  }

  private static Map<String, Object> data(String network) {
    var data = new LinkedHashMap<String, Object>();
    data.put("network", network);
    return data;
  }

  private boolean isSaid(String network) {
    return ledger.read(fold -> all(fold).stream().anyMatch(way -> way.network().equals(network)));
  }

  private static List<Circumstances.Way> all(Fold fold) {
    return fold.circumstances().ways();
  }

  /// Refuses what is no private network.
  public static void check(Plan plan, String network) {
    wrong(plan, network)
        .ifPresent(
            problem -> {
              throw new ProblemException(problem);
            });
  }

  /// Those that are private networks of the plan, which may be another one meanwhile.
  static List<Circumstances.Way> still(Plan plan, List<Circumstances.Way> ways) {
    return ways.stream().filter(way -> wrong(plan, way.network()).isEmpty()).toList();
  }

  /// A slip of the pen would count for nothing, and look as if it did.
  private static Optional<Problem> wrong(Plan plan, String network) {
    var known =
        plan.targets().stream()
            .flatMap(target -> Optional.ofNullable(target.settings().get(Witness.NETWORK)).stream())
            .map(String::valueOf)
            .distinct()
            .toList();
    if (known.contains(network) || Network.isName(network)) return Optional.empty();
    return Optional.of(
        Problems.refused(
            "'%s' is no private network of this plan".formatted(network),
            known.isEmpty()
                ? "write it as the silent reading names it, such as 10.1.0.0/16"
                : Suggestion.sentence(network, known)));
  }

  private static Optional<Problem> refuse(String what) {
    return Optional.of(Problems.refused(what, "see `holdfast show`"));
  }
}
