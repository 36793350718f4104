package dev.holdfast.estate;

import dev.holdfast.plan.Component;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a plan's targets, and what is sent to them, stand on: pure, over the plan alone. What a
/// script does by itself is not looked into.
public final class Footing {
  /// A Region of AWS, as in the name of a host or in an ARN.
  private static final Pattern REGION =
      Pattern.compile("(?<![a-z0-9-])[a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\\d(?![a-z0-9-])");

  private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9A-Za-z])\\d{12}(?![0-9A-Za-z])");
  private final Map<String, Map<Impairment, String>> byTarget = new LinkedHashMap<>();

  public Footing(Plan plan) {
    for (var target : plan.targets()) byTarget.put(target.id(), own(target));
    for (var component : plan.components()) provider(plan, component);
    for (var target : plan.targets()) through(plan, target.id(), target, new LinkedHashSet<>());
  }

  private static Map<Impairment, String> own(Target target) {
    var facts = new LinkedHashMap<Impairment, String>();
    target
        .settings()
        .forEach(
            (name, value) -> {
              switch (name) {
                case "region" ->
                    put(facts, Impairment.Kind.REGION, value, target.id() + " is in %s");
                case "account" ->
                    put(facts, Impairment.Kind.ACCOUNT, value, target.id() + " is in account %s");
                case "context", "cluster" ->
                    put(facts, Impairment.Kind.CLUSTER, value, target.id() + " is cluster %s");
                case "host" -> {
                  put(facts, Impairment.Kind.HOST, value, target.id() + " is host %s");
                  mentions(value, target.id() + " is at %s", facts);
                }
                case "url", "hosts", "server" -> mentions(value, target.id() + " is at %s", facts);
                case "auth" -> {
                  if (value instanceof Map<?, ?> auth)
                    credential(target, auth.get("credential"), facts);
                }
                default -> {}
              }
            });
    credential(target, target.credential(), facts);
    return facts;
  }

  private static void credential(
      Target target, @Nullable Object name, Map<Impairment, String> facts) {
    if (name != null) {
      put(facts, Impairment.Kind.PROVIDER, name, target.id() + " signs in with %s");
    }
  }

  private static void put(
      Map<Impairment, String> facts, Impairment.Kind kind, Object name, String why) {
    var text = String.valueOf(name);
    facts.putIfAbsent(new Impairment(kind, text), why.formatted(text));
  }

  /// An outside service is the only thing behind its own address.
  private void provider(Plan plan, Component component) {
    if (!component.layer().equals("outside")) return;
    for (var place : component.places()) {
      var web = plan.target(place.target()).filter(target -> target.connector().equals("web"));
      var facts = byTarget.get(place.target());
      if (web.isEmpty() || facts == null) continue;
      put(facts, Impairment.Kind.PROVIDER, component.id(), place.target() + " is %s");
    }
  }

  /// A target may stand on others, as Terraform's does.
  private void through(Plan plan, String id, Target target, Set<String> seen) {
    if (!seen.add(target.id())) return;
    if (!(target.settings().get("targets") instanceof List<?> list)) return;
    for (var other : list) {
      var found = plan.target(String.valueOf(other));
      if (found.isEmpty()) continue;
      through(plan, id, found.get(), seen);
      facts(id)
          .ifPresent(
              mine -> facts(found.get().id()).ifPresent(it -> it.forEach(mine::putIfAbsent)));
    }
  }

  private Optional<Map<Impairment, String>> facts(String target) {
    return Optional.ofNullable(byTarget.get(target));
  }

  /// All that the targets stand on.
  Set<Impairment> all() {
    var all = new LinkedHashSet<Impairment>();
    byTarget.values().forEach(facts -> all.addAll(facts.keySet()));
    return all;
  }

  /// Why a target leans on it; empty where it does not.
  public Optional<String> target(@Nullable String id, Impairment down) {
    return id == null ? Optional.empty() : facts(id).map(facts -> facts.get(down));
  }

  /// Why something that is sent leans on it: through its target, through targets that it names,
  /// through what its parameters mention, or through the vendor's control plane.
  ///
  /// @param name of the action or check; empty where only the target is asked
  public Optional<String> errand(
      String name, @Nullable String target, Object args, Impairment down) {
    var plane =
        ControlPlanes.of(name)
            .filter(row -> down.equals(new Impairment(Impairment.Kind.REGION, row.region())));
    return target(target, down)
        .or(() -> listed(args).stream().flatMap(id -> target(id, down).stream()).findFirst())
        .or(() -> plane.map(ControlPlanes.Plane::why))
        .or(() -> Optional.ofNullable(mentioned(args).get(down)));
  }

  private static Collection<String> listed(Object args) {
    return args instanceof Map<?, ?> map && map.get("targets") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /// What a text, a list or the values of a map speak of.
  static Map<Impairment, String> mentioned(Object value) {
    var facts = new LinkedHashMap<Impairment, String>();
    mentions(value, "it speaks of %s", facts);
    return facts;
  }

  private static void mentions(Object value, String why, Map<Impairment, String> facts) {
    switch (value) {
      case String text -> {
        for (var one : found(REGION, text)) put(facts, Impairment.Kind.REGION, one, why);
        for (var one : found(ACCOUNT, text)) put(facts, Impairment.Kind.ACCOUNT, one, why);
        for (var one : Hosts.in(text)) put(facts, Impairment.Kind.HOST, one, why);
      }
      case List<?> list -> list.forEach(item -> mentions(item, why, facts));
      case Map<?, ?> map -> {
        if (map.get("cluster") instanceof String cluster) {
          put(facts, Impairment.Kind.CLUSTER, cluster, "it is in cluster %s");
        }
        map.values().forEach(item -> mentions(item, why, facts));
      }
      default -> {}
    }
  }

  private static List<String> found(Pattern pattern, String text) {
    var all = new ArrayList<String>();
    var matcher = pattern.matcher(text);
    while (matcher.find()) all.add(matcher.group());
    return all;
  }
}
