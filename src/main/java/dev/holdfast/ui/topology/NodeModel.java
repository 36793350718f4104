package dev.holdfast.ui.topology;

import dev.holdfast.connector.Reading;
import dev.holdfast.estate.EstateView;
import dev.holdfast.estate.Topology;
import dev.holdfast.estate.Touches;
import dev.holdfast.estate.Vital;
import dev.holdfast.incident.StepView;
import dev.holdfast.kernel.Durations;
import dev.holdfast.plan.Component;
import dev.holdfast.plan.Step;
import dev.holdfast.recovery.PointsView;
import dev.holdfast.ui.points.StoreBrief;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the side pane says of the chosen box. Pure.
///
/// @param root what to go to for "what is the root of this"; empty where it is none's effect
/// @param step the step of the run that brings it back
record NodeModel(
    TopologyModel.Box box,
    String about,
    List<Section> sections,
    Optional<String> root,
    Optional<String> step) {
  NodeModel {
    sections = List.copyOf(sections);
  }

  /// A heading and its lines.
  record Section(String title, List<Line> lines) {
    Section {
      lines = List.copyOf(lines);
    }
  }

  /// A line, with a mark where it has a state.
  record Line(Optional<Mark> mark, String label, String value) {}

  static Optional<NodeModel> of(
      EstateView estate,
      TopologyModel model,
      Occasion occasion,
      Optional<PointsView> points,
      String chosen) {
    var box = model.boxes().stream().filter(one -> one.id().equals(chosen)).findFirst();
    var spot =
        Topology.spots(estate.plan()).stream().filter(one -> one.id().equals(chosen)).findFirst();
    return box.flatMap(shown -> spot.map(at -> of(estate, model, occasion, points, shown, at)));
  }

  private static NodeModel of(
      EstateView estate,
      TopologyModel model,
      Occasion occasion,
      Optional<PointsView> points,
      TopologyModel.Box box,
      Topology.Spot spot) {
    var component = spot.component();
    var standing = java.util.Objects.requireNonNull(model.standings().get(component.id()));
    var touching = touching(estate, occasion, component);
    var ids = touching.stream().map(Step::id).toList();
    var steps = occasion.steps().stream().filter(step -> ids.contains(step.name())).toList();
    var sections =
        Stream.of(
                section(
                    "topology.leans-down",
                    box.leans().isEmpty()
                        ? List.of()
                        : List.of(new Line(Optional.of(Mark.DOWN), box.leans(), ""))),
                section("topology.seen", seen(estate, spot)),
                section("topology.affects", others(model, standing.affects())),
                section("topology.caused-by", others(model, standing.because())),
                section("topology.perhaps", others(model, standing.perhaps())),
                section("topology.leans-on", others(model, component.dependsOn())),
                section("topology.points", points(points, component)),
                steps.isEmpty()
                    ? section("topology.would-bring-back", planned(touching))
                    : section("topology.brings-back", steps.stream().map(NodeModel::step).toList()),
                section("topology.help", help(estate, touching, component)),
                section("topology.objectives", objectives(component)),
                section("topology.history", history(estate, spot)))
            .flatMap(Optional::stream)
            .toList();
    return new NodeModel(
        box,
        about(spot),
        sections,
        standing.root(),
        next(touching, steps, component).map(StepView::name));
  }

  /// The step that brings it back, else the first that has to do with it.
  private static Optional<StepView> next(
      List<Step> touching, List<StepView> steps, Component component) {
    var brings =
        touching.stream()
            .filter(step -> step.brings().contains(component.id()))
            .map(Step::id)
            .toList();
    return steps.stream()
        .filter(step -> brings.contains(step.name()))
        .findFirst()
        .or(() -> steps.stream().findFirst());
  }

  private static List<Step> touching(EstateView estate, Occasion occasion, Component component) {
    return estate
        .plan()
        .scenario(occasion.scenario())
        .map(scenario -> Touches.steps(estate.plan(), scenario, component))
        .orElse(List.of());
  }

  private static List<Line> help(EstateView estate, List<Step> steps, Component component) {
    return Touches.help(estate.plan(), steps, component).stream()
        .map(one -> new Line(Optional.empty(), one.who() + ": " + one.reach(), ""))
        .toList();
  }

  private static Optional<Section> section(String title, List<Line> lines) {
    return lines.isEmpty() ? Optional.empty() : Optional.of(new Section(Words.of(title), lines));
  }

  /// Before a run: the steps of the chosen scenario.
  private static List<Line> planned(List<Step> steps) {
    return steps.stream()
        .map(step -> new Line(Optional.of(Mark.PLANNED), step.title(), ""))
        .toList();
  }

  /// How far back it can be taken: what the judgement is, with its evidence.
  private static List<Line> points(Optional<PointsView> view, Component component) {
    return view.flatMap(seen -> StoreBrief.of(seen, component.id()))
        .map(
            brief -> {
              var lines = new ArrayList<Line>();
              lines.add(new Line(Optional.of(brief.mark()), brief.word(), brief.age()));
              brief.evidence().ifPresent(said -> lines.add(new Line(Optional.empty(), said, "")));
              brief
                  .wrong()
                  .filter(wrong -> brief.evidence().filter(wrong::equals).isEmpty())
                  .ifPresent(wrong -> lines.add(new Line(Optional.empty(), wrong, "")));
              return List.copyOf(lines);
            })
        .orElse(List.of());
  }

  private static Line step(StepView step) {
    return new Line(
        Optional.of(Mark.of(step.status())),
        step.title(),
        Words.of("state." + step.status().word()));
  }

  private static List<Line> others(TopologyModel model, List<String> ids) {
    return ids.stream()
        .flatMap(id -> model.boxes().stream().filter(box -> box.id().equals(id)))
        .map(box -> new Line(Optional.of(box.kind().mark()), box.title(), box.word()))
        .toList();
  }

  private static String about(Topology.Spot spot) {
    var parts = new ArrayList<String>();
    parts.add(spot.component().kind());
    spot.target()
        .map(target -> target.title() == null ? target.id() : target.title())
        .ifPresent(parts::add);
    var note = spot.component().note();
    if (note != null) parts.add(note);
    return String.join(", ", parts);
  }

  private static List<Line> seen(EstateView estate, Topology.Spot spot) {
    return estate
        .vital(spot)
        .map(
            vital -> {
              var lines = new ArrayList<Line>();
              vital.newest().ifPresent(reading -> lines.add(reading(estate, vital, reading)));
              vital
                  .newest()
                  .ifPresent(reading -> lines.addAll(each(reading, vital.fresh(estate.now()))));
              lines.add(
                  new Line(
                      Optional.empty(),
                      Words.of("topology.every"),
                      Durations.exact(vital.subject().rhythm().period())));
              return List.copyOf(lines);
            })
        .orElse(List.of());
  }

  private static Line reading(EstateView estate, Vital vital, Reading reading) {
    var mark =
        switch (vital.at(estate.now())) {
          case PASSING -> Mark.DONE;
          case FAILING -> Mark.FAILED;
          case STANDBY -> Mark.PLANNED;
          case UNKNOWN -> Mark.CANNOT_SENSE;
        };
    var age = vital.age(estate.now()).orElse(Duration.ZERO);
    var when =
        vital.fresh(estate.now())
            ? Times.second(reading.seen()) + " UTC"
            : Words.of("topology.old", Durations.words(age));
    return new Line(Optional.of(mark), reading.value(), when);
  }

  /// What each check was seen as, and how long the answer took; where there is but one, its name.
  /// Of an old reading it is told as what was.
  private static List<Line> each(Reading reading, boolean fresh) {
    var lines = new ArrayList<Line>();
    if (reading.facts().get(Reading.EACH) instanceof List<?> each) {
      for (var one : each) {
        if (!(one instanceof Map<?, ?> check)) continue;
        var name = String.valueOf(check.get("check"));
        var more = each.size() > 1 ? name + ": " + check.get("value") : name;
        var state = String.valueOf(check.get("state"));
        var says = fresh ? state : Words.of("topology.was", state);
        lines.add(new Line(Optional.empty(), more, says));
      }
    }
    if (reading.answered() && reading.took().isPositive()) {
      lines.add(
          new Line(
              Optional.empty(), Words.of("topology.latency"), reading.took().toMillis() + " ms"));
    }
    return lines;
  }

  private static List<Line> objectives(Component component) {
    var lines = new ArrayList<Line>();
    var rto = component.rto();
    var rpo = component.rpo();
    if (rto != null) lines.add(new Line(Optional.empty(), "RTO", Times.objective(rto)));
    if (rpo != null) lines.add(new Line(Optional.empty(), "RPO", Times.objective(rpo)));
    var priority = component.priority();
    if (priority != null) {
      lines.add(new Line(Optional.empty(), Words.of("topology.priority"), priority));
    }
    return lines;
  }

  private static List<Line> history(EstateView estate, Topology.Spot spot) {
    return estate.vital(spot).map(Vital::changes).orElse(List.of()).reversed().stream()
        .limit(6)
        .map(
            change ->
                new Line(
                    Optional.of(
                        switch (change.state()) {
                          case PASSING -> Mark.DONE;
                          case FAILING -> Mark.FAILED;
                          case UNKNOWN -> Mark.CANNOT_SENSE;
                        }),
                    change.value(),
                    Times.second(change.at())))
        .toList();
  }
}
