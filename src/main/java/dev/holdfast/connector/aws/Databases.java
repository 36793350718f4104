package dev.holdfast.connector.aws;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.Tag;

/// Reads of database instances and snapshots.
final class Databases {
  private Databases() {}

  static DBInstance need(RdsClient rds, String instance) {
    return rds.describeDBInstances(ask -> ask.dbInstanceIdentifier(instance))
        .dbInstances()
        .getFirst();
  }

  static Optional<DBInstance> find(RdsClient rds, String instance) {
    try {
      return Optional.of(need(rds, instance));
    } catch (DbInstanceNotFoundException absent) {
      return Optional.empty();
    }
  }

  static DBSnapshot needSnapshot(RdsClient rds, String snapshot) {
    return rds.describeDBSnapshots(ask -> ask.dbSnapshotIdentifier(snapshot))
        .dbSnapshots()
        .getFirst();
  }

  static Optional<DBSnapshot> findSnapshot(RdsClient rds, String snapshot) {
    try {
      return Optional.of(needSnapshot(rds, snapshot));
    } catch (DbSnapshotNotFoundException absent) {
      return Optional.empty();
    }
  }

  /// Available snapshots of an instance, page by page; AWS takes pages of 20 to 100 only.
  static Stream<DBSnapshot> available(RdsClient rds, String instance, long page) {
    return rds
        .describeDBSnapshotsPaginator(
            ask -> ask.dbInstanceIdentifier(instance).maxRecords((int) Math.clamp(page, 20L, 100L)))
        .dbSnapshots()
        .stream()
        .filter(snapshot -> "available".equals(snapshot.status()));
  }

  /// The moment the data of a snapshot is at. A copy was created later than its data.
  static Instant dataFrom(DBSnapshot snapshot) {
    return Stream.of(snapshot.originalSnapshotCreateTime(), snapshot.snapshotCreateTime())
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  static Optional<String> tag(List<Tag> tags, String name) {
    return tags.stream().filter(tag -> tag.key().equals(name)).map(Tag::value).findFirst();
  }
}
