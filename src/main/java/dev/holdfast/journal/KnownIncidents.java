package dev.holdfast.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the home's own record knows of the incidents, so that a folder that was removed, replaced
/// or cut back together with its signatures is noticed.
final class KnownIncidents {
  private static final String REPLACED = "not the incident that the home's record knows";
  private static final String UNSIGNED = "signatures that the home's record knows are missing";
  private static final Set<String> TELLING =
      Set.of(HomeEvents.BEGAN, HomeEvents.ENDED, HomeEvents.LEFT);

  private final Map<String, Known> known = new LinkedHashMap<>();

  private record Known(String start, long events, String head, long signed) {}

  /// Takes in an entry of the home's record. A later one says more than an earlier one.
  void take(Entry entry) {
    if (!TELLING.contains(entry.type())) return;
    var data = entry.data();
    known.put(
        String.valueOf(data.get("incident")),
        new Known(
            String.valueOf(data.get("start")),
            number(data.get("events")),
            String.valueOf(data.get("head")),
            number(data.get("signed"))));
  }

  /// Homes of earlier versions do not say how far an incident was signed.
  private static long number(@Nullable Object value) {
    return value instanceof Long number ? number : 0;
  }

  /// The entry whose hash has to be compared; 0 when none is known.
  long events(String incident) {
    var it = known.get(incident);
    return it == null ? 0 : it.events();
  }

  /// What contradicts the home's record; empty where nothing does.
  List<String> contradictions(String incident, Survey survey) {
    var it = known.get(incident);
    if (it == null || survey.genesis().isEmpty()) return List.of();
    if (!survey.genesis().get().hash().equals(it.start())) return List.of(REPLACED);
    if (survey.seq() < it.events()) {
      return List.of("events that the home's record knows are missing");
    }
    if (it.events() > 0 && !it.head().equals(survey.headAt(it.events()))) return List.of(REPLACED);
    return survey.signedTo() < it.signed() ? List.of(UNSIGNED) : List.of();
  }

  /// Incidents that should be there.
  List<String> missing(Set<String> there) {
    return known.keySet().stream().filter(id -> !there.contains(id)).toList();
  }
}
