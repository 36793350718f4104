package dev.holdfast.plan;

import dev.holdfast.kernel.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what [ScenarioReader], [StepReader] and [CheckReader] read.
final class StepTree {
  private final String document;

  StepTree(String document) {
    this.document = document;
  }

  private Tree tree() {
    return new Tree(document);
  }

  /// Adds a check use's keys to an object.
  static Tree check(Tree tree, CheckUse it) {
    return tree.put("check", it.check())
        .put("target", it.target())
        .named("with", it.with())
        .put("is", it.is())
        .put("within", it.within())
        .put("holds", it.holds())
        .put("every", it.every())
        .put("timeout", it.timeout());
  }

  private @Nullable Object check(@Nullable CheckUse it) {
    return it == null ? null : check(tree(), it).build();
  }

  Map<String, Object> scenario(Scenario it) {
    var tree =
        tree()
            .put("scenario", it.id())
            .put("title", it.title())
            .put("text", it.text())
            .unless("kind", it.kind(), Scenario.Kind.DISASTER)
            .put("probability", it.probability())
            .put("impact", it.impact())
            .put("severity", it.severity())
            .put("rto", it.rto())
            .put("rpo", it.rpo())
            .unless("rto-derived", it.rtoDerived(), false);
    var estimate = it.estimate();
    if (estimate != null) {
      tree.put("estimate", tree().put("from", estimate.from()).put("to", estimate.to()).build());
    }
    tree.list("detect", it.detect(), this::sign)
        .list("inputs", it.inputs(), this::input)
        .some("brings", it.brings());
    if (it.checklist().equals(List.of(ScenarioReader.NO_ITEM))) tree.put("checklist", List.of());
    else tree.some("checklist", it.checklist());
    return tree.list("phases", it.phases(), this::phase)
        .named("rehearse", it.rehearse())
        .source(it.source())
        .build();
  }

  private Object sign(Scenario.Sign it) {
    var slug = ScenarioReader.slug(it.title());
    if (it.check() == null && it.source().isEmpty() && it.id().equals(slug)) return it.title();
    var tree = tree().unless("id", it.id(), slug).put("title", it.title());
    if (it.check() != null) check(tree, it.check());
    return tree.source(it.source()).build();
  }

  private Object input(Scenario.Input it) {
    return tree()
        .put("id", it.id())
        .unless("kind", it.type(), Scenario.Input.Type.TEXT)
        .put("title", it.title())
        .put("default", it.preset())
        .put("rehearsed", it.rehearsed())
        .put("choose", it.choose())
        .source(it.source())
        .build();
  }

  private Object phase(Scenario.Phase it) {
    var window = it.window();
    return tree()
        .put("title", it.title())
        .put(
            "window",
            window == null
                ? null
                : Durations.write(window.from()) + ".." + Durations.write(window.to()))
        .list("steps", it.steps(), this::step)
        .source(it.source())
        .build();
  }

  private Object step(Step it) {
    var tree = tree().put("id", it.id()).put("title", it.title()).put("text", it.text());
    body(tree, it.body());
    tree.put("owner", it.owner())
        .stated("after", it.after())
        .some("requires", it.requires())
        .put("when", check(it.when()))
        .put("for-each", it.forEach())
        .put("until", it.until())
        .put("timeout", it.timeout());
    if (!it.retry().equals(Step.Retry.NONE)) {
      var retry = tree().put("times", (long) it.retry().times());
      tree.put("retry", retry.unless("pause", it.retry().pause(), Duration.ZERO).build());
    }
    return tree.put("on-failure", onFailure(it.onFailure()))
        .put("estimate", it.estimate())
        .put("drill", drill(it.drill()))
        .put(
            "only",
            switch (it.modes()) {
              case ANY -> null;
              case DRILL_ONLY -> "drill";
              case INCIDENT_ONLY -> "incident";
            })
        .unless("gate", it.gate(), true)
        .put("effect", it.effect())
        .list("verify", it.verify(), check -> check(tree(), check).build())
        .put("clears", it.clears())
        .some("brings", it.brings())
        .named("rehearse", it.rehearse())
        .source(it.source())
        .build();
  }

  private void body(Tree tree, StepBody body) {
    switch (body) {
      case StepBody.Action action ->
          tree.put("action", action.action())
              .put("target", action.target())
              .named("with", action.with());
      case StepBody.Ask ask -> tree.put("ask", ask.question());
      case StepBody.Approve approve ->
          tree.put(
              "approve",
              tree()
                  .unless("count", (long) approve.count(), 1L)
                  .put("roles", approve.roles())
                  .unless("distinct", approve.distinct(), true)
                  .build());
      case StepBody.Decide decide ->
          tree.put(
              "decide",
              tree().put("question", decide.question()).put("branches", decide.branches()).build());
      case StepBody.Wait wait -> {
        var inner = tree();
        if (wait.check() != null) check(inner, wait.check());
        tree.put("wait", inner.put("lasting", wait.lasting()).put("moment", wait.moment()).build());
      }
      case StepBody.Run run -> tree.put("run", run.scenario()).named("inputs", run.inputs());
    }
  }

  private static @Nullable Object onFailure(Step.OnFailure it) {
    return switch (it.then()) {
      case UNSTATED -> null;
      case ASK, STOP, CONTINUE -> YamlMap.word(it.then());
      case GOTO -> Map.of("goto", it.step() == null ? "" : it.step());
    };
  }

  private static @Nullable Object drill(Step.DrillRule it) {
    return switch (it.does()) {
      case UNSTATED -> null;
      case RUN, SKIP -> YamlMap.word(it.does());
      case REDIRECT -> Map.of("redirect", it.target() == null ? "" : it.target());
    };
  }
}
