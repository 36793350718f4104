package dev.holdfast.connector.process;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Output;
import dev.holdfast.connector.Param;
import dev.holdfast.connector.Param.Need;
import dev.holdfast.plan.EffectClass;
import java.time.Duration;
import java.util.List;

/// Names and parameters of the `psql` actions and checks.
final class PsqlSpecs {
  private static final Param SQL = Param.optional("sql", Param.Type.TEXT, "The SQL to run");
  private static final Param FILE =
      Param.optional("file", Param.Type.FILE, "File with the SQL, in the plan's folder");
  private static final Param VARIABLES =
      Param.optional("variables", Param.Type.MAP, "psql variables, read as :'name' and :\"name\"");
  private static final Param HOST =
      Param.optional("host", Param.Type.TEXT, "Host instead of the target's");
  private static final Param PORT =
      Param.optional("port", Param.Type.INTEGER, "Port instead of the target's").port();
  private static final Param DATABASE =
      Param.optional("database", Param.Type.TEXT, "Database instead of the target's");
  private static final List<Output> OUTPUTS =
      List.of(
          new Output("value", Param.Type.TEXT, "First column of the first row"),
          new Output("rows", Param.Type.INTEGER, "Rows returned"));

  static final ActionSpec QUERY =
      new ActionSpec(
          "psql.query",
          "Query a database",
          EffectClass.READS,
          List.of(SQL, FILE, VARIABLES, HOST, PORT, DATABASE),
          OUTPUTS,
          "",
          Duration.ofSeconds(10));

  static final ActionSpec RUN =
      new ActionSpec(
          "psql.run",
          "Change a database in one transaction",
          EffectClass.DANGEROUS,
          List.of(SQL, FILE, VARIABLES, HOST, PORT, DATABASE),
          OUTPUTS,
          "",
          Duration.ofMinutes(1));

  static final CheckSpec VALUE =
      new CheckSpec(
          "psql.value",
          "A query returns the expected value",
          List.of(
              Param.required("sql", Param.Type.TEXT, "Query whose first value is compared"),
              VARIABLES,
              HOST,
              PORT,
              DATABASE,
              new Param(
                  "compare",
                  Param.Type.TEXT,
                  Need.OPTIONAL,
                  "eq",
                  List.of("eq", "ge", "gt", "le", "lt"),
                  "How the value seen compares with the expected one")),
          "expected value",
          Duration.ofMinutes(1),
          Duration.ofSeconds(30));

  static final CheckSpec CONNECTS =
      new CheckSpec(
          "psql.connects",
          "The database accepts a session",
          List.of(HOST, PORT, DATABASE),
          "",
          Duration.ofMinutes(1),
          Duration.ofSeconds(20));

  private PsqlSpecs() {}
}
