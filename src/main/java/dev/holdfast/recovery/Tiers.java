package dev.holdfast.recovery;

import dev.holdfast.connector.RecoveryPoints.AgeRule;
import dev.holdfast.kernel.Durations;
import dev.holdfast.plan.Paper;
import dev.holdfast.recovery.Shortfall.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares what a backup keeps, tier by tier, with the rules that remove and archive what is old.
final class Tiers {
  /// Such as `weekly backups move to Glacier at 30 days`.
  private static final Pattern ARCHIVE =
      Pattern.compile("glacier(?:(?!\\band\\b|\\bthen\\b|[,;.])\\D)*(\\d{1,5})\\s*day");

  /// Such as `after 30 days, weekly backups go to Glacier`.
  private static final Pattern DAYS_FIRST =
      Pattern.compile("(\\d{1,5})\\s*days?\\b(?:(?!expir|delet|remov|;)\\D)*glacier");

  /// Such as `to Glacier, that is after 90 days`.
  private static final Pattern DAYS_LATER = Pattern.compile("glacier\\D*(\\d{1,5})\\s*day");

  private static final List<Pattern> ALL = List.of(ARCHIVE, DAYS_FIRST, DAYS_LATER);

  private static final Pattern YEARS = Pattern.compile("(\\d{1,3})\\s*y(?:ears?)?");

  private final Paper.Backup backup;
  private final List<AgeRule> rules;

  Tiers(Paper.Backup backup, List<AgeRule> rules) {
    this.backup = backup;
    this.rules = rules;
  }

  /// One thing that is not as promised.
  ///
  /// @param promise of the plan, such as `keep weekly: 90 d`
  record Gap(String code, Severity severity, String promise, String what, String next) {}

  List<Gap> gaps() {
    var gaps = new ArrayList<Gap>();
    backup.keep().forEach((tier, text) -> age(text).ifPresent(age -> kept(gaps, tier, age)));
    for (var line : backup.lifecycle()) archived(line).ifPresent(gaps::add);
    return gaps;
  }

  /// How long a plan keeps something: as durations are written, and in years of 365 days; empty for
  /// words such as `all`.
  static Optional<Duration> age(String text) {
    var years = YEARS.matcher(text.strip());
    if (!years.matches()) return Durations.parse(text);
    return Optional.of(Duration.ofDays(365L * Long.parseLong(years.group(1))));
  }

  private void kept(List<Gap> gaps, String tier, Duration age) {
    var promise = "keep %s: %s".formatted(tier, Durations.exact(age));
    var removed = concern(tier).flatMap(rule -> Optional.ofNullable(rule.removed()).stream());
    var first = removed.min(Duration::compareTo);
    if (first.isEmpty()) {
      // Without any rule the backup's own script may remove what is old.
      if (rules.isEmpty()) return;
      gaps.add(
          new Gap(
              "kept-longer",
              Severity.NOTE,
              promise,
              "no rule removes %s points of '%s': they stay for ever"
                  .formatted(tier, backup.title()),
              "add the rule, or correct the plan"));
    } else if (first.get().compareTo(age) < 0) {
      gaps.add(
          new Gap(
              "kept-too-short",
              Severity.BROKEN,
              promise,
              "%s points of '%s' are removed after %s"
                  .formatted(tier, backup.title(), Durations.exact(first.get())),
              "raise the days of the rule"));
    }
  }

  /// A line of the plan that names Glacier and days; other lines are for people.
  private Optional<Gap> archived(String line) {
    var said = line.toLowerCase(Locale.ROOT);
    var found = ALL.stream().map(one -> one.matcher(said)).filter(Matcher::find).findFirst();
    if (found.isEmpty()) return Optional.empty();
    var wanted = Duration.ofDays(Long.parseLong(found.get().group(1)));
    var tier =
        backup.keep().keySet().stream()
            .filter(one -> said.contains(one.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElse("");
    var moves =
        concern(tier)
            .flatMap(rule -> Optional.ofNullable(rule.archived()).stream())
            .min(Duration::compareTo);
    if (moves.filter(wanted::equals).isPresent()) return Optional.empty();
    var says =
        moves
            .map(after -> "move to Glacier after " + Durations.exact(after))
            .orElse("are never moved to Glacier");
    return Optional.of(
        new Gap(
            "not-archived",
            Severity.BROKEN,
            "lifecycle: " + line,
            "%spoints of '%s' %s".formatted(tier.isEmpty() ? "" : tier + " ", backup.title(), says),
            "put the lifecycle of the plan in force"));
  }

  private java.util.stream.Stream<AgeRule> concern(String tier) {
    return rules.stream().filter(rule -> rule.tier().isEmpty() || rule.tier().equals(tier));
  }
}
