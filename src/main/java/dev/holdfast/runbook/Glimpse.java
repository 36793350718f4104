package dev.holdfast.runbook;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.incident.Mode;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.plan.Plan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Access to a plan's estate outside of any run, for what only reads: the real one, or that of the
/// rehearsal as it is before any disaster.
public final class Glimpse {
  private Glimpse() {}

  /// What it is made with.
  ///
  /// @param redactor knows what a credential turns out to be
  public record Tools(Catalog catalog, Worlds worlds, Clock clock, Redactor redactor) {}

  /// The caller closes it.
  ///
  /// @param runs the home's folder for what runs need, which need not be there
  public static Access of(
      Tools tools,
      Plan plan,
      Path folder,
      Mode mode,
      Map<String, String> endpoints,
      Path runs,
      Surroundings.Credentials credentials) {
    var folders = new Scratch(tools.catalog(), tools.clock());
    var scratch = folders.make(runs, tools.redactor());
    var world =
        tools
            .worlds()
            .open(
                new Worlds.Ask(
                    mode,
                    plan,
                    plan.scenarios().getFirst(),
                    tools.clock(),
                    scratch.resolve("estate.json"),
                    false,
                    false));
    var places = new LinkedHashMap<String, Place>();
    for (var target : plan.targets()) {
      places.put(target.id(), new Place(target, Optional.ofNullable(endpoints.get(target.id()))));
    }
    var around =
        new Surroundings(
            plan, folder, scratch, places, credentials, tools.clock(), tools.redactor());
    return new Access(tools.catalog(), around, name -> world.session(name, around))
        .atEnd(() -> folders.remove(scratch));
  }
}
