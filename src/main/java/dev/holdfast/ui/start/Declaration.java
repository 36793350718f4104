package dev.holdfast.ui.start;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Moments;
import dev.holdfast.kernel.Secret;
import dev.holdfast.runbook.Start;
import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.uikit.Words;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was filled into the declare form, and whether it can be declared so.
///
/// @param began as typed: empty or `now`, `14:02` in UTC, or `25m` ago
/// @param mode null while none is chosen
/// @param now when the form was opened
record Declaration(
    Cockpit.PlanEntry plan,
    Cockpit.ScenarioEntry scenario,
    @Nullable Mode mode,
    String began,
    String name,
    String role,
    String typedPlan,
    String speed,
    Map<String, String> inputs,
    Map<String, Secret> secrets,
    Instant now) {
  /// The first reason why it cannot be declared; empty when it can.
  Optional<String> whyNot() {
    if (mode == null) return Optional.of(Words.of("declare.why.mode"));
    if (name.isBlank()) return Optional.of(Words.of("declare.why.name"));
    if (!began.isBlank() && !isNow() && moment() == null)
      return Optional.of(Words.of("declare.why.began"));
    if (mode == Mode.REHEARSAL && factor().isEmpty())
      return Optional.of(Words.of("declare.why.speed"));
    if (mode == Mode.LIVE && !typedPlan.strip().equals(plan.id()))
      return Optional.of(Words.of("declare.why.plan", plan.id()));
    return Optional.empty();
  }

  private boolean isNow() {
    return began.strip().equalsIgnoreCase("now");
  }

  /// The moment typed: null for now, and where it cannot be read.
  private @Nullable Instant moment() {
    return Moments.read(began, now).orElse(null);
  }

  private Optional<Double> factor() {
    try {
      var value = Double.parseDouble(speed.strip());
      return value >= 1 && value <= 3600 ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  Start start() {
    var began = this.began.isBlank() || isNow() ? null : moment();
    var speed = mode == Mode.REHEARSAL ? factor().orElse(1.0) : 1.0;
    return new Start(
        plan.folder(),
        scenario.id(),
        Objects.requireNonNull(mode, "a mode was chosen"),
        began,
        speed,
        false,
        inputs,
        secrets,
        Map.of(),
        new Person(name.strip(), role));
  }
}
