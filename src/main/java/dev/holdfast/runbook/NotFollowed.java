package dev.holdfast.runbook;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Place;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is set around Holdfast that would lead a run elsewhere than its plan says, and is not
/// followed: a person who relied on it must read so before anything is sent.
public final class NotFollowed {
  private NotFollowed() {}

  /// Such as `AWS_ENDPOINT_URL (http://127.0.0.1:4566) is not followed: aws-primary is asked at its
  /// real address (--endpoint TARGET=URL leads elsewhere)`.
  ///
  /// @param endpoints as given with `--endpoint`
  public static List<String> of(Catalog catalog, Plan plan, Map<String, String> endpoints) {
    var targets = new LinkedHashMap<String, List<String>>();
    for (var target : plan.targets()) {
      for (var setting : of(catalog, target, Optional.ofNullable(endpoints.get(target.id())))) {
        targets.computeIfAbsent(setting, _ -> new ArrayList<>()).add(target.id());
      }
    }
    var said = new ArrayList<String>();
    targets.forEach(
        (setting, of) ->
            said.add(
                "%s is not followed: %s %s (--endpoint TARGET=URL leads elsewhere)"
                    .formatted(
                        setting,
                        String.join(", ", of),
                        of.size() == 1
                            ? "is asked at its real address"
                            : "are asked at their real addresses")));
    return said;
  }

  /// The settings alone, for one target.
  static List<String> of(Catalog catalog, Target target, Optional<String> given) {
    return catalog
        .connector(target.connector())
        .map(connector -> connector.notFollowed(new Place(target, given)))
        .orElse(List.of());
  }
}
