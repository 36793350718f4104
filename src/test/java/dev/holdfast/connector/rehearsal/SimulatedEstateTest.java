package dev.holdfast.connector.rehearsal;

import static dev.holdfast.connector.Reading.State.FAILING;
import static dev.holdfast.connector.Reading.State.PASSING;
import static dev.holdfast.connector.Reading.State.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Probe;
import dev.holdfast.plan.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedEstateTest {
  private static final Map<String, Object> API = Map.of("cluster", "c", "service", "api");
  private static final Map<String, Object> HEALTH = Map.of("path", "/health", "is", 200L);

  @TempDir Path folder;
  private Stage stage;

  @BeforeEach
  void quietDay() {
    stage = new Stage(folder);
  }

  private static Map<String, Object> plus(Map<String, Object> args, Object... more) {
    var all = new HashMap<String, Object>(args);
    for (var i = 0; i < more.length; i += 2) all.put((String) more[i], more[i + 1]);
    return all;
  }

  private Map<String, Object> restore(String moment) {
    return plus(
        Map.of(
            "target-db-instance-identifier", "db-restored",
            "source-db-instance-identifier", "db",
            "db-subnet-group-name", "private",
            "vpc-security-group-ids", List.of("sg-1")),
        "restore-time",
        java.time.Instant.parse(moment));
  }

  private boolean serves() {
    return stage.state("web.http", "site", HEALTH) == PASSING;
  }

  @Test
  void aQuietDayIsHealthy() {
    assertThat(stage.plan.components()).allMatch(component -> stage.estate.up(component.id()));
    assertThat(serves()).isTrue();
    var quick = new java.util.HashMap<String, Object>(HEALTH);
    quick.put("latency", java.time.Duration.ofSeconds(2));
    assertThat(stage.read("web.http", "site", quick).value()).matches("200 in \\d+ ms");
    assertThat(stage.state("aws.ecs.service-stable", "west", API)).isEqualTo(PASSING);
    assertThat(stage.state("aws.cloudwatch.alarms-ok", "west", Map.of())).isEqualTo(PASSING);
  }

  @Test
  void corruptionIsCuredByARestoreThatTheApiIsPointedTo() {
    stage.after(Duration.ofHours(1)).estate.strike(SmallPlan.CORRUPTION);
    assertThat(serves()).isFalse();
    stage.done("aws.ecs.update-service", "west", plus(API, "desired-count", 0L));
    stage.after(Duration.ofMinutes(1));
    assertThat(stage.state("aws.ecs.running-count", "west", plus(API, "is", 0L)))
        .isEqualTo(PASSING);
    stage.after(Duration.ofMinutes(10));

    var started = stage.clock.now();
    var outputs =
        stage.done(
            "aws.rds.restore-db-instance-to-point-in-time",
            "west",
            restore("2026-11-22T10:59:00Z"));
    assertThat(Duration.between(started, stage.clock.now()))
        .isBetween(Duration.ofMinutes(20), Duration.ofMinutes(36));
    assertThat(outputs).containsEntry("recovery-point", "2026-11-22T10:59:00Z");

    stage.done("aws.ecs.update-service", "west", plus(API, "desired-count", 2L));
    stage.after(Duration.ofMinutes(3));
    assertThat(serves()).as("still on the damaged database").isFalse();

    stage.done(
        "aws.ssm.put-parameter",
        "west",
        Map.of("name", "/api/db", "value", outputs.getOrDefault("endpoint", "")));
    stage.done("aws.ecs.force-new-deployment", "west", API);
    stage.after(Duration.ofMinutes(3));
    assertThat(serves()).isTrue();
  }

  @Test
  void restoringBeyondTheDamageBringsItBack() {
    stage.estate.strike(SmallPlan.CORRUPTION);
    stage.after(Duration.ofMinutes(30));
    var outputs =
        stage.done(
            "aws.rds.restore-db-instance-to-point-in-time",
            "west",
            restore("2026-11-22T10:20:00Z"));
    var host = outputs.getOrDefault("endpoint", "");
    assertThat(stage.state("psql.connects", "sql", Map.of("host", host))).isEqualTo(FAILING);
  }

  @Test
  void aRegionThatIsCutOffAnswersNothingAndTheOtherCarriesOn() throws IOException {
    stage.estate.strike(SmallPlan.REGION);
    assertThat(stage.state("aws.region.reachable", "west", Map.of())).isEqualTo(FAILING);
    assertThat(stage.state("aws.ecs.service-stable", "west", API)).isEqualTo(UNKNOWN);
    assertThat(
            stage.refused("aws.ecs.update-service", "west", plus(API, "desired-count", 4L)).code())
        .isEqualTo("rehearsal.unreachable");
    var listed =
        stage.done("aws.rds.describe-db-snapshots", "east", Map.of("db-instance-identifier", "db"));
    stage.done(
        "aws.rds.restore-db-instance-from-db-snapshot",
        "east",
        Map.of(
            "db-instance-identifier",
            "db-dr",
            "db-snapshot-identifier",
            listed.getOrDefault("newest-snapshot", ""),
            "db-subnet-group-name",
            "any",
            "vpc-security-group-ids",
            List.of("sg-9")));
    assertThat(stage.estate.up("database")).isTrue();
    assertThat(stage.estate.up("dns")).isFalse();
    var batch = folder.resolve("dns.json");
    Files.writeString(
        batch,
        """
        {"Changes":[{"Action":"UPSERT","ResourceRecordSet":{"Name":"shop.example","Type":"A",
         "AliasTarget":{"DNSName":"${lb}"}}}]}""");
    var change =
        stage.done(
            "aws.route53.change-resource-record-sets",
            "west",
            Map.of(
                "hosted-zone-id",
                "Z1",
                "change-batch",
                batch,
                "values",
                Map.of("lb", "lb.us-east-1.elb.example")));
    var id = Map.<String, Object>of("change-id", change.getOrDefault("change-id", ""));
    assertThat(stage.state("aws.route53.change-insync", "west", id)).isEqualTo(FAILING);
    stage.after(Duration.ofMinutes(1));
    assertThat(stage.state("aws.route53.change-insync", "west", id)).isEqualTo(PASSING);
    assertThat(
            stage.state(
                "aws.route53.record",
                "west",
                Map.of(
                    "hosted-zone-id", "Z1",
                    "name", "shop.example",
                    "type", "A",
                    "is", "lb.us-east-1.elb.example")))
        .isEqualTo(PASSING);
  }

  @Test
  void wallsShutUsersOutUntilTheyAreTakenDown() {
    var group = Map.<String, Object>of("group", "sg-1");
    var preview = stage.done("aws.ec2.isolate-security-group", "west", group);
    assertThat(preview).containsEntry("revoked", 1L);
    assertThat(stage.state("aws.ec2.security-group-isolated", "west", group)).isEqualTo(PASSING);
    assertThat(stage.state("web.unreachable", "site", Map.of())).isEqualTo(PASSING);
    assertThat(serves()).isFalse();
    stage.done(
        "aws.ec2.set-security-group-rules",
        "west",
        Map.of(
            "group", "sg-1",
            "ingress", List.of(Map.of("protocol", "tcp")),
            "egress", List.of()));
    assertThat(serves()).isTrue();
    var snapshot =
        stage.done(
            "aws.ec2.create-snapshot", "west", Map.of("volume-id", "vol-1", "description", "d"));
    var id = Map.<String, Object>of("snapshot-id", snapshot.getOrDefault("snapshot-id", ""));
    assertThat(stage.state("aws.ec2.snapshot-status", "west", id)).isEqualTo(FAILING);
    stage.after(Duration.ofMinutes(15));
    assertThat(stage.state("aws.ec2.snapshot-status", "west", id)).isEqualTo(PASSING);
  }

  @Test
  void kubernetesScalesAppliesAndDeletes() throws IOException {
    var shop = Map.<String, Object>of("deployment", "shop", "namespace", "prod");
    stage.done("kubernetes.scale", "cluster", plus(shop, "replicas", 0L));
    stage.after(Duration.ofMinutes(1));
    assertThat(stage.state("kubernetes.replicas", "cluster", plus(shop, "is", 0L)))
        .isEqualTo(PASSING);
    assertThat(stage.estate.up("shop")).isFalse();
    stage.done("kubernetes.scale", "cluster", plus(shop, "replicas", 3L));
    assertThat(stage.state("kubernetes.deployment-ready", "cluster", shop)).isEqualTo(FAILING);
    stage.after(Duration.ofMinutes(2));
    assertThat(stage.state("kubernetes.deployment-ready", "cluster", shop)).isEqualTo(PASSING);
    var manifest = folder.resolve("lockdown.yaml");
    Files.writeString(
        manifest,
        "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: lockdown\n");
    var args = Map.<String, Object>of("manifest", manifest, "namespace", "prod");
    var policy = Map.<String, Object>of("name", "lockdown", "namespace", "prod");
    stage.done("kubernetes.apply", "cluster", args);
    assertThat(stage.state("kubernetes.network-policy-present", "cluster", policy))
        .isEqualTo(PASSING);
    stage.done("kubernetes.delete", "cluster", args);
    assertThat(stage.state("kubernetes.network-policy-absent", "cluster", policy))
        .isEqualTo(PASSING);
  }

  @Test
  void aScriptDoesWhatItsStepSays() throws IOException {
    Files.writeString(folder.resolve("go.sh"), "#!/bin/sh\n");
    stage.estate.strike(SmallPlan.FAILURE);
    assertThat(serves()).isFalse();
    var started = stage.clock.now();
    var outputs =
        stage.as("mend").done("process.script", "", Map.of("script", folder.resolve("go.sh")));
    assertThat(Duration.between(started, stage.clock.now())).isEqualTo(Duration.ofMinutes(7));
    assertThat(outputs).containsEntry("release", "r41").containsEntry("exit", 0L);
    assertThat(serves()).isTrue();
  }

  @Test
  void aPersonDoesWhatTheirStepSays() {
    stage.estate.strike(SmallPlan.FAILURE);
    assertThat(stage.estate.person("mend")).isEqualTo(Duration.ofMinutes(7));
    assertThat(stage.estate.up("api")).isTrue();
  }

  @Test
  void everySurpriseThatAPlanMayNameIsKnownHere() {
    assertThat(Scenario.SURPRISES.stream().map(Surprise.Kind::parse))
        .containsExactly(Surprise.Kind.values());
  }

  @Test
  void surprisesHappenOnceAndShowAsWhatTheyAre() {
    stage.estate.inject(new Surprise("step", Surprise.Kind.THROTTLED));
    assertThat(stage.refused("aws.ecs.force-new-deployment", "west", API).code())
        .isEqualTo("rehearsal.throttled");
    stage.estate.inject(new Surprise("", Surprise.Kind.CUT_AFTER));
    assertThat(stage.act("aws.ecs.force-new-deployment", "west", API))
        .isInstanceOf(Outcome.InDoubt.class);
    assertThat(stage.probe("aws.ecs.force-new-deployment", "west", API).verdict())
        .isEqualTo(Probe.Verdict.HAPPENED);
    stage.estate.inject(new Surprise("", Surprise.Kind.CUT_BEFORE));
    assertThat(stage.act("aws.ecs.force-new-deployment", "west", API))
        .isInstanceOf(Outcome.InDoubt.class);
    assertThat(stage.probe("aws.ecs.force-new-deployment", "west", API).verdict())
        .isEqualTo(Probe.Verdict.DID_NOT_HAPPEN);
    stage.done("aws.ecs.force-new-deployment", "west", API);
  }

  @Test
  void everythingNamedHasItsSimulatedSide() {
    var catalog = Connectors.all();
    var session =
        new RehearsalSession(stage.estate, catalog, Stage.around(stage.plan, stage.clock, folder));
    assertThat(catalog.actions().keySet()).allMatch(name -> session.action(name).isPresent());
    assertThat(catalog.checks().keySet()).allMatch(name -> session.check(name).isPresent());
    assertThat(new RehearsalConnector(catalog).actions()).hasSize(catalog.actions().size());
  }
}
