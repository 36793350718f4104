package dev.holdfast.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Checks one scenario: its steps' order, what they name, what they look up.
final class ScenarioReferences {
  private static final Set<String> RESERVED = Set.of("plan", "run", "item");

  private final References all;
  private final UseReferences uses;
  private final Scenario scenario;
  private final String file;
  private final List<Placed> steps = new ArrayList<>();
  private final Map<String, Placed> byId = new LinkedHashMap<>();

  /// @param order counts all steps of the scenario
  private record Placed(Step step, String path, int phase, int index, int order) {}

  ScenarioReferences(References all, UseReferences uses, Scenario scenario) {
    this.all = all;
    this.uses = uses;
    this.scenario = scenario;
    this.file = References.file(scenario);
    for (int p = 0; p < scenario.phases().size(); p++) {
      var inPhase = scenario.phases().get(p).steps();
      for (int s = 0; s < inPhase.size(); s++) {
        var path = file + "/phases/" + p + "/steps/" + s;
        steps.add(new Placed(inPhase.get(s), path, p, s, steps.size()));
      }
    }
    for (var placed : steps) byId.putIfAbsent(placed.step().id(), placed);
  }

  void check() {
    header();
    order();
    var names = Names.of(all, scenario);
    for (var placed : steps) {
      step(placed, names);
      words(placed);
      names.done(placed.step());
    }
  }

  /// A title names the step before anything is known, in the list, the report and the record: it is
  /// never looked up. Of an approval it is the question too, and that is.
  private void words(Placed placed) {
    var step = placed.step();
    if (!(step.body() instanceof StepBody.Approve)) asItStands(placed, "title", step.title());
    asItStands(placed, "text", step.text());
  }

  private void asItStands(Placed placed, String key, @Nullable String text) {
    if (text == null) return;
    for (var name : Templates.names(text)) {
      all.warning(
          "shown-as-it-stands",
          placed.path() + "/" + key,
          "The %s of the step '%s' is shown as it stands, with ${%s} in it."
              .formatted(key, placed.step().id(), name),
          "Whoever reads it at night reads the look-up, not the value.",
          "Say it without; an item of a 'for-each' stands behind the title by itself, and a question ('ask') may look values up.");
    }
  }

  private void header() {
    all.known("component", file + "/brings", scenario.brings(), all.components);
    var plan = Names.ofPlan(all);
    for (int i = 0; i < scenario.detect().size(); i++) {
      var path = file + "/detect/" + i;
      var nested = all.written(path + "/check/check") ? path + "/check" : path;
      uses.check(scenario.detect().get(i).check(), nested, plan);
    }
    for (int i = 0; i < scenario.inputs().size(); i++) {
      var input = scenario.inputs().get(i);
      var path = file + "/inputs/" + i;
      if (RESERVED.contains(input.id())) reserved(path, input.id());
      input(input, input.preset(), path + "/default");
      input(input, input.rehearsed(), path + "/rehearsed");
      if (input.preset() != null) plan.check(input.preset(), path + "/default");
    }
    all.unique("input", named(scenario.inputs().stream().map(Scenario.Input::id), "inputs"));
    all.unique("sign", named(scenario.detect().stream().map(Scenario.Sign::id), "detect"));
    all.unique(
        "step",
        steps.stream()
            .map(placed -> new References.Named(placed.step().id(), placed.path()))
            .toList());
    var estimate = scenario.estimate();
    if (estimate != null && estimate.to().compareTo(estimate.from()) < 0) {
      all.error(
          "inverted",
          file + "/estimate",
          "The estimate ends before it begins.",
          "The forecast would count backwards.",
          "Put the shorter duration in 'from'.");
    }
  }

  private List<References.Named> named(Stream<String> ids, String key) {
    var list = ids.toList();
    var named = new ArrayList<References.Named>();
    for (int i = 0; i < list.size(); i++) {
      named.add(new References.Named(list.get(i), file + "/" + key + "/" + i));
    }
    return named;
  }

  private void reserved(String path, String id) {
    all.error(
        "reserved-id",
        path + "/id",
        "'" + id + "' cannot be an id here: ${" + id + "...} means something else.",
        "Choose another id.");
  }

  private void input(Scenario.Input input, @Nullable Object value, String path) {
    if (value == null || (value instanceof String text && !Templates.names(text).isEmpty())) return;
    var kind =
        switch (input.type()) {
          case TEXT -> Vocabulary.Kind.TEXT;
          case INTEGER -> Vocabulary.Kind.INTEGER;
          case DURATION -> Vocabulary.Kind.DURATION;
          case INSTANT -> Vocabulary.Kind.INSTANT;
          case LIST -> Vocabulary.Kind.LIST;
          case SECRET -> Vocabulary.Kind.SECRET;
        };
    if (UseReferences.fits(kind, value)) return;
    all.error(
        "wrong-parameter-type",
        path,
        "The input '%s' must be %s, but this is '%s'."
            .formatted(
                input.id(), UseReferences.wanted(kind), Faults.shorten(String.valueOf(value))),
        "Write " + UseReferences.wanted(kind) + ", or change the input's 'kind'.");
  }

  private void order() {
    var edges = new LinkedHashMap<String, List<String>>();
    for (var placed : steps) edges.put(placed.step().id(), before(placed));
    for (var circle : Cycles.of(edges)) {
      var placed = byId.get(circle.getFirst());
      if (placed == null) continue;
      all.error(
          "cycle",
          placed.path(),
          "These steps wait for each other: " + String.join(" \u2192 ", circle) + ".",
          "None of them would ever start.",
          "Take one of them out of 'after' or 'requires'.");
    }
    for (var placed : steps) {
      var step = placed.step();
      all.known("step", placed.path() + "/after", step.after().orElse(List.of()), byId.keySet());
      all.known("step", placed.path() + "/requires", step.requires(), byId.keySet());
      waits(placed, step.after().orElse(List.of()), "after");
      waits(placed, step.requires(), "requires");
    }
  }

