package dev.holdfast.connector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A connector opened for one run: its actions and checks by name.
public record OpenSession(
    Map<String, Action> actions,
    Map<String, Check> checks,
    Map<String, RecoveryPoints> readers,
    Function<Place, Identity> identity,
    Runnable end)
    implements Connector.Session {

  public static OpenSession of(
      List<Action> actions, List<Check> checks, Function<Place, Identity> identity, Runnable end) {
    return of(actions, checks, List.of(), identity, end);
  }

  /// With readers of recovery points.
  public static OpenSession of(
      List<Action> actions,
      List<Check> checks,
      List<RecoveryPoints> readers,
      Function<Place, Identity> identity,
      Runnable end) {
    return new OpenSession(
        actions.stream().collect(Collectors.toMap(a -> a.spec().name(), Function.identity())),
        checks.stream().collect(Collectors.toMap(c -> c.spec().name(), Function.identity())),
        readers.stream().collect(Collectors.toMap(r -> r.spec().name(), Function.identity())),
        identity,
        end);
  }

  @Override
  public Optional<Action> action(String name) {
    return Optional.ofNullable(actions.get(name));
  }

  @Override
  public Optional<Check> check(String name) {
    return Optional.ofNullable(checks.get(name));
  }

  @Override
  public Optional<RecoveryPoints> points(String name) {
    return Optional.ofNullable(readers.get(name));
  }

  @Override
  public Identity identify(Place place) {
    return identity.apply(place);
  }

  @Override
  public void close() {
    end.run();
  }
}
