package dev.holdfast.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads one step of a runbook.
final class StepReader {
  static final List<String> KINDS = List.of("action", "ask", "approve", "decide", "wait", "run");

  private StepReader() {}

  static Step step(YamlMap map) {
    return new Step(
        map.id("id"),
        map.text("title"),
        map.optionalText("text"),
        body(map),
        map.optionalId("owner"),
        map.statedIds("after"),
        map.ids("requires"),
        CheckReader.optional(map, "when", CheckReader.Look.READ),
        forEach(map),
        map.optionalId("until"),
        map.optionalLasting("timeout"),
        Objects.requireNonNullElse(
            map.optionalObject("retry", "retry", StepReader::retry), Step.Retry.NONE),
        onFailure(map),
        map.optionalDuration("estimate"),
        drill(map),
        modes(map),
        map.flag("gate", true),
        map.optionalChoice("effect", EffectClass.class),
        CheckReader.uses(map, "verify", CheckReader.Look.AWAITED),
        map.optionalText("clears"),
        map.ids("brings"),
        EstateReader.rehearse(map, "step-rehearsal"),
        map.source(),
        map.at());
  }

  private static StepBody body(YamlMap map) {
    var kinds = KINDS.stream().filter(map::has).toList();
    if (kinds.size() != 1) map.reading().add(Faults.oneOf(map.at(), "the step", KINDS, kinds));
    var body = kinds.isEmpty() ? new StepBody.Ask("") : body(map, kinds.getFirst());
    KINDS.forEach(map::know);
    map.misplaced(List.of("target", "with"), "'action'");
    map.misplaced(List.of("inputs"), "'run'");
    return body;
  }

  private static StepBody body(YamlMap map, String kind) {
    return switch (kind) {
      case "action" ->
          new StepBody.Action(text(map, kind), map.optionalId("target"), map.values("with"));
      case "ask" -> new StepBody.Ask(text(map, kind));
      case "approve" ->
          Objects.requireNonNullElse(
              map.optionalObject(kind, "approve", StepReader::approve),
              new StepBody.Approve(1, List.of(), true));
      case "decide" ->
          Objects.requireNonNullElse(
              map.optionalObject(kind, "decide", StepReader::decide),
              new StepBody.Decide(null, Map.of()));
      case "wait" ->
          Objects.requireNonNullElse(
              map.optionalObject(kind, "wait", StepReader::await),
              new StepBody.Wait(null, Duration.ZERO, null));
      default ->
          new StepBody.Run(
              Objects.requireNonNullElse(map.optionalId(kind), ""), map.values("inputs"));
    };
  }

  private static String text(YamlMap map, String key) {
    return Objects.requireNonNullElse(map.optionalText(key), "");
  }

  private static StepBody.Approve approve(YamlMap map) {
    var count = map.count("count", 1, 1, 20);
    map.required("roles");
    return new StepBody.Approve(count, map.ids("roles"), map.flag("distinct", true));
  }

  private static StepBody.Decide decide(YamlMap map) {
    return new StepBody.Decide(
        map.optionalText("question"), map.texts("branches", map.required("branches")));
  }

  private static StepBody.Wait await(YamlMap map) {
    var forms = List.of("check", "lasting", "moment");
    var found = forms.stream().filter(map::has).toList();
    if (found.size() != 1) map.reading().add(Faults.oneOf(map.at(), "the wait", forms, found));
    return new StepBody.Wait(
        CheckReader.beside(map, CheckReader.Look.AWAITED),
        map.optionalDuration("lasting"),
        map.optionalText("moment"));
  }

  private static Step.Retry retry(YamlMap map) {
    map.required("times");
    var pause = map.optionalDuration("pause");
    return new Step.Retry(map.count("times", 1, 1, 100), pause == null ? Duration.ZERO : pause);
  }

  private static @Nullable Object forEach(YamlMap map) {
    var value = map.optionalValue("for-each");
    if (value == null || value instanceof List<?>) return value;
    if (value instanceof String text && Templates.single(text).isPresent()) return value;
    map.fault("for-each", "a list or one ${...}");
    return value;
  }

  private static Step.OnFailure onFailure(YamlMap map) {
    if (map.isMapping("on-failure")) {
      var step = map.optionalObject("on-failure", "on-failure", inner -> inner.id("goto"));
      return new Step.OnFailure(Step.OnFailure.Then.GOTO, step);
    }
    return switch (map.optionalWord("on-failure", List.of("ask", "stop", "continue"))) {
      case "ask" -> new Step.OnFailure(Step.OnFailure.Then.ASK, null);
      case "stop" -> new Step.OnFailure(Step.OnFailure.Then.STOP, null);
      case "continue" -> new Step.OnFailure(Step.OnFailure.Then.CONTINUE, null);
      default -> Step.OnFailure.UNSTATED;
    };
  }

  private static Step.DrillRule drill(YamlMap map) {
    if (map.isMapping("drill")) {
      var target = map.optionalObject("drill", "drill", inner -> inner.id("redirect"));
      return new Step.DrillRule(Step.DrillRule.Does.REDIRECT, target);
    }
    return switch (map.optionalWord("drill", List.of("run", "skip"))) {
      case "run" -> new Step.DrillRule(Step.DrillRule.Does.RUN, null);
      case "skip" -> new Step.DrillRule(Step.DrillRule.Does.SKIP, null);
      default -> Step.DrillRule.UNSTATED;
    };
  }

  private static Step.Modes modes(YamlMap map) {
    return switch (map.optionalWord("only", List.of("drill", "incident"))) {
      case "drill" -> Step.Modes.DRILL_ONLY;
      case "incident" -> Step.Modes.INCIDENT_ONLY;
      default -> Step.Modes.ANY;
    };
  }
}
