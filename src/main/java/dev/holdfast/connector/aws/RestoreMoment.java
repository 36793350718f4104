package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.time.Instant;
import java.util.Optional;

/// `aws.rds.restore-db-instance-to-point-in-time`.
final class RestoreMoment extends RdsRestore {
  @Override
  String instance(Call call) {
    return call.args().text("target-db-instance-identifier");
  }

  private static String source(Call call) {
    return call.args().text("source-db-instance-identifier");
  }

  @Override
  Optional<Instant> recoveryPoint(Call call, Site site) {
    return Optional.of(call.args().instant("restore-time"));
  }

  @Override
  Draft draft(Call call, Site site) {
    var moment = call.args().instant("restore-time");
    if (instance(call).equals(source(call))) {
      throw new ProblemException(
          Problem.of(
              "aws.source-is-target",
              "Source and target are both " + source(call),
              "a restore makes a new instance beside the old one",
              "choose another name for the new instance"));
    }
    var found = Databases.need(site.look().rds(), source(call));
    var latest = found.latestRestorableTime();
    if (latest == null || moment.isAfter(latest)) {
      throw new ProblemException(
          Problem.of(
              "aws.restore-time",
              source(call) + " cannot be restored to " + moment,
              latest == null
                  ? "it has no automated backups"
                  : "its latest restorable time is " + latest,
              "choose an earlier moment, or restore a snapshot"));
    }
    var draft =
        new Draft("Restores " + source(call) + " as of " + moment + " to new " + instance(call))
            .request("sourceDBInstanceIdentifier", source(call))
            .request("targetDBInstanceIdentifier", instance(call))
            .request("restoreTime", moment.toString());
    var born = found.instanceCreateTime();
    if (born != null && moment.isBefore(born)) {
      draft.warn("the moment is before the source instance was made, at " + born);
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
                .restoreDBInstanceToPointInTime(
                    ask ->
                        ask.sourceDBInstanceIdentifier(source(call))
                            .targetDBInstanceIdentifier(instance(call))
                            .restoreTime(args.instant("restore-time"))
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
