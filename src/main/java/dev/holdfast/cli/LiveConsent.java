package dev.holdfast.cli;

import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.runbook.Consent;
import dev.holdfast.runbook.Touched;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Says to the person at a terminal what a live run is about to act on, and has them type which
/// plan it is, as the window does: one word too few in a command must not touch production.
final class LiveConsent {
  private final Out out;
  private final Prompt prompt;

  LiveConsent(Out out, Prompt prompt) {
    this.out = out;
    this.prompt = prompt;
  }

  /// Asks until the word is typed or nothing is.
  ///
  /// @param endpoints as given with `--endpoint`
  /// @return false when the person left it; true where nobody sits at a terminal
  boolean ask(Plan plan, Path folder, Scenario scenario, Map<String, String> endpoints) {
    if (!prompt.there()) return true;
    out.progress("LIVE: " + scenario.title() + " (" + scenario.id() + ")");
    out.progress("  plan    %s (%s) in %s".formatted(plan.title(), plan.id(), folder));
    var targets = Touched.by(plan, scenario);
    if (targets.isEmpty()) out.progress("  acts on nothing by itself: every step is a person's");
    for (var target : targets) {
      var given = Optional.ofNullable(endpoints.get(target.id()));
      out.progress("  acts on " + Touched.says(target, given));
    }
    out.progress("  (an empty line leaves it; nothing is declared then)");
    var word = Consent.word(folder);
    while (true) {
      var typed = prompt.line("  " + Phrases.of("declare.type-plan", word) + ":");
      if (typed.isEmpty()) return false;
      if (Consent.given(folder, typed.get())) return true;
      out.progress("  not declared: " + Phrases.of("declare.why.plan", word));
    }
  }
}
