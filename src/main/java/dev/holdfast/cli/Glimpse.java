package dev.holdfast.cli;

import dev.holdfast.connector.Place;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.incident.Mode;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Plan;
import dev.holdfast.runbook.Access;
import dev.holdfast.runbook.Worlds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Access to a plan's estate outside of any run, for commands that only read: the real one, or that
/// of the rehearsal as it is before any disaster.
final class Glimpse {
  private Glimpse() {}

  /// The caller closes it.
  static Access of(
      Services services,
      Plan plan,
      Path folder,
      boolean live,
      Map<String, String> endpoints,
      Surroundings.Credentials credentials) {
    var scratch = scratch();
    var world =
        services
            .worlds()
            .open(
                new Worlds.Ask(
                    live ? Mode.LIVE : Mode.REHEARSAL,
                    plan,
                    plan.scenarios().getFirst(),
                    services.clock(),
                    scratch.resolve("estate.json"),
                    false,
                    false));
    var places = new LinkedHashMap<String, Place>();
    for (var target : plan.targets()) {
      places.put(target.id(), new Place(target, Optional.ofNullable(endpoints.get(target.id()))));
    }
    var around =
        new Surroundings(
            plan,
            folder,
            scratch,
            places,
            credentials,
            services.clock(),
            services.redactors().get());
    return new Access(services.catalog(), around, name -> world.session(name, around));
  }

  private static Path scratch() {
    try {
      var folder = Files.createTempDirectory("holdfast-read-");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              "home.unwritable",
              "No temporary folder can be made: " + e.getMessage(),
              "What runs a program to read has nowhere to work",
              "free the disk that holds the temporary folder"),
          e);
    }
  }
}
