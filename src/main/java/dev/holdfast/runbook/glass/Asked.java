package dev.holdfast.runbook.glass;

import dev.holdfast.estate.Footing;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.plan.Plan;
import dev.holdfast.runbook.VaultNeeds;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where the credentials of a plan are asked, and which may not be: in a drill nothing leaves for
/// what was marked as down, and nothing at all while the run is offline.
///
/// @param toward where it is asked
/// @param refused why it is not asked; empty when it is
record Asked(Toward toward, String refused) {
  /// By the credential's name.
  ///
  /// @param overrides as given with `--endpoint`, by target
  static Map<String, Asked> of(Plan plan, Map<String, String> overrides, Circumstances around) {
    var footing = new Footing(plan);
    var all = new TreeMap<String, Asked>();
    VaultNeeds.users(plan)
        .forEach(
            (name, targets) -> {
              if (around.isOffline()) {
                all.put(name, new Asked(new Toward.Own(), "the run is offline"));
                return;
              }
              var standing =
                  targets.stream().filter(id -> down(footing, id, around).isEmpty()).toList();
              all.put(
                  name,
                  standing.isEmpty()
                      ? new Asked(
                          new Toward.Own(), down(footing, targets.getFirst(), around).orElse(""))
                      : new Asked(
                          standing.stream()
                              .flatMap(id -> endpoint(plan, id, overrides).stream())
                              .findFirst()
                              .orElseGet(Toward.Own::new),
                          ""));
            });
    return all;
  }

  private static Optional<String> down(Footing footing, String target, Circumstances around) {
    return around.down().stream()
        .flatMap(
            down ->
                footing
                    .target(target, down.what())
                    .map(
                        why ->
                            "%s is down in this drill, and %s".formatted(down.what().name(), why))
                    .stream())
        .findFirst();
  }

  private static Optional<Toward> endpoint(Plan plan, String target, Map<String, String> given) {
    var stated = plan.target(target).flatMap(one -> Optional.ofNullable(one.endpoint()));
    return Optional.ofNullable(given.get(target))
        .<Toward>map(Toward.Named::new)
        .or(() -> stated.map(Toward.Planned::new));
  }
}
