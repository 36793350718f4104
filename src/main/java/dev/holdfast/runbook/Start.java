package dev.holdfast.runbook;

import dev.holdfast.estate.Impairment;
import dev.holdfast.incident.Circumstances;
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
/// @param crew whether a simulated crew answers (rehearsal only)
/// @param before what was said of the world before it
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
    Before before) {
  /// What people said of the world before anything was declared: the record begins with it.
  ///
  /// @param down what a person knows to be down, or wants to be in a drill
  /// @param ways the private networks that people say can be reached; a rehearsal reaches none
  public record Before(List<Known> down, List<Circumstances.Way> ways) {
    public static final Before NOTHING = new Before(List.of(), List.of());

    public Before {
      down = List.copyOf(down);
      ways = List.copyOf(ways);
    }
  }

  /// A part of the world that is down, and how that is known; `because` may be empty.
  public record Known(Impairment what, String because) {}

  public List<Known> down() {
    return before.down();
  }

  /// The words about private networks that count in this run.
  public List<Circumstances.Way> ways() {
    return mode == Mode.REHEARSAL ? List.of() : before.ways();
  }

  /// The same, with what was said before the declaration.
  public Start with(Before said) {
    return new Start(
        planFolder, scenario, mode, began, speed, crew, inputs, secrets, endpoints, by, said);
  }

  /// One before which nothing was said.
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
    this(
        planFolder,
        scenario,
        mode,
        began,
        speed,
        crew,
        inputs,
        secrets,
        endpoints,
        by,
        Before.NOTHING);
  }
}
