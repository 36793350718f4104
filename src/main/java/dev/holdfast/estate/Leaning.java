package dev.holdfast.estate;

import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.Component;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What of a plan leans on something that is down. Pure.
public final class Leaning {
  private final Plan plan;
  private final Footing footing;

  public Leaning(Plan plan) {
    this.plan = plan;
    this.footing = new Footing(plan);
  }

  public Footing footing() {
    return footing;
  }

  /// What leans, and why, in the plan's order.
  ///
  /// @param id of the box, `scenario/step`, or the name of what it is
  public record Lean(What what, String id, String title, String why) {}

  /// Kinds of things, in the order in which they are told.
  public enum What {
    COMPONENT,
    STEP,
    SCRIPT,
    STATE,
    CREDENTIAL,
    CHANNEL,
    CONSOLE;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// Everything that leans on it.
  public List<Lean> on(Impairment down) {
    var all = new ArrayList<Lean>();
    var titles = new LinkedHashMap<String, String>();
    for (var spot : Topology.spots(plan)) titles.put(spot.id(), spot.component().title());
    spots(down)
        .forEach(
            (id, why) -> all.add(new Lean(What.COMPONENT, id, titles.getOrDefault(id, id), why)));
    for (var scenario : plan.scenarios()) steps(scenario, down, all);
    all.addAll(new LeaningPaper(plan, footing).on(down));
    return List.copyOf(all);
  }

  /// Boxes that lean on it by themselves, and those that lean on such a one where it normally runs.
  public Map<String, String> spots(Impairment down) {
    var all = new LinkedHashMap<String, String>();
    for (var spot : Topology.spots(plan)) {
      var component = spot.component();
      var place =
          spot.place() < component.places().size() ? component.places().get(spot.place()) : null;
      var why =
          Optional.ofNullable(place)
              .flatMap(at -> placed(component, at, down))
              .or(
                  () ->
                      component.checks().stream()
                          .flatMap(use -> check(use, Map.of(), down).stream())
                          .findFirst())
              .or(
                  () ->
                      down.equals(new Impairment(Impairment.Kind.PROVIDER, component.id()))
                          ? Optional.of("it is marked itself")
                          : Optional.empty());
      why.ifPresent(text -> all.put(spot.id(), text));
    }
    spread(all);
    return all;
  }

  private Optional<String> placed(Component component, Component.Place at, Impairment down) {
    var plane = ControlPlanes.ofKind(component.kind());
    if (plane.isEmpty() || down.kind() != Impairment.Kind.REGION) {
      return footing.errand("", at.target(), at.with(), down);
    }
    return plane.filter(row -> row.region().equals(down.name())).map(ControlPlanes.Plane::why);
  }

  /// Along the arrows, over any number of steps; also round a circle, each box once.
  private void spread(Map<String, String> all) {
    var grown = true;
    while (grown) {
      grown = false;
      for (var component : plan.components()) {
        if (all.containsKey(component.id())) continue;
        for (var on : component.dependsOn()) {
          if (!all.containsKey(on)) continue;
          var title = plan.component(on).map(one -> one.title()).orElse(on);
          all.put(component.id(), "it leans on " + title);
          grown = true;
          break;
        }
      }
    }
  }

  private void steps(Scenario scenario, Impairment down, List<Lean> all) {
    var presets = presets(scenario);
    for (var phase : scenario.phases()) {
      for (var step : phase.steps()) {
        var why = step(step, presets, down).or(() -> drilled(step, presets, down));
        if (why.isEmpty()) continue;
        all.add(new Lean(What.STEP, scenario.id() + "/" + step.id(), step.title(), why.get()));
        script(step)
            .ifPresent(
                script ->
                    all.add(
                        new Lean(
                            What.SCRIPT,
                            script,
                            script,
                            "of step %s/%s: %s".formatted(scenario.id(), step.id(), why.get()))));
      }
    }
  }

  /// Only where a drill sends it.
  private Optional<String> drilled(Step step, Map<String, Object> presets, Impairment down) {
    return step(step.inDrill(), presets, down).map(why -> "in a drill: " + why);
  }

  private static Optional<String> script(Step step) {
    return step.body() instanceof StepBody.Action action
            && action.with().get("script") instanceof String script
        ? Optional.of(script)
        : Optional.empty();
  }

  /// What a scenario's inputs are unless somebody says otherwise.
  public static Map<String, Object> presets(Scenario scenario) {
    var all = new LinkedHashMap<String, Object>();
    for (var input : scenario.inputs()) {
      var preset = input.preset();
      if (preset != null) all.put(input.id(), preset);
    }
    return all;
  }

  /// Why a step leans on it: by what it does, or only by what it looks at; empty where it does not.
  ///
  /// @param inputs of the scenario, as far as known
  public Optional<String> step(Step step, Map<String, Object> inputs, Impairment down) {
    return body(step.body(), inputs, down)
        .or(
            () ->
                Stream.concat(Stream.ofNullable(step.when()), step.verify().stream())
                    .flatMap(use -> check(use, inputs, down).stream())
                    .findFirst()
                    .map(why -> "what it looks at: " + why));
  }

  private Optional<String> body(StepBody body, Map<String, Object> inputs, Impairment down) {
    return switch (body) {
      case StepBody.Action action ->
          footing.errand(
              action.action(), action.target(), known(action.with(), inputs, plan), down);
      case StepBody.Wait wait -> check(wait.check(), inputs, down);
      case StepBody.Ask _, StepBody.Approve _, StepBody.Decide _, StepBody.Run _ ->
          Optional.empty();
    };
  }

  private Optional<String> check(
      @Nullable CheckUse use, Map<String, Object> inputs, Impairment down) {
    return use == null
        ? Optional.empty()
        : footing.errand(use.check(), use.target(), known(use.with(), inputs, plan), down);
  }

  private static Object known(Map<String, Object> with, Map<String, Object> inputs, Plan plan) {
    return new KnownValues(plan, inputs).of(with);
  }
}
