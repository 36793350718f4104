package dev.holdfast.recovery;

import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.RecoveryPoints.AgeRule;
import dev.holdfast.connector.RecoveryPoints.Flaw;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.kernel.Cron;
import dev.holdfast.kernel.Durations;
import dev.holdfast.plan.Paper;
import dev.holdfast.recovery.Shortfall.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Compares what one backup has at one place with the policy that the plan states for it.
final class Policy {
  private final Objectives plan;
  private final Paper.Backup backup;
  private final Instant now;

  Policy(Objectives plan, Paper.Backup backup, Instant now) {
    this.plan = plan;
    this.backup = backup;
    this.now = now;
  }

  Shortfall noReader() {
    return shortfall(
        "no-reader",
        Severity.UNKNOWN,
        "",
        objective(true),
        "nothing in the plan reads the recovery points of '%s'".formatted(backup.title()),
        "add 'points' to the backup, or look by hand");
  }

  List<Shortfall> judge(PlaceReport report, Found found) {
    return switch (found) {
      case Found.Unknown unknown ->
          List.of(
              shortfall(
                  "unread",
                  Severity.UNKNOWN,
                  report.place(),
                  objective(report.home()),
                  "the recovery points of '%s' cannot be read: %s"
                      .formatted(backup.title(), unknown.why()),
                  "mend the access, or look by hand"));
      case Found.Read read -> judge(report, read);
    };
  }

  private List<Shortfall> judge(PlaceReport report, Found.Read read) {
    var all = new ArrayList<Shortfall>();
    for (var flaw : read.flaws()) all.add(flaw(report, flaw));
    unsound(report).map(point -> flaw(report, point)).forEach(all::add);
    if (report.newest() == null && all.isEmpty()) {
      all.add(
          flaw(
              report,
              new Flaw(
                  "no-point", "there is no recovery point of '%s'".formatted(backup.title()))));
    }
    missed(report).ifPresent(all::add);
    spoiled(report).ifPresent(all::add);
    behind(report).ifPresent(all::add);
    facts(report, read.facts(), all);
    return all;
  }

  /// Those that stand before the newest sound one, so that they would be taken first.
  private static Stream<Flaw> unsound(PlaceReport report) {
    return report.points().stream()
        .takeWhile(point -> !point.restorable())
        .map(Point::flaw)
        .filter(java.util.Objects::nonNull)
        .distinct()
        .limit(3);
  }

  private Shortfall flaw(PlaceReport report, Flaw flaw) {
    if (flaw.code().equals(Replica.NOT_COMPARED)) {
      return shortfall(
          flaw.code(),
          Severity.UNKNOWN,
          report.place(),
          objective(report.home()),
          flaw.what(),
          "mend the access to the original, or look by hand");
    }
    return shortfall(
        flaw.code(),
        Severity.BROKEN,
        report.place(),
        objective(report.home()),
        flaw.what(),
        "make a new one, and find out what spoiled or kept back this one");
  }

  private String objective(boolean home) {
    return home || backup.target() == null ? plan.rpoWords(backup.of()) : plan.afterLoss(backup);
  }

  private Optional<Shortfall> missed(PlaceReport report) {
    var missed = report.adherence().due(Adherence.State.MISSED);
    if (missed.isEmpty()) return Optional.empty();
    var known = report.adherence().slots().size();
    return Optional.of(
        shortfall(
            "missed-run",
            Severity.BROKEN,
            report.place(),
            "schedule %s".formatted(backup.schedule()),
            "'%s' missed %d of its last %d runs, the last one at %s"
                .formatted(backup.title(), missed.size(), known, missed.getLast()),
            "run it now, and find out why the schedule did not"));
  }

  /// A job that fails and leaves an empty file each time looks, from afar, like one that runs.
  private Optional<Shortfall> spoiled(PlaceReport report) {
    var spoiled = report.adherence().due(Adherence.State.SPOILED);
    if (spoiled.isEmpty()) return Optional.empty();
    var last = spoiled.getLast();
    var why =
        report.points().stream()
            .filter(point -> !point.at().isBefore(last))
            .map(Point::flaw)
            .filter(java.util.Objects::nonNull)
            .reduce((_, older) -> older)
            .map(flaw -> ": " + flaw.what())
            .orElse("");
    return Optional.of(
        shortfall(
            "spoiled-run",
            Severity.BROKEN,
            report.place(),
            "schedule %s".formatted(backup.schedule()),
            "'%s': %d of its last %d runs left nothing that can be restored, the last one at %s%s"
                .formatted(
                    backup.title(), spoiled.size(), report.adherence().slots().size(), last, why),
            "run it now, and read what the job writes as it fails"));
  }

