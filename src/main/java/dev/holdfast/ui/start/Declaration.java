package dev.holdfast.ui.start;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Moments;
import dev.holdfast.kernel.Secret;
import dev.holdfast.runbook.Consent;
import dev.holdfast.runbook.Start;
import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.uikit.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  /// What keeps it from being declared, and where that is mended.
  ///
  /// @param says in a few words, for the line under the button
  record Why(Where where, String says) {}

  /// A field of the form, in the order in which they stand there.
  enum Where {
    MODE,
    NAME,
    BEGAN,
    SPEED,
    PLAN
  }

  /// Every reason why it cannot be declared, in the form's order; empty when it can.
  List<Why> whyNot() {
    var why = new ArrayList<Why>();
    if (mode == null) why.add(new Why(Where.MODE, Words.of("declare.why.mode")));
    if (name.isBlank()) why.add(new Why(Where.NAME, Words.of("declare.why.name")));
    if (!began.isBlank() && !isNow() && moment() == null)
      why.add(new Why(Where.BEGAN, Words.of("declare.why.began")));
    if (mode == Mode.REHEARSAL && factor().isEmpty())
      why.add(new Why(Where.SPEED, Words.of("declare.why.speed")));
    if (mode == Mode.LIVE && !Consent.given(plan.folder(), typedPlan))
      why.add(new Why(Where.PLAN, Words.of("declare.why.plan", Consent.word(plan.folder()))));
    return why;
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
