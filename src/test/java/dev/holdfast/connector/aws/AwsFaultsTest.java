package dev.holdfast.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Probe.Verdict;
import dev.holdfast.connector.Reading.State;
import dev.holdfast.peers.Peer;
import dev.holdfast.peers.SlowProxy;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What an unreliable network and a slow AWS do: nothing is done twice, nothing is taken for done.
final class AwsFaultsTest extends OnMoto {
  private static final Map<String, Object> SCALE =
      Map.of("cluster", "contractorlens", "service", "contractorlens", "desired-count", 5L);

  @SuppressWarnings("NullAway.Init")
  private SlowProxy proxy;

  @Override
  URI way(URI address) {
    proxy = SlowProxy.before(address);
    return proxy.address();
  }

  @AfterAll
  void endOfTheWay() {
    if (proxy != null) proxy.close();
  }

  @AfterEach
  void calm() {
    proxy.calm();
  }

  private AwsBench.Step scale(long count) {
    var args = new HashMap<>(SCALE);
    args.put("desired-count", count);
    return bench.step(WEST, "aws.ecs.update-service", args);
  }

  @Test
  void cutAfterTheEffectIsInDoubtThenHappened() {
    var step = scale(5);
    step.preview();
    var before = proxy.arrived("UpdateService");
    proxy.cutAfter("UpdateService", 1);
    assertThat(step.perform()).isInstanceOf(Outcome.InDoubt.class);
    assertThat(proxy.arrived("UpdateService")).as("sent once").isEqualTo(before + 1);
    var probe = step.probe();
    assertThat(probe.verdict()).isEqualTo(Verdict.HAPPENED);
    assertThat(probe.outputs()).containsKey("previous-desired-count");
  }

  @Test
  void cutBeforeTheEffectIsInDoubtThenDidNotHappen() {
    var step = scale(7);
    step.preview();
    var before = proxy.passed("UpdateService");
    proxy.cutBefore("UpdateService", 1);
    assertThat(step.perform()).isInstanceOf(Outcome.InDoubt.class);
    assertThat(proxy.passed("UpdateService")).as("nothing got through").isEqualTo(before);
    assertThat(step.probe().verdict()).isEqualTo(Verdict.DID_NOT_HAPPEN);
  }

  @Test
  void whatIsNotWaitedForAnyLongerIsSaidAsThat() throws InterruptedException {
    var step = scale(6);
    step.preview();
    proxy.delay("UpdateService", 1, Duration.ofMinutes(1));
    var before = proxy.arrived("UpdateService");
    var ended = new AtomicReference<Outcome>();
    var waiting = Thread.ofVirtual().start(() -> ended.set(step.perform()));
    Peer.await(
        "the request is there",
        Duration.ofSeconds(20),
        () -> proxy.arrived("UpdateService") > before);
    waiting.interrupt();
    waiting.join();
    assertThat(problem(Objects.requireNonNull(ended.get()), Outcome.InDoubt.class))
        .isEqualTo("aws.interrupted");
  }

  @Test
  void refusalsAreRefusedAndServerErrorsAreInDoubt() {
    var step = scale(8);
    step.preview();
    proxy.refuse(
        "UpdateService", 1, 403, "{\"__type\": \"AccessDeniedException\", \"message\": \"no\"}");
    assertThat(problem(step.perform(), Outcome.Refused.class)).isEqualTo("aws.access-denied");
    proxy.refuse(
        "UpdateService", 1, 429, "{\"__type\": \"ThrottlingException\", \"message\": \"slow\"}");
    assertThat(problem(step.perform(), Outcome.Refused.class)).isEqualTo("aws.throttled");
    proxy.refuse("UpdateService", 1, 500, "{\"__type\": \"ServerException\", \"message\": \"oh\"}");
    assertThat(problem(step.perform(), Outcome.InDoubt.class)).isEqualTo("aws.server-error");
  }

  @Test
  void aPageInPlaceOfAnAnswerIsInDoubtAndTheWordsNameIt() {
    var step = scale(9);
    step.preview();
    proxy.refuse("UpdateService", 1, 200, "<html><title>Guest network</title>Sign in</html>");
    var outcome = step.perform();
    assertThat(problem(outcome, Outcome.InDoubt.class)).isEqualTo("aws.not-aws");
    assertThat(((Outcome.InDoubt) outcome).problem().text())
        .contains("not AWS", "HTTP 200", "Guest network Sign in");
    assertThat(step.probe().verdict()).isEqualTo(Verdict.DID_NOT_HAPPEN);
  }

  private static String problem(Outcome outcome, Class<? extends Outcome> kind) {
    assertThat(outcome).isInstanceOf(kind);
    return switch (outcome) {
      case Outcome.Refused refused -> refused.problem().code();
      case Outcome.InDoubt doubt -> doubt.problem().code();
      case Outcome.Done done -> done.evidence();
    };
  }

