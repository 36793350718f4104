package dev.holdfast.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.BesideOthers;
import dev.holdfast.peers.Moto;
import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `deploy.sh` of ContractorLens against moto, read back with the AWS command line.
@BesideOthers
class DeployScriptTest {
  private static final Path SCRIPT =
      Path.of("runbooks/contractorlens/scripts/deploy.sh").toAbsolutePath();
  private static final String REGION = "us-east-1";
  private static final String COMMIT = "3f1c9a7e5b20d4866fa1c2b7e09d8534a6c1e0f7";

  @TempDir Path folder;
  private Moto moto;
  private Shell shell;
  private String image;

  @BeforeEach
  void seed() throws IOException, InterruptedException {
    Peer.program("jq", "apt-get install jq");
    moto = Moto.start();
    shell = Shell.at(moto, folder);
    aws("ecs", "create-cluster", "--cluster-name", "contractorlens-dr");
    register("old");
    register("broken");
    aws(
        "ecs",
        "create-service",
        "--cluster",
        "contractorlens-dr",
        "--service-name",
        "contractorlens-dr",
        "--task-definition",
        "contractorlens-dr:2",
        "--desired-count",
        "0");
    aws("ecr", "create-repository", "--repository-name", "contractorlens");
    var manifest =
        "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.docker.distribution.manifest.v2+json\","
            + "\"config\":{\"mediaType\":\"application/vnd.docker.container.image.v1+json\",\"size\":1,"
            + "\"digest\":\"sha256:"
            + "a".repeat(64)
            + "\"},\"layers\":[]}";
    var digest =
        aws(
            "ecr",
            "put-image",
            "--repository-name",
            "contractorlens",
            "--image-tag",
            "commit-" + COMMIT,
            "--image-manifest",
            manifest,
            "--query",
            "image.imageId.imageDigest");
    image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/contractorlens@" + digest;
  }

  @AfterEach
  void end() {
    if (moto != null) moto.close();
  }

  @Test
  void deploysAnImageByDigestAndItsCommit() throws IOException, InterruptedException {
    var ended = deploy("disaster-recovery", "--image", image, "--commit", COMMIT, "--desired", "2");

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.output("task-definition")).hasValueSatisfying(endsWith("contractorlens-dr:3"));
    assertThat(ended.output("previous-task-definition"))
        .hasValueSatisfying(endsWith("contractorlens-dr:2"));
    assertThat(service("desiredCount")).isEqualTo("2");
    assertThat(service("taskDefinition")).endsWith("contractorlens-dr:3");
    assertThat(definition("containerDefinitions[0].image")).isEqualTo(image);
    assertThat(definition("containerDefinitions[0].environment[?name=='KEPT'].value"))
        .isEqualTo("yes");
    assertThat(
            definition("containerDefinitions[0].environment[?name=='CONTRACTORLENS_COMMIT'].value"))
        .isEqualTo(COMMIT);
  }

  @Test
  void makesNoSecondRevisionOfTheSame() throws IOException, InterruptedException {
    deploy("disaster-recovery", "--image", image, "--commit", COMMIT);
    var again = deploy("disaster-recovery", "--image", image, "--commit", COMMIT);

    assertThat(again.output("task-definition")).hasValueSatisfying(endsWith("contractorlens-dr:3"));
  }

  @Test
  void refusesAnImageOfAnotherCommit() throws IOException, InterruptedException {
    var ended = deploy("disaster-recovery", "--image", image, "--commit", "0".repeat(40));

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err()).contains("no image").contains("0".repeat(40));
    assertThat(service("taskDefinition")).endsWith("contractorlens-dr:2");
  }

  @Test
  void rollsBackToWhatAPersonNamesAndToNothingElse() throws IOException, InterruptedException {
    var unnamed = deploy("rollback");
    assertThat(unnamed.exit()).isEqualTo(2);
    assertThat(unnamed.err())
        .contains("Nothing was changed")
        .contains("contractorlens-dr:1  ")
        .containsPattern("contractorlens-dr:2 .*\\(runs now\\)");
    assertThat(service("taskDefinition")).endsWith("contractorlens-dr:2");

    assertThat(deploy("rollback", "--to", "contractorlens-dr:1").output("task-definition"))
        .hasValueSatisfying(endsWith("contractorlens-dr:1"));
    assertThat(service("taskDefinition")).endsWith("contractorlens-dr:1");
    assertThat(deploy("rollback", "--to", "contractorlens-dr:2").exit()).isZero();
    assertThat(service("taskDefinition")).endsWith("contractorlens-dr:2");

    var strange = deploy("rollback", "--to", "contractorlens-dr:9");
    assertThat(strange.exit()).isEqualTo(1);
    assertThat(strange.err()).contains("not an active revision");
    assertThat(service("taskDefinition")).endsWith("contractorlens-dr:2");
  }

  @Test
  void refusesWrongUse() throws IOException, InterruptedException {
    assertThat(deploy("disaster-recovery").exit()).isEqualTo(2);
    assertThat(deploy("disaster-recovery", "--image", "contractorlens:latest").err())
        .contains("by its digest");
    assertThat(deploy("disaster-recovery", "--image", image, "--commit", "main").err())
        .contains("whole commit id");
    assertThat(deploy("rollback", "--image", image).err()).contains("takes a revision");
    assertThat(deploy("moon").err()).contains("unknown environment 'moon'");
    assertThat(shell.run(List.of("bash", SCRIPT.toString())).exit()).isEqualTo(2);
    assertThat(shell.run(List.of("bash", SCRIPT.toString(), "rollback")).err())
        .contains("--target is missing");
  }

  private static java.util.function.Consumer<String> endsWith(String end) {
    return text -> assertThat(text).endsWith(end);
  }

  private Shell.Ended deploy(String environment, String... more)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("bash", SCRIPT.toString(), environment));
    command.addAll(List.of("--target", "aws-recovery", "--region", REGION));
    command.addAll(List.of("--cluster", "contractorlens-dr", "--service", "contractorlens-dr"));
    command.addAll(List.of(more));
    return shell.run(command);
  }

  private void register(String tag) throws IOException, InterruptedException {
    aws(
        "ecs",
        "register-task-definition",
        "--family",
        "contractorlens-dr",
        "--container-definitions",
        "[{\"name\":\"api\",\"image\":\"contractorlens:%s\",\"memory\":512,".formatted(tag)
            + "\"environment\":[{\"name\":\"KEPT\",\"value\":\"yes\"}]}]");
  }

  private String service(String what) throws IOException, InterruptedException {
    return aws(
        "ecs",
        "describe-services",
        "--cluster",
        "contractorlens-dr",
        "--services",
        "contractorlens-dr",
        "--query",
        "services[0]." + what);
  }

  private String definition(String what) throws IOException, InterruptedException {
    return aws(
        "ecs",
        "describe-task-definition",
        "--task-definition",
        "contractorlens-dr",
        "--query",
        "taskDefinition." + what);
  }

  private String aws(String... words) throws IOException, InterruptedException {
    return shell.aws(REGION, words);
  }
}
