package dev.holdfast.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe.Verdict;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.peers.ContractorLensEstate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every change: previewed, done once, found again, and put back exactly.
final class AwsActionsTest extends OnMoto {
  private static final String EAST = ContractorLensEstate.RECOVERY;
  private static final Map<String, Object> SERVICE =
      Map.of("cluster", "contractorlens", "service", "contractorlens");

  private static Map<String, Object> and(Map<String, Object> args, String name, Object value) {
    var more = new java.util.HashMap<>(args);
    more.put(name, value);
    return more;
  }

  /// Performs, finds it by the probe, undoes it, and compares the facts with those of before.
  private Preview thereAndBack(String region, String name, Map<String, Object> args) {
    var step = bench.step(region, name, args);
    var preview = step.preview();
    assertThat(preview.now()).as(name).isNotEqualTo(preview.after());
    assertThat(step.probe().verdict()).as(name).isEqualTo(Verdict.DID_NOT_HAPPEN);
    step.done();
    assertThat(step.probe().verdict()).as(name + step.probe().seen()).isEqualTo(Verdict.HAPPENED);
    var then = bench.step(region, name, args).preview();
    assertThat(then.now()).as(name).isEqualTo(preview.after());
    assertThat(then.done()).as(name).isTrue();
    bench.undo(region, preview).done();
    var back = bench.step(region, name, args).preview();
    assertThat(back.now()).as(name + " put back").isEqualTo(preview.now());
    return preview;
  }

  @Test
  void scalesAServiceAndBack() {
    var args = and(SERVICE, "desired-count", 4L);
    var preview = thereAndBack(WEST, "aws.ecs.update-service", args);
    assertThat(preview.now()).containsEntry("desired count", "2");
    assertThat(preview.confirm()).isEqualTo("contractorlens");
    assertThat(bench.step(WEST, "aws.ecs.update-service", args).done().outputs())
        .containsEntry("previous-desired-count", 2L);
    assertThat(bench.read(WEST, "aws.ecs.running-count", and(SERVICE, "is", 4L)).value())
        .isEqualTo("4/4 tasks");
    bench.undo(WEST, preview).done();
  }

  /// In an outage under load a service may want more than the plan knows of.
  @Test
  void aServiceThatWantsMoreKeepsIt() {
    var more = bench.step(WEST, "aws.ecs.update-service", and(SERVICE, "desired-count", 9L));
    var undo = more.preview();
    more.done();
    var step = bench.step(WEST, "aws.ecs.update-service", and(SERVICE, "at-least", 4L));
    assertThat(step.preview().after()).containsEntry("desired count", "9");
    assertThat(step.done().outputs()).containsEntry("desired-count", 9L);
    bench.undo(WEST, undo).done();
    assertThat(step.preview().after()).containsEntry("desired count", "4");
    var both = and(and(SERVICE, "at-least", 4L), "desired-count", 2L);
    assertThatThrownBy(() -> bench.step(WEST, "aws.ecs.update-service", both).preview())
        .hasMessageContaining("desired-count and at-least");
  }

  @Test
  void registersATaskDefinitionOnceAndUsesIt() {
    var args =
        Map.<String, Object>of(
            "family",
            "contractorlens-dr",
            "image",
            "contractorlens@sha256:1",
            "environment",
            Map.of("DB_HOST", "new"),
            "secrets",
            Map.of("DB_PASSWORD", "/contractorlens-dr/db/password"));
    var step = bench.step(EAST, "aws.ecs.register-task-definition", args);
    step.preview();
    assertThat(step.probe().verdict()).isEqualTo(Verdict.DID_NOT_HAPPEN);
    var arn = step.done().outputs().get("task-definition");
    assertThat(step.probe().outputs()).containsEntry("task-definition", String.valueOf(arn));
    assertThat(step.done().outputs())
        .as("the same key again")
        .containsEntry("task-definition", String.valueOf(arn));
    // The newest is the one above, which nothing runs: what runs is copied where a service is
    // named.
    var service =
        Map.<String, Object>of("cluster", "contractorlens-dr", "service", "contractorlens-dr");
    var running = bench.step(EAST, "aws.ecs.describe-services", service).done();
    var copy = new LinkedHashMap<String, Object>(service);
    copy.put("family", args.get("family"));
    var shown = bench.step(EAST, "aws.ecs.register-task-definition", copy).preview();
    assertThat(String.valueOf(running.outputs().get("task-definition")))
        .endsWith(String.valueOf(shown.request().get("copies")));
    assertThat(shown.warnings()).singleElement().asString().contains("is not copied");
    thereAndBack(
        EAST,
        "aws.ecs.update-service",
        Map.of(
            "cluster", "contractorlens-dr",
            "service", "contractorlens-dr",
            "task-definition", String.valueOf(arn)));
  }

