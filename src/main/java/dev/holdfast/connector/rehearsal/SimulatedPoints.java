package dev.holdfast.connector.rehearsal;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.kernel.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A reader of recovery points that reads the simulated estate instead of the outside.
record SimulatedPoints(SimulatedEstate estate, Spec spec) implements RecoveryPoints {
  /// What one reader finds.
  interface Finder {
    Found find(Scene scene);
  }

  private static final Map<String, Finder> ALL = all();

  private static Map<String, Finder> all() {
    var all = new HashMap<String, Finder>(AwsPoints.all());
    all.putAll(PlatformPoints.all());
    return Map.copyOf(all);
  }

  @Override
  public Found read(Call call) {
    return estate.locked(
        () -> {
          var scene = new Scene(estate, call, spec.params());
          if (!estate.health().reachable(scene.target())) {
            return unknown(scene, scene.target() + " does not answer");
          }
          var finder = ALL.get(spec.name());
          if (finder == null) return unknown(scene, "the simulated estate does not know it");
          try {
            return finder.find(scene);
          } catch (ProblemException e) {
            var what = e.problem().what();
            return e.problem().code().endsWith("not-found")
                ? nothing(scene, "not-there", what)
                : unknown(scene, what);
          }
        });
  }

  static Found unknown(Scene scene, String why) {
    return new Found.Unknown(scene.now(), why);
  }

  static Found.Read read(Scene scene, List<Point> points, List<Flaw> flaws) {
    return new Found.Read(scene.now(), points, flaws, Map.of());
  }

  static Found nothing(Scene scene, String code, String what) {
    return read(scene, List.of(), List.of(new Flaw(code, what)));
  }
}
