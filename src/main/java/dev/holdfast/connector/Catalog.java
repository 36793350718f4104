package dev.holdfast.connector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every connector, action, check and reader of recovery points by name.
public final class Catalog {
  private final Map<String, Connector> connectors;
  private @Nullable Specs specs;

  public Catalog(List<Connector> connectors) {
    this.connectors =
        connectors.stream().collect(Collectors.toMap(Connector::name, Function.identity()));
  }

  /// What all connectors offer; written down at the first question, which no start of the window
  /// asks.
  private record Specs(
      Map<String, ActionSpec> actions,
      Map<String, CheckSpec> checks,
      Map<String, RecoveryPoints.Spec> points) {}

  private synchronized Specs specs() {
    var known = specs;
    if (known != null) return known;
    var all = connectors.values();
    known =
        new Specs(
            named(all.stream().flatMap(it -> it.actions().stream()), ActionSpec::name),
            named(all.stream().flatMap(it -> it.checks().stream()), CheckSpec::name),
            named(all.stream().flatMap(it -> it.points().stream()), RecoveryPoints.Spec::name));
    specs = known;
    return known;
  }

  private static <T> Map<String, T> named(Stream<T> all, Function<T, String> name) {
    return all.collect(Collectors.toMap(name, Function.identity()));
  }

  public Map<String, Connector> connectors() {
    return connectors;
  }

  public Map<String, ActionSpec> actions() {
    return specs().actions();
  }

  public Map<String, CheckSpec> checks() {
    return specs().checks();
  }

  public Map<String, RecoveryPoints.Spec> points() {
    return specs().points();
  }

  public Optional<Connector> connector(String name) {
    return Optional.ofNullable(connectors.get(name));
  }

  public Optional<ActionSpec> action(String name) {
    return Optional.ofNullable(specs().actions().get(name));
  }

  public Optional<CheckSpec> check(String name) {
    return Optional.ofNullable(specs().checks().get(name));
  }

  public Optional<RecoveryPoints.Spec> points(String name) {
    return Optional.ofNullable(specs().points().get(name));
  }
}
