package dev.holdfast.connector.aws;

import dev.holdfast.connector.RecoveryPoints.Flaw;
import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.connector.aws.Sense.Look;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Tells by its first bytes whether an object is what its name says: a program that failed leaves
/// its message under the name of the dump.
final class FirstBytes {
  private static final String GZIP = "1f8b";
  private static final String MONGODB = "6de29981";

  /// By the end of the name, how such a file begins, in hexadecimal digits.
  private static final Map<String, List<String>> BEGINNINGS =
      Map.of(
          ".gz", List.of(GZIP, MONGODB),
          ".tgz", List.of(GZIP),
          ".rdb", List.of(text("REDIS")),
          ".zst", List.of("28b52ffd"),
          ".xz", List.of("fd377a585a00"),
          ".bz2", List.of(text("BZh")),
          ".lz4", List.of("04224d18"),
          ".zip", List.of(text("PK")),
          ".dump", List.of(text("PGDMP"), text("--"), text("\n--"), GZIP, "28b52ffd", MONGODB));

  /// Other programs may call theirs a dump too: only what is as small as a message is doubted.
  private static final Map<String, Long> DOUBTED_BELOW = Map.of(".dump", 10_000L);

  private static final int READ = 16;

  private FirstBytes() {}

  private static String text(String beginning) {
    return HexFormat.of().formatHex(beginning.getBytes(StandardCharsets.UTF_8));
  }

  private static String end(String key) {
    var dot = key.lastIndexOf('.');
    return dot < 0 ? "" : key.substring(dot).toLowerCase(Locale.ROOT);
  }

  /// The point of an object, flawed where the object is something else. What cannot be opened is
  /// said beside it: whoever restores may be allowed more.
  static Point looked(Look look, S3Object object, Point point) {
    var end = end(object.key());
    var beginnings = BEGINNINGS.getOrDefault(end, List.of());
    if (beginnings.isEmpty() || object.size() == 0) return point;
    if (object.size() >= DOUBTED_BELOW.getOrDefault(end, Long.MAX_VALUE)) return point;
    try {
      var begins = HexFormat.of().formatHex(read(look, object));
      if (beginnings.stream().anyMatch(begins::startsWith)) return point;
    } catch (SdkException closed) {
      return point.movedTo(
          point.at(),
          "which could not be opened (%s)"
              .formatted(Failures.problem("open it", look.site(), closed).what()));
    }
    return point.flawed(
        new Flaw(
            "wrong-content",
            "%s is not what its name says: it does not begin as a %s file"
                .formatted(point.evidence(), end)));
  }

  private static byte[] read(Look look, S3Object object) {
    var bytes =
        look.aws()
            .s3()
            .getObjectAsBytes(
                ask ->
                    ask.bucket(look.text("bucket"))
                        .key(object.key())
                        .range("bytes=0-" + (READ - 1)))
            .asByteArray();
    return Arrays.copyOf(bytes, Math.min(READ, bytes.length));
  }
}
