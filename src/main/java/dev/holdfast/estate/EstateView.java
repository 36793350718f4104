package dev.holdfast.estate;

import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Silence;
import dev.holdfast.plan.Component;
import dev.holdfast.plan.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The estate as it is known at one moment.
///
/// @param vitals by [Subject#key()]
/// @param asking whether anything is asked at all
public record EstateView(Plan plan, Map<String, Vital> vitals, Asking asking, Instant now) {
  public EstateView {
    vitals = Map.copyOf(vitals);
  }

  /// The private networks in which something is silent and nobody can tell whose silence it is,
  /// each with the titles of what is silent.
  public Map<String, List<String>> silent() {
    var all = new TreeMap<String, List<String>>();
    for (var spot : Topology.spots(plan)) {
      vital(spot)
          .filter(vital -> vital.fresh(now))
          .flatMap(Vital::newest)
          .flatMap(Silence::network)
          .ifPresent(
              network ->
                  all.computeIfAbsent(network, _ -> new ArrayList<>())
                      .add(spot.component().title()));
    }
    return all;
  }

  /// Whether the network is used.
  public enum Asking {
    ON,
    /// A person stopped all outgoing traffic.
    OFFLINE
  }

  /// What is known of one box.
  public Optional<Vital> vital(Topology.Spot spot) {
    return Optional.ofNullable(vitals.get(Subject.Kind.COMPONENT.word() + ":" + spot.id()));
  }

  /// What a box by itself is seen as.
  public Condition condition(Topology.Spot spot) {
    return vital(spot).map(vital -> vital.at(now)).orElse(Condition.UNKNOWN);
  }

  /// What a component is seen as: it is up where any of its places is.
  public Condition condition(Component component) {
    var spots = Topology.spots(plan, component);
    if (spots.stream().anyMatch(this::up)) return Condition.PASSING;
    return condition(spots.getFirst());
  }

  /// Whether a place was seen passing lately, standing by or not.
  public boolean up(Topology.Spot spot) {
    return vital(spot)
        .filter(vital -> vital.fresh(now))
        .flatMap(Vital::newest)
        .filter(reading -> reading.state() == Reading.State.PASSING)
        .isPresent();
  }

  /// How each component stands, cause first.
  public Map<String, Standing> standings() {
    Map<String, List<String>> dependsOn = new LinkedHashMap<>();
    var own = new HashMap<String, Condition>();
    for (var component : plan.components()) {
      dependsOn.put(component.id(), component.dependsOn());
      own.put(component.id(), condition(component));
    }
    return Causes.of(dependsOn, own);
  }

  /// The scenarios that signs speak for which are seen failing: none is started by them.
  public List<Proposal> proposals() {
    return Proposal.of(
        plan,
        vitals.values().stream()
            .filter(vital -> vital.subject().kind() == Subject.Kind.SIGN)
            .filter(vital -> vital.at(now) == Condition.FAILING)
            .map(vital -> vital.subject().id())
            .collect(Collectors.toSet()));
  }
}
