package dev.holdfast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanLoaderTest {
  @TempDir Path folder;

  @Test
  void readsEveryKeyOfTheFormat() throws IOException {
    var sample = new SamplePlan();
    var loaded = PlanLoader.load(sample.write(folder));

    assertThat(loaded.findings()).isEmpty();
    var plan = loaded.plan().orElseThrow();
    assertThat(plan.values()).containsEntry("count", 4L).containsEntry("on", true);
    assertThat(plan.target("aws-primary").orElseThrow().settings())
        .containsEntry("account", "123456789012")
        .containsOnlyKeys("account", "region");
    assertThat(plan.component("api").orElseThrow().rpo()).isEqualTo(Duration.ZERO);
    assertThat(plan.component("api").orElseThrow().source())
        .containsExactly(
            new Source(
                "seed",
                List.of(new Source.Lines(9, 10), new Source.Lines(12, 12)),
                "something else",
                "it was wrong"));
    assertThat(plan.checklist().items()).hasSize(3);
    var lost = plan.scenario("lost").orElseThrow();
    assertThat(lost.phases()).hasSize(2);
    assertThat(lost.detect().getFirst().id()).isEqualTo("customers-call");
    assertThat(lost.phases().getFirst().steps().getFirst().at())
        .isEqualTo(sample.position("scenarios/lost.yaml", "id: stop"));
    assertThat(plan.scenario("rotate").orElseThrow().checklist()).containsExactly("none");
  }

  @Test
  void findsNothingWrongWithTheNamesOfTheSample() throws IOException {
    var loaded = PlanLoader.load(new SamplePlan().write(folder));
    assertThat(PlanReferences.check(loaded, new SmallVocabulary()))
        .extracting(Finding::code)
        .containsExactly("derived-objective");
  }

  @ParameterizedTest(name = "{1} -> {2}")
  @MethodSource("spoiled")
  void saysWhereAndWhat(
      String file, String before, String after, String code, String place, String says)
      throws IOException {
    var sample = new SamplePlan().replace(file, before, after);
    sample.write(folder);

    var loaded = PlanLoader.load(folder);

    assertThat(loaded.plan()).isEmpty();
    var finding = loaded.findings().getFirst();
    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.at()).isEqualTo(sample.position(file, place));
    assertThat(finding.message() + " " + finding.fix()).contains(says);
    assertThat(finding.why()).isNotBlank();
    assertThat(loaded.findings()).hasSizeLessThanOrEqualTo(2);
  }

  static Stream<Arguments> spoiled() {
    var plan = "plan.yaml";
    var people = "people.yaml";
    var lost = "scenarios/lost.yaml";
    return Stream.of(
        arguments(plan, "objectives:", "objectve:", "unknown-key", "objectve", "'objectives'"),
        arguments(plan, "plan: sample", "plan: Sample!", "bad-value", "Sample!", "lower-case"),
        arguments(plan, "plan: sample\n", "", "missing-key", "# What", "'plan'"),
        arguments(plan, "title: Sample shop", "title: [a1]", "wrong-type", "[a1]", "a text"),
        arguments(plan, "\"1.0\"", "1.0", "wrong-type", "1.0", "in quotes"),
        arguments(
            plan,
            "title: Sample shop",
            "title: \"Shop\\nLIVE\"",
            "bad-value",
            "\"Shop",
            "one line of text"),
        arguments(plan, "3 months", "3 moons", "bad-value", "3 moons", "3 months"),
        arguments(plan, "2026-09-01", "2026-13-01", "bad-value", "2026-13-01", "a date"),
        arguments(plan, "rto: 4h", "rto: 4hours", "bad-value", "4hours", "a duration"),
        arguments(plan, "rto: 4h", "rto: soon", "bad-value", "soon", "1h30m"),
        arguments(plan, "layer: store", "layer: stor", "bad-choice", "stor,", "'store'"),
        arguments(plan, "connector: aws,", "con: aws,", "missing-key", "{title: Prim", "connector"),
        arguments(
            plan, "endpoint:", "endpont:", "unknown-key", "endpont:", "did you mean 'endpoint'"),
        arguments(
            plan, "count: 4\n", "count: 4\n  count: 5\n", "duplicate-key", "count: 5", "line 17"),
        arguments(plan, "cluster: shop #", "cluster: &c shop #", "alias", "&c", "${plan.NAME}"),
        arguments(plan, "names: [a, b]", "names: !!set [a, b]", "tag", "!!set", "Remove the tag"),
        arguments(plan, "holdfast: 1", "holdfast: 2", "bad-value", "2\nplan", "from 1 to 1"),
        arguments(
            plan, "owner: Plat", "owner: # Plat", "empty-value", "owner: #", "remove the key"),
        arguments(plan, "source: 1-4", "source: 4-1", "bad-value", "4-1}", "first line"),
        arguments(
            people, "services:", "metrics:", "duplicate-key", "metrics:", "at plan.yaml:82:1"),
        arguments(lost, "title: Stop", "titel: Stop", "missing-key", "id: stop", "'title'"),
        arguments(lost, "0..15m", "15m..0", "bad-value", "15m..0", "ends after"),
        arguments(lost, "window: 0..15m", "window: 15m", "bad-value", "15m\n    s", "15m..60m"),
        arguments(lost, "kind: disaster", "kind: desaster", "bad-choice", "desaster", "'disaster'"),
        arguments(lost, "gate: false", "gate: nope", "wrong-type", "nope", "true or false"),
        arguments(lost, "wait: {lasting: 5m}", "wait: {}", "missing-key", "{}", "check, lasting"),
        arguments(
            lost, "wait: {lasting: 5m}", "text: x", "missing-key", "{id: rest", "action, ask"),
        arguments(
            lost,
            "wait: {lasting: 5m}",
            "wait: {lasting: 5m}, with: {a: 1}",
            "misplaced-key",
            "with: {a: 1}",
            "only goes with 'action'"),
        arguments(
            plan,
            "is: 2.50, every: 1m",
            "is: 2.50, holds: 30s, every: 1m",
            "misplaced-key",
            "holds: 30s",
            "belongs to the checklist item"),
        arguments(
            plan, "is: 4, holds: 2m", "is: 4, within: 2m", "misplaced-key", "within: 2m", "'wait'"),
        arguments(
            plan,
            "is: 4, every",
            "is: 4, holds: 1m, every",
            "misplaced-key",
            "holds: 1m",
            "'wait'"),
        arguments(
            lost,
            "is: 4, source: 40",
            "is: 4, within: 1m, source: 40",
            "misplaced-key",
            "within: 1m",
            "'verify'"),
        arguments(
            lost,
            "service: api}, is: 4}",
            "service: api}, is: 4, holds: 1m}",
            "misplaced-key",
            "holds: 1m",
            "'verify'"),
        arguments(lost, "effect: dangerous", "effect: mild", "bad-choice", "mild", "convergent"),
        arguments(lost, "times: 2", "times: two", "wrong-type", "two", "whole number"),
        arguments(lost, "scenario: lost", "scenario: list", "file-name", "list", "list.yaml"),
        arguments(lost, "for-each: \"${groups}\"", "for-each: 33", "bad-value", "33", "a list"));
  }

  @Test
  void listsTheFaultsOfAllFilesInOneGo() throws IOException {
    new SamplePlan()
        .replace("plan.yaml", "layer: store", "layer: stor")
        .replace("people.yaml", "title: Lead", "titel: Lead")
        .replace("scenarios/lost.yaml", "rto: 2h", "rto: two")
        .replace("scenarios/rotate.yaml", "steps:", "step:")
        .write(folder);

    assertThat(PlanLoader.load(folder).findings())
        .extracting(finding -> finding.at().file())
        .contains("plan.yaml", "people.yaml", "scenarios/lost.yaml", "scenarios/rotate.yaml");
  }

  @Test
  void refusesWhatIsNoFolderOfAPlan() throws IOException {
    assertThat(only(folder.resolve("nowhere"))).isEqualTo("no-folder");
    assertThat(only(folder)).isEqualTo("no-plan-file");
    var file = Files.writeString(folder.resolve("plan.yaml"), "");
    assertThat(only(file)).isEqualTo("not-a-folder");
    assertThat(only(folder)).isEqualTo("empty-file");
  }

  @Test
  void refusesHalfWrittenForeignAndHugeFiles() throws IOException {
    new SamplePlan().write(folder);
    var rotate = folder.resolve("scenarios/rotate.yaml");
    var lost = folder.resolve("scenarios/lost.yaml");
    Files.writeString(rotate, "scenario: rotate\ntitle: \"Rotate the");
    assertThat(first()).hasToString("not-yaml scenarios/rotate.yaml:2:19");
    Files.write(rotate, "scenario: rotate\ntitle: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(first()).hasToString("not-utf8 scenarios/rotate.yaml:2:11");
    Files.write(rotate, new byte[10 << 20]);
    assertThat(first()).hasToString("file-too-big scenarios/rotate.yaml:1:1");
    Files.writeString(rotate, "a: " + "[".repeat(100_000));
    assertThat(first()).hasToString("too-deep scenarios/rotate.yaml:1:35");
    Files.writeString(rotate, "a: &x [1]\nb: [*x, *x]\n");
    assertThat(first()).hasToString("alias scenarios/rotate.yaml:1:4");
    Files.writeString(rotate, SamplePlan.ROTATE + "---\na: 1\n");
    assertThat(first().toString()).startsWith("two-documents");
    Files.delete(rotate);
    Files.createSymbolicLink(rotate, Files.createTempFile(folder.getParent(), "out", ".yaml"));
    assertThat(first()).hasToString("unreadable scenarios/rotate.yaml:1:1");
    Files.delete(rotate);
    Files.createDirectory(rotate);
    assertThat(first()).hasToString("unreadable scenarios/rotate.yaml:1:1");
    assertThat(lost).exists();
  }

  @Test
  void acceptsAByteOrderMark() throws IOException {
    new SamplePlan().write(folder);
    var rotate = folder.resolve("scenarios/rotate.yaml");
    Files.writeString(rotate, "\ufeff" + SamplePlan.ROTATE);
    assertThat(PlanLoader.load(folder).findings()).isEmpty();
  }

  @Test
  void hashesEveryFileOfTheFolder() throws IOException {
    new SamplePlan().write(folder);
    var before = PlanLoader.load(folder).hash();
    assertThat(before).hasSize(64).isEqualTo(PlanLoader.load(folder).hash());
    Files.writeString(folder.resolve("scripts/go.sh"), "#!/bin/sh\nexit 1\n");
    assertThat(PlanLoader.load(folder).hash()).isNotEqualTo(before);
  }

  /// A script may read them; only what tools rewrite by themselves is none of the plan.
  @Test
  void hashesHiddenFilesToo() throws IOException {
    new SamplePlan().write(folder);
    var before = PlanLoader.load(folder).hash();
    Files.createDirectories(folder.resolve(".git"));
    Files.writeString(folder.resolve(".git/index"), "1");
    assertThat(PlanLoader.load(folder).hash()).isEqualTo(before);
    Files.createDirectories(folder.resolve("scripts/.lib"));
    Files.writeString(folder.resolve("scripts/.lib/y.sh"), "echo one\n");
    var hidden = PlanLoader.load(folder).hash();
    assertThat(hidden).isNotEqualTo(before);
    Files.writeString(folder.resolve("scripts/.env"), "A=1\n");
    assertThat(PlanLoader.load(folder).hash()).isNotEqualTo(hidden);
  }

  private static String only(Path path) {
    var loaded = PlanLoader.load(path);
    assertThat(loaded.plan()).isEmpty();
    assertThat(loaded.findings()).hasSize(1);
    return loaded.findings().getFirst().code();
  }

  private Object first() {
    var loaded = PlanLoader.load(folder);
    assertThat(loaded.plan()).isEmpty();
    var finding = loaded.findings().getFirst();
    return finding.code() + " " + finding.at();
  }
}
