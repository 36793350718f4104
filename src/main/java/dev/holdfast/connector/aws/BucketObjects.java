package dev.holdfast.connector.aws;

import dev.holdfast.connector.Args;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The objects of a bucket that match, and the newest of them.
record BucketObjects(long count, Optional<S3Object> newest) {

  /// Reads `bucket`, `prefix`, `suffix`, `modified-before` and `min-size` of the arguments.
  static BucketObjects find(S3Client s3, Args args) {
    var suffix = args.find("suffix").map(String::valueOf).orElse("");
    var before = args.has("modified-before") ? args.instant("modified-before") : Instant.MAX;
    var least = args.has("min-size") ? args.integer("min-size") : 1L;
    var prefix = args.textOr("prefix", null);
    var count = 0L;
    Optional<S3Object> newest = Optional.empty();
    for (var object :
        s3.listObjectsV2Paginator(ask -> ask.bucket(args.text("bucket")).prefix(prefix))
            .contents()) {
      if (!object.key().endsWith(suffix)
          || object.size() < least
          || !object.lastModified().isBefore(before)) continue;
      count++;
      if (newest.isEmpty() || object.lastModified().isAfter(newest.get().lastModified())) {
        newest = Optional.of(object);
      }
    }
    return new BucketObjects(count, newest);
  }
}
