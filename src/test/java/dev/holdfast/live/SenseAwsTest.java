package dev.holdfast.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.AwsDoor;
import dev.holdfast.peers.BesideOthers;
import dev.holdfast.peers.ContractorLensEstate;
import dev.holdfast.peers.Moto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.rds.RdsClient;

/// `sense --live` of AWS checks: a healthy estate, the same one damaged, and one that is out of
/// reach.
@BesideOthers
@SuppressWarnings("NullAway.Init")
class SenseAwsTest {
  private static final String PLAN =
      """
      holdfast: 1
      plan: small
      title: Small
      targets:
        west: {connector: aws, account: "123456789012", region: us-west-2}
      components:
        - {id: balancer, title: Load balancer, kind: aws.alb-target-group, layer: entry, depends-on: [api], checks: [{check: aws.elbv2.targets-healthy, target: west, with: {target-group: contractorlens}}]}
        - {id: api, title: API, kind: aws.ecs-service, layer: service, depends-on: [database], checks: [{check: aws.ecs.running-count, target: west, with: {cluster: contractorlens, service: contractorlens}}]}
        - {id: database, title: Database, kind: aws.rds-instance, layer: store, checks: [{check: aws.rds.instance-status, target: west, with: {db-instance-identifier: contractorlens-db}, is: available}]}
      checklist:
        - id: group
          title: Group
          items:
            - {id: kept, title: Backups are kept, check: {check: aws.rds.backup-retention, target: west, with: {db-instance-identifier: contractorlens-db}, is: 30}}
      """;
  private static final String SCENARIO =
      """
      scenario: lost
      title: Database lost
      detect:
        - {id: alarm, title: The alarm rings, check: aws.cloudwatch.alarms-ok, target: west, with: {names: [small-errors]}}
      phases:
      - title: P
        steps:
        - {id: a, title: A, ask: a}
      """;

  @TempDir private Path folder;
  private Moto moto;
  private AwsDoor west;

  @BeforeEach
  void start() throws IOException {
    moto = Moto.start();
    ContractorLensEstate.seed(moto.address());
    west = new AwsDoor(moto.address(), ContractorLensEstate.PRIMARY);
    west.open(CloudWatchClient.builder())
        .putMetricAlarm(
            a ->
                a.alarmName("small-errors")
                    .metricName("errors")
                    .namespace("small")
                    .period(60)
                    .evaluationPeriods(1)
                    .threshold(1.0)
                    .comparisonOperator("GreaterThanThreshold")
                    .statistic("Sum"));
    alarm(StateValue.OK);
    Files.createDirectories(folder.resolve("plan/scenarios"));
    Files.writeString(folder.resolve("plan/plan.yaml"), PLAN);
    Files.writeString(folder.resolve("plan/scenarios/lost.yaml"), SCENARIO);
  }

  @AfterEach
  void end() {
    moto.close();
  }

  private void alarm(StateValue state) {
    west.open(CloudWatchClient.builder())
        .setAlarmState(s -> s.alarmName("small-errors").stateValue(state).stateReason("test"));
  }

  private Program.Ended sense() {
    var plan = folder.resolve("plan");
    return new Program(folder, plan, moto.address(), List.of())
        .say("sense", plan.toString(), "--live", "--endpoint", "west=" + moto.address());
  }

  @SuppressWarnings("unchecked")
  private static List<String> said(Program.Ended ended) {
    var items = (List<Map<String, Object>>) Objects.requireNonNull(ended.json().get("items"));
    return items.stream()
        .map(one -> "%s %s: %s".formatted(one.get("id"), one.get("state"), one.get("value")))
        .toList();
  }

  @Test
  void whatAwsSaysIsTold() {
    var well = sense();
    assertThat(said(well))
        .anyMatch(one -> one.startsWith("balancer passing: 2/2"))
        .contains("api passing: 2/2 tasks", "database passing: available", "kept passing: 30 days")
        .anyMatch(one -> one.startsWith("lost/alarm passing"));
    assertThat(well.code()).isZero();

    west.open(RdsClient.builder())
        .deleteDBInstance(d -> d.dbInstanceIdentifier("contractorlens-db").skipFinalSnapshot(true));
    west.open(EcsClient.builder())
        .updateService(s -> s.cluster("contractorlens").service("contractorlens").desiredCount(0));
    alarm(StateValue.ALARM);
    var bad = sense();
    assertThat(said(bad))
        .anyMatch(one -> one.startsWith("database failing"))
        .anyMatch(one -> one.startsWith("kept failing") || one.startsWith("kept unknown"))
        .contains("api failing: 0/0 tasks, the service asks for none")
        .anyMatch(one -> one.startsWith("lost/alarm failing"));
    assertThat(String.valueOf(bad.json().get("proposes"))).contains("scenario=lost");
    assertThat(bad.err()).contains("1 of 1 signs of Database lost fail");
    assertThat(bad.code()).isEqualTo(1);

    moto.close();
    var gone = sense();
    assertThat(said(gone)).isNotEmpty().allMatch(one -> one.contains(" unknown: "));
    assertThat(gone.code()).as("nothing is failing, and nothing was seen").isEqualTo(3);
  }
}
