package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome.Done;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ecs.model.Service;

/// The actions that only read.
final class Lookups {
  private Lookups() {}

  static final Map<String, Deed> ALL =
      Map.of(
          "aws.ecs.describe-services", new Lookup("Reads the service", Lookups::service),
          "aws.elbv2.describe-target-health", new Lookup("Reads target health", Lookups::targets),
          "aws.rds.describe-db-instances", new Lookup("Reads the database", Lookups::instance),
          "aws.rds.describe-db-snapshots", new Lookup("Lists snapshots", Lookups::snapshots),
          "aws.cloudwatch.describe-alarms", new Lookup("Reads alarms", Lookups::alarms),
          "aws.s3.list-objects", new Lookup("Lists objects", Lookups::objects),
          "aws.logs.filter-log-events", new Lookup("Searches the log", LogSearch::events));

  private static Done service(Call call, Site site) {
    Service service =
        EcsServices.need(
            site.look().ecs(), call.args().text("cluster"), call.args().text("service"));
    return new Done(
        service.runningCount()
            + " of "
            + service.desiredCount()
            + " tasks run, "
            + EcsServices.shortName(service.taskDefinition()),
        Map.of(
            "running-count", (long) service.runningCount(),
            "desired-count", (long) service.desiredCount(),
            "task-definition", service.taskDefinition()));
  }

  private static Done targets(Call call, Site site) {
    var seen = Targets.read(site.look().balancing(), call.args().text("target-group"));
    return new Done(seen.words(), Map.of("healthy", seen.healthy(), "total", seen.total()));
  }

  private static Done instance(Call call, Site site) {
    var found = Databases.need(site.look().rds(), call.args().text("db-instance-identifier"));
    var out = new HashMap<String, Object>();
    put(out, "status", found.dbInstanceStatus());
    if (found.endpoint() != null) {
      put(out, "endpoint", found.endpoint().address());
      put(
          out,
          "port",
          Optional.ofNullable(found.endpoint().port()).map(Long::valueOf).orElse(null));
    }
    put(out, "latest-restorable-time", found.latestRestorableTime());
    put(
        out,
        "backup-retention-period",
        Optional.ofNullable(found.backupRetentionPeriod()).map(Long::valueOf).orElse(null));
    return new Done(
        found.dbInstanceIdentifier()
            + " is "
            + found.dbInstanceStatus()
            + ", restorable up to "
            + Optional.ofNullable(found.latestRestorableTime()).map(Instant::toString).orElse("?"),
        out);
  }

  private static void put(Map<String, Object> out, String name, @Nullable Object value) {
    if (value != null) out.put(name, value);
  }

  private static Done snapshots(Call call, Site site) {
    var args = call.args();
    var instance = args.text("db-instance-identifier");
    var page = args.has("max-records") ? args.integer("max-records") : 100;
    var before = args.has("created-before") ? args.instant("created-before") : Instant.MAX;
    var all =
        Databases.available(site.look().rds(), instance, page)
            .filter(snapshot -> Databases.dataFrom(snapshot).isBefore(before))
            .toList();
    var newest =
        all.stream()
            .max(Comparator.comparing(Databases::dataFrom))
            .orElseThrow(() -> none("snapshot of " + instance, before));
    return new Done(
        all.size()
            + " available, newest "
            + newest.dbSnapshotIdentifier()
            + " of "
            + Databases.dataFrom(newest),
        Map.of(
            "newest-snapshot", newest.dbSnapshotIdentifier(),
            "newest-snapshot-arn", newest.dbSnapshotArn(),
            "newest-snapshot-time", Databases.dataFrom(newest),
            "count", (long) all.size()));
  }

  private static Done alarms(Call call, Site site) {
    var prefix = call.args().textOr("prefix", null);
    var names =
        site
            .look()
            .cloudWatch()
            .describeAlarmsPaginator(
                ask -> ask.stateValue(StateValue.ALARM).alarmNamePrefix(prefix))
            .metricAlarms()
            .stream()
            .map(alarm -> alarm.alarmName())
            .sorted()
            .toList();
    return new Done(
        names.isEmpty() ? "no alarm rings" : names.size() + " ring: " + String.join(", ", names),
        Map.of("in-alarm", (long) names.size(), "names", names));
  }

  private static Done objects(Call call, Site site) {
    var args = call.args();
    var found = BucketObjects.find(site.look().s3(), args);
    var newest =
        found.newest().orElseThrow(() -> none("object in " + args.text("bucket"), Instant.MAX));
    return new Done(
        found.count() + " match, newest " + newest.key() + " of " + newest.lastModified(),
        Map.of(
            "newest-key", newest.key(),
            "newest-uri", "s3://" + args.text("bucket") + "/" + newest.key(),
            "newest-time", newest.lastModified(),
            "newest-size", newest.size(),
            "count", found.count()));
  }

  private static ProblemException none(String what, Instant before) {
    return new ProblemException(
        Problem.of(
            "aws.none",
            "There is no available "
                + what
                + (before.equals(Instant.MAX) ? "" : " from before " + before),
            "later steps would have nothing to work with",
            "look in the other Region, or choose another moment"));
  }
}
