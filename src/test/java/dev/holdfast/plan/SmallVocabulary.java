package dev.holdfast.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A few actions and checks that the test plans use.
final class SmallVocabulary implements Vocabulary {
  private static final Map<String, ActionTerm> ACTIONS =
      Map.of(
          "aws.ecs.update-service",
          new ActionTerm(
              "aws.ecs.update-service",
              EffectClass.CONVERGENT,
              List.of(
                  required("cluster", Kind.TEXT),
                  required("service", Kind.TEXT),
                  optional("desired-count", Kind.INTEGER)),
              Set.of("previous-desired-count"),
              false),
          "aws.rds.restore",
          new ActionTerm(
              "aws.rds.restore",
              EffectClass.NAMED,
              List.of(
                  required("name", Kind.TEXT),
                  required("restore-time", Kind.INSTANT),
                  optional("groups", Kind.LIST),
                  optional("protect", Kind.BOOLEAN),
                  optional("wait", Kind.DURATION)),
              Set.of("endpoint", "port"),
              false),
          "process.script",
          new ActionTerm(
              "process.script",
              EffectClass.DANGEROUS,
              List.of(
                  required("script", Kind.FILE),
                  optional("args", Kind.LIST),
                  optional("env", Kind.MAP)),
              Set.of("exit"),
              true));

  private static final Map<String, CheckTerm> CHECKS =
      Map.of(
          "aws.ecs.running-count",
          new CheckTerm(
              "aws.ecs.running-count",
              List.of(required("cluster", Kind.TEXT), required("service", Kind.TEXT)),
              true,
              Kind.INTEGER),
          "aws.cloudwatch.metric",
          new CheckTerm(
              "aws.cloudwatch.metric",
              List.of(
                  required("metric", Kind.TEXT),
                  new Parameter("compare", Kind.TEXT, false, List.of("lt", "le", "gt", "ge"))),
              true),
          "web.unreachable",
          new CheckTerm("web.unreachable", List.of(optional("url", Kind.TEXT)), false));

  private static Parameter required(String name, Kind kind) {
    return new Parameter(name, kind, true, List.of());
  }

  private static Parameter optional(String name, Kind kind) {
    return new Parameter(name, kind, false, List.of());
  }

  @Override
  public Set<String> connectors() {
    return Set.of("aws", "web", "process");
  }

  @Override
  public Set<String> actions() {
    return ACTIONS.keySet();
  }

  @Override
  public Set<String> checks() {
    return CHECKS.keySet();
  }

  @Override
  public Optional<ActionTerm> action(String name) {
    return Optional.ofNullable(ACTIONS.get(name));
  }

  @Override
  public Optional<CheckTerm> check(String name) {
    return Optional.ofNullable(CHECKS.get(name));
  }

  @Override
  public Set<String> points() {
    return Set.of("aws.rds.snapshots");
  }

  @Override
  public Optional<CheckTerm> points(String name) {
    return points().contains(name)
        ? Optional.of(
            new CheckTerm(name, List.of(required("db-instance-identifier", Kind.TEXT)), false))
        : Optional.empty();
  }

  @Override
  public boolean needsTarget(String connector) {
    return connector.equals("aws");
  }
}