  @Test
  void forcesADeployment() {
    var step = bench.step(WEST, "aws.ecs.force-new-deployment", SERVICE);
    step.preview();
    assertThat(step.probe().verdict()).isEqualTo(Verdict.DID_NOT_HAPPEN);
    var done = step.done();
    assertThat(step.probe().outputs()).isEqualTo(done.outputs());
  }

  @Test
  void writesAParameterAndBackButNoSecret() {
    thereAndBack(
        WEST,
        "aws.ssm.put-parameter",
        Map.of("name", "/contractorlens/db/host", "value", "new-host"));
    assertThatThrownBy(
            () ->
                bench
                    .step(
                        WEST,
                        "aws.ssm.put-parameter",
                        Map.of("name", "/contractorlens/db/password", "value", "x"))
                    .preview())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("aws.secure-string");
  }

  @Test
  void changesRecordsAndBack(@TempDir Path folder) throws Exception {
    var file =
        Files.writeString(
            folder.resolve("dns.json"),
            """
            {"Comment": "to ${to}", "Changes": [
              {"Action": "UPSERT", "ResourceRecordSet": {"Name": "contractorlens.com", "Type": "A",
                "AliasTarget": {"HostedZoneId": "${zone}", "DNSName": "${to}", "EvaluateTargetHealth": true}}},
              {"Action": "UPSERT", "ResourceRecordSet": {"Name": "new.contractorlens.com", "Type": "TXT", "TTL": 30,
                "ResourceRecords": [{"Value": "\\"hello\\""}]}}]}
            """);
    var args =
        Map.<String, Object>of(
            "hosted-zone-id", id("hosted-zone"),
            "change-batch", file,
            "values", Map.of("to", id("recovery-load-balancer-dns"), "zone", "Z35SXDOTRQ7X7K"));
    thereAndBack(EAST, "aws.route53.change-resource-record-sets", args);
    var done = bench.step(EAST, "aws.route53.change-resource-record-sets", args).done();
    assertThat(
            bench
                .read(
                    EAST,
                    "aws.route53.change-insync",
                    Map.of("change-id", String.valueOf(done.outputs().get("change-id"))))
                .value())
        .isEqualTo("INSYNC");
  }

  @Test
  void isolatesAGroupAndBack() {
    var group = id("load-balancer-group");
    var preview = thereAndBack(WEST, "aws.ec2.isolate-security-group", Map.of("group", group));
    assertThat(preview.now().get("ingress")).isEqualTo("tcp 443 0.0.0.0/0 (from everywhere)");
    var step = bench.step(WEST, "aws.ec2.isolate-security-group", Map.of("group", group));
    assertThat(step.done().outputs()).containsEntry("revoked", 2L);
    assertThat(step.probe().outputs()).containsEntry("revoked", 2L);
    assertThat(bench.read(WEST, "aws.ec2.security-group-isolated", Map.of("group", group)).value())
        .isEqualTo("no rules");
    bench.undo(WEST, preview).done();
  }

