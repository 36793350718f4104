package dev.holdfast.connector.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Bench;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Place;
import dev.holdfast.peers.BesideOthers;
import dev.holdfast.peers.Moto;
import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
@BesideOthers
class TerraformTest {
  private static final String CONFIG =
      """
      provider "aws" {
        region = "us-west-2"
      }
      variable "name" {}
      resource "aws_ssm_parameter" "p" {
        name  = var.name
        type  = "String"
        value = "v"
      }
      output "arn" { value = aws_ssm_parameter.p.arn }
      output "hidden" {
        value     = "h"
        sensitive = true
      }
      """;

  @TempDir Path folder;
  private @Nullable Moto moto;

  @BeforeEach
  void start() {
    Peer.program("terraform", "https://developer.hashicorp.com/terraform/install");
    Peer.terraformPlugins();
    moto = Moto.start();
  }

  @AfterEach
  void stop() {
    if (moto != null) moto.close();
  }

  private Place place(Bench bench) throws IOException {
    var rc = folder.resolve("cli.tfrc");
    Files.writeString(
        rc,
        "provider_installation {\n  filesystem_mirror {\n    path = \""
            + Peer.terraformPlugins()
            + "\"\n  }\n}\n");
    bench.target(
        "aws-primary",
        "aws",
        Objects.requireNonNull(moto).address().toString(),
        Map.of("region", "us-west-2"));
    return bench.target(
        "tf",
        "terraform",
        null,
        Map.of("targets", List.of("aws-primary"), "cli-config", rc.toString()));
  }

  private static Outcome run(Bench bench, Place place, String key, String name, Object... more) {
    var args = new java.util.HashMap<String, Object>();
    args.put("directory", Path.of("tf"));
    args.put("workspace", "clean");
    for (int i = 0; i < more.length; i += 2) args.put((String) more[i], more[i + 1]);
    try (var session = new TerraformConnector(Reach.OVERRIDES_ONLY).open(bench.around())) {
      var action = session.action(name).orElseThrow();
      var call = bench.call(key, place, args);
      return action.perform(call, action.preview(call));
    }
  }

  @Test
  void appliesExactlyThePlanThatWasSaved() throws IOException {
    var bench = new Bench(folder);
    Files.createDirectories(bench.planFolder.resolve("tf"));
    Files.writeString(bench.planFolder.resolve("tf/main.tf"), CONFIG);
    var place = place(bench);
    var variables = Map.of("name", "/holdfast/test");

    var wrong = run(bench, place, "0", "terraform.plan");
    assertThat(((Outcome.Refused) wrong).problem().what().lines().findFirst())
        .as("the error before the chatter")
        .hasValue("terraform plan exited with 1: Error: No value for required variable");

    var planned = run(bench, place, "1", "terraform.plan", "variables", variables);
    assertThat(planned).as(planned.toString()).isInstanceOf(Outcome.Done.class);
    var outputs = ((Outcome.Done) planned).outputs();
    assertThat(outputs).containsEntry("add", 1L).containsEntry("destroy", 0L);
    var id = String.valueOf(outputs.get("plan"));
    var again = run(bench, place, "1b", "terraform.plan", "variables", variables);
    var stale = String.valueOf(((Outcome.Done) again).outputs().get("plan"));

    var applied = run(bench, place, "2", "terraform.apply-plan", "plan", id);
    assertThat(applied).as(applied.toString()).isInstanceOf(Outcome.Done.class);
    assertThat(String.valueOf(((Outcome.Done) applied).outputs().get("arn")))
        .endsWith("parameter/holdfast/test");
    assertThat(((Outcome.Done) applied).outputs()).doesNotContainKey("hidden");

    for (var old : List.of(id, stale)) {
      var second = run(bench, place, "3" + old, "terraform.apply-plan", "plan", old);
      assertThat(second).as(second.toString()).isInstanceOf(Outcome.Refused.class);
      assertThat(((Outcome.Refused) second).problem().code()).isEqualTo("terraform.stale");
    }
    var read = run(bench, place, "4", "terraform.output");
    assertThat(((Outcome.Done) read).outputs()).containsKey("arn");
    var same = run(bench, place, "5", "terraform.plan", "variables", variables);
    assertThat(((Outcome.Done) same).outputs()).containsEntry("add", 0L);
    assertThat(bench.planFolder.resolve("tf/.terraform")).doesNotExist();
  }
}
