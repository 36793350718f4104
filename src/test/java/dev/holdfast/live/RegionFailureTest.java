package dev.holdfast.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.AwsDoor;
import dev.holdfast.peers.BesideOthers;
import dev.holdfast.peers.ContractorLensEstate;
import dev.holdfast.peers.Moto;
import dev.holdfast.peers.Peer;
import dev.holdfast.peers.SlowProxy;
import dev.holdfast.peers.StillCreating;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/// Scenario 1.1 of ContractorLens, live: the estate is really built by Terraform in the other
/// Region, the newest copy restored into it, and the domain pointed there.
@BesideOthers
@SuppressWarnings("unchecked") // the SDK's varargs of builders
class RegionFailureTest {
  private static final String RESTORED = "contractorlens-db-dr";

  /// Steps that count as done only when the estate showed it.
  private static final List<String> PROVED =
      List.of("build", "restore", "password", "point-application", "deploy", "targets", "dns");

  @TempDir private Path folder;
  private Moto moto;
  private SlowProxy proxy;
  private ContractorLensEstate estate;
  private Program holdfast;
  private final List<String> answered = new ArrayList<>();
  private final StringBuilder shown = new StringBuilder();

  @BeforeEach
  void start() {
    Peer.program("terraform", "https://developer.hashicorp.com/terraform/install");
    Peer.program("jq", "apt-get install jq");
    var plan = RecoveryPlan.copy(folder.resolve("plan"), Peer.terraformPlugins());
    moto = Moto.start();
    proxy = SlowProxy.before(moto.address());
    estate = ContractorLensEstate.seedBeforeFailover(moto.address());
    var bundled = Program.with(folder, proxy.address(), moto.address());
    holdfast = new Program(folder, plan, proxy.address(), bundled.endpoints());
  }

  @AfterEach
  void end() {
    proxy.close();
    moto.close();
  }

  @Test
  void buildsRestoresAndMovesTheDomainToTheOtherRegion() {
    var slow = new StillCreating(3, 4).on(proxy, RESTORED);
    proxy.rollingOutFor(1).pendingFor(1);
    var run = drive(take(holdfast.live("region-failure", inputs())));
    assertThat(answered)
        .containsExactly(
            "approve agree ",
            "confirm build disaster-recovery",
            "confirm password " + RESTORED,
            "confirm deploy deploy.sh");
    waitsWereSeen(run.incident(), slow);
    for (var step : run.steps()) {
      var id = Answered.text(step, "id");
      assertThat(step).as("%s", step).containsEntry("state", "done");
      if (PROVED.contains(id)) assertThat(step).as("%s", step).containsEntry("verified", true);
    }
    for (var action : List.of("RestoreDBInstanceFromDBSnapshot", "ChangeResourceRecordSets")) {
      assertThat(proxy.passed(action)).as(action).isEqualTo(1);
    }
    readBack();

    assertThat(run.state()).isEqualTo("waiting");
    said("api-keys=none exposed: read in the audit log", run);
    said("certificates", run, "--override", "--because", "seen in the browser");
    var resumed = holdfast.resume(run.incident());
    assertThat(resumed.code()).as("%s", resumed).isZero();
    var recovered = new Answered(resumed.json());
    assertThat(recovered.state()).isEqualTo("recovered");
    assertThat(recovered.needs())
        .as("what could write to the old database")
        .extracting(need -> need.get("step"))
        .containsExactly("old-region-fenced");
    said("old-region-fenced=0, read by M. Okafor in the console", run);
    assertThat(holdfast.resume(run.incident()).code()).isZero();
    assertThat(proxy.passed("ChangeResourceRecordSets")).isEqualTo(1);
  }

