package dev.holdfast.recovery;

import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.RecoveryPoints.AgeRule;
import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.plan.Paper;
import dev.holdfast.recovery.Shortfall.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Compares how each point is kept with the storage class of the plan.
final class Keeping {
  private final Paper.Backup backup;
  private final Map<String, Object> facts;
  private final Instant now;

  Keeping(Paper.Backup backup, Map<String, Object> facts, Instant now) {
    this.backup = backup;
    this.facts = facts;
    this.now = now;
  }

  List<Tiers.Gap> gaps(PlaceReport report) {
    var gaps = new ArrayList<Tiers.Gap>();
    report.sound().flatMap(this::archived).ifPresent(gaps::add);
    var wanted = backup.storageClass();
    if (wanted != null) otherwise(report, wanted).ifPresent(gaps::add);
    return gaps;
  }

  /// The newest would be restored first.
  private Optional<Tiers.Gap> archived(Point newest) {
    if (!(facts.get(RecoveryPoints.FETCHED_FIRST) instanceof Set<?> archives)) {
      return Optional.empty();
    }
    // What is kept by its versions alone is not restored as a whole.
    if (newest.bytes() < 0 || newest.kept().equals(backup.storageClass())) return Optional.empty();
    if (!archives.contains(newest.kept())) return Optional.empty();
    return Optional.of(
        new Tiers.Gap(
            "archived",
            Severity.BROKEN,
            "that the newest point can be restored at once",
            "%s is kept as %s and must be fetched back first, which takes hours"
                .formatted(newest.evidence(), newest.kept()),
            "make a new one, and correct the rule that moved this one"));
  }

  private Optional<Tiers.Gap> otherwise(PlaceReport report, String wanted) {
    var moved = moved();
    var known =
        report.points().stream()
            .filter(point -> point.restorable() && !point.kept().isEmpty())
            .filter(point -> !point.at().isBefore(now.minus(moved)))
            .toList();
    var other = known.stream().filter(point -> !point.kept().equals(wanted)).toList();
    if (other.isEmpty()) return Optional.empty();
    var first = other.getFirst();
    return Optional.of(
        new Tiers.Gap(
            "storage-class",
            Severity.NOTE,
            "storage class " + wanted,
            "%d of %d points of '%s' are kept otherwise, the newest of them as %s: %s"
                .formatted(
                    other.size(), known.size(), backup.title(), first.kept(), first.evidence()),
            "correct the script or the plan"));
  }

  /// What is older a rule may have moved already.
  private Duration moved() {
    if (!(facts.get(RecoveryPoints.AGE_RULES) instanceof List<?> rules)) {
      return Duration.ofDays(36_500);
    }
    return rules.stream()
        .filter(AgeRule.class::isInstance)
        .map(AgeRule.class::cast)
        .map(AgeRule::archived)
        .filter(Objects::nonNull)
        .min(Duration::compareTo)
        .orElse(Duration.ofDays(36_500));
  }
}
