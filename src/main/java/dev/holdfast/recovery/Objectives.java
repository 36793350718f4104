package dev.holdfast.recovery;

import dev.holdfast.kernel.Durations;
import dev.holdfast.plan.Component;
import dev.holdfast.plan.Paper;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Target;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a plan says of its stores: which there are, what they may lose, where they live.
final class Objectives {
  private final Plan plan;

  Objectives(Plan plan) {
    this.plan = plan;
  }

  /// In the plan's order.
  Set<String> stores() {
    var stores = new LinkedHashSet<String>();
    plan.backups().forEach(backup -> stores.add(backup.of()));
    return stores;
  }

  String title(String store) {
    return plan.component(store)
        .map(Component::title)
        .or(() -> objective(store).map(Paper.Objective::title))
        .orElse(store);
  }

  @Nullable Duration rpo(String store) {
    var component = plan.component(store).map(Component::rpo);
    return component.isPresent()
        ? component.get()
        : objective(store).map(Paper.Objective::rpo).orElse(null);
  }

  private Optional<Paper.Objective> objective(String store) {
    return plan.objectives().stream().filter(one -> one.id().equals(store)).findFirst();
  }

  /// Region of a target, else its id: what is lost together.
  String place(@Nullable String target) {
    if (target == null) return "";
    return plan.target(target)
        .map(Target::settings)
        .map(settings -> settings.get("region"))
        .map(String::valueOf)
        .orElse(target);
  }

  /// Where the store normally lives: anywhere but where the plan puts a copy of another place.
  boolean home(Paper.Backup backup, @Nullable String target) {
    if (target == null) return true;
    var copied = backup.copies().stream().anyMatch(copy -> target.equals(copy.target()));
    return !copied || place(target).equals(place(backup.target()));
  }

  /// Whether the plan promises a copy where the store does not live.
  boolean promisesElsewhere(Paper.Backup backup) {
    return backup.copies().stream()
        .anyMatch(copy -> copy.target() != null && !home(backup, copy.target()));
  }

  List<Paper.Backup> backups(String store) {
    return plan.backups().stream().filter(backup -> backup.of().equals(store)).toList();
  }

  /// In words, for a shortfall.
  String rpoWords(String store) {
    var rpo = rpo(store);
    if (rpo == null) return "that the store can be restored";
    return rpo.isZero() ? "RPO of 0 (no loss)" : "RPO of " + Durations.exact(rpo);
  }

  String afterLoss(Paper.Backup backup) {
    return rpoWords(backup.of())
        + " after the loss of "
        + place(Objects.requireNonNull(backup.target()));
  }
}
