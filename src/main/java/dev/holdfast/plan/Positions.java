package dev.holdfast.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Where each value of a plan is written, by its path: `components/2/depends-on/0`, and for
/// scenarios `scenarios/ID.yaml/phases/0/steps/1/with/cluster`.
public final class Positions {
  /// Knows no place.
  public static final Positions NONE = new Positions(Map.of());

  private final Map<String, Position> places;

  private Positions(Map<String, Position> places) {
    this.places = Map.copyOf(places);
  }

  /// The place of the value, else of the nearest thing around it, else nowhere.
  public Position at(String path) {
    for (var here = path; ; here = here.substring(0, here.lastIndexOf('/'))) {
      var place = places.get(here);
      if (place != null) return place;
      if (here.indexOf('/') < 0) return places.getOrDefault("", Position.NOWHERE);
    }
  }

  /// Whether a value is written at exactly this path.
  boolean has(String path) {
    return places.containsKey(path);
  }

  /// The paths of the values at these places.
  Set<String> paths(Set<Position> at) {
    return places.entrySet().stream()
        .filter(place -> at.contains(place.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  static final class Builder {
    private final Map<String, Position> places = new HashMap<>();

    private final Losses losses;

    /// @param losses of the reading that is over: the numbers in a path count what was read
    Builder(Losses losses) {
      this.losses = losses;
    }

    void add(String path, YamlNode node) {
      places.putIfAbsent(path, node.at());
      switch (node) {
        case YamlNode.Scalar ignored -> {}
        case YamlNode.Sequence list -> {
          int i = 0;
          for (var item : list.items()) {
            if (!losses.item(item)) add(join(path, "" + i++), item);
          }
        }
        case YamlNode.Mapping map -> {
          for (var entry : map.entries()) add(join(path, entry.key().text()), entry.value());
        }
      }
    }

    private static String join(String path, String name) {
      return path.isEmpty() ? name : path + "/" + name;
    }

    Positions build() {
      return new Positions(places);
    }
  }
}
