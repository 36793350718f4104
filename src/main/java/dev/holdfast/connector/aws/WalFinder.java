package dev.holdfast.connector.aws;

import dev.holdfast.connector.BaseBackup;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.StatedMoment;
import dev.holdfast.connector.WalArchive;
import dev.holdfast.connector.aws.Sense.Look;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Base backups and WAL of PostgreSQL in a bucket.
final class WalFinder {
  /// So many of the newest are asked where their WAL starts; the others only for their size.
  private static final int ASKED = 5;

  private static final Pattern START = Pattern.compile("\"start_wal\"\\s*:\\s*\"([0-9A-F]{24})\"");

  private WalFinder() {}

  static Found find(Look look, Function<String, Site> other) {
    var basePrefix = look.text("base-prefix");
    var walPrefix = look.text("wal-prefix");
    var parts = BucketFinders.list(look, basePrefix, "");
    var segments = BucketFinders.list(look, walPrefix, "");
    if (parts.isEmpty()) return BucketFinders.tooMany(look, basePrefix);
    if (segments.isEmpty()) return BucketFinders.tooMany(look, walPrefix);
    var archived =
        segments.get().stream()
            .map(
                one ->
                    new WalArchive.Segment(
                        one.key().substring(walPrefix.length()), one.lastModified(), one.size()))
            .toList();
    return WalArchive.read(
        bases(look, parts.get()), archived, "s3://" + look.text("bucket"), look.clock().now());
  }

  /// @param parts newest first
  private static List<BaseBackup> bases(Look look, List<S3Object> parts) {
    var folders = new HashMap<String, List<BaseBackup.File>>();
    for (var part : parts) {
      folders
          .computeIfAbsent(folder(part), _ -> new ArrayList<>())
          .add(new BaseBackup.File(file(part), part.size()));
    }
    var bases = new ArrayList<BaseBackup>();
    for (var marker : parts) {
      if (!file(marker).equals(BaseBackup.MARKER)) continue;
      var folder = folder(marker);
      var written = marker.lastModified();
      bases.add(
          new BaseBackup(
              StatedMoment.older(folder, written).orElse(written),
              bases.size() < ASKED ? start(look, marker) : "",
              folder,
              folders.getOrDefault(folder, List.of())));
    }
    return bases;
  }

  private static String folder(S3Object object) {
    return object.key().substring(0, Math.max(0, object.key().lastIndexOf('/')));
  }

  private static String file(S3Object object) {
    return object.key().substring(object.key().lastIndexOf('/') + 1);
  }

  /// The marker file is small; one that is not is none.
  private static String start(Look look, S3Object object) {
    if (object.size() == 0 || object.size() > 65_536) return "";
    var text =
        look.aws()
            .s3()
            .getObjectAsBytes(ask -> ask.bucket(look.text("bucket")).key(object.key()))
            .asString(StandardCharsets.UTF_8);
    var found = START.matcher(text);
    return found.find() ? found.group(1) : "";
  }
}
