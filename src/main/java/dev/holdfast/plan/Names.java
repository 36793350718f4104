package dev.holdfast.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which `${...}` can have a value at one place of the plan.
final class Names {
  private static final List<String> RUN =
      List.of("run.id", "run.declared", "run.began", "run.date");

  private final References all;
  private final Set<String> fixed = new LinkedHashSet<>();
  private final Map<String, Outputs> steps = new LinkedHashMap<>();
  private final Set<String> later = new LinkedHashSet<>();
  private boolean item;

  /// What the steps of one name hand over.
  private record Outputs(Set<String> names, boolean any) {}

  private Names(References all) {
    this.all = all;
    all.plan.values().keySet().forEach(name -> fixed.add("plan." + name));
    fixed.addAll(RUN);
  }

  /// Where no scenario is known: the plan's own values only.
  static Names ofPlan(References all) {
    return new Names(all);
  }

  /// Where any scenario may be running, as in the checklist: what at least one of them offers.
  static Names ofAnyScenario(References all) {
    var names = new Names(all);
    for (var scenario : all.plan.scenarios()) {
      names.inputs(scenario);
      scenario.phases().forEach(phase -> phase.steps().forEach(names::done));
    }
    return names;
  }

  /// At the start of a scenario: nothing has happened yet.
  static Names of(References all, Scenario scenario) {
    var names = new Names(all);
    names.inputs(scenario);
    scenario.phases().forEach(p -> p.steps().forEach(step -> names.later.add(step.id())));
    return names;
  }

  private void inputs(Scenario scenario) {
    scenario.inputs().forEach(input -> fixed.add(input.id()));
  }

  /// Within a step with `for-each` there is an `item`.
  void item(boolean inside) {
    item = inside;
  }

  /// From here on the step's outputs are there.
  void done(Step step) {
    later.remove(step.id());
    var outputs = new TreeSet<String>();
    if (step.rehearse().get("outputs") instanceof Map<?, ?> stated) {
      stated.keySet().forEach(name -> outputs.add(String.valueOf(name)));
    }
    var any = false;
    switch (step.body()) {
      case StepBody.Action action -> {
        var term = all.vocabulary.action(action.action());
        any = term.isEmpty() || term.get().anyOutput();
        term.ifPresent(known -> outputs.addAll(known.outputs()));
      }
      case StepBody.Ask ask -> {
        outputs.add("answer");
        any = ScenarioReferences.unread(ask);
      }
      case StepBody.Decide ignored -> outputs.add("branch");
      case StepBody.Run ignored -> any = true;
      case StepBody.Approve ignored -> {}
      case StepBody.Wait ignored -> {}
    }
    steps.merge(step.id(), new Outputs(outputs, any), Names::both);
  }

  private static Outputs both(Outputs one, Outputs other) {
    var names = new TreeSet<>(one.names());
    names.addAll(other.names());
    return new Outputs(names, one.any() || other.any());
  }

  /// Reports look-ups in a value that can have none.
  void check(Object value, String path) {
    switch (value) {
      case String text -> {
        if (Templates.unfinished(text)) {
          all.error(
              "unfinished-name", path, "'${' has no '}'.", "Add the '}', or write '$${' for '${'.");
        }
        for (var name : Templates.names(text)) name(name, path);
      }
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) check(list.get(i), path + "/" + i);
      }
      case Map<?, ?> map -> map.forEach((key, entry) -> check(entry, path + "/" + key));
      default -> {}
    }
  }

  private void name(String name, String path) {
    if (fixed.contains(name)) return;
    if (item && (name.equals("item") || name.startsWith("item."))) return;
    var dot = name.lastIndexOf('.');
    var step = dot < 0 ? "" : name.substring(0, dot);
    var end = step.indexOf('[') >= 0 ? step.indexOf('[') : step.length();
    var outer = step.substring(0, end).split("/", 2)[0];
    if (later.contains(outer)) {
      all.error(
          "name-too-early",
          path,
          "'${" + name + "}' has no value yet: the step '" + outer + "' comes later.",
          "Move the step, or use a value that is there before.");
      return;
    }
    var outputs = steps.get(outer);
    if (outputs != null && (outputs.any() || outputs.names().contains(name.substring(dot + 1)))) {
      return;
    }
    var known = new ArrayList<>(fixed);
    if (item) known.add("item");
    steps.forEach((id, given) -> given.names().forEach(output -> known.add(id + "." + output)));
    all.known("name", path, name, known);
  }
}
