package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Preview;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.HashMap;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBSnapshot;

/// Making a database snapshot under a name of ours, taken here or copied from another Region.
abstract class DatabaseSnapshot extends Named {
  abstract String snapshot(Call call);

  /// Whether the outputs say which moment the data is at.
  abstract boolean tellsMoment();

  @Override
  final String what(Call call) {
    return "database snapshot " + snapshot(call);
  }

  @Override
  final Optional<Thing> find(Call call, Preview preview, Site site) {
    return Databases.findSnapshot(site.look().rds(), snapshot(call)).map(this::thing);
  }

  private Thing thing(DBSnapshot found) {
    var outputs = new HashMap<String, Object>();
    outputs.put("snapshot", found.dbSnapshotIdentifier());
    outputs.put("snapshot-arn", found.dbSnapshotArn());
    var taken = found.snapshotCreateTime() != null || found.originalSnapshotCreateTime() != null;
    if (taken && tellsMoment()) outputs.put("recovery-point", Databases.dataFrom(found));
    return new Thing(
        "status " + found.status(),
        RdsRestore.tags(found.tagList()),
        outputs,
        taken ? "" : "status " + found.status() + ", not taken yet");
  }

  /// `aws.rds.create-db-snapshot`.
  static final class Taken extends DatabaseSnapshot {
    private static String instance(Call call) {
      return call.args().text("db-instance-identifier");
    }

    @Override
    boolean tellsMoment() {
      return true;
    }

    @Override
    String snapshot(Call call) {
      return call.args().text("db-snapshot-identifier");
    }

    @Override
    Draft draft(Call call, Site site) {
      var source = Databases.need(site.look().rds(), instance(call));
      return new Draft("Takes snapshot " + snapshot(call) + " of " + instance(call))
          .request("dBInstanceIdentifier", instance(call))
          .request("dBSnapshotIdentifier", snapshot(call))
          .request("tags", Marks.of(call))
          .touches(
              "1 new snapshot of " + source.allocatedStorage() + " GiB; nothing is changed",
              snapshot(call));
    }

    @Override
    void create(Call call, Site site, Wire wire) {
      wire.send(
          () ->
              site.act()
                  .rds()
                  .createDBSnapshot(
                      ask ->
                          ask.dbInstanceIdentifier(instance(call))
                              .dbSnapshotIdentifier(snapshot(call))
                              .tags(RdsRestore.marks(call))));
    }
  }

  /// `aws.rds.copy-db-snapshot`, sent to the Region that the copy is for.
  static final class Copied extends DatabaseSnapshot {
    private static String source(Call call) {
      return call.args().text("source-db-snapshot-identifier");
    }

    @Override
    boolean tellsMoment() {
      return false;
    }

    @Override
    String snapshot(Call call) {
      return call.args().text("target-db-snapshot-identifier");
    }

    @Override
    Draft draft(Call call, Site site) {
      var from = call.args().text("source-region");
      if (!source(call).startsWith("arn:") || !source(call).contains(":" + from + ":")) {
        throw new ProblemException(
            Problem.of(
                "aws.snapshot-arn",
                source(call) + " is not the ARN of a snapshot in " + from,
                "a plain name is looked up in the Region of the copy, where it does not exist",
                "give the ARN, such as the output snapshot-arn of the step that took it"));
      }
      return new Draft("Copies the snapshot from " + from + " to " + site.region())
          .request("sourceDBSnapshotIdentifier", source(call))
          .request("targetDBSnapshotIdentifier", snapshot(call))
          .request("sourceRegion", from)
          .request("kmsKeyId", call.args().textOr("kms-key-id", null))
          .request("tags", Marks.of(call))
          .touches("1 new snapshot; nothing that exists is changed", snapshot(call));
    }

    @Override
    void create(Call call, Site site, Wire wire) {
      var args = call.args();
      wire.send(
          () ->
              site.act()
                  .rds()
                  .copyDBSnapshot(
                      ask ->
                          ask.sourceDBSnapshotIdentifier(source(call))
                              .targetDBSnapshotIdentifier(snapshot(call))
                              .sourceRegion(args.text("source-region"))
                              .kmsKeyId(args.textOr("kms-key-id", null))
                              .tags(RdsRestore.marks(call))));
    }
  }
}