  /// `kill -9` while Terraform builds: its child goes on and is found, nothing is applied a second
  /// time, and the run goes on to a database in the new estate.
  @Test
  @Tag("campaign")
  void goesOnAfterAKillInsideTerraformApply() {
    proxy.rollingOutFor(1);
    var run = take(holdfast.live("region-failure", inputs()));
    take(
        holdfast.resume(
            run.incident(), "--approve", "agree", "--by", "M. Okafor", "--as", "commander"));
    var applying = holdfast.beginResume(run.incident(), "--confirm", "build=disaster-recovery");
    Peer.await(
        "Terraform has begun to build",
        Duration.ofMinutes(2),
        () -> proxy.passed("CreateVpc") == 1 || !applying.process().isAlive());
    assertThat(applying.process().isAlive()).isTrue();
    Program.kill(applying);

    var doubt = take(holdfast.resume(run.incident()));
    assertThat(doubt.stepState("build")).isEqualTo("in-doubt");
    assertThat(Answered.text(doubt.step("build"), "seen")).contains("still running as process");
    var looks = new ArrayDeque<>(List.of(doubt));
    Peer.await(
        "Terraform is done",
        Duration.ofMinutes(2),
        () -> {
          looks.push(take(holdfast.resume(run.incident(), "--look", "build")));
          return !Answered.text(looks.getFirst().step("build"), "seen").contains("still running");
        });
    var ended = looks.getFirst().step("build");
    assertThat(ended).containsEntry("verdict", "happened");
    assertThat(Answered.text(ended, "seen")).contains("exited with 0");

    var done =
        take(
            holdfast.resume(
                run.incident(), "--resolve", "build=done", "--because", "as it was seen"));
    for (var step : List.of("build", "restore")) {
      assertThat(done.step(step)).containsEntry("state", "done").containsEntry("verified", true);
    }
    for (var made : List.of("CreateVpc", "CreateCluster", "RestoreDBInstanceFromDBSnapshot")) {
      assertThat(proxy.passed(made)).as(made).isEqualTo(1);
    }
  }

  /// "Not yet" was waited for, is on record and on the terminal, and came before "done".
  private void waitsWereSeen(String incident, StillCreating slow) {
    assertThat(slow.over()).isTrue();
    assertThat(Recorded.of(holdfast, incident, "restore"))
        .containsSubsequence(
            "intent",
            "progress status creating, no endpoint yet",
            "outcome done",
            "check failing backing-up",
            "check passing available",
            "done");
    assertThat(Recorded.of(holdfast, incident, "dns"))
        .containsSubsequence(
            "outcome done", "check failing PENDING", "check passing INSYNC", "done");
    assertThat(shown)
        .containsSubsequence(
            "in-flight restore  status creating, no endpoint yet",
            "in-flight restore  backing-up",
            "done      restore  available",
            "in-flight dns  PENDING");
  }

  private void readBack() {
    var east = ContractorLensEstate.RECOVERY;
    var balancer = one(east, "LoadBalancers[0].DNSName", "elbv2", "describe-load-balancers");
    var zone = Objects.requireNonNull(estate.ids().get("hosted-zone"));
    assertThat(
            one(
                east,
                "ResourceRecordSets[?Name=='contractorlens.com.' && Type=='A'].AliasTarget.DNSName | [0]",
                "route53",
                "list-resource-record-sets",
                "--hosted-zone-id",
                zone))
        .startsWith(balancer);
    assertThat(
            one(
                east,
                "ResourceRecordSets[?Name=='api.contractorlens.com.'].[Type, ResourceRecords[0].Value] | [0] | join(' ', @)",
                "route53",
                "list-resource-record-sets",
                "--hosted-zone-id",
                zone))
        .as("the API's name")
        .isEqualTo("CNAME " + balancer);
    var host =
        one(
            east,
            "Parameter.Value",
            "ssm",
            "get-parameter",
            "--name",
            "/contractorlens-dr/db/host");
    assertThat(
            one(
                east,
                "DBInstances[0].join(' ', [DBInstanceIdentifier, DBInstanceStatus, DBSubnetGroup.DBSubnetGroupName, Endpoint.Address])",
                "rds",
                "describe-db-instances"))
        .isEqualTo(RESTORED + " available contractorlens-dr-db " + host);
    assertThat(
            one(
                east,
                "taskDefinition.containerDefinitions[0].image",
                "ecs",
                "describe-task-definition",
                "--task-definition",
                serves(east, "contractorlens-dr", "taskDefinition")))
        .isEqualTo(estate.ids().get("image-us-east-1"));
    assertThat(serves(east, "contractorlens-dr", "desiredCount")).isEqualTo("2");
    assertThat(serves(ContractorLensEstate.PRIMARY, "contractorlens", "desiredCount"))
        .as("fenced")
        .isEqualTo("0");
    assertThat(
            one(
                east,
                "length(DBSubnetGroups[0].Subnets)",
                "rds",
                "describe-db-subnet-groups",
                "--db-subnet-group-name",
                "contractorlens-dr-db"))
        .isEqualTo("2");
    assertThat(
            one(
                east,
                "SecurityGroups[0].IpPermissions[].FromPort | sort(@) | join(',', map(&to_string(@), @))",
                "ec2",
                "describe-security-groups",
                "--filters",
                "Name=group-name,Values=contractorlens-dr-load-balancer"))
        .isEqualTo("80,443");
  }

