package dev.holdfast.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.BesideOthers;
import dev.holdfast.peers.Moto;
import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Terraform configuration of ContractorLens, planned against moto. `RegionFailureTest` applies
/// it in a live run and reads the estate back.
@BesideOthers
class EstateTest {
  private static final Path CONFIGURATION = Path.of("runbooks/contractorlens/terraform");
  private static final String IMAGE =
      "123456789012.dkr.ecr.us-east-1.amazonaws.com/contractorlens@sha256:" + "7".repeat(64);
  private static final List<String> SERVICES =
      List.of(
          "acm",
          "cloudwatch",
          "cloudwatchlogs",
          "ec2",
          "ecr",
          "ecs",
          "elbv2",
          "iam",
          "rds",
          "s3",
          "ssm",
          "sts");

  @TempDir Path folder;

  @Test
  void plansTheRecoveryEstate() throws IOException, InterruptedException {
    Peer.program("terraform", "https://developer.hashicorp.com/terraform/install");
    var plugins = Peer.terraformPlugins();
    try (var moto = Moto.start()) {
      var shell = Shell.at(moto, folder).with("TF_CLI_CONFIG_FILE", mirror(plugins).toString());
      copy(moto.address().toString());
      var certificate =
          shell.aws(
              "us-east-1",
              "acm",
              "request-certificate",
              "--domain-name",
              "contractorlens.com",
              "--query",
              "CertificateArn");
      shell.aws("us-east-1", "ecr", "create-repository", "--repository-name", "contractorlens");

      shell.must("terraform", "init", "-input=false", "-no-color");
      var refused = plan(shell, certificate);
      assertThat(refused.exit()).as("the workspace default is no estate").isNotZero();
      shell.must("terraform", "workspace", "new", "disaster-recovery");
      var planned = plan(shell, certificate);
      assertThat(planned.exit()).as(planned.err()).isZero();
      assertThat(planned.out()).contains("44 to add, 0 to change, 0 to destroy");
    }
  }

  private static Shell.Ended plan(Shell shell, String certificate)
      throws IOException, InterruptedException {
    return shell.run(
        List.of(
            "terraform",
            "plan",
            "-input=false",
            "-no-color",
            "-out=saved.tfplan",
            "-var=certificate_arn=" + certificate,
            "-var=image=" + IMAGE));
  }

  private void copy(String endpoint) throws IOException {
    try (var files = Files.newDirectoryStream(CONFIGURATION, "*.tf")) {
      for (var file : files) Files.copy(file, folder.resolve(file.getFileName()));
    }
    var endpoints =
        SERVICES.stream()
            .map(service -> "    %s = \"%s\"%n".formatted(service, endpoint))
            .collect(Collectors.joining());
    Files.writeString(
        folder.resolve("endpoints_override.tf"),
        Stream.of("provider \"aws\" {", "  endpoints {", endpoints + "  }", "}", "")
            .collect(Collectors.joining("\n")));
  }

  private Path mirror(Path plugins) throws IOException {
    return Files.writeString(
        folder.resolve("mirror.tfrc"),
        "provider_installation {\n  filesystem_mirror {\n    path = \"%s\"\n  }\n}\n"
            .formatted(plugins));
  }
}
