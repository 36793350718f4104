package dev.holdfast.runbook;

import dev.holdfast.estate.Impairment;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Secret;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What it takes to declare.
///
/// @param began impact began; null = now
/// @param speed run seconds per real second; only a rehearsal may differ from 1
/// @param down what a person knows to be down, or wants to be in a drill
/// @param crew whether a simulated crew answers (rehearsal only)
public record Start(
    Path planFolder,
    String scenario,
    Mode mode,
    @Nullable Instant began,
    double speed,
    boolean crew,
    Map<String, String> inputs,
    Map<String, Secret> secrets,
    Map<String, String> endpoints,
    Person by,
    List<Known> down) {
  public Start {
    down = List.copyOf(down);
  }

  /// A part of the world that is down, and how that is known; `because` may be empty.
  public record Known(Impairment what, String because) {}

  /// The same, with what was marked before the declaration.
  public Start with(List<Known> marks) {
    return new Start(
        planFolder, scenario, mode, began, speed, crew, inputs, secrets, endpoints, by, marks);
  }

  /// One where nothing was marked as down beforehand.
  public Start(
      Path planFolder,
      String scenario,
      Mode mode,
      @Nullable Instant began,
      double speed,
      boolean crew,
      Map<String, String> inputs,
      Map<String, Secret> secrets,
      Map<String, String> endpoints,
      Person by) {
    this(planFolder, scenario, mode, began, speed, crew, inputs, secrets, endpoints, by, List.of());
  }
}
