package dev.holdfast.connector.redis;

import static dev.holdfast.connector.Param.required;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.DeclaredOnly;
import dev.holdfast.connector.Output;
import dev.holdfast.connector.Param;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.EffectClass;
import java.time.Duration;
import java.util.List;

/// Redis servers: declared, and simulated in rehearsals. Names follow the Redis commands.
public final class RedisConnector implements DeclaredOnly {
  @Override
  public String name() {
    return "redis";
  }

  @Override
  public List<ActionSpec> actions() {
    return List.of(
        new ActionSpec(
            "redis.info",
            "Read the server's state",
            EffectClass.READS,
            List.of(),
            List.of(
                new Output("last-save", Param.Type.INSTANT, "When the last snapshot was written"),
                new Output("role", Param.Type.TEXT, "master or slave")),
            "",
            Duration.ofSeconds(5)));
  }

  @Override
  public List<CheckSpec> checks() {
    return List.of(
        new CheckSpec(
            "redis.ping",
            "Redis answers",
            List.of(),
            "",
            Duration.ofSeconds(30),
            Duration.ofSeconds(5)),
        new CheckSpec(
            "redis.persistence",
            "Redis keeps its data on disk",
            List.of(
                required("aof", Param.Type.BOOLEAN, "Whether the append-only file must be on"),
                required("within", Param.Type.DURATION, "How old the last snapshot may be")
                    .from(1)),
            "",
            Duration.ofMinutes(5),
            Duration.ofSeconds(5)));
  }

  @Override
  public List<RecoveryPoints.Spec> points() {
    return List.of(
        new RecoveryPoints.Spec(
            "redis.last-save", "Last snapshot that Redis wrote (BGSAVE)", List.of()),
        new RecoveryPoints.Spec(
            "redis.append-only-file", "The append-only file of Redis, where it is on", List.of()),
        new RecoveryPoints.Spec(
            "redis.replication-lag", "How far a replica of Redis is behind", List.of()));
  }

  @Override
  public Problem cannot() {
    return Problem.of(
        "redis.declared-only",
        "This version of Holdfast cannot reach a Redis server",
        "its actions and checks are declared for plans and rehearsals only",
        "run the scenario as a rehearsal, or do the Redis steps by hand with redis-cli");
  }
}
