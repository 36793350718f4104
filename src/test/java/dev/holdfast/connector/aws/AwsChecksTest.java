package dev.holdfast.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Reading.State;
import dev.holdfast.peers.ContractorLensEstate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every check on a healthy estate, and what it says where things are not as wanted.
final class AwsChecksTest extends OnMoto {
  private static final Map<String, Object> DATABASE =
      Map.of("db-instance-identifier", "contractorlens-db");
  private static final Map<String, Object> SERVICE =
      Map.of("cluster", "contractorlens", "service", "contractorlens");
  private static final Map<String, Object> BUCKET =
      Map.of("bucket", "contractorlens-terraform-state");
  private static final Map<String, Object> LOG = Map.of("log-group", "/ecs/contractorlens");

  private void says(State state, String value, String check, Map<String, Object> args) {
    var reading = bench.read(WEST, check, args);
    assertThat(reading.state()).as(check + " says " + reading.value()).isEqualTo(state);
    assertThat(reading.value()).as(check).contains(value);
  }

  private static Map<String, Object> and(Map<String, Object> args, Object... more) {
    var all = new HashMap<>(args);
    for (int i = 0; i < more.length; i += 2) all.put(String.valueOf(more[i]), more[i + 1]);
    return all;
  }

  @Test
  void sensesWhatRuns() {
    says(State.PASSING, "2/2", "aws.ecs.running-count", and(SERVICE, "is", 2L));
    says(State.FAILING, "2/4", "aws.ecs.running-count", and(SERVICE, "is", "4"));
    says(State.FAILING, "rollout", "aws.ecs.service-stable", SERVICE);
    says(State.FAILING, "no such", "aws.ecs.service-stable", and(SERVICE, "service", "none"));
    var group = Map.<String, Object>of("target-group", "contractorlens");
    says(State.PASSING, "2/2", "aws.elbv2.targets-healthy", group);
    says(State.FAILING, "2/2", "aws.elbv2.targets-healthy", and(group, "is", 3L));
    says(State.FAILING, "not there", "aws.elbv2.targets-healthy", Map.of("target-group", "none"));
  }

  @Test
  void allOfNoneIsNotWellUnlessItIsWanted() {
    var light =
        Map.<String, Object>of("cluster", "contractorlens-dr", "service", "contractorlens-dr");
    for (var check : List.of("aws.ecs.running-count", "aws.ecs.service-stable")) {
      var reading = bench.read(ContractorLensEstate.RECOVERY, check, light);
      assertThat(reading.state()).as(reading.value()).isEqualTo(State.FAILING);
      assertThat(reading.value()).isEqualTo("0/0 tasks, the service asks for none");
    }
    var wanted =
        bench.read(ContractorLensEstate.RECOVERY, "aws.ecs.running-count", and(light, "is", 0L));
    assertThat(wanted.state()).as(wanted.value()).isEqualTo(State.PASSING);
  }

  @Test
  void sensesDatabases() {
    var none = Map.<String, Object>of("db-instance-identifier", "none");
    says(State.PASSING, "available", "aws.rds.instance-status", and(DATABASE, "is", "available"));
    says(State.FAILING, "not there", "aws.rds.instance-status", none);
    says(State.PASSING, "not there", "aws.rds.instance-absent", none);
    says(State.FAILING, "available", "aws.rds.instance-absent", DATABASE);
    says(
        State.PASSING,
        "available",
        "aws.rds.snapshot-status",
        Map.of("db-snapshot-identifier", "contractorlens-newest"));
    var hour = Duration.ofHours(1);
    says(State.PASSING, "", "aws.rds.latest-restorable-time", and(DATABASE, "behind", hour));
    says(State.PASSING, "30 days", "aws.rds.backup-retention", and(DATABASE, "is", 30L));
    says(State.FAILING, "30 days", "aws.rds.backup-retention", and(DATABASE, "is", 31L));
    says(
        State.PASSING,
        "contractorlens-newest",
        "aws.rds.newest-snapshot",
        and(DATABASE, "within", hour));
  }

