package dev.holdfast.connector.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Param;
import dev.holdfast.connector.Reading;
import dev.holdfast.kernel.Durations;
import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Walks each disaster of the bundled plans step by step, in the order of the file, and sees every
/// verification and the scenario's sensed checklist pass at the end.
class WalkThroughTest {
  private static final Path RUNBOOKS = Path.of("runbooks").toAbsolutePath();

  private Plan plan = SmallPlan.plan();
  private Stage stage = new Stage(RUNBOOKS);
  private final Map<String, Map<String, Object>> outputs = new LinkedHashMap<>();
  private final List<String> trouble = new ArrayList<>();
  private Path folder = RUNBOOKS;

  @ParameterizedTest
  @CsvSource({
    "contractorlens,region-failure",
    "contractorlens,database-corruption",
    "contractorlens,security-breach",
    "contractorlens,service-failure",
    "technician-marketplace,data-corruption",
    "technician-marketplace,infrastructure-failure",
    "technician-marketplace,data-deletion",
    "technician-marketplace,ransomware"
  })
  void everyStepWorksAndTheEstateComesBack(String id, String scenario) {
    folder = RUNBOOKS.resolve(id);
    plan = PlanLoader.load(folder).plan().orElseThrow();
    stage = new Stage(plan, folder);
    stage.after(Duration.ofMinutes(3));
    var disaster = plan.scenario(scenario).orElseThrow();
    stage.estate.strike(disaster);
    walk(disaster, "", Map.of());
    var wanted = new HashSet<>(disaster.checklist());
    for (var group : plan.checklist().groups()) {
      for (var item : group.items()) {
        if (!wanted.isEmpty() && !wanted.contains(group.id()) && !wanted.contains(item.id())) {
          continue;
        }
        for (var use : item.checks()) verify("item " + item.id(), use, Map.of(), "");
      }
    }
    for (var component : disaster.brings()) {
      if (!stage.estate.up(component)) trouble.add(component + " is not up");
    }
    assertThat(trouble).isEmpty();
  }

  private void walk(Scenario scenario, String prefix, Map<String, Object> given) {
    var inputs = new HashMap<String, Object>(given);
    for (var input : scenario.inputs()) {
      var value = input.rehearsed() != null ? input.rehearsed() : input.preset();
      if (value != null && !inputs.containsKey(input.id())) inputs.put(input.id(), value);
    }
    for (var phase : scenario.phases()) {
      for (var step : phase.steps()) one(step, prefix, inputs);
    }
  }

  private void one(Step step, String prefix, Map<String, Object> inputs) {
    if (step.modes() == Step.Modes.DRILL_ONLY) return;
    var facts = facts(prefix, inputs);
    var when = step.when();
    if (when != null && !passes(when, facts)) return;
    if (step.forEach() != null) {
      for (var item : Json.list(facts.resolve(step.forEach()))) {
        body(step, prefix + step.id() + "[" + item + "]", facts.with("item", item), inputs);
      }
      return;
    }
    body(step, prefix + step.id(), facts, inputs);
  }

  private void body(Step step, String name, Facts facts, Map<String, Object> inputs) {
    switch (step.body()) {
      case StepBody.Action action -> act(step, action, name, facts);
      case StepBody.Ask _ -> stage.after(stage.estate.person(name));
      case StepBody.Approve _ -> stage.after(Duration.ofSeconds(30));
      case StepBody.Decide decide -> {
        var answer = Json.text(step.rehearse().get("answer"));
        var next = plan.scenario(decide.branches().getOrDefault(answer, "end"));
        next.ifPresent(scenario -> walk(scenario, name + "/", inputs));
      }
      case StepBody.Wait wait -> {
        var check = wait.check();
        if (check != null) verify(name, check, facts, name);
      }
      case StepBody.Run run ->
          walk(
              plan.scenario(run.scenario()).orElseThrow(),
              name + "/",
              Json.map(facts.resolve(run.inputs())));
    }
    for (var use : step.verify()) verify(name, use, facts, name);
  }

  private void act(Step step, StepBody.Action action, String name, Facts facts) {
    var target = action.target() == null ? "" : Json.text(facts.resolve(action.target()));
    var params = Connectors.all().action(action.action()).orElseThrow().params();
    var outcome = stage.as(name).act(action.action(), target, typed(params, action.with(), facts));
    switch (outcome) {
      case Outcome.Done done -> {
        outputs.put(name, done.outputs());
        done.outputs().forEach((output, value) -> facts.with(step.id() + "." + output, value));
      }
      case Outcome.Refused refused -> {
        var reads = !Connectors.all().action(action.action()).orElseThrow().effect().changes();
        var goesOn = step.onFailure().then() == Step.OnFailure.Then.CONTINUE;
        if (!reads && !goesOn) trouble.add(name + " refused: " + refused.problem().text());
      }
      case Outcome.InDoubt doubt -> trouble.add(name + " in doubt: " + doubt.problem().text());
    }
  }

  private Map<String, Object> typed(List<Param> params, Map<String, Object> with, Facts facts) {
    var args = new HashMap<String, Object>();
    with.forEach((name, value) -> args.put(name, facts.resolve(value)));
    for (var param : params) {
      var value = args.get(param.name());
      if (value == null) continue;
      switch (param.type()) {
        case FILE -> args.put(param.name(), folder.resolve(value.toString()));
        case INSTANT -> args.put(param.name(), Instant.parse(value.toString()));
        case DURATION ->
            args.put(param.name(), Durations.parse(value.toString()).orElse(Duration.ZERO));
        case DECIMAL -> args.put(param.name(), new BigDecimal(value.toString()));
        case TEXT, INTEGER, BOOLEAN, LIST, MAP, SECRET, ANY -> {}
      }
    }
    return args;
  }

  private Facts facts(String prefix, Map<String, Object> inputs) {
    var started = stage.estate.struck().orElse(Ticking.START);
    var facts = new Facts(plan);
    facts.with("run.began", started).with("run.declared", started).with("run.id", "r1");
    facts.with("run.date", "2026-11-22");
    var resolved = new HashMap<String, Object>();
    inputs.forEach((name, value) -> resolved.put(name, facts.resolve(value)));
    resolved.forEach(facts::with);
    outputs.forEach(
        (step, values) ->
            values.forEach(
                (name, value) -> {
                  if (step.startsWith(prefix)) {
                    facts.with(step.substring(prefix.length()) + "." + name, value);
                  } else {
                    facts.with(step + "." + name, value);
                  }
                }));
    return facts;
  }

  private void verify(String who, CheckUse use, Map<String, Object> none, String step) {
    verify(who, use, facts("", none), step);
  }

  private void verify(String who, CheckUse use, Facts facts, String step) {
    var within = use.within();
    var until = stage.clock.now().plus(within == null ? Duration.ofMinutes(10) : within);
    while (!passes(use, facts)) {
      if (stage.clock.now().isAfter(until)) {
        trouble.add(who + " (" + step + "): " + use.check() + " saw " + read(use, facts).value());
        return;
      }
      stage.after(Duration.ofSeconds(20));
    }
  }

  private boolean passes(CheckUse use, Facts facts) {
    return read(use, facts).state() == Reading.State.PASSING;
  }

  private Reading read(CheckUse use, Facts facts) {
    var params = Connectors.all().check(use.check()).orElseThrow().params();
    var args = typed(params, use.with(), facts);
    var is = use.is();
    if (is != null) args.put("is", facts.resolve(is));
    var target = use.target();
    return stage.read(use.check(), target == null ? "" : Json.text(facts.resolve(target)), args);
  }
}
