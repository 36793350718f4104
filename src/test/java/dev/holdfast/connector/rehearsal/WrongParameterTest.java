package dev.holdfast.connector.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A step with a wrong parameter is refused, or fails the verification that the right one passes.
class WrongParameterTest {
  /// An action with right parameters, one wrong value, and what verifies it.
  record Row(
      String action,
      String target,
      Map<String, Object> right,
      String param,
      Object wrong,
      String check,
      Map<String, Object> verifies) {
    @Override
    public String toString() {
      return action + " with " + param + " " + wrong;
    }
  }

  static Stream<Row> rows() {
    var api = Map.<String, Object>of("cluster", "c", "service", "api", "desired-count", 4L);
    var stable = Map.<String, Object>of("cluster", "c", "service", "api", "is", 4L);
    var moment =
        Map.<String, Object>of(
            "target-db-instance-identifier", "db-restored",
            "source-db-instance-identifier", "db",
            "restore-time", Instant.parse("2026-11-22T09:00:00Z"),
            "db-subnet-group-name", "private",
            "vpc-security-group-ids", List.of("sg-1"));
    var restored =
        Map.<String, Object>of("db-instance-identifier", "db-restored", "is", "available");
    var restore = "aws.rds.restore-db-instance-to-point-in-time";
    var status = "aws.rds.instance-status";
    var update = "aws.ecs.update-service";
    var steady = "aws.ecs.service-stable";
    var scale = Map.<String, Object>of("deployment", "shop", "namespace", "prod", "replicas", 5L);
    var ready = Map.<String, Object>of("deployment", "shop", "namespace", "prod", "is", 5L);
    return Stream.of(
        new Row(update, "west", api, "service", "apj", steady, stable),
        new Row(update, "west", api, "cluster", "d", steady, stable),
        new Row(update, "west", api, "desired-count", 0L, steady, stable),
        new Row(update, "west", api, "desired-count", 1L, steady, stable),
        new Row(restore, "west", moment, "source-db-instance-identifier", "dc", status, restored),
        new Row(restore, "west", moment, "target-db-instance-identifier", "x", status, restored),
        new Row(restore, "west", moment, "target-db-instance-identifier", "db", status, restored),
        new Row(
            restore,
            "west",
            moment,
            "restore-time",
            Instant.parse("2024-01-15T10:30:00Z"),
            status,
            restored),
        new Row(restore, "west", moment, "db-subnet-group-name", "public", status, restored),
        new Row(
            "aws.ssm.put-parameter",
            "west",
            Map.of("name", "/api/db", "value", "new-host"),
            "value",
            "old-host",
            "aws.ssm.parameter",
            Map.of("name", "/api/db", "is", "new-host")),
        new Row(
            "aws.ec2.isolate-security-group",
            "west",
            Map.of("group", "sg-1"),
            "group",
            "sg-2",
            "aws.ec2.security-group-isolated",
            Map.of("group", "sg-1")),
        new Row(
            "aws.ec2.deny-in-network-acl",
            "west",
            Map.of("network-acl", "acl-1", "rule-number", 1L),
            "rule-number",
            200L,
            "aws.ec2.network-acl-denies",
            Map.of("network-acl", "acl-1", "rule-number", 1L)),
        new Row(
            "kubernetes.scale",
            "cluster",
            scale,
            "replicas",
            1L,
            "kubernetes.deployment-ready",
            ready),
        new Row(
            "kubernetes.scale",
            "cluster",
            scale,
            "namespace",
            "test",
            "kubernetes.deployment-ready",
            ready),
        new Row(
            "kubernetes.set-image",
            "cluster",
            Map.of(
                "deployment", "shop", "namespace", "prod", "container", "shop", "image", "shop:2"),
            "image",
            "shop:3",
            "kubernetes.image",
            Map.of("deployment", "shop", "namespace", "prod", "container", "shop", "is", "shop:2")),
        new Row(
            "aws.rds.create-db-snapshot",
            "west",
            Map.of("db-instance-identifier", "db", "db-snapshot-identifier", "before"),
            "db-snapshot-identifier",
            "after",
            "aws.rds.snapshot-status",
            Map.of("db-snapshot-identifier", "before", "is", "available")),
        new Row(
            "aws.route53.change-resource-record-sets",
            "west",
            Map.of("hosted-zone-id", "Z1", "change-batch", "dns.json"),
            "hosted-zone-id",
            "Z2",
            "aws.route53.record",
            Map.of("hosted-zone-id", "Z1", "name", "shop.example", "is", "lb.example")));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theWrongOneFailsAndTheRightOnePasses(Row row, @TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("dns.json"),
        """
        {"Changes":[{"Action":"UPSERT","ResourceRecordSet":{"Name":"shop.example","Type":"A",
         "ResourceRecords":[{"Value":"lb.example"}]}}]}""");
    var right = new Stage(folder);
    assertThat(right.act(row.action(), row.target(), row.right())).isInstanceOf(Outcome.Done.class);
    right.after(Duration.ofMinutes(40));
    assertThat(right.state(row.check(), row.target(), row.verifies()))
        .isEqualTo(Reading.State.PASSING);

    var wrong = new Stage(folder);
    var args = new HashMap<>(row.right());
    args.put(row.param(), row.wrong());
    wrong.act(row.action(), row.target(), args);
    wrong.after(Duration.ofMinutes(40));
    assertThat(wrong.state(row.check(), row.target(), row.verifies()))
        .isNotEqualTo(Reading.State.PASSING);
  }
}