  @Test
  void setsRulesAndBack() {
    thereAndBack(
        WEST,
        "aws.ec2.set-security-group-rules",
        Map.of(
            "group", id("service-group"),
            "ingress",
                List.of(
                    Map.of(
                        "protocol",
                        "tcp",
                        "from-port",
                        8443L,
                        "to-port",
                        8443L,
                        "group",
                        id("load-balancer-group")),
                    Map.of(
                        "protocol",
                        "tcp",
                        "from-port",
                        22L,
                        "cidr",
                        "10.0.0.0/8",
                        "description",
                        "bastion")),
            "egress", List.of()));
  }

  @Test
  void deniesInANetworkAclAndBack() {
    var args = Map.<String, Object>of("network-acl", id("network-acl"));
    thereAndBack(WEST, "aws.ec2.deny-in-network-acl", args);
    bench.step(WEST, "aws.ec2.deny-in-network-acl", args).done();
    assertThat(bench.read(WEST, "aws.ec2.network-acl-denies", args).state())
        .isEqualTo(dev.holdfast.connector.Reading.State.PASSING);
    thereAndBack(WEST, "aws.ec2.remove-network-acl-entries", args);
  }

  @Test
  void takesAVolumeSnapshotOnce() {
    var step =
        bench.step(
            WEST,
            "aws.ec2.create-snapshot",
            Map.of("volume-id", id("volume"), "description", "evidence"));
    step.preview();
    assertThat(step.probe().verdict()).isEqualTo(Verdict.DID_NOT_HAPPEN);
    var done = step.done();
    assertThat(step.probe().outputs()).isEqualTo(done.outputs());
    assertThat(step.done().outputs()).as("adopted, not made again").isEqualTo(done.outputs());
  }

  private Map<String, Object> placed(String prefix, String groups) {
    return Map.of(
        "db-subnet-group-name",
        groups + "-db",
        "vpc-security-group-ids",
        List.of(id(prefix + "database-group")),
        "db-parameter-group-name",
        groups + "-postgres16",
        "deletion-protection",
        false);
  }

  @Test
  void restoresASnapshotInTheOtherRegionThenDeletesIt() {
    var args = new java.util.HashMap<>(placed("recovery-", "contractorlens-dr"));
    args.put("db-instance-identifier", "contractorlens-db-dr");
    args.put("db-snapshot-identifier", "contractorlens-newest");
    var step = bench.step(EAST, "aws.rds.restore-db-instance-from-db-snapshot", args);
    step.preview();
    assertThat(step.probe().verdict()).isEqualTo(Verdict.DID_NOT_HAPPEN);
    var done = step.done();
    assertThat(done.outputs()).containsKeys("endpoint", "port", "recovery-point", "arn");
    assertThat(step.probe().verdict()).isEqualTo(Verdict.HAPPENED);
    assertThat(step.probe().outputs()).isEqualTo(done.outputs());
    var other = bench.step(EAST, "aws.rds.restore-db-instance-from-db-snapshot", args);
    assertThatThrownBy(other::preview).hasMessageContaining("aws.name-taken");
    var seen = step.preview;
    assertThat(other.action.perform(other.call, java.util.Objects.requireNonNull(seen)))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(other.action.probe(other.call, seen).verdict()).isEqualTo(Verdict.UNKNOWN);

    var name = Map.<String, Object>of("db-instance-identifier", "contractorlens-db-dr");
    var delete =
        bench.step(EAST, "aws.rds.delete-db-instance", and(name, "skip-final-snapshot", true));
    assertThat(delete.preview().confirm()).isEqualTo("contractorlens-db-dr");
    assertThat(delete.probe().verdict()).isEqualTo(Verdict.DID_NOT_HAPPEN);
    delete.done();
    assertThat(delete.probe().verdict()).isEqualTo(Verdict.HAPPENED);
    assertThat(bench.read(EAST, "aws.rds.instance-absent", name).value()).isEqualTo("not there");
  }

