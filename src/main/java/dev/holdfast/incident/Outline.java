package dev.holdfast.incident;

import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The graph of a run: every step under its full name, with what must be settled before it.
///
/// Phases are gates: each phase ends in a hidden node that settles when the gating steps of the
/// phase have, and the next phase's steps come after it. A step that holds others (`run`, a decided
/// branch, `for-each`) is *opened* first, then its children go, then it is done.
public final class Outline {
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, List<String>> dependents = new HashMap<>();
  private final Map<String, List<String>> children = new HashMap<>();
  private final List<Snapshot.PhaseView> phases = new ArrayList<>();
  private final Plan plan;
  private final Map<String, String> decisions;
  private final Map<String, List<Object>> items;
  private @Nullable List<String> approvals;
  private @Nullable List<String> questions;

  /// A step in its place.
  ///
  /// @param prefix of the scenario it stands in: `` or `sub/`
  /// @param item the item of a `for-each`, else null
  /// @param parent name of the step that holds it, or empty
  /// @param hidden a gate between phases
  /// @param from planned start
  public record Node(
      String name,
      String prefix,
      @Nullable Step step,
      @Nullable Object item,
      int phase,
      List<String> after,
      List<String> requires,
      String parent,
      boolean hidden,
      Duration from,
      Duration to) {

    /// The title that people know it by, with its item.
    public String title() {
      return item == null ? body().title() : body().title() + ": " + item;
    }

    /// The step of a node that is not a gate.
    public Step body() {
      if (step == null) throw new IllegalStateException(name + " is a gate");
      return step;
    }
  }

  private Outline(Plan plan, Map<String, String> decisions, Map<String, List<Object>> items) {
    this.plan = plan;
    this.decisions = decisions;
    this.items = items;
  }

  /// Builds the graph.
  ///
  /// @param decisions step name to chosen branch, for the decisions taken so far
  /// @param items step name to the items of its `for-each`, where they are known
  public static Outline of(
      Plan plan,
      Scenario scenario,
      Map<String, String> decisions,
      Map<String, List<Object>> items) {
    var outline = new Outline(plan, decisions, items);
    for (var phase : scenario.phases()) {
      var window = phase.window();
      outline.phases.add(
          new Snapshot.PhaseView(
              phase.title(),
              window == null ? null : window.from(),
              window == null ? null : window.to()));
    }
    outline.add(scenario, "", "", -1, null);
    outline.link();
    return outline;
  }

  private void add(
      Scenario scenario,
      String prefix,
      String parent,
      int fixedPhase,
      PlannedTimes.@Nullable Slot within) {
    var gate = "";
    // The windows of a scenario inside another one count from where its step is planned.
    var all = PlannedTimes.of(scenario, within);
    for (int index = 0; index < scenario.phases().size(); index++) {
      var phase = scenario.phases().get(index);
      var at = fixedPhase < 0 ? index : fixedPhase;
      var gating = new ArrayList<String>();
      var slots = all.get(index);
      String before = null;
      for (int i = 0; i < phase.steps().size(); i++) {
        var step = phase.steps().get(i);
        var name = prefix + step.id();
        var after = new ArrayList<String>();
        if (!gate.isEmpty()) after.add(gate);
        if (step.after().isPresent()) {
          step.after().get().forEach(id -> after.add(prefix + id));
        } else if (before != null) {
          after.add(before);
        }
        var needs = new ArrayList<String>();
        step.requires().forEach(id -> needs.add(prefix + id));
        var slot = slots.get(i);
        put(
            new Node(
                name, prefix, step, null, at, after, needs, parent, false, slot.from(), slot.to()));
        inside(step, name, prefix, at, slot);
        if (step.gate()) gating.add(name);
        before = name;
      }
      var next = "~" + prefix + index;
      var ends = new ArrayList<>(gating);
      if (!gate.isEmpty()) ends.add(gate);
      put(
          new Node(
              next,
              prefix,
              null,
              null,
              at,
              ends,
              List.of(),
              parent,
              true,
              Duration.ZERO,
              Duration.ZERO));
      gate = next;
    }
  }

  private void inside(Step step, String name, String prefix, int phase, PlannedTimes.Slot slot) {
    if (step.forEach() == null) {
      hold(step, name, phase, slot);
      return;
    }
    for (var item : items.getOrDefault(name, List.of())) {
      var child = name + "[" + item + "]";
      put(
          new Node(
              child,
              prefix,
              step,
              item,
              phase,
              List.of(),
              List.of(),
              name,
              false,
              slot.from(),
              slot.to()));
      hold(step, child, phase, slot);
    }
  }

  /// Adds the steps of the scenario that a step, or one item of it, runs.
  private void hold(Step step, String name, int phase, PlannedTimes.Slot slot) {
    var held =
        switch (step.body()) {
          case StepBody.Run run -> run.scenario();
          case StepBody.Decide decide -> {
            var branch = decisions.get(name);
            yield branch == null ? null : decide.branches().get(branch);
          }
          case StepBody.Action a -> null;
          case StepBody.Ask a -> null;
          case StepBody.Approve a -> null;
          case StepBody.Wait a -> null;
        };
    if (held == null || held.equals("end")) return;
    plan.scenario(held).ifPresent(sub -> add(sub, name + "/", name, phase, slot));
  }

  private void put(Node node) {
    nodes.put(node.name(), node);
    if (!node.parent().isEmpty()) {
      children.computeIfAbsent(node.parent(), key -> new ArrayList<>()).add(node.name());
    }
  }

  private void link() {
    for (var node : nodes.values()) {
      node.after().forEach(name -> depend(name, node.name()));
      node.requires().forEach(name -> depend(name, node.name()));
    }
  }

  private void depend(String on, String name) {
    dependents.computeIfAbsent(on, key -> new ArrayList<>()).add(name);
  }

  public Map<String, Node> nodes() {
    return Collections.unmodifiableMap(nodes);
  }

  public @Nullable Node node(String name) {
    return nodes.get(name);
  }

  /// What comes after a node or requires it.
  public List<String> dependents(String name) {
    return dependents.getOrDefault(name, List.of());
  }

  /// The nodes that a step holds, gates included.
  public List<String> children(String name) {
    return children.getOrDefault(name, List.of());
  }

  public List<Snapshot.PhaseView> phases() {
    return phases;
  }

  /// Whether a step holds others once it is opened.
  public boolean holds(Node node) {
    if (node.hidden()) return false;
    var step = node.body();
    if (step.forEach() != null && node.item() == null) return true;
    if (step.body() instanceof StepBody.Run) return true;
    if (step.body() instanceof StepBody.Decide decide) {
      var branch = decisions.get(node.name());
      return branch != null && !"end".equals(decide.branches().get(branch));
    }
    return false;
  }

  /// The steps that ask for approvals.
  List<String> approvals() {
    var known = approvals;
    if (known == null) {
      known = nodes.values().stream().filter(Consents::is).map(Node::name).toList();
      approvals = known;
    }
    return known;
  }

  /// The steps that ask people for a word: an approval, a decision, what they see.
  List<String> questions() {
    var known = questions;
    if (known == null) {
      known = nodes.values().stream().filter(Consents::asks).map(Node::name).toList();
      questions = known;
    }
    return known;
  }

  /// Steps of the scenario itself that hold the phases after them back.
  List<String> gating() {
    return nodes.values().stream()
        .filter(node -> !node.hidden() && node.parent().isEmpty() && node.body().gate())
        .map(Node::name)
        .toList();
  }
}
