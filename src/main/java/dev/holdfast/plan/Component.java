package dev.holdfast.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A thing that users depend on.
///
/// @param kind such as `aws.ecs-service`, `kubernetes.deployment`, `outside`
/// @param places where it lives: the first is where it normally runs, the others where a recovery
///   may put it
/// @param checks what senses it; any place that passes all of its checks counts
/// @param layer column of the topology: `users`, `entry`, `service`, `store`, `outside`
public record Component(
    String id,
    String title,
    String kind,
    String layer,
    List<String> dependsOn,
    @Nullable String priority,
    @Nullable Duration rto,
    @Nullable Duration rpo,
    List<Place> places,
    List<CheckUse> checks,
    @Nullable String note,
    List<Source> source,
    Position at) {
  public Component {
    dependsOn = List.copyOf(dependsOn);
    places = List.copyOf(places);
    checks = List.copyOf(checks);
    source = List.copyOf(source);
  }

  /// A target and the names the component has there.
  public record Place(String target, Map<String, Object> with, boolean standby) {
    public Place {
      with = Map.copyOf(with);
    }
  }
}