  @Test
  void restoresAMomentButNotTheFuture() {
    var args = new java.util.HashMap<>(placed("", "contractorlens"));
    args.put("target-db-instance-identifier", "contractorlens-db-restored");
    args.put("source-db-instance-identifier", "contractorlens-db");
    args.put("restore-time", Instant.now().minusSeconds(1));
    var step = bench.step(WEST, "aws.rds.restore-db-instance-to-point-in-time", args);
    assertThat(step.done().outputs())
        .containsEntry(
            "recovery-point", java.util.Objects.requireNonNull(args.get("restore-time")));
    assertThat(step.probe().verdict()).isEqualTo(Verdict.HAPPENED);
    args.put("restore-time", Instant.parse("2031-01-01T00:00:00Z"));
    args.put("target-db-instance-identifier", "contractorlens-db-future");
    assertThatThrownBy(
            () -> bench.step(WEST, "aws.rds.restore-db-instance-to-point-in-time", args).preview())
        .hasMessageContaining("aws.restore-time");
  }

  @Test
  void takesAndCopiesADatabaseSnapshot() {
    var taken =
        bench.step(
            WEST,
            "aws.rds.create-db-snapshot",
            Map.of(
                "db-instance-identifier", "contractorlens-db",
                "db-snapshot-identifier", "before-repair"));
    var arn = String.valueOf(taken.done().outputs().get("snapshot-arn"));
    assertThat(taken.probe().verdict()).isEqualTo(Verdict.HAPPENED);
    var copied =
        bench.step(
            EAST,
            "aws.rds.copy-db-snapshot",
            Map.of(
                "source-db-snapshot-identifier", arn,
                "target-db-snapshot-identifier", "before-repair-dr",
                "source-region", WEST));
    copied.preview();
    assertThat(copied.probe().verdict()).isEqualTo(Verdict.DID_NOT_HAPPEN);
    assertThat(copied.done().outputs()).containsEntry("snapshot", "before-repair-dr");
    assertThat(copied.probe().verdict()).isEqualTo(Verdict.HAPPENED);
  }

  @Test
  void rotatesAPasswordThatNobodySees() {
    var step =
        bench.step(
            WEST,
            "aws.rds.rotate-password",
            Map.of(
                "db-instance-identifier", "contractorlens-db",
                "parameter", "/contractorlens/db/password"));
    var preview = step.preview();
    assertThat(preview.request().toString()).contains("<secret:password of contractorlens-db>");
    assertThat(step.probe().verdict()).isEqualTo(Verdict.DID_NOT_HAPPEN);
    assertThat(step.done().outputs()).containsEntry("version", 2L);
    assertThat(bench.learned).contains("password of contractorlens-db");
    assertThat(step.probe().verdict()).isNotEqualTo(Verdict.DID_NOT_HAPPEN);
  }

  @Test
  void saysWhoAndWhereItIs() {
    var session = bench.session();
    var same = session.identify(bench.place(EAST, AwsBench.ACCOUNT));
    assertThat(same.verdict()).isEqualTo(Identity.Verdict.SAME);
    assertThat(same.credential()).startsWith("vault entry aws-prod (arn:aws:");
    assertThat(same.lines()).allMatch(Identity.Line::same).hasSize(2);
    assertThat(session.identify(bench.place(WEST, "210987654321")).verdict())
        .isEqualTo(Identity.Verdict.DIFFERENT);
    var unstated = session.identify(bench.place(WEST, "unstated"));
    assertThat(unstated.verdict()).isEqualTo(Identity.Verdict.UNREADABLE);
    assertThat(unstated.why()).contains("does not say which account");
  }

  @Test
  void refusesWhatIsNotThere() {
    var step =
        bench.step(
            WEST,
            "aws.rds.describe-db-instances",
            Map.of("db-instance-identifier", "no-such-database"));
    assertThat(step.perform())
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.problem().code()).isEqualTo("aws.not-found"));
    assertThatThrownBy(
            () ->
                bench
                    .step(
                        WEST,
                        "aws.ecs.update-service",
                        Map.of("cluster", "none", "service", "none", "desired-count", 1L))
                    .preview())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("aws.not-found");
  }
}
