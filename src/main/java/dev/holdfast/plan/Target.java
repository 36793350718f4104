package dev.holdfast.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a connector reaches.
///
/// @param connector `aws`, `web`, `process`, `kubernetes`, `postgres`, ...
/// @param credential name of a vault entry or AWS profile
/// @param endpoint overrides where requests go
/// @param settings what the connector needs, such as `account`, `region`, `url`, `context`
public record Target(
    String id,
    @Nullable String title,
    String connector,
    @Nullable String credential,
    @Nullable String endpoint,
    Map<String, Object> settings,
    List<Source> source,
    Position at) {
  public Target {
    settings = Map.copyOf(settings);
    source = List.copyOf(source);
  }
}
