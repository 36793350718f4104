package dev.holdfast.connector.mongodb;

import static dev.holdfast.connector.Param.required;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.DeclaredOnly;
import dev.holdfast.connector.Param;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.EffectClass;
import java.time.Duration;
import java.util.List;

/// MongoDB servers: declared, and simulated in rehearsals.
public final class MongodbConnector implements DeclaredOnly {
  @Override
  public String name() {
    return "mongodb";
  }

  @Override
  public List<ActionSpec> actions() {
    return List.of(
        new ActionSpec(
            "mongodb.server-status",
            "Read the server's state",
            EffectClass.READS,
            List.of(),
            List.of(),
            "",
            Duration.ofSeconds(5)));
  }

  @Override
  public List<CheckSpec> checks() {
    return List.of(
        new CheckSpec(
            "mongodb.ping",
            "MongoDB answers",
            List.of(),
            "",
            Duration.ofSeconds(30),
            Duration.ofSeconds(5)),
        new CheckSpec(
            "mongodb.count",
            "Documents in a collection",
            List.of(
                required("database", Param.Type.TEXT, "Database"),
                required("collection", Param.Type.TEXT, "Collection"),
                new Param(
                    "compare",
                    Param.Type.TEXT,
                    Param.Need.OPTIONAL,
                    "ge",
                    List.of("eq", "ge", "gt", "le", "lt"),
                    "How the count is compared")),
            "the count to compare with",
            Param.Type.INTEGER,
            Duration.ofMinutes(1),
            Duration.ofSeconds(10)));
  }

  @Override
  public List<RecoveryPoints.Spec> points() {
    return List.of(
        new RecoveryPoints.Spec(
            "mongodb.replication-lag", "How far a secondary of MongoDB is behind", List.of()));
  }

  @Override
  public Problem cannot() {
    return Problem.of(
        "mongodb.declared-only",
        "This version of Holdfast cannot reach a MongoDB server",
        "its actions and checks are declared for plans and rehearsals only",
        "run the scenario as a rehearsal, or do the MongoDB steps by hand with mongosh");
  }
}