  @Test
  void sensesTheNetwork() {
    var group = Map.<String, Object>of("group", id("service-group"));
    says(State.FAILING, "2 rules", "aws.ec2.security-group-isolated", group);
    var open = List.of(Map.of("protocol", "-1", "cidr", "0.0.0.0/0"));
    var from = id("load-balancer-group");
    var in =
        List.of(Map.of("protocol", "tcp", "from-port", 8080L, "to-port", 8080L, "group", from));
    var rules = and(group, "ingress", in, "egress", open);
    says(State.PASSING, "as expected", "aws.ec2.security-group-rules", rules);
    says(
        State.FAILING,
        "ingress too many: tcp 8080",
        "aws.ec2.security-group-rules",
        and(rules, "ingress", List.of()));
    says(
        State.FAILING,
        "not there",
        "aws.ec2.network-acl-denies",
        Map.of("network-acl", id("network-acl")));
    var record =
        Map.<String, Object>of(
            "hosted-zone-id", id("hosted-zone"), "name", "contractorlens.com", "type", "A");
    var name = id("load-balancer-dns");
    says(State.PASSING, name, "aws.route53.record", and(record, "is", name));
    says(State.FAILING, name, "aws.route53.record", and(record, "is", "elsewhere"));
  }

  @Test
  void sensesWhatWatches() {
    var host = Map.<String, Object>of("name", "/contractorlens/db/host");
    says(State.PASSING, "old-host", "aws.ssm.parameter", and(host, "is", "old-host"));
    says(State.FAILING, "old-host", "aws.ssm.parameter", and(host, "is", "new-host"));
    says(State.FAILING, "written", "aws.ssm.parameter-newer", and(host, "than", Instant.MAX));
    says(State.PASSING, "written", "aws.ssm.parameter-newer", and(host, "than", Instant.EPOCH));
    says(State.PASSING, "4 alarms", "aws.cloudwatch.alarms-ok", Map.of("prefix", "contractorlens"));
    says(State.PASSING, "answers, ", "aws.cloudwatch.answers", Map.of());
    says(State.UNKNOWN, "0 of", "aws.cloudwatch.alarms-ok", Map.of("names", List.of("none")));
    says(
        State.UNKNOWN,
        "no data",
        "aws.cloudwatch.metric",
        Map.of("namespace", "None", "metric", "none", "compare", "lt", "is", BigDecimal.ONE));
    says(State.PASSING, "logging", "aws.cloudtrail.logging", Map.of("trail", "contractorlens"));
    says(State.PASSING, "30 days", "aws.logs.retention", and(LOG, "is", 30L));
    says(State.PASSING, "old", "aws.logs.recent", and(LOG, "within", Duration.ofMinutes(15)));
    says(State.PASSING, "us-west-2 answers", "aws.region.reachable", Map.of());
  }

  @Test
  void sensesWhatIsKept() {
    says(State.PASSING, "", "aws.s3.object-recent", and(BUCKET, "within", Duration.ofHours(1)));
    says(State.PASSING, "Enabled", "aws.s3.bucket-versioning", BUCKET);
    says(State.PASSING, "-dr", "aws.s3.bucket-replication", BUCKET);
    says(
        State.FAILING,
        "no lifecycle",
        "aws.s3.lifecycle",
        and(BUCKET, "days", 90L, "storage-class", "GLACIER"));
    says(
        State.PASSING,
        "sha256:",
        "aws.ecr.image",
        Map.of("repository", "contractorlens", "tag", "v41"));
    says(State.FAILING, "not there", "aws.ecr.image", Map.of("repository", "none", "tag", "v41"));
    says(State.FAILING, "not there", "aws.kms.key-enabled", Map.of("key-id", "alias/none"));
  }

  @Test
  void readsForLaterSteps() {
    var snapshots = bench.step(WEST, "aws.rds.describe-db-snapshots", DATABASE).done().outputs();
    assertThat(snapshots).containsEntry("newest-snapshot", "contractorlens-newest");
    assertThat(bench.step(WEST, "aws.rds.describe-db-instances", DATABASE).done().outputs())
        .containsKeys("status", "endpoint", "port", "latest-restorable-time");
    assertThat(bench.step(WEST, "aws.s3.list-objects", BUCKET).done().outputs())
        .containsEntry("newest-key", "production/terraform.tfstate");
    assertThat(bench.step(WEST, "aws.logs.filter-log-events", LOG).done().outputs())
        .containsEntry("matches", 1L);
    assertThat(bench.step(WEST, "aws.cloudwatch.describe-alarms", Map.of()).done().outputs())
        .containsEntry("in-alarm", 0L);
    assertThat(
            bench
                .step(
                    WEST,
                    "aws.elbv2.describe-target-health",
                    Map.of("target-group", id("target-group-arn")))
                .done()
                .outputs())
        .containsEntry("healthy", 2L);
  }
}
