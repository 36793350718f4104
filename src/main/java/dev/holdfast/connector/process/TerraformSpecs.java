package dev.holdfast.connector.process;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Output;
import dev.holdfast.connector.Param;
import dev.holdfast.plan.EffectClass;
import java.time.Duration;
import java.util.List;

/// Names and parameters of the `terraform` actions.
final class TerraformSpecs {
  private static final Param DIRECTORY =
      Param.required("directory", Param.Type.FILE, "Folder of the Terraform configuration");
  private static final Param WORKSPACE =
      Param.required("workspace", Param.Type.TEXT, "Workspace; made where it does not exist");
  private static final Param TARGETS =
      Param.optional("targets", Param.Type.LIST, "Ids of the aws targets that it manages");

  static final ActionSpec PLAN =
      new ActionSpec(
          "terraform.plan",
          "Plan the change",
          EffectClass.READS,
          List.of(
              DIRECTORY,
              WORKSPACE,
              Param.optional(
                  "variables", Param.Type.MAP, "Values of the configuration's variables"),
              Param.preset("destroy", Param.Type.BOOLEAN, false, "Plan to destroy everything"),
              TARGETS),
          List.of(
              new Output("plan", Param.Type.TEXT, "Id of the saved plan"),
              new Output("add", Param.Type.INTEGER, "Resources to add"),
              new Output("change", Param.Type.INTEGER, "Resources to change in place"),
              new Output("destroy", Param.Type.INTEGER, "Resources to destroy")),
          "",
          Duration.ofMinutes(1));

  static final ActionSpec APPLY =
      new ActionSpec(
              "terraform.apply-plan",
              "Apply exactly the saved plan",
              EffectClass.DANGEROUS,
              List.of(
                  DIRECTORY,
                  WORKSPACE,
                  Param.required("plan", Param.Type.TEXT, "Id of the plan, from terraform.plan"),
                  TARGETS),
              List.of(),
              "",
              Duration.ofMinutes(10))
          .restoring();

  static final ActionSpec OUTPUT =
      new ActionSpec(
          "terraform.output",
          "Read the outputs",
          EffectClass.READS,
          List.of(DIRECTORY, WORKSPACE, TARGETS),
          List.of(),
          "",
          Duration.ofSeconds(20));

  private TerraformSpecs() {}
}