  @Test
  void readsAreRepeatedAndThenTold() {
    proxy.cutBefore("DescribeServices", 2);
    var read =
        bench.step(
            WEST,
            "aws.ecs.describe-services",
            Map.of("cluster", "contractorlens", "service", "contractorlens"));
    assertThat(read.done().outputs()).containsKey("running-count");
    proxy.cutBefore("DescribeServices", 10);
    assertThat(read.perform()).isInstanceOf(Outcome.Refused.class);
    proxy.refuse("GetCallerIdentity", 10, 500, "<ErrorResponse/>");
    var reading = bench.read(WEST, "aws.region.reachable", Map.of());
    assertThat(reading.state()).isEqualTo(State.UNKNOWN);
    assertThat(reading.value()).isNotBlank();
    assertThat(bench.session().identify(bench.place(WEST, AwsBench.ACCOUNT)).verdict())
        .isEqualTo(Identity.Verdict.UNREADABLE);
  }

  private Map<String, Object> restore(String name) {
    return Map.of(
        "db-instance-identifier", name,
        "db-snapshot-identifier", "contractorlens-newest",
        "db-subnet-group-name", "contractorlens-db",
        "vpc-security-group-ids",
            List.of(java.util.Objects.requireNonNull(estate.ids().get("database-group"))),
        "db-parameter-group-name", "contractorlens-postgres16");
  }

  @Test
  void aRestoreWaitsForItsEndpoint() {
    var step = bench.step(WEST, "aws.rds.restore-db-instance-from-db-snapshot", restore("slow-db"));
    step.preview();
    proxy.creatingFor("slow-db", 4);
    assertThat(step.done().outputs()).containsKeys("endpoint", "port");
    assertThat(bench.progress).contains("status creating, no endpoint yet");
    proxy.creatingFor("slow-db", 1);
    var reading =
        bench.read(WEST, "aws.rds.instance-status", Map.of("db-instance-identifier", "slow-db"));
    assertThat(reading.state()).isEqualTo(State.FAILING);
    assertThat(reading.value()).isEqualTo("creating");
  }

  @Test
  void aRestoreCutAfterTheEffectIsAdopted() {
    var step = bench.step(WEST, "aws.rds.restore-db-instance-from-db-snapshot", restore("cut-db"));
    step.preview();
    proxy.cutAfter("RestoreDBInstanceFromDBSnapshot", 1);
    assertThat(step.perform()).isInstanceOf(Outcome.InDoubt.class);
    assertThat(step.probe().verdict()).isEqualTo(Verdict.HAPPENED);
    var passed = proxy.passed("RestoreDBInstanceFromDBSnapshot");
    assertThat(step.done().evidence()).startsWith("adopted");
    assertThat(proxy.passed("RestoreDBInstanceFromDBSnapshot")).isEqualTo(passed);
  }

  @Test
  void aRolloutIsWaitedFor() {
    proxy.rollingOutFor(1);
    var args = Map.<String, Object>of("cluster", "contractorlens", "service", "contractorlens");
    assertThat(bench.read(WEST, "aws.ecs.service-stable", args).state()).isEqualTo(State.FAILING);
    assertThat(bench.read(WEST, "aws.ecs.service-stable", args).state()).isEqualTo(State.PASSING);
  }

  @Test
  void halfARotationIsInDoubtAndStaysSo() {
    var step =
        bench.step(
            WEST,
            "aws.rds.rotate-password",
            Map.of(
                "db-instance-identifier", "contractorlens-db",
                "parameter", "/contractorlens/db/password"));
    step.preview();
    proxy.refuse(
        "ModifyDBInstance", 1, 400, "InvalidDBInstanceState", "the instance is being backed up");
    var half = step.perform();
    assertThat(problem(half, Outcome.InDoubt.class)).isEqualTo("aws.partly-done");
    assertThat(((Outcome.InDoubt) half).problem().why())
        .as("the cause comes first")
        .startsWith("AWS says 400 InvalidDBInstanceState: the instance is being backed up")
        .endsWith("before that, 1 of its requests was accepted");
    assertThat(step.probe().verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void noOneListeningIsRefusedBecauseNothingWasSent() {
    try (var nowhere = new AwsBench(URI.create("http://127.0.0.1:1"))) {
      var read =
          nowhere.step(
              WEST,
              "aws.rds.describe-db-instances",
              Map.of("db-instance-identifier", "contractorlens-db"));
      assertThat(problem(read.perform(), Outcome.Refused.class)).isEqualTo("aws.unreachable");
    }
  }
}
