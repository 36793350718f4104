package dev.holdfast.ui.topology;

import dev.holdfast.connector.Reading;
import dev.holdfast.estate.Condition;
import dev.holdfast.estate.EstateView;
import dev.holdfast.estate.Standing;
import dev.holdfast.estate.Topology;
import dev.holdfast.estate.Vital;
import dev.holdfast.kernel.Durations;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What each box of the topology says. Pure.
///
/// @param summary all in words, worst first
/// @param boxes in the plan's order
/// @param edges how each arrow is drawn, by `from>to`
/// @param standings how each component stands
record TopologyModel(
    String summary, List<Box> boxes, Map<String, Edge> edges, Map<String, Standing> standings) {
  TopologyModel {
    boxes = List.copyOf(boxes);
    edges = Map.copyOf(edges);
    standings = Map.copyOf(standings);
  }

  /// One box.
  ///
  /// @param word the state, with its age where it is old
  /// @param line why, or the value that was seen
  /// @param leans why it leans on what is marked as down; empty where it does not
  record Box(
      String id, String title, String icon, Kind kind, String word, String line, String leans) {}

  /// How a box is drawn.
  enum Kind {
    PASSING(Mark.DONE, "passing"),
    STANDBY(Mark.PLANNED, "standby"),
    UNKNOWN(Mark.CANNOT_SENSE, "unknown"),
    AFFECTED(Mark.ATTENTION, "affected"),
    CAUSE(Mark.FAILED, "cause"),
    /// Down, and another place has taken over.
    REPLACED(Mark.SKIPPED, "replaced"),
    /// Stands by no more: it answers.
    TOOK_OVER(Mark.DONE, "passing");

    private final Mark mark;
    private final String style;

    Kind(Mark mark, String style) {
      this.mark = mark;
      this.style = style;
    }

    Mark mark() {
      return mark;
    }

    String style() {
      return "node-" + style;
    }
  }

  /// How an arrow is drawn.
  enum Edge {
    CALM,
    AFFECTED,
    CAUSE
  }

  static TopologyModel of(EstateView estate) {
    return of(estate, Overlay.NONE);
  }

  static TopologyModel of(EstateView estate, Overlay overlay) {
    return of(estate, estate.standings(), overlay);
  }

  /// @param standings of this estate
  static TopologyModel of(EstateView estate, Map<String, Standing> standings, Overlay overlay) {
    var titles =
        estate.plan().components().stream()
            .collect(
                Collectors.toMap(
                    component -> component.id(), component -> component.title(), (a, _) -> a));
    var boxes = new ArrayList<Box>();
    for (var spot : Topology.spots(estate.plan())) {
      var standing = standings.get(spot.component().id());
      if (standing != null) boxes.add(box(estate, spot, standing, titles, overlay));
    }
    return new TopologyModel(summary(boxes), boxes, edges(estate, standings), standings);
  }

  private static Map<String, Edge> edges(EstateView estate, Map<String, Standing> standings) {
    var all = new LinkedHashMap<String, Edge>();
    for (var component : estate.plan().components()) {
      for (var on : component.dependsOn()) {
        var other = standings.get(on);
        if (other == null) continue;
        all.put(
            component.id() + ">" + on,
            switch (other.kind()) {
              case CAUSE -> Edge.CAUSE;
              case AFFECTED -> Edge.AFFECTED;
              default -> Edge.CALM;
            });
      }
    }
    return all;
  }

  private static Box box(
      EstateView estate,
      Topology.Spot spot,
      Standing standing,
      Map<String, String> titles,
      Overlay overlay) {
    var kind = kind(estate, spot, standing);
    return new Box(
        spot.id(),
        spot.component().title(),
        icon(spot.component().layer(), spot.component().kind()),
        kind,
        word(kind, standing, estate, spot),
        line(kind, standing, estate, spot, titles),
        overlay.spots().getOrDefault(spot.id(), ""));
  }

  /// What stands by is told from its like by its own name, where the plan gives one.
  private static Optional<String> name(Topology.Spot spot) {
    if (spot.place() == 0) return Optional.empty();
    var places = spot.component().places();
    var normal = places.getFirst().with();
    return places.get(spot.place()).with().entrySet().stream()
        .filter(entry -> !entry.getValue().equals(normal.get(entry.getKey())))
        .filter(entry -> entry.getValue() instanceof String text && !text.contains("/"))
        .max(Map.Entry.comparingByKey())
        .map(entry -> String.valueOf(entry.getValue()));
  }

  private static Kind kind(EstateView estate, Topology.Spot spot, Standing standing) {
    var own = estate.condition(spot);
    if (spot.place() > 0) {
      if (own == Condition.UNKNOWN)
        return estate.vital(spot).isEmpty() ? Kind.STANDBY : Kind.UNKNOWN;
      return estate.up(spot) ? Kind.TOOK_OVER : Kind.STANDBY;
    }
    return switch (standing.kind()) {
      case CAUSE -> Kind.CAUSE;
      case AFFECTED -> Kind.AFFECTED;
      case STANDBY -> Kind.STANDBY;
      case UNKNOWN -> Kind.UNKNOWN;
      // Another place has taken over; what nobody can see is not down for that.
      case PASSING ->
          switch (own) {
            case PASSING -> Kind.PASSING;
            case UNKNOWN -> Kind.UNKNOWN;
            case FAILING, STANDBY -> Kind.REPLACED;
          };
    };
  }

  private static String word(Kind kind, Standing standing, EstateView estate, Topology.Spot spot) {
    return switch (kind) {
      case PASSING -> Words.of("topology.passing");
      case TOOK_OVER -> Words.of("topology.answers");
      case STANDBY -> Words.of("topology.standby");
      case REPLACED -> Words.of("topology.replaced");
      case CAUSE ->
          Words.of(
              standing.affects().isEmpty()
                  ? "topology.down"
                  : standing.perhaps().isEmpty() ? "topology.cause" : "topology.perhaps-cause");
      case AFFECTED ->
          Words.of(
              standing.own() == Condition.PASSING ? "topology.affected-up" : "topology.affected");
      case UNKNOWN ->
          estate
              .vital(spot)
              .filter(vital -> !vital.fresh(estate.now()))
              .flatMap(vital -> vital.age(estate.now()))
              .map(age -> Words.of("topology.unknown-since", Durations.words(age)))
              .orElseGet(() -> Words.of("topology.unknown"));
    };
  }

  private static String line(
      Kind kind,
      Standing standing,
      EstateView estate,
      Topology.Spot spot,
      Map<String, String> titles) {
    if (kind == Kind.AFFECTED) {
      var because =
          standing.because().stream()
              .map(id -> brief(id, titles.getOrDefault(id, id)))
              .collect(Collectors.joining(", "));
      return Words.of("topology.because", because);
    }
    return name(spot)
        .or(() -> estate.vital(spot).flatMap(Vital::newest).map(Reading::value))
        .orElseGet(
            () ->
                Words.of(
                    spot.component().checks().isEmpty()
                        ? "topology.no-check"
                        : "topology.not-read"));
  }

  /// A cause that is cut off names nothing: where its title is long its id stands for it.
  private static String brief(String id, String title) {
    return title.length() <= 10 || id.length() >= title.length() ? title : id;
  }

  private static String icon(String layer, String kind) {
    return switch (layer) {
      case "users" -> "bi-people";
      case "entry" -> kind.contains("route53") ? "bi-signpost-split" : "bi-hdd-network";
      case "store" -> "bi-hdd-stack";
      case "outside" -> "bi-cloud";
      default -> "bi-box";
    };
  }

  private static String summary(List<Box> boxes) {
    var parts = new ArrayList<String>();
    for (var kind : List.of(Kind.CAUSE, Kind.AFFECTED, Kind.UNKNOWN, Kind.REPLACED, Kind.STANDBY)) {
      var count = boxes.stream().filter(box -> box.kind() == kind).count();
      if (count > 0)
        parts.add(
            Words.of("topology.count." + kind.name().toLowerCase(java.util.Locale.ROOT), count));
    }
    var up = boxes.stream().filter(box -> box.kind().style().equals(Kind.PASSING.style())).count();
    parts.add(Words.of("topology.count.passing", up));
    return String.join(", ", parts);
  }
}
