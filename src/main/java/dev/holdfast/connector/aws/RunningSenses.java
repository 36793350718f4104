package dev.holdfast.connector.aws;

import static dev.holdfast.connector.aws.Sense.Seen.passesIf;
import static dev.holdfast.connector.aws.Sense.Seen.unknown;

import dev.holdfast.connector.aws.Sense.Look;
import dev.holdfast.connector.aws.Sense.Seen;
import dev.holdfast.kernel.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.rds.model.DBInstance;

/// Checks of what runs: services, targets, databases.
final class RunningSenses {
  private static final String NONE_WANTED = ", the service asks for none";

  private RunningSenses() {}

  static final Map<String, Sense> ALL =
      Map.of(
          "aws.ecs.running-count", RunningSenses::running,
          "aws.ecs.service-stable", RunningSenses::stable,
          "aws.elbv2.targets-healthy", RunningSenses::targets,
          "aws.elbv2.targets-unhealthy", RunningSenses::sick,
          "aws.rds.instance-status", look -> status(look, instance(look).dbInstanceStatus()),
          "aws.rds.instance-absent", RunningSenses::absent,
          "aws.rds.snapshot-status", RunningSenses::snapshot,
          "aws.rds.latest-restorable-time", RunningSenses::restorable,
          "aws.rds.backup-retention", RunningSenses::retention,
          "aws.rds.newest-snapshot", RunningSenses::newest);

  private static Optional<Service> service(Look look) {
    return EcsServices.find(look.aws().ecs(), look.text("cluster"), look.text("service"));
  }

  private static Seen running(Look look) {
    return service(look)
        .map(
            service -> {
              var wanted = look.number("is", service.desiredCount());
              var tasks = service.runningCount() + "/" + wanted + " tasks";
              if (unwanted(look, service)) return passesIf(false, tasks + NONE_WANTED);
              return passesIf(service.runningCount() == wanted, tasks)
                  .with(Map.of("running", (long) service.runningCount()));
            })
        .orElse(passesIf(false, "no such service"));
  }

  /// All of none run: nobody is served, and that is well only where the plan states it.
  private static boolean unwanted(Look look, Service service) {
    return service.desiredCount() == 0 && look.number("is", -1) < 0;
  }

  private static Seen stable(Look look) {
    var found = service(look);
    if (found.isEmpty()) return passesIf(false, "no such service");
    var service = found.get();
    var wanted = look.number("is", service.desiredCount());
    var tasks = service.runningCount() + "/" + wanted + " tasks";
    if (unwanted(look, service)) return passesIf(false, tasks + NONE_WANTED);
    if (service.deployments().size() != 1) {
      return passesIf(false, tasks + ", " + service.deployments().size() + " deployments");
    }
    var rollout = service.deployments().getFirst().rolloutState();
    var finished = rollout == DeploymentRolloutState.COMPLETED;
    var counts =
        service.runningCount() == wanted
            && service.desiredCount() == wanted
            && service.desiredCount() >= look.number("at-least", 0)
            && service.pendingCount() == 0;
    return passesIf(finished && counts, finished ? tasks : tasks + ", rollout " + rollout);
  }

  private static Seen targets(Look look) {
    var seen = Targets.read(look.aws().balancing(), look.text("target-group"));
    var least = look.number("is", Math.max(1, seen.total()));
    return passesIf(seen.healthy() >= least, seen.words())
        .with(Map.of("healthy", seen.healthy(), "total", seen.total()));
  }

  /// For `when:`, to do something only where it is needed.
  private static Seen sick(Look look) {
    var seen = Targets.read(look.aws().balancing(), look.text("target-group"));
    return passesIf(seen.total() == 0 || seen.healthy() < seen.total(), seen.words())
        .with(Map.of("healthy", seen.healthy(), "total", seen.total()));
  }

  private static DBInstance instance(Look look) {
    return Databases.need(look.aws().rds(), look.text("db-instance-identifier"));
  }

  private static Seen status(Look look, String status) {
    return passesIf(status.equals(look.is("available")), status);
  }

  private static Seen absent(Look look) {
    var found = Databases.find(look.aws().rds(), look.text("db-instance-identifier"));
    return found
        .map(instance -> passesIf(false, instance.dbInstanceStatus()))
        .orElse(passesIf(true, "not there"));
  }

  private static Seen snapshot(Look look) {
    var found = Databases.needSnapshot(look.aws().rds(), look.text("db-snapshot-identifier"));
    return status(look, found.status());
  }

  private static Seen restorable(Look look) {
    var at = instance(look).latestRestorableTime();
    return at == null
        ? passesIf(false, "no restorable time: automated backups are off")
        : young(look, at, look.args().duration("behind"), "");
  }

  private static Seen retention(Look look) {
    var days = instance(look).backupRetentionPeriod();
    if (days == null) return unknown("AWS states no retention");
    return passesIf(days >= look.number("is", 1), days + " days");
  }

  private static Seen newest(Look look) {
    return Databases.available(look.aws().rds(), look.text("db-instance-identifier"), 100)
        .max(Comparator.comparing(Databases::dataFrom))
        .map(
            found ->
                young(
                    look,
                    Databases.dataFrom(found),
                    look.args().duration("within"),
                    found.dbSnapshotIdentifier() + ", "))
        .orElse(passesIf(false, "no snapshot"));
  }

  /// Passes while something is no older than it may be.
  static Seen young(Look look, Instant at, Duration most, String prefix) {
    var age = Duration.between(at, look.clock().wall());
    return passesIf(age.compareTo(most) <= 0, prefix + Durations.words(age) + " old")
        .with(Map.of("at", at, "age-seconds", age.toSeconds()));
  }
}
