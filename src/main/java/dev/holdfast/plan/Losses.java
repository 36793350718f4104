package dev.holdfast.plan;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/// What a reading had to leave out: a reference to something that was left out is not wrong, it is
/// unknown.
final class Losses {
  private final Set<YamlNode> items = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Position> parts = new HashSet<>();
  private final Set<Position> misspelt = new HashSet<>();

  /// An item of a list was left out, so that the ones after it have another number than in the
  /// file.
  void item(YamlNode list, YamlNode item) {
    items.add(item);
    part(list.at());
  }

  /// Something of the value at this place is not in the plan.
  void part(Position at) {
    parts.add(at);
  }

  /// The object at this place has a key that nobody knows: what it seems to lack may be that.
  void misspelt(Position at) {
    misspelt.add(at);
  }

  boolean item(YamlNode item) {
    return items.contains(item);
  }

  Set<Position> parts() {
    return Set.copyOf(parts);
  }

  Set<Position> misspelt() {
    return Set.copyOf(misspelt);
  }
}