  /// What goes on all the time has a lag that the plan states.
  private Optional<Shortfall> behind(PlaceReport report) {
    var lag = backup.lag();
    var newest = report.newest();
    if (lag == null || newest == null || !"continuous".equals(backup.schedule())) {
      return Optional.empty();
    }
    if (newest.holds() == RecoveryPoints.Holds.ALL_IN_USE) return Optional.empty();
    // As it was when it was read: nobody knows how far it has come since.
    var age = Duration.between(newest.at(), report.seen());
    if (age.compareTo(lag.multipliedBy(2)) <= 0) return Optional.empty();
    return Optional.of(
        shortfall(
            "behind",
            Severity.BROKEN,
            report.place(),
            "lag of " + Durations.exact(lag),
            "'%s' is %s behind".formatted(backup.title(), Durations.words(age)),
            "find out what holds it up"));
  }

  private void facts(PlaceReport report, Map<String, Object> facts, List<Shortfall> all) {
    var place = report.place();
    if (facts.get(RecoveryPoints.VERSIONING) instanceof Boolean on && !on && wantsVersions()) {
      all.add(
          shortfall(
              "versioning-off",
              Severity.BROKEN,
              place,
              objective(report.home()) + ", by versions",
              "the bucket of '%s' keeps no versions: what is overwritten or deleted is gone"
                  .formatted(backup.title()),
              "turn versioning on"));
    }
    if (facts.get(RecoveryPoints.KEPT) instanceof Duration kept) {
      shortest()
          .filter(tier -> kept.compareTo(tier.age()) < 0)
          .ifPresent(
              tier ->
                  all.add(
                      shortfall(
                          "kept-too-short",
                          Severity.BROKEN,
                          place,
                          "keep %s: %s".formatted(tier.name(), Durations.exact(tier.age())),
                          "'%s' is kept for %s".formatted(backup.title(), Durations.exact(kept)),
                          "raise the retention")));
    }
    if (facts.get(RecoveryPoints.LIFECYCLE) instanceof Boolean on
        && !on
        && report.home()
        && !backup.lifecycle().isEmpty()) {
      all.add(
          shortfall(
              "no-lifecycle",
              Severity.BROKEN,
              place,
              "lifecycle: " + String.join("; ", backup.lifecycle()),
              "'%s' has no rule for what is old".formatted(backup.title()),
              "put the lifecycle of the plan in force"));
    }
    if (facts.get(RecoveryPoints.AGE_RULES) instanceof List<?> rules && report.home()) {
      var ages = rules.stream().filter(AgeRule.class::isInstance).map(AgeRule.class::cast).toList();
      // That there is no rule at all is told above, once.
      var gaps =
          Boolean.FALSE.equals(facts.get(RecoveryPoints.LIFECYCLE))
              ? List.<Tiers.Gap>of()
              : new Tiers(backup, ages).gaps();
      for (var gap : gaps) {
        all.add(
            shortfall(gap.code(), gap.severity(), place, gap.promise(), gap.what(), gap.next()));
      }
    }
    for (var gap : new Keeping(backup, facts, now).gaps(report)) {
      all.add(shortfall(gap.code(), gap.severity(), place, gap.promise(), gap.what(), gap.next()));
    }
  }

  private boolean wantsVersions() {
    return backup.kind().contains("version")
        || "enabled".equalsIgnoreCase(String.valueOf(backup.settings().get("versioning")));
  }

  private record Tier(String name, Duration age) {}

  private Optional<Tier> shortest() {
    return backup.keep().entrySet().stream()
        .flatMap(
            entry -> Tiers.age(entry.getValue()).map(age -> new Tier(entry.getKey(), age)).stream())
        .min(java.util.Comparator.comparing(Tier::age));
  }

  /// The longest that its newest point may be behind when all runs succeed; empty where the plan
  /// does not say.
  Optional<Duration> atBest() {
    var schedule = Optional.ofNullable(backup.schedule());
    var gap = schedule.flatMap(Cron::parse).flatMap(cron -> cron.longestGap(now));
    if (gap.isPresent() && !String.valueOf(backup.restores()).startsWith("point-in-time")) {
      return gap;
    }
    return Optional.ofNullable(backup.lag());
  }

  private Shortfall shortfall(
      String code, Severity severity, String place, String objective, String what, String next) {
    return new Shortfall(code, severity, backup.of(), backup.id(), place, objective, what, next);
  }
}
