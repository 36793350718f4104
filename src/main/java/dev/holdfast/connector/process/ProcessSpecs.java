package dev.holdfast.connector.process;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Output;
import dev.holdfast.connector.Param;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.plan.EffectClass;
import java.time.Duration;
import java.util.List;

/// Names and parameters of what runs scripts and Git.
final class ProcessSpecs {
  private static final List<Param> SCRIPT_PARAMS =
      List.of(
          Param.required("script", Param.Type.FILE, "Script in the plan's folder, with a #! line"),
          Param.optional("args", Param.Type.LIST, "Arguments, one by one; never secrets"),
          Param.optional("env", Param.Type.MAP, "Further environment variables; never secrets"),
          Param.optional(
              "targets", Param.Type.LIST, "Ids of targets whose place and credentials it needs"),
          Param.optional(
              "stdin", Param.Type.ANY, "What it reads from standard input; may be a secret"));
  private static final Output EXIT = new Output("exit", Param.Type.INTEGER, "Exit code");

  static final ActionSpec SCRIPT =
      new ActionSpec(
              "process.script",
              "Run a script",
              EffectClass.DANGEROUS,
              SCRIPT_PARAMS,
              List.of(EXIT),
              "",
              Duration.ofMinutes(2))
          .restoring();

  static final ActionSpec READ =
      new ActionSpec(
          "process.read",
          "Run a script that only reads",
          EffectClass.READS,
          SCRIPT_PARAMS,
          List.of(EXIT),
          "",
          Duration.ofMinutes(1));

  static final CheckSpec CHECK =
      new CheckSpec(
          "process.check",
          "A script says that all is well",
          SCRIPT_PARAMS,
          "",
          Duration.ofMinutes(1),
          Duration.ofMinutes(1));

  private static final Param REPOSITORY =
      Param.required(
          "repository", Param.Type.TEXT, "Repository: its name at the target, or its URL");
  private static final Param COMMIT =
      Param.required("commit", Param.Type.TEXT, "Full commit id, 40 or 64 hexadecimal digits");

  static final ActionSpec CHECKOUT =
      new ActionSpec(
          "git.checkout",
          "Check out a pinned commit",
          EffectClass.CONVERGENT,
          List.of(
              REPOSITORY,
              COMMIT,
              Param.required(
                  "into", Param.Type.TEXT, "Name of the folder inside the run's folder")),
          List.of(
              new Output("directory", Param.Type.TEXT, "Where the files are"),
              new Output("commit", Param.Type.TEXT, "The commit that is checked out")),
          "",
          Duration.ofMinutes(1));

  static final CheckSpec COMMIT_PRESENT =
      new CheckSpec(
          "git.commit-present",
          "A commit can be fetched",
          List.of(REPOSITORY, COMMIT),
          "",
          Duration.ofHours(1),
          Duration.ofMinutes(2));

  static final RecoveryPoints.Spec COMMIT_POINT =
      new RecoveryPoints.Spec(
          "git.commit",
          "The commit in use is pushed",
          List.of(REPOSITORY, COMMIT),
          Duration.ofHours(1),
          Duration.ofMinutes(2));

  private ProcessSpecs() {}
}
