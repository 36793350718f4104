package dev.holdfast.estate;

import dev.holdfast.estate.layout.Graph;
import dev.holdfast.plan.Component;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A plan's components as boxes: one for each place where a component may live, the first with its
/// arrows, the others standing by.
public final class Topology {
  /// The columns, from the left.
  public static final List<String> LAYERS =
      List.of("users", "entry", "service", "store", "outside");

  private Topology() {}

  /// One box.
  ///
  /// @param place its index in the component's places; 0 is where it normally runs
  public record Spot(Component component, int place, Optional<Target> target) {
    public String id() {
      return place == 0 ? component.id() : component.id() + "@" + place;
    }

    public boolean standby() {
      return place < component.places().size() && component.places().get(place).standby();
    }
  }

  /// What a frame stands for.
  public record Frame(String id, String title, String text) {}

  public static List<Spot> spots(Plan plan) {
    var all = new ArrayList<Spot>();
    for (var component : plan.components()) all.addAll(spots(plan, component));
    return all;
  }

  /// Those of one component.
  static List<Spot> spots(Plan plan, Component component) {
    if (component.places().isEmpty()) return List.of(new Spot(component, 0, Optional.empty()));
    var all = new ArrayList<Spot>();
    for (var at = 0; at < component.places().size(); at++) {
      all.add(new Spot(component, at, plan.target(component.places().get(at).target())));
    }
    return all;
  }

  public static Graph graph(Plan plan) {
    var nodes =
        spots(plan).stream()
            .map(
                spot ->
                    new Graph.Node(spot.id(), column(spot.component()), frame(spot).map(Frame::id)))
            .toList();
    var edges =
        plan.components().stream()
            .flatMap(
                component ->
                    component.dependsOn().stream().map(on -> new Graph.Edge(component.id(), on)))
            .toList();
    return new Graph(nodes, edges);
  }

  /// Frames in the order in which the plan first names them.
  public static Map<String, Frame> frames(Plan plan) {
    var all = new LinkedHashMap<String, Frame>();
    for (var spot : spots(plan)) {
      frame(spot).ifPresent(frame -> all.putIfAbsent(frame.id(), frame));
    }
    return all;
  }

  private static int column(Component component) {
    var at = LAYERS.indexOf(component.layer());
    return at < 0 ? LAYERS.indexOf("service") : at;
  }

  /// Users, outside services and what a vendor answers from everywhere are in nobody's Region.
  private static Optional<Frame> frame(Spot spot) {
    var layer = spot.component().layer();
    if (layer.equals("users") || layer.equals("outside")) return Optional.empty();
    if (ControlPlanes.ofKind(spot.component().kind()).isPresent()) return Optional.empty();
    return spot.target().flatMap(Topology::frame);
  }

  private static Optional<Frame> frame(Target target) {
    return switch (target.connector()) {
      case "aws" -> {
        var region = setting(target, "region").orElse("no Region stated");
        var account = setting(target, "account").orElse("unstated");
        yield Optional.of(new Frame(region + "/" + account, region, "Region, account " + account));
      }
      case "kubernetes" -> {
        var context = setting(target, "context").orElse(target.id());
        yield Optional.of(new Frame("cluster/" + context, context, "Kubernetes cluster"));
      }
      default -> Optional.empty();
    };
  }

  private static Optional<String> setting(Target target, String name) {
    return Optional.ofNullable(target.settings().get(name)).map(Object::toString);
  }
}
