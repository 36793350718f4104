package dev.holdfast.connector.rehearsal;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Reading;
import dev.holdfast.kernel.ProblemException;
import java.time.Duration;

/// A check that reads the simulated estate instead of the outside.
final class SimulatedCheck implements Check {
  private final SimulatedEstate estate;
  private final CheckSpec spec;
  private final Sense sense;

  SimulatedCheck(SimulatedEstate estate, CheckSpec spec, Sense sense) {
    this.estate = estate;
    this.spec = spec;
    this.sense = sense;
  }

  @Override
  public CheckSpec spec() {
    return spec;
  }

  @Override
  public Reading read(Call call) {
    return estate.locked(
        () -> {
          var scene = new Scene(estate, call, spec.params());
          var seen = look(scene);
          var took =
              scene.takes(
                  Duration.ofMillis(20), Duration.ofMillis(180), spec.name() + scene.target());
          return new Reading(seen.state(), seen.value(), scene.now(), took, seen.facts());
        });
  }

  private Sense.Seen look(Scene scene) {
    try {
      if (needsTarget() && !estate.health().reachable(scene.target())) {
        return Sense.Seen.unknown(scene.target() + " does not answer");
      }
      return sense.read(scene);
    } catch (ProblemException e) {
      return e.problem().code().endsWith("not-found")
          ? Sense.Seen.absent(e.problem().what())
          : Sense.Seen.unknown(e.problem().what());
    }
  }

  /// Some checks ask just this: whether something answers.
  private boolean needsTarget() {
    return switch (spec.name()) {
      case "aws.region.reachable",
          "kubernetes.api-reachable",
          "redis.ping",
          "mongodb.ping",
          "psql.connects" ->
          false;
      default -> !spec.connector().equals("web") && !spec.name().startsWith("aws.route53.");
    };
  }
}
