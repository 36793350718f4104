package dev.holdfast.runbook;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.incident.Mode;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
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
  public static Access of(
      Tools tools,
      Plan plan,
      Path folder,
      Mode mode,
      Map<String, String> endpoints,
      Surroundings.Credentials credentials) {
    var scratch = scratch();
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
    return new Access(tools.catalog(), around, name -> world.session(name, around));
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
