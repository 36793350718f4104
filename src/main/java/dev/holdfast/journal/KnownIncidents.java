package dev.holdfast.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the home's own record knows of the incidents, so that a folder that was removed, replaced
/// or cut back together with its signatures is noticed.
final class KnownIncidents {
  private static final String REPLACED = "not the incident that the home's record knows";
  private static final String MISSING = "events that the home's record knows are missing";
  private static final String UNSIGNED = "signatures that the home's record knows are missing";
  private static final Set<String> TELLING =
      Set.of(HomeEvents.BEGAN, HomeEvents.ENDED, HomeEvents.LEFT);

  private final Map<String, Known> known = new LinkedHashMap<>();

  /// @param starts what its chain starts from; one, unless the folder was another one once
  /// @param heads hash of the last event at each moment when it was let go, by number of events
  /// @param signed how far it was signed, at most
  private record Known(Set<String> starts, TreeMap<Long, Set<String>> heads, long signed) {
    Known with(Map<String, Object> data) {
      starts.add(String.valueOf(data.get("start")));
      var events = number(data.get("events"));
      if (events > 0) {
        heads.computeIfAbsent(events, _ -> new TreeSet<>()).add(String.valueOf(data.get("head")));
      }
      return new Known(starts, heads, Math.max(signed, number(data.get("signed"))));
    }
  }

  /// Takes in an entry of the home's record. Nothing that was known is forgotten by a later one.
  void take(Entry entry) {
    if (!TELLING.contains(entry.type())) return;
    var data = entry.data();
    var id = String.valueOf(data.get("incident"));
    var before = known.get(id);
    var first = before == null ? new Known(new TreeSet<>(), new TreeMap<>(), 0) : before;
    known.put(id, first.with(data));
  }

  /// Homes of earlier versions do not say how far an incident was signed.
  private static long number(@Nullable Object value) {
    return value instanceof Long number ? number : 0;
  }

  /// The entries whose hashes have to be compared.
  Set<Long> events(String incident) {
    var it = known.get(incident);
    return it == null ? Set.of() : Set.copyOf(it.heads().keySet());
  }

  /// What contradicts the home's record; empty where nothing does.
  List<String> contradictions(String incident, Survey survey) {
    var it = known.get(incident);
    if (it == null || survey.genesis().isEmpty()) return List.of();
    if (!it.starts().equals(Set.of(survey.genesis().get().hash()))) return List.of(REPLACED);
    for (var head : it.heads().headMap(survey.seq(), true).entrySet()) {
      if (!head.getValue().equals(Set.of(survey.headAt(head.getKey())))) return List.of(REPLACED);
    }
    if (survey.seq() < newest(incident)) return List.of(MISSING);
    return survey.signedTo() < it.signed() ? List.of(UNSIGNED) : List.of();
  }

  /// How many events are known of an incident at least.
  long newest(String incident) {
    var it = known.get(incident);
    return it == null || it.heads().isEmpty() ? 0 : it.heads().lastKey();
  }

  /// Incidents that should be there.
  List<String> missing(Set<String> there) {
    return known.keySet().stream().filter(id -> !there.contains(id)).toList();
  }
}
