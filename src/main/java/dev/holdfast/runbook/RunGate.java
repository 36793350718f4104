package dev.holdfast.runbook;

import dev.holdfast.estate.Footing;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Mode;
import dev.holdfast.kernel.Problem;
import java.util.Optional;

/// What may leave the laptop in one run: nothing while it is offline, and in a drill nothing that
/// leans on what was marked as down. That is how the failure of a Region is practised.
final class RunGate implements Gate {
  private final Traffic traffic;
  private final Ledger ledger;
  private final Footing footing;

  RunGate(Traffic traffic, Ledger ledger) {
    this.traffic = traffic;
    this.ledger = ledger;
    this.footing = new Footing(ledger.read(Fold::plan));
  }

  @Override
  public Optional<Problem> refusal(Errand errand) {
    return traffic.refusal().or(() -> down(errand));
  }

  @Override
  public boolean accepts(String target) {
    return ledger.read(fold -> fold.acceptedTargets().containsKey(target));
  }

  private Optional<Problem> down(Errand errand) {
    if (ledger.read(Fold::mode) != Mode.DRILL) return Optional.empty();
    var target = errand.place().map(place -> place.id()).orElse(null);
    for (var down : ledger.read(fold -> fold.circumstances().down())) {
      var why = footing.errand(errand.name(), target, errand.args().values(), down.what());
      if (why.isPresent()) return why.map(text -> problem(down.what().name(), text));
    }
    return Optional.empty();
  }

  private static Problem problem(String name, String why) {
    return Problem.of(
        Gate.Refused.CODE,
        "Refused: %s is down in this drill, and %s".formatted(name, why),
        "It was not sent; a drill of a failure counts on nothing that would have failed",
        "go another way, as in the real failure, or skip it with a reason");
  }
}
