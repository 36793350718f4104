package dev.holdfast.connector.aws;

import dev.holdfast.connector.Args;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.connector.Probe.Verdict;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBInstance;

/// `aws.rds.delete-db-instance`: throws data away only where the plan says so in words.
final class DeleteDatabase implements Deed {
  private static String instance(Call call) {
    return call.args().text("db-instance-identifier");
  }

  private static @Nullable String last(Args args) {
    return args.flag("skip-final-snapshot")
        ? null
        : args.textOr("final-db-snapshot-identifier", null);
  }

  private static Map<String, String> facts(Optional<DBInstance> found) {
    return Facts.of("instance", found.map(DBInstance::dbInstanceStatus).orElse("not there"));
  }

  @Override
  public Preview preview(Call call, Site site) {
    var args = call.args();
    var skip = args.flag("skip-final-snapshot");
    if (!skip && last(args) == null) {
      throw new ProblemException(
          Problem.of(
              "aws.final-snapshot",
              "Deleting " + instance(call) + " keeps no copy of its data",
              "neither a name for a final snapshot nor skip-final-snapshot: true is stated",
              "state final-db-snapshot-identifier in the plan"));
    }
    var found = Databases.find(site.look().rds(), instance(call));
    var draft =
        new Draft("Deletes database instance " + instance(call))
            .request("dBInstanceIdentifier", instance(call))
            .request("skipFinalSnapshot", skip)
            .request("finalDBSnapshotIdentifier", last(args))
            .now(facts(found))
            .after(Facts.of("instance", "not there"))
            .touches(
                "1 database instance"
                    + found.map(at -> " of " + at.allocatedStorage() + " GiB").orElse("")
                    + (skip ? ", no copy is kept" : ", a final snapshot is kept"),
                instance(call))
            .warn("its automated backups go with it");
    if (found.filter(at -> Boolean.TRUE.equals(at.deletionProtection())).isPresent()) {
      draft.warn("deletion protection is on: AWS will refuse");
    }
    return draft.build();
  }

  @Override
  public Outcome perform(Call call, Preview preview, Site site, Wire wire) {
    var args = call.args();
    var deleted =
        wire.send(
            () ->
                site.act()
                    .rds()
                    .deleteDBInstance(
                        ask ->
                            ask.dbInstanceIdentifier(instance(call))
                                .skipFinalSnapshot(args.flag("skip-final-snapshot"))
                                .finalDBSnapshotIdentifier(last(args))));
    return new Outcome.Done(
        instance(call)
            + " is "
            + Optional.ofNullable(deleted.dbInstance())
                .map(DBInstance::dbInstanceStatus)
                .orElse("deleting"),
        Map.of());
  }

  @Override
  public Probe probe(Call call, Preview preview, Site site) {
    var found = Databases.find(site.look().rds(), instance(call));
    var status = found.map(DBInstance::dbInstanceStatus).orElse("not there");
    var gone = found.isEmpty() || status.equals("deleting");
    return new Probe(
        gone ? Verdict.HAPPENED : Verdict.DID_NOT_HAPPEN,
        List.of("database instance " + instance(call)),
        List.of(instance(call) + ": " + status),
        Map.of());
  }
}
