package dev.holdfast.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Json;
import dev.holdfast.peers.AwsDoor;
import dev.holdfast.peers.BesideOthers;
import dev.holdfast.peers.ContractorLensEstate;
import dev.holdfast.peers.Moto;
import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// `readiness --live` of ContractorLens: an estate whose backups are as the plan promises, and one
/// fault after the other.
@BesideOthers
@SuppressWarnings("NullAway.Init")
class BackupReadinessTest {
  private static final String STATE = "contractorlens-terraform-state";

  @TempDir private Path folder;
  private Moto moto;
  private AwsDoor west;
  private AwsDoor east;
  private Path plan;
  private Path repository;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    moto = Moto.start();
    var estate = ContractorLensEstate.seedBeforeFailover(moto.address());
    west = new AwsDoor(moto.address(), ContractorLensEstate.PRIMARY);
    east = new AwsDoor(moto.address(), ContractorLensEstate.RECOVERY);
    s3(east)
        .putObject(
            o -> o.bucket(STATE + "-dr").key("production/terraform.tfstate"),
            RequestBody.fromString("{}"));
    east.open(SsmClient.builder())
        .putParameter(
            p -> p.name("/contractorlens-dr/db/host").value("unset").type(ParameterType.STRING));
    var digest =
        Objects.requireNonNull(estate.ids().get("image-us-east-1")).replaceFirst(".*@", "");
    repository = folder.resolve("code");
    plan = copy(digest, commit());
  }

  @AfterEach
  void end() {
    moto.close();
  }

  private static S3Client s3(AwsDoor door) {
    return door.open(S3Client.builder().forcePathStyle(true));
  }

  /// A repository with one commit, whose id is returned.
  private String commit() throws IOException, InterruptedException {
    Files.createDirectories(repository);
    git("init", "-q", "-b", "main");
    Files.writeString(repository.resolve("a"), "a");
    git("add", "a");
    git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "a");
    return git("rev-parse", "HEAD").strip();
  }

  private String git(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Peer.program("git", "git").toString()));
    command.addAll(List.of(words));
    var process =
        new ProcessBuilder(command)
            .directory(repository.toFile())
            .redirectErrorStream(true)
            .start();
    var said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private Path copy(String digest, String commit) throws IOException {
    var to = folder.resolve("plan");
    try (var files = Files.walk(Program.PLAN)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(Program.PLAN.relativize(file).toString()));
      }
    }
    var path = to.resolve("plan.yaml");
    var text =
        Files.readString(path)
            .replaceFirst("image-digest: sha256:[0-9a-f]+", "image-digest: " + digest)
            .replaceFirst("known-good-commit: [0-9a-f]+", "known-good-commit: " + commit);
    Files.writeString(path, text);
    return to;
  }

  private Program.Ended readiness() {
    var holdfast = new Program(folder, plan, moto.address(), List.of());
    return holdfast.say(
        "readiness",
        plan.toString(),
        "--live",
        "--endpoint",
        "aws-primary=" + moto.address(),
        "--endpoint",
        "aws-recovery=" + moto.address(),
        "--endpoint",
        "code=" + repository);
  }

  @SuppressWarnings("unchecked")
  private static List<String> broken(Program.Ended ended) {
    var findings = (List<Map<String, Object>>) Objects.requireNonNull(ended.json().get("findings"));
    return findings.stream()
        .filter(one -> !"note".equals(one.get("severity")))
        .map(
            one ->
                "%s %s %s at %s breaks %s"
                    .formatted(
                        one.get("severity"),
                        one.get("store"),
                        one.get("code"),
                        one.get("place"),
                        one.get("objective")))
        .toList();
  }

  @Test
  void whatIsAsPromisedEndsWithZeroAndEachFaultIsNamed() {
    var well = readiness();
    assertThat(broken(well)).as(Json.pretty(well.json())).isEmpty();
    assertThat(well.code()).isZero();

    var rds = east.open(RdsClient.builder());
    for (var snapshot : rds.describeDBSnapshots().dbSnapshots()) {
      rds.deleteDBSnapshot(d -> d.dbSnapshotIdentifier(snapshot.dbSnapshotIdentifier()));
    }
    s3(east)
        .putBucketVersioning(
            v -> v.bucket(STATE + "-dr").versioningConfiguration(c -> c.status("Suspended")));
    s3(west)
        .putObject(
            o -> o.bucket(STATE).key("production/terraform.tfstate"), RequestBody.fromString(""));
    var ecr = east.open(EcrClient.builder());
    ecr.deleteRepository(r -> r.repositoryName("contractorlens").force(true));
    ecr.createRepository(r -> r.repositoryName("contractorlens"));

    var ended = readiness();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(broken(ended))
        .contains(
            "broken database no-snapshot at us-east-1 breaks RPO of 15 min after the loss of us-west-2",
            "broken configuration empty-object at us-west-2 breaks RPO of 1 d",
            "broken configuration versioning-off at us-east-1 breaks RPO of 1 d after the loss of us-west-2, by versions",
            "broken code no-image at us-east-1 breaks RPO of 0 (no loss) after the loss of us-west-2")
        .noneMatch(one -> one.startsWith("unknown"));
  }

  /// Another object in the copy, however new, is not the one that is missing.
  @Test
  void aCopyWithoutTheStateIsNoCopy() {
    var copy = STATE + "-dr";
    var s3 = s3(east);
    for (var version : s3.listObjectVersions(l -> l.bucket(copy)).versions()) {
      s3.deleteObject(d -> d.bucket(copy).key(version.key()).versionId(version.versionId()));
    }
    s3.putObject(o -> o.bucket(copy).key("other/lock"), RequestBody.fromString("locked"));
    assertThat(broken(readiness()))
        .containsExactly(
            "broken configuration not-copied at us-east-1 breaks RPO of 1 d after the loss of us-west-2");
    s3(west)
        .putBucketVersioning(
            v -> v.bucket(STATE).versioningConfiguration(c -> c.status("Suspended")));
    assertThat(broken(readiness()))
        .contains(
            "broken configuration not-copied at us-east-1 breaks RPO of 1 d after the loss of us-west-2");
  }

  @Test
  @SuppressWarnings("unchecked")
  void whatCannotBeReachedIsUnknownAndNeverGood() {
    moto.close();
    var ended = readiness();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(broken(ended)).isNotEmpty().allMatch(one -> one.startsWith("unknown"));
    var backups = (Map<String, Object>) Objects.requireNonNull(ended.json().get("backups"));
    var stores = (List<Map<String, Object>>) Objects.requireNonNull(backups.get("stores"));
    assertThat(stores).extracting(store -> store.get("state")).containsOnly("unknown");
  }
}
