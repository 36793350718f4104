package dev.holdfast;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.connector.rehearsal.RehearsalSession;
import dev.holdfast.connector.rehearsal.SimulatedEstate;
import dev.holdfast.incident.Mode;
import dev.holdfast.kernel.FileReplace;
import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.Crew;
import dev.holdfast.runbook.Worlds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Gives a run the real connectors, or a simulated estate that is kept between two starts.
final class Worldly implements Worlds {
  private final Catalog catalog;

  Worldly(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public World open(Ask ask) {
    return ask.mode() == Mode.REHEARSAL ? new Rehearsed(ask) : new Real();
  }

  private final class Real implements World {
    @Override
    public Connector.Session session(String connector, Surroundings around) {
      return catalog
          .connector(connector)
          .orElseThrow(
              () ->
                  new ProblemException(
                      Problem.of(
                          "plan.unknown-connector",
                          "There is no connector called " + connector,
                          "The step cannot reach its target",
                          "correct the plan")))
          .open(around);
    }

    @Override
    public Crew crew() {
      return Crew.NOBODY;
    }

    @Override
    public void effectDone() {}
  }

  private final class Rehearsed implements World {
    private final SimulatedEstate estate;
    private final Path state;
    private final Crew crew;

    Rehearsed(Ask ask) {
      this.state = ask.state();
      this.estate = estate(ask);
      if (ask.struck()) {
        estate.strike(ask.scenario());
        if (!ask.crew()) estate.surprise(ask.scenario());
        effectDone();
      }
      this.crew =
          ask.crew()
              ? new RehearsalCrew(ask, estate, this::effectDone)
              : new RehearsalPeople(estate, this::effectDone);
    }

    private static SimulatedEstate estate(Ask ask) {
      if (!Files.exists(ask.state())) return SimulatedEstate.of(ask.plan(), ask.clock());
      try {
        return SimulatedEstate.restore(
            ask.plan(), ask.clock(), Json.object(Files.readString(ask.state())));
      } catch (IOException e) {
        throw cannotKeep(ask.state(), e);
      }
    }

    @Override
    public Connector.Session session(String connector, Surroundings around) {
      return new RehearsalSession(estate, catalog, around);
    }

    @Override
    public Crew crew() {
      return crew;
    }

    @Override
    public void effectDone() {
      try {
        FileReplace.write(state, Json.write(estate.save()).getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw cannotKeep(state, e);
      }
    }

    private static ProblemException cannotKeep(Path state, IOException cause) {
      return new ProblemException(
          Problem.of(
              "rehearsal.state",
              "The simulated estate cannot be kept in %s: %s".formatted(state, cause.getMessage()),
              "A rehearsal could not be taken up again after a crash",
              "free the disk, or choose another home with --home"),
          cause);
    }
  }
}
