package dev.holdfast.connector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every connector, action, check and reader of recovery points by name.
public final class Catalog {
  private final Map<String, Connector> connectors;
  private final Map<String, ActionSpec> actions;
  private final Map<String, CheckSpec> checks;
  private final Map<String, RecoveryPoints.Spec> points;

  public Catalog(List<Connector> connectors) {
    this.connectors =
        connectors.stream().collect(Collectors.toMap(Connector::name, Function.identity()));
    this.actions =
        connectors.stream()
            .flatMap(connector -> connector.actions().stream())
            .collect(Collectors.toMap(ActionSpec::name, Function.identity()));
    this.checks =
        connectors.stream()
            .flatMap(connector -> connector.checks().stream())
            .collect(Collectors.toMap(CheckSpec::name, Function.identity()));
    this.points =
        connectors.stream()
            .flatMap(connector -> connector.points().stream())
            .collect(Collectors.toMap(RecoveryPoints.Spec::name, Function.identity()));
  }

  public Map<String, Connector> connectors() {
    return connectors;
  }

  public Map<String, ActionSpec> actions() {
    return actions;
  }

  public Map<String, CheckSpec> checks() {
    return checks;
  }

  public Map<String, RecoveryPoints.Spec> points() {
    return points;
  }

  public Optional<Connector> connector(String name) {
    return Optional.ofNullable(connectors.get(name));
  }

  public Optional<ActionSpec> action(String name) {
    return Optional.ofNullable(actions.get(name));
  }

  public Optional<CheckSpec> check(String name) {
    return Optional.ofNullable(checks.get(name));
  }

  public Optional<RecoveryPoints.Spec> points(String name) {
    return Optional.ofNullable(points.get(name));
  }
}
