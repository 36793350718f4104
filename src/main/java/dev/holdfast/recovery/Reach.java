package dev.holdfast.recovery;

import dev.holdfast.kernel.Durations;
import dev.holdfast.plan.Paper;
import dev.holdfast.recovery.Shortfall.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Judges a store as a whole: how far its newest point lies behind, here and where it does not
/// live.
final class Reach {
  private final Objectives plan;
  private final StoreReport store;
  private final Instant now;

  Reach(Objectives plan, StoreReport store, Instant now) {
    this.plan = plan;
    this.store = store;
    this.now = now;
  }

  List<Shortfall> judge() {
    var all = new ArrayList<Shortfall>();
    var rpo = store.rpo();
    var words = plan.rpoWords(store.store());
    all.addAll(past(store.newest(), store.places(), Shortfall.PAST, words));
    var backups = plan.backups(store.store());
    var away = backups.stream().filter(plan::promisesElsewhere).toList();
    if (!away.isEmpty()) {
      var after = plan.afterLoss(away.getFirst());
      var places = store.places().stream().filter(place -> !place.home()).toList();
      all.addAll(past(store.elsewhere(), places, Shortfall.PAST_ELSEWHERE, after));
      if (rpo != null) cannot(away, rpo, after).ifPresent(all::add);
    }
    if (rpo != null) cannot(backups, rpo, words).ifPresent(all::add);
    return all;
  }

  private List<Shortfall> past(
      Optional<PlaceReport> newest, List<PlaceReport> among, String code, String objective) {
    var rpo = store.rpo();
    var unread = among.stream().anyMatch(place -> !place.known());
    // What is missing, or cannot be read, is said with its backup.
    if (newest.isEmpty() || rpo == null) return List.of();
    var age = Objects.requireNonNull(newest.get().age());
    if (age.compareTo(rpo) <= 0) return List.of();
    var point = newest.get().sound().orElseThrow();
    return List.of(
        new Shortfall(
            code,
            unread ? Severity.UNKNOWN : Severity.BROKEN,
            store.store(),
            "",
            newest.get().place(),
            objective,
            "the newest recovery point of %s that %s is %s old: %s"
                .formatted(
                    store.title(),
                    unread ? "could be read" : "can be restored",
                    Durations.words(age),
                    point.evidence()),
            unread ? "mend the access to what cannot be read" : "make a new one now"));
  }

  /// Not a fault of today: even when every run succeeds the objective is not kept.
  private Optional<Shortfall> cannot(List<Paper.Backup> backups, Duration rpo, String objective) {
    var best =
        backups.stream()
            .map(backup -> new Policy(plan, backup, now).atBest())
            .flatMap(Optional::stream)
            .min(java.util.Comparator.naturalOrder());
    if (best.isEmpty() || best.get().compareTo(rpo) <= 0) return Optional.empty();
    return Optional.of(
        new Shortfall(
            "cannot-keep",
            Severity.NOTE,
            store.store(),
            "",
            "",
            objective,
            "even when every run succeeds, up to %s of %s can be lost"
                .formatted(Durations.words(best.get()), store.title()),
            "back up more often, replicate, or change the objective"));
  }
}