  private List<String> before(Placed placed) {
    var before = new ArrayList<>(placed.step().requires());
    placed
        .step()
        .after()
        .ifPresentOrElse(
            before::addAll,
            () -> {
              if (placed.index() > 0) before.add(steps.get(placed.order() - 1).step().id());
            });
    return before.stream().filter(byId::containsKey).toList();
  }

  private void waits(Placed placed, List<String> ids, String key) {
    for (int i = 0; i < ids.size(); i++) {
      var other = byId.get(ids.get(i));
      if (other == null || other.phase() <= placed.phase() || !placed.step().gate()) continue;
      all.error(
          "later-phase",
          placed.path() + "/" + key + "/" + i,
          "The step waits for '%s' of a later phase, which waits for this one."
              .formatted(ids.get(i)),
          "Neither would ever start.",
          "Move one of them, or give this step 'gate: false'.");
    }
  }

  private void step(Placed placed, Names names) {
    var step = placed.step();
    var path = placed.path();
    if (RESERVED.contains(step.id())) reserved(path, step.id());
    all.known("role", path + "/owner", step.owner(), all.roles);
    all.known("step", path + "/until", step.until(), byId.keySet());
    all.known("component", path + "/brings", step.brings(), all.components);
    all.known("target", path + "/drill/redirect", step.drill().target(), all.targets);
    if (step.forEach() != null) names.check(step.forEach(), path + "/for-each");
    names.item(step.forEach() != null);
    body(placed, names);
    uses.check(step.when(), path + "/when", names);
    goTo(placed);
    if (step.effect() != null
        && !(step.body() instanceof StepBody.Action)
        && !unread(step.body())) {
      all.error(
          "misplaced-key",
          path + "/effect",
          "'effect' only goes with an action.",
          "Remove it: a person's step has no effect class.");
    }
    RehearsalReferences.step(all, step, path);
    names.done(step);
    uses.checks(step.verify(), path + "/verify", names);
    names.item(false);
  }

  /// A step without a readable kind is taken for a question without words.
  static boolean unread(StepBody body) {
    return body instanceof StepBody.Ask ask && ask.question().isBlank();
  }

  private void goTo(Placed placed) {
    var id = placed.step().onFailure().step();
    if (id == null) return;
    var path = placed.path() + "/on-failure/goto";
    all.known("step", path, id, byId.keySet());
    var to = byId.get(id);
    if (to == null || to.order() > placed.order()) return;
    all.error(
        "backward-goto",
        path,
        "'goto: " + id + "' goes back; a runbook only goes forward.",
        "Steps that are done are never run again, so the run would hang.",
        "Name a later step, or use 'retry'.");
  }

  private void body(Placed placed, Names names) {
    var path = placed.path();
    switch (placed.step().body()) {
      case StepBody.Action action -> uses.action(action, placed.step().effect(), path, names);
      case StepBody.Ask ask -> names.check(ask.question(), path + "/ask");
      case StepBody.Approve approve -> {
        names.check(placed.step().title(), path + "/title");
        approve(approve, path + "/approve");
      }
      case StepBody.Decide decide -> {
        if (decide.question() != null) names.check(decide.question(), path + "/decide/question");
        decide
            .branches()
            .forEach(
                (name, to) -> {
                  if (to.equals("end")) return;
                  all.known("scenario", path + "/decide/branches/" + name, to, all.scenarios);
                });
      }
      case StepBody.Wait wait -> {
        var nested = all.written(path + "/wait/check/check");
        uses.check(wait.check(), path + (nested ? "/wait/check" : "/wait"), names);
        if (wait.moment() != null) moment(wait.moment(), path + "/wait/moment", names);
      }
      case StepBody.Run run -> run(run, path, names);
    }
  }

  private void moment(String moment, String path, Names names) {
    names.check(moment, path);
    var plain = Templates.names(moment).isEmpty();
    // A duration counts from the declaration.
    var fits =
        UseReferences.fits(Vocabulary.Kind.INSTANT, moment)
            || UseReferences.fits(Vocabulary.Kind.DURATION, moment);
    if (plain && !fits) {
      all.error(
          "bad-value",
          path,
          "'" + moment + "' is no moment.",
          "Write a time such as 2026-01-15T10:30:00Z, or ${...} that gives one.");
    }
  }

  private void approve(StepBody.Approve approve, String path) {
    all.known("role", path + "/roles", approve.roles(), all.roles);
    if (approve.roles().isEmpty() && all.written(path + "/roles") && !all.lossy(path + "/roles")) {
      all.error("no-role", path, "Nobody may approve this.", "List who may under 'roles'.");
    }
  }

  private void run(StepBody.Run run, String path, Names names) {
    all.known("scenario", path + "/run", run.scenario(), all.scenarios);
    names.check(run.inputs(), path + "/inputs");
    var other = all.plan.scenario(run.scenario());
    if (other.isEmpty()) return;
    var inputs = other.get().inputs().stream().map(Scenario.Input::id).toList();
    var there = References.file(other.get());
    run.inputs().keySet().stream()
        .sorted()
        .filter(name -> inputs.contains(name) || !all.hidden("input", there, name))
        .forEach(name -> all.known("input", path + "/inputs/" + name, name, inputs));
  }
}
