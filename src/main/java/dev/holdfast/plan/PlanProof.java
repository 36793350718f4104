package dev.holdfast.plan;

import dev.holdfast.kernel.Durations;
import dev.holdfast.plan.Finding.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What makes a plan doubtful although it can be run: promises that its own windows break,
/// objectives that nobody stated, people who cannot be reached.
final class PlanProof {
  private PlanProof() {}

  static void check(References all) {
    all.plan.scenarios().forEach(scenario -> scenario(all, scenario));
    contacts(all);
  }

  private static void scenario(References all, Scenario scenario) {
    UntilProof.check(all, scenario);
    var file = References.file(scenario);
    var rto = scenario.rto();
    if (rto == null) {
      if (scenario.kind() == Scenario.Kind.DISASTER && !all.excused(file, "rto")) {
        all.warning(
            "no-rto",
            file,
            "The scenario '" + scenario.id() + "' has no recovery time objective.",
            "Nobody could say whether the recovery is late.",
            "Add 'rto'.");
      }
      return;
    }
    if (scenario.rtoDerived()) {
      all.note(
          "derived-objective",
          file + "/rto",
          "The document states no objective for '%s'; %s is derived from its components."
              .formatted(scenario.id(), Durations.exact(rto)),
          "The business has not agreed to it.",
          "Have it confirmed, then remove 'rto-derived'.");
    }
    estimate(all, scenario, rto);
    for (int p = 0; p < scenario.phases().size(); p++) {
      phase(all, scenario, p);
    }
  }

  private static void phase(References all, Scenario scenario, int index) {
    var phase = scenario.phases().get(index);
    var window = phase.window();
    var rto = scenario.rto();
    if (window == null || rto == null) return;
    var path = References.file(scenario) + "/phases/" + index + "/window";
    var late = window.to().minus(rto);
    if (late.isPositive()) {
      var message =
          "The window of '%s' ends %s after the objective of %s."
              .formatted(phase.title(), Durations.exact(late), Durations.exact(rto));
      var why = "A run that is exactly on plan would miss its objective.";
      var explained = explained(phase.source()) || explained(scenario.source());
      pastRto(all, path, message, why, explained ? Severity.NOTE : Severity.WARNING);
    }
    var before = index == 0 ? null : scenario.phases().get(index - 1).window();
    if (before != null && window.from().compareTo(before.from()) < 0) {
      all.warning(
          "window-order",
          path,
          "The window of '" + phase.title() + "' begins before that of the phase before.",
          "A phase starts when the one before is done, so it would be late from the start.",
          "Correct the windows or the order of the phases.");
    }
  }

  /// The document's own estimate may already say that the objective cannot be met.
  private static void estimate(References all, Scenario scenario, Duration rto) {
    var estimate = scenario.estimate();
    if (estimate == null || estimate.to().compareTo(rto) <= 0) return;
    pastRto(
        all,
        References.file(scenario) + "/estimate",
        "The estimate of '%s' goes up to %s, the objective is %s."
            .formatted(scenario.id(), Durations.exact(estimate.to()), Durations.exact(rto)),
        "A run that takes as long as estimated would miss its objective.",
        explained(scenario.source()) ? Severity.NOTE : Severity.WARNING);
  }

  private static void pastRto(
      References all, String path, String message, String why, Severity severity) {
    if (severity == Severity.NOTE) {
      all.note("past-rto", path, message, why, "Agree on a longer objective or a shorter time.");
    } else {
      all.warning(
          "past-rto",
          path,
          message,
          why,
          "Shorten the time, or say in 'source' (changed) why it stays.");
    }
  }

  private static boolean explained(List<Source> sources) {
    return sources.stream().anyMatch(source -> source.changed() != null || source.said() != null);
  }

  private static void contacts(References all) {
    for (int i = 0; i < all.plan.contacts().size(); i++) {
      var contact = all.plan.contacts().get(i);
      for (int r = 0; r < contact.reach().size(); r++) {
        placeholder(all, contact.title(), contact.reach().get(r), "contacts/" + i + "/reach/" + r);
      }
    }
    for (int i = 0; i < all.plan.roles().size(); i++) {
      var role = all.plan.roles().get(i);
      var path = "roles/" + i;
      Stream.of("primary", "backup", "reach")
          .forEach(
              key -> {
                var text =
                    switch (key) {
                      case "primary" -> role.primary();
                      case "backup" -> role.backup();
                      default -> role.reach();
                    };
                if (text != null) placeholder(all, role.title(), text, path + "/" + key);
              });
    }
  }

  private static void placeholder(References all, String who, String reach, String path) {
    var upper = reach.toUpperCase(Locale.ROOT);
    if (!upper.contains("XXX") && !upper.contains("TBD") && !reach.contains("[")) return;
    all.note(
        "placeholder-contact",
        path,
        "'" + reach + "' of " + who + " is a placeholder.",
        "Nobody can be reached there.",
        "Put the real name, number or address.");
  }
}