  private String serves(String region, String name, String field) {
    return one(
        region,
        "services[0]." + field,
        "ecs",
        "describe-services",
        "--cluster",
        name,
        "--services",
        name);
  }

  /// One value of what the `aws` command line reads.
  private String one(String region, String query, String... args) {
    var all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--query", "{one: " + query + "}"));
    return Answered.text(holdfast.aws(region, all.toArray(String[]::new)), "one");
  }

  private void said(String item, Answered run, String... more) {
    var args = new ArrayList<>(List.of("tick", run.incident(), item));
    args.addAll(List.of(more));
    var said = holdfast.say(args.toArray(String[]::new));
    assertThat(said.code()).as("%s", said).isZero();
  }

  private String[] inputs() {
    return new String[] {
      "--input", "hosted-zone=" + estate.ids().get("hosted-zone"),
      "--input", "image=" + estate.ids().get("image-us-east-1"),
      "--input", "commit=" + ContractorLensEstate.COMMIT,
      "--input", "certificate=" + estate.ids().get("certificate-recovery")
    };
  }

  /// Answers what a commander answers until only the checklist waits.
  private Answered drive(Answered run) {
    var last = run;
    for (int turn = 0; turn < 12; turn++) {
      var need = last.needs().stream().filter(one -> !"tick".equals(one.get("kind"))).findFirst();
      if (need.isEmpty()) return last;
      var kind = Answered.text(need.get(), "kind");
      var step = Answered.text(need.get(), "step");
      answered.add(kind + " " + step + " " + need.get().get("name"));
      if (step.equals("deploy")) tasksWouldDo();
      last =
          take(
              switch (kind) {
                case "approve" ->
                    holdfast.resume(
                        run.incident(),
                        "--approve",
                        step,
                        "--by",
                        "M. Okafor",
                        "--as",
                        "commander");
                case "confirm" ->
                    holdfast.resume(
                        run.incident(),
                        "--confirm",
                        step + "=" + need.get().get("name") + "@" + need.get().get("shown"));
                default -> throw new AssertionError(need + " after " + shown);
              });
    }
    throw new AssertionError(answered);
  }

  private Answered take(Program.Ended ended) {
    shown.append(ended.err());
    assertThat(ended.code()).as("%s", ended).isEqualTo(3);
    return new Answered(ended.json());
  }

  /// moto starts no tasks: what tasks would do is to register with the load balancer and to answer.
  private void tasksWouldDo() {
    var door = new AwsDoor(moto.address(), ContractorLensEstate.RECOVERY);
    var balancing = door.open(ElasticLoadBalancingV2Client.builder());
    var group =
        balancing
            .describeTargetGroups(g -> g.names("contractorlens-dr"))
            .targetGroups()
            .getFirst()
            .targetGroupArn();
    balancing.registerTargets(
        r -> r.targetGroupArn(group).targets(t -> t.id("10.22.100.10"), t -> t.id("10.22.101.10")));
    door.open(CloudWatchClient.builder())
        .setAlarmState(
            a ->
                a.alarmName("contractorlens-dr-error-rate")
                    .stateValue("OK")
                    .stateReason("no request failed"));
  }
}
