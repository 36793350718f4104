package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/// `aws.rds.restore-db-instance-from-db-snapshot`.
final class RestoreSnapshot extends RdsRestore {
  @Override
  String instance(Call call) {
    return call.args().text("db-instance-identifier");
  }

  private static String snapshot(Call call) {
    return call.args().text("db-snapshot-identifier");
  }

  @Override
  Optional<Instant> recoveryPoint(Call call, Site site) {
    try {
      return Databases.findSnapshot(site.look().rds(), snapshot(call)).map(Databases::dataFrom);
    } catch (SdkException unreadable) {
      // The instance is what counts here; its moment is shown as not known.
      return Optional.empty();
    }
  }

  @Override
  Draft draft(Call call, Site site) {
    var snapshot =
        Databases.findSnapshot(site.look().rds(), snapshot(call))
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(
                            "aws.not-found",
                            "There is no snapshot " + snapshot(call) + " in " + site.region(),
                            "there is nothing to restore from",
                            "list the snapshots of this Region; a copy has another name")));
    var draft =
        new Draft(
                "Restores "
                    + snapshot.dbSnapshotIdentifier()
                    + " (data of "
                    + Databases.dataFrom(snapshot)
                    + ") to new instance "
                    + instance(call))
            .request("dBInstanceIdentifier", instance(call))
            .request("dBSnapshotIdentifier", snapshot(call));
    if (!"available".equals(snapshot.status())) {
      draft.warn("the snapshot is " + snapshot.status() + ", AWS may refuse it");
    }
    return placed(draft, call);
  }

  @Override
  void create(Call call, Site site, Wire wire) {
    var args = call.args();
    wire.send(
        () ->
            site.act()
                .rds()
                .restoreDBInstanceFromDBSnapshot(
                    ask ->
                        ask.dbInstanceIdentifier(instance(call))
                            .dbSnapshotIdentifier(snapshot(call))
                            .dbSubnetGroupName(args.text("db-subnet-group-name"))
                            .vpcSecurityGroupIds(args.texts("vpc-security-group-ids"))
                            .dbParameterGroupName(args.textOr("db-parameter-group-name", null))
                            .dbInstanceClass(args.textOr("db-instance-class", null))
                            .multiAZ(multiAz(args))
                            .deletionProtection(protection(args))
                            .copyTagsToSnapshot(true)
                            .tags(marks(call))));
  }
}
