package dev.holdfast.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

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

/// The Terraform configuration of ContractorLens: planned to a file and applied against moto, read
/// back with the AWS command line.
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
  void buildsTheRecoveryEstate() throws IOException, InterruptedException {
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
      assertThat(planned.out()).contains("Plan: 44 to add, 0 to change, 0 to destroy");
      shell.must("terraform", "apply", "-input=false", "-no-color", "saved.tfplan");

      assertThat(
              shell.aws(
                  "us-east-1",
                  "cloudwatch",
                  "describe-alarms",
                  "--query",
                  "sort(MetricAlarms[].AlarmName)"))
          .as("every alarm that the plan's signs and items look at")
          .contains("-data-inconsistency", "-error-rate", "-security-egress", "-unusual-access");
      assertThat(
              shell.aws(
                  "us-east-1",
                  "ecs",
                  "describe-services",
                  "--cluster",
                  "contractorlens-dr",
                  "--services",
                  "contractorlens-dr",
                  "--query",
                  "services[0].[status,desiredCount]"))
          .isEqualTo("ACTIVE\t0");
      var group = output(shell, "load-balancer-group");
      assertThat(
              shell.aws(
                  "us-east-1",
                  "ec2",
                  "describe-security-groups",
                  "--group-ids",
                  group,
                  "--query",
                  "sort(SecurityGroups[0].IpPermissions[].FromPort)"))
          .isEqualTo("80\t443");
      assertThat(
              shell.aws(
                  "us-east-1",
                  "ec2",
                  "describe-security-groups",
                  "--group-ids",
                  group,
                  "--query",
                  "SecurityGroups[0].IpPermissionsEgress[].[FromPort,UserIdGroupPairs[0].GroupId]"))
          .isEqualTo("8080\t" + output(shell, "service-group"));
      assertThat(
              shell.aws(
                  "us-east-1",
                  "rds",
                  "describe-db-subnet-groups",
                  "--db-subnet-group-name",
                  output(shell, "db-subnet-group"),
                  "--query",
                  "length(DBSubnetGroups[0].Subnets)"))
          .isEqualTo("2");
      assertThat(shell.aws("us-west-2", "ecs", "list-clusters", "--query", "length(clusterArns)"))
          .as("nothing is built in the Region that is lost")
          .isEqualTo("0");
      var stale = shell.run(List.of("terraform", "apply", "-input=false", "saved.tfplan"));
      assertThat(stale.exit()).as("a plan is applied once").isNotZero();
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

  private static String output(Shell shell, String name) throws IOException, InterruptedException {
    return shell.must("terraform", "output", "-raw", name);
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
