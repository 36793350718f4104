package dev.holdfast.connector.aws;

import dev.holdfast.connector.RecoveryPoints.Version;
import dev.holdfast.connector.aws.Sense.Look;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;

/// What a bucket holds now, object by object, each with its versions.
final class BucketVersions {
  private BucketVersions() {}

  /// Of each object, newest first. Where the versions cannot be listed, or are too many, the newest
  /// of each stands for all: a change then looks younger than the first that has not arrived.
  ///
  /// @param versions whether the bucket keeps any
  static Map<String, List<Version>> of(
      Look look, String prefix, List<S3Object> objects, boolean versions, int most) {
    var held = new HashMap<String, Set<Version>>();
    for (var object : objects) {
      var newest = new Version(object.lastModified(), text(object.eTag()), object.size());
      held.computeIfAbsent(object.key(), _ -> new LinkedHashSet<>()).add(newest);
    }
    if (versions && !held.isEmpty()) {
      for (var version : listed(look, prefix, most)) {
        var known = held.get(version.key());
        if (known == null) continue;
        known.add(new Version(version.lastModified(), text(version.eTag()), version.size()));
      }
    }
    var all = new HashMap<String, List<Version>>();
    held.forEach((key, known) -> all.put(key, sorted(known)));
    return all;
  }

  private static List<Version> sorted(Set<Version> versions) {
    return versions.stream().sorted(Comparator.comparing(Version::at).reversed()).toList();
  }

  private static List<ObjectVersion> listed(Look look, String prefix, int most) {
    var all = new ArrayList<ObjectVersion>();
    var bucket = look.text("bucket");
    try {
      for (var version :
          look.aws()
              .s3()
              .listObjectVersionsPaginator(ask -> ask.bucket(bucket).prefix(prefix))
              .versions()) {
        if (all.size() == most) return List.of();
        all.add(version);
      }
    } catch (AwsServiceException denied) {
      return List.of();
    }
    return all;
  }

  private static String text(String tag) {
    return Objects.requireNonNullElse(tag, "");
  }
}
