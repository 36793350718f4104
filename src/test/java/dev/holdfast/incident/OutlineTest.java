package dev.holdfast.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which steps there are, and what comes before which.
class OutlineTest {
  @TempDir Path folder;

  private static Outline.Node node(Story story, String name) {
    return Objects.requireNonNull(story.fold.outline().node(name), name);
  }

  private static List<String> names(Story story) {
    return story.at(0).steps().stream().map(StepView::name).toList();
  }

  @Test
  void aPhaseIsAGateForTheNext() {
    var story =
        new Story(
            folder,
            "",
            """
            phases:
            - title: One
              steps:
                - {id: a, title: A, ask: a}
                - {id: b, title: B, ask: b, after: []}
                - {id: late, title: Late, ask: l, gate: false}
            - title: Two
              steps:
                - {id: c, title: C, ask: c}
                - {id: d, title: D, ask: d, requires: [a]}
            """);
    assertThat(node(story, "a").after()).isEmpty();
    assertThat(node(story, "b").after()).isEmpty();
    assertThat(node(story, "late").after()).containsExactly("b");
    assertThat(node(story, "~0").after()).containsExactly("a", "b");
    assertThat(node(story, "c").after()).containsExactly("~0");
    assertThat(node(story, "d").after()).containsExactly("~0", "c");
    assertThat(node(story, "d").requires()).containsExactly("a");
    assertThat(story.fold.outline().dependents("a")).contains("~0", "d");
    assertThat(names(story)).containsExactly("a", "b", "late", "c", "d");
    for (var step : List.of("a", "b", "c", "d")) {
      assertThat(story.fold.stepsSettled()).as(step).isFalse();
      story.step(1, "step.done", step, "verified", true);
    }
    assertThat(story.fold.stepsSettled()).isTrue();
  }

  @Test
  void aRunHoldsTheStepsOfTheOtherScenario() {
    var story =
        new Story(
            folder,
            "",
            Story.PHASES,
            "    - {id: r, title: R, run: sub}\n    - {id: z, title: Z, ask: z}\n");
    assertThat(names(story)).containsExactly("r", "r/x", "r/y", "z");
    assertThat(node(story, "r/y").after()).containsExactly("r/x");
    assertThat(node(story, "r/x").parent()).isEqualTo("r");
    assertThat(story.fold.outline().children("r")).containsExactly("r/x", "r/y", "~r/0");
    assertThat(node(story, "z").after()).containsExactly("r");
  }

  @Test
  void aForEachHoldsOneStepForEachItemOnceTheyAreKnown() {
    var story =
        new Story(
            folder,
            "",
            Story.PHASES,
            "    - {id: f, title: F, action: fake.keyed, for-each: [u, v],"
                + " with: {thing: '${item}'}}\n");
    assertThat(names(story)).containsExactly("f");
    story.step(1, "step.items", "f", "items", List.of("u", "v"));
    assertThat(names(story)).containsExactly("f", "f[u]", "f[v]");
    assertThat(node(story, "f[v]").after()).isEmpty();
    assertThat(node(story, "f[v]").item()).isEqualTo("v");
    assertThat(story.at(1).steps().getLast().title()).isEqualTo("F: v");
  }

  /// "Step 2" is said on a call: it means the same step for as long as the run goes on.
  @Test
  void whatComesToLightInsideAStepMovesNoNumber() {
    var story =
        new Story(
            folder,
            "",
            Story.PHASES
                + "    - {id: f, title: F, action: fake.keyed, for-each: [u, v],"
                + " with: {thing: '${item}'}}\n"
                + "    - {id: g, title: G, ask: g}\n");
    assertThat(labels(story, 0)).containsExactly("1 f", "2 g");
    story.step(1, "step.items", "f", "items", List.of("u", "v"));
    assertThat(labels(story, 1)).containsExactly("1 f", "1.1 f[u]", "1.2 f[v]", "2 g");
  }

  private static List<String> labels(Story story, int second) {
    var run = story.at(second);
    return run.steps().stream().map(step -> run.label(step) + " " + step.name()).toList();
  }

  @Test
  void aDecisionHoldsTheBranchThatWasTaken() {
    var parts =
        new String[] {
          Story.PHASES,
          "    - {id: d, title: D, decide: {question: Which?, branches: {more: sub, none: end}}}\n"
        };
    var taken = new Story(folder.resolve("1"), "", parts);
    assertThat(names(taken)).containsExactly("d");
    taken.step(1, "step.decided", "d", "branch", "more");
    assertThat(names(taken)).containsExactly("d", "d/x", "d/y");
    var ended = new Story(folder.resolve("2"), "", parts);
    ended.step(1, "step.decided", "d", "branch", "none");
    assertThat(names(ended)).containsExactly("d");
    assertThat(ended.fold.outline().holds(node(ended, "d"))).isFalse();
  }

  @Test
  void plannedTimesFillTheWindow() {
    var story =
        new Story(
            folder,
            "",
            """
            phases:
            - title: One
              window: 10m..40m
              steps:
                - {id: a, title: A, ask: a, estimate: 10m}
                - {id: b, title: B, ask: b, estimate: 5m}
                - {id: c, title: C, ask: c, after: [a], estimate: 2m}
            - title: Two
              steps:
                - {id: d, title: D, ask: d}
            """);
    assertThat(node(story, "a").from()).isEqualTo(Duration.ofMinutes(10));
    assertThat(node(story, "a").to()).isEqualTo(Duration.ofMinutes(30));
    assertThat(node(story, "b").to()).isEqualTo(Duration.ofMinutes(40));
    assertThat(node(story, "c").from()).isEqualTo(Duration.ofMinutes(30));
    assertThat(node(story, "c").to()).isEqualTo(Duration.ofMinutes(34));
    assertThat(node(story, "d").to().minus(node(story, "d").from()))
        .isEqualTo(Duration.ofMinutes(5));
  }

  /// Else they would be drawn from the declaration, before the step that holds them.
  @Test
  void theStepsOfAnotherScenarioArePlannedWithinTheStepThatRunsIt() {
    var story =
        new Story(
            folder,
            "",
            """
            phases:
            - title: One
              window: 10m..40m
              steps:
                - {id: z, title: Z, ask: z, estimate: 10m}
                - {id: r, title: R, run: sub, estimate: 20m}
            """);
    assertThat(node(story, "r").from()).isEqualTo(Duration.ofMinutes(20));
    assertThat(node(story, "r/x").from()).isEqualTo(Duration.ofMinutes(20));
    assertThat(node(story, "r/y").to()).isEqualTo(Duration.ofMinutes(40));
  }
}
