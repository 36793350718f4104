package dev.holdfast.connector.rehearsal;

import dev.holdfast.connector.Action;
import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.Surroundings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The one session behind all targets of a rehearsal: every action and check of the catalogue,
/// simulated.
public final class RehearsalSession implements Connector.Session {
  private final SimulatedEstate estate;
  private final Catalog catalog;
  private final Surroundings around;
  private final Map<String, Deed> deeds = new HashMap<>();
  private final Map<String, Sense> senses = new HashMap<>();

  public RehearsalSession(SimulatedEstate estate, Catalog catalog, Surroundings around) {
    this.estate = estate;
    this.catalog = catalog;
    this.around = around;
    deeds.putAll(EcsDeeds.all());
    deeds.putAll(RdsDeeds.all());
    deeds.putAll(NetworkDeeds.all());
    deeds.putAll(ReadDeeds.all());
    deeds.putAll(PlatformDeeds.all());
    deeds.putAll(ScriptDeeds.all());
    senses.putAll(AwsSenses.all());
    senses.putAll(PlatformSenses.all());
  }

  @Override
  public Optional<Action> action(String name) {
    return catalog
        .action(name)
        .map(
            spec ->
                new SimulatedAction(
                    estate,
                    spec,
                    deeds.getOrDefault(
                        name,
                        scene ->
                            new Change(spec.title())
                                .fact("state", "as it is", "as wanted")
                                .confirm(scene.target()))));
  }

  @Override
  public Optional<Check> check(String name) {
    return catalog
        .check(name)
        .map(
            spec ->
                new SimulatedCheck(
                    estate, spec, senses.getOrDefault(name, PlatformSenses::everything)));
  }

  @Override
  public Identity identify(Place place) {
    var lines =
        place.target().settings().entrySet().stream()
            .filter(entry -> entry.getValue() instanceof String)
            .filter(
                entry ->
                    List.of("account", "region", "context", "host", "url").contains(entry.getKey()))
            .sorted(Map.Entry.comparingByKey())
            .map(
                entry ->
                    new Identity.Line(
                        label(entry.getKey()),
                        entry.getValue().toString(),
                        entry.getValue().toString()))
            .toList();
    return new Identity(Identity.Verdict.SAME, lines, "simulated", "", around.clock().now());
  }

  /// As the real place calls it.
  private static String label(String setting) {
    return setting.equals("region") ? "Region" : setting;
  }

  @Override
  public Optional<RecoveryPoints> points(String name) {
    return catalog.points(name).map(spec -> new SimulatedPoints(estate, spec));
  }

  @Override
  public void close() {}
}
