package dev.holdfast.estate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Cause first: tells what is down by itself from what is only affected by it.
///
/// - A component that is down and depends, over any number of steps, on nothing that is down is a
///   cause.
/// - Whatever depends on something that is down is affected by the causes beneath it, whether its
///   own checks pass or not.
/// - What nobody can see is not taken for well: an unknown dependency of a cause is named beside
///   it.
public final class Causes {
  private final Map<String, List<String>> dependsOn;
  private final Map<String, Condition> own;
  private final Map<String, Set<String>> below = new HashMap<>();

  private Causes(Map<String, List<String>> dependsOn, Map<String, Condition> own) {
    this.dependsOn = dependsOn;
    this.own = own;
  }

  /// Judges all components.
  ///
  /// @param dependsOn component to what it leans on
  /// @param own what each was seen as; what is missing is unknown
  public static Map<String, Standing> of(
      Map<String, List<String>> dependsOn, Map<String, Condition> own) {
    return new Causes(dependsOn, own).standings();
  }

  private Map<String, Standing> standings() {
    var causes = new LinkedHashMap<String, List<String>>();
    for (var id : dependsOn.keySet()) causes.put(id, causesOf(id));
    var affects = new TreeMap<String, List<String>>();
    causes.forEach(
        (id, because) ->
            because.forEach(
                cause -> affects.computeIfAbsent(cause, _ -> new ArrayList<>()).add(id)));
    var all = new LinkedHashMap<String, Standing>();
    for (var id : dependsOn.keySet()) {
      all.put(id, standing(id, causes.getOrDefault(id, List.of()), affects));
    }
    return all;
  }

  private Standing standing(String id, List<String> because, Map<String, List<String>> affects) {
    var condition = condition(id);
    var cause = condition == Condition.FAILING && because.isEmpty();
    var kind =
        cause
            ? Standing.Kind.CAUSE
            : !because.isEmpty()
                ? Standing.Kind.AFFECTED
                : switch (condition) {
                  case PASSING -> Standing.Kind.PASSING;
                  case STANDBY -> Standing.Kind.STANDBY;
                  case UNKNOWN, FAILING -> Standing.Kind.UNKNOWN;
                };
    var perhaps =
        cause
            ? below(id).stream().filter(one -> condition(one) == Condition.UNKNOWN).toList()
            : List.<String>of();
    return new Standing(
        kind, condition, because, cause ? affects.getOrDefault(id, List.of()) : List.of(), perhaps);
  }

  private Condition condition(String id) {
    return own.getOrDefault(id, Condition.UNKNOWN);
  }

  /// What is down beneath it with nothing down beneath that, nearest first.
  private List<String> causesOf(String id) {
    return below(id).stream()
        .filter(one -> condition(one) == Condition.FAILING)
        .filter(one -> condition(id) != Condition.FAILING || !below(one).contains(id))
        .filter(one -> below(one).stream().noneMatch(deep -> downBeneath(deep, one)))
        .toList();
  }

  /// Things that lean on each other in a circle are down together: none is beneath the other.
  private boolean downBeneath(String deep, String one) {
    return condition(deep) == Condition.FAILING && !below(deep).contains(one);
  }

  /// Everything it leans on, nearest first; without itself, even in a circle.
  private Set<String> below(String id) {
    var known = below.get(id);
    if (known != null) return known;
    var found = reach(id);
    below.put(id, found);
    return found;
  }

  private Set<String> reach(String id) {
    Set<String> seen = new LinkedHashSet<>();
    var edge = new ArrayList<>(dependsOn.getOrDefault(id, List.of()));
    while (!edge.isEmpty()) {
      var next = new ArrayList<String>();
      for (var one : edge) {
        if (!one.equals(id) && seen.add(one)) next.addAll(dependsOn.getOrDefault(one, List.of()));
      }
      edge = next;
    }
    return seen;
  }
}
