package dev.holdfast.connector.rehearsal;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.Surroundings;
import java.util.List;

/// Stands in for every connector of a catalogue with one simulated estate per run.
public final class RehearsalConnector implements Connector {
  private final Catalog catalog;

  public RehearsalConnector(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public String name() {
    return "rehearsal";
  }

  @Override
  public List<ActionSpec> actions() {
    return List.copyOf(catalog.actions().values());
  }

  @Override
  public List<CheckSpec> checks() {
    return List.copyOf(catalog.checks().values());
  }

  @Override
  public List<RecoveryPoints.Spec> points() {
    return List.copyOf(catalog.points().values());
  }

  @Override
  public boolean live() {
    return false;
  }

  /// On a quiet day; a run that strikes makes its own [SimulatedEstate] and [RehearsalSession].
  @Override
  public Session open(Surroundings around) {
    return new RehearsalSession(SimulatedEstate.of(around.plan(), around.clock()), catalog, around);
  }
}
