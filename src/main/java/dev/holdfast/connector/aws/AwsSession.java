package dev.holdfast.connector.aws;

import dev.holdfast.connector.Action;
import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The connector opened for one run; keeps one [Site] per place, or per grant of the vault.
final class AwsSession implements Connector.Session {
  private final Map<String, ActionSpec> actions;
  private final Map<String, CheckSpec> checks;
  private final Surroundings around;
  private final Map<Place, Site> sites = new ConcurrentHashMap<>();
  private final Map<Lent, Site> granted = new ConcurrentHashMap<>();

  private final RightAccount account = new RightAccount();

  /// What the vault gave for a place.
  private record Lent(Place place, long grant) {}

  AwsSession(AwsConnector connector, Surroundings around) {
    this.actions =
        connector.actions().stream()
            .collect(Collectors.toMap(ActionSpec::name, Function.identity()));
    this.checks =
        connector.checks().stream().collect(Collectors.toMap(CheckSpec::name, Function.identity()));
    this.around = around;
  }

  private Site site(Place place) {
    return site(place, "");
  }

  /// What the vault gave is for one step: its clients are made for it and go with it.
  private Site site(Place place, String step) {
    drop();
    var shared = sites.get(place);
    if (shared != null) return shared;
    var grant = Keys.granted(place, around, step);
    if (grant.isEmpty()) return sites.computeIfAbsent(place, at -> Site.of(at, around.clock()));
    try (var given = grant.get()) {
      return granted.computeIfAbsent(
          new Lent(place, given.id()),
          _ -> Site.of(place, VaultKeys.of(place, around, step, given), around.clock()));
    }
  }

  private void drop() {
    for (var lent : List.copyOf(granted.keySet())) {
      if (around.credentials().stands(lent.grant())) continue;
      var gone = granted.remove(lent);
      if (gone != null) gone.close();
    }
  }

  private Site site(Call call) {
    return site(
        call.place()
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(
                            "aws.no-target",
                            "Step " + call.step() + " names no target",
                            "an AWS call needs an account and a Region",
                            "add target: to the step"))),
        call.step());
  }

  @Override
  public Optional<Action> action(String name) {
    return Optional.ofNullable(Deeds.ALL.get(name))
        .flatMap(
            deed ->
                Optional.ofNullable(actions.get(name))
                    .map(spec -> new GuardedAction(spec, deed, this::site, account)));
  }

  @Override
  public Optional<Check> check(String name) {
    return Optional.ofNullable(Senses.ALL.get(name))
        .flatMap(
            sense ->
                Optional.ofNullable(checks.get(name))
                    .map(spec -> new GuardedCheck(spec, sense, this::site, account)));
  }

  @Override
  public void accept(String target) {
    account.accept(target);
  }

  @Override
  public Identity identify(Place place) {
    return Whereabouts.of(place, around.clock(), this::site);
  }

  @Override
  public Optional<RecoveryPoints> points(String name) {
    return PointSpecs.ALL.stream()
        .filter(spec -> spec.name().equals(name))
        .findFirst()
        .flatMap(
            spec ->
                Optional.ofNullable(Finders.ALL.get(name))
                    .map(finder -> new GuardedPoints(spec, finder, this::site, account)));
  }

  @Override
  public void close() {
    sites.values().forEach(Site::close);
    sites.clear();
    granted.values().forEach(Site::close);
    granted.clear();
  }
}
