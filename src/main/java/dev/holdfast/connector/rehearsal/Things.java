package dev.holdfast.connector.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What exists in the simulated estate, and what will have changed by when. Not for several
/// threads: the estate guards it.
final class Things {
  private static final String GONE = "gone";

  /// A change that takes effect at a moment of run time.
  record Coming(Instant at, ThingId id, Map<String, Object> set) {}

  private final TreeMap<ThingId, TreeMap<String, Object>> things = new TreeMap<>();
  private final List<Coming> coming = new ArrayList<>();

  void settle(Instant now) {
    coming.sort(Comparator.comparing(Coming::at));
    while (!coming.isEmpty() && !coming.getFirst().at().isAfter(now)) {
      var due = coming.removeFirst();
      if (due.set().containsKey(GONE)) {
        things.remove(due.id());
      } else if (things.containsKey(due.id())) {
        set(due.id(), due.set());
      }
    }
  }

  boolean has(ThingId id) {
    return things.containsKey(id);
  }

  Optional<Map<String, Object>> find(ThingId id) {
    return Optional.ofNullable(things.get(id));
  }

  @Nullable Object get(ThingId id, String attribute) {
    var thing = things.get(id);
    return thing == null ? null : thing.get(attribute);
  }

  /// Makes the thing where it is not there yet.
  void set(ThingId id, Map<String, ?> attributes) {
    things.computeIfAbsent(id, missing -> new TreeMap<>()).putAll(Json.plainMap(attributes));
  }

  void unset(ThingId id, String attribute) {
    var thing = things.get(id);
    if (thing != null) thing.remove(attribute);
  }

  void later(Instant at, ThingId id, Map<String, ?> attributes) {
    coming.add(new Coming(at, id, Json.plainMap(attributes)));
  }

  void goneBy(Instant at, ThingId id) {
    coming.add(new Coming(at, id, Map.of(GONE, true)));
  }

  void remove(ThingId id) {
    things.remove(id);
    forget(id);
  }

  /// What was to come for it will not.
  void forget(ThingId id) {
    coming.removeIf(change -> change.id().equals(id));
  }

  boolean changing(ThingId id) {
    return coming.stream().anyMatch(change -> change.id().equals(id));
  }

  List<ThingId> of(String target, String kind) {
    return things.keySet().stream()
        .filter(id -> id.target().equals(target) && id.kind().equals(kind))
        .toList();
  }

  List<ThingId> ofKind(String kind) {
    return things.keySet().stream().filter(id -> id.kind().equals(kind)).toList();
  }

  List<ThingId> all() {
    return List.copyOf(things.keySet());
  }

  List<Object> save() {
    var list = new ArrayList<Object>();
    things.forEach((id, attributes) -> list.add(entry(id, attributes)));
    return list;
  }

  List<Object> saveComing() {
    var list = new ArrayList<Object>();
    for (var change : coming) {
      var entry = entry(change.id(), change.set());
      entry.put("at", change.at().toString());
      list.add(entry);
    }
    return list;
  }

  private static Map<String, Object> entry(ThingId id, Map<String, Object> attributes) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("target", id.target());
    entry.put("kind", id.kind());
    entry.put("name", id.name());
    entry.put("set", Json.plainMap(attributes));
    return entry;
  }

  static Things restore(@Nullable Object saved, @Nullable Object savedComing) {
    var things = new Things();
    for (var element : Json.list(saved)) {
      var entry = Json.map(element);
      things.set(id(entry), Json.map(entry.get("set")));
    }
    for (var element : Json.list(savedComing)) {
      var entry = Json.map(element);
      things.later(
          Instant.parse(Json.text(entry.get("at"))), id(entry), Json.map(entry.get("set")));
    }
    return things;
  }

  private static ThingId id(Map<String, Object> entry) {
    return new ThingId(
        Json.text(entry.get("target")), Json.text(entry.get("kind")), Json.text(entry.get("name")));
  }
}
