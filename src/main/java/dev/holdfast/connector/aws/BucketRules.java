package dev.holdfast.connector.aws;

import dev.holdfast.connector.RecoveryPoints.AgeRule;
import dev.holdfast.connector.aws.Sense.Look;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Transition;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;

/// The lifecycle rules of a bucket, as far as they concern one prefix.
final class BucketRules {
  /// The tag by which rules tell dumps of a day, a week and a month apart.
  private static final String TIER = "tier";

  private static final Set<TransitionStorageClass> ARCHIVES =
      Set.of(TransitionStorageClass.GLACIER, TransitionStorageClass.DEEP_ARCHIVE);

  private BucketRules() {}

  /// The storage classes that cannot be read before they are fetched back, by name.
  static Set<String> archives() {
    return ARCHIVES.stream()
        .map(TransitionStorageClass::toString)
        .collect(java.util.stream.Collectors.toSet());
  }

  /// Those in force that concern anything below the prefix.
  static List<LifecycleRule> read(Look look, String bucket, String prefix) {
    try {
      return look
          .aws()
          .s3()
          .getBucketLifecycleConfiguration(ask -> ask.bucket(bucket))
          .rules()
          .stream()
          .filter(rule -> rule.status() == ExpirationStatus.ENABLED)
          .filter(rule -> prefix.startsWith(start(rule)) || start(rule).startsWith(prefix))
          .toList();
    } catch (AwsServiceException answer) {
      if (Failures.code(answer).equals("NoSuchLifecycleConfiguration")) return List.of();
      throw answer;
    }
  }

  /// What they do with what is old. A rule for a part of the prefix, or by other tags, says nothing
  /// of all.
  static List<AgeRule> ages(List<LifecycleRule> rules, String prefix) {
    var ages = new ArrayList<AgeRule>();
    for (var rule : rules) {
      var tier = tier(rule);
      if (tier.isEmpty() || !prefix.startsWith(start(rule))) continue;
      var removed =
          Optional.ofNullable(rule.expiration()).map(gone -> gone.days()).map(Duration::ofDays);
      var archived =
          rule.transitions().stream()
              .filter(move -> ARCHIVES.contains(move.storageClass()))
              .map(Transition::days)
              .filter(Objects::nonNull)
              .map(Duration::ofDays)
              .min(Duration::compareTo);
      if (removed.isEmpty() && archived.isEmpty()) continue;
      ages.add(new AgeRule(tier.get(), removed.orElse(null), archived.orElse(null)));
    }
    return ages;
  }

  // Rules that were made before there were filters have their prefix beside them.
  @SuppressWarnings("deprecation")
  private static String start(LifecycleRule rule) {
    var filter = rule.filter();
    if (filter == null) return Objects.requireNonNullElse(rule.prefix(), "");
    var both = filter.and();
    var start = both == null ? filter.prefix() : both.prefix();
    return start == null ? "" : start;
  }

  /// Empty text: for all tiers; empty: by tags that are no tier.
  private static Optional<String> tier(LifecycleRule rule) {
    var tags = new ArrayList<Tag>();
    var filter = rule.filter();
    if (filter != null && filter.tag() != null) tags.add(filter.tag());
    if (filter != null && filter.and() != null) tags.addAll(filter.and().tags());
    if (tags.isEmpty()) return Optional.of("");
    if (tags.size() > 1 || !tags.getFirst().key().equals(TIER)) return Optional.empty();
    return Optional.of(tags.getFirst().value());
  }
}
