package dev.holdfast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanReferencesTest {
  @TempDir Path folder;

  /// None of them is unknown: each stands where the message says.
  @Test
  void aCircleOfBackupsIsNamedWithItsPlaces() throws IOException {
    var ring = "needs: nightly}\n  - {id: x, of: database, title: X, kind: full, needs: marks}";
    var sample =
        new SamplePlan()
            .replace("plan.yaml", "needs: nightly}", ring)
            .replace("plan.yaml", "kind: automated", "kind: automated\n    needs: x");
    var found = checked(sample);
    assertThat(found).extracting(Finding::code).containsExactly("cycle");
    var at = "\\(plan\\.yaml:\\d+:\\d+\\)";
    assertThat(found.getFirst().message())
        .matches(".*: nightly %s . x %s . marks %s . nightly %s\\.".formatted(at, at, at, at));
    assertThat(found.getFirst().at().line()).isPositive();
  }

  /// One that is there and cannot bear another is not called unknown.
  @Test
  void aBackupThatNeedsAnotherItselfBearsNone() throws IOException {
    var chain = "needs: nightly}\n  - {id: x, of: database, title: X, kind: full, needs: marks}";
    assertThat(checked(new SamplePlan().replace("plan.yaml", "needs: nightly}", chain)))
        .extracting(Finding::code)
        .containsExactly("needs-one-that-needs");
    var other = "needs: nightly}\n  - {id: x, of: elsewhere, title: X, kind: full, needs: nightly}";
    assertThat(checked(new SamplePlan().replace("plan.yaml", "needs: nightly}", other)))
        .extracting(Finding::code)
        .contains("needs-other-store")
        .doesNotContain("unknown-backup");
  }

  @Test
  void aTitleIsNotLookedUpAndThatIsSaid() throws IOException {
    var sample =
        new SamplePlan()
            .replace("scenarios/lost.yaml", "title: A rest", "title: 'A rest of ${plan.cluster}'");
    assertThat(checked(sample))
        .anySatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo("shown-as-it-stands");
              assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
              assertThat(finding.message()).contains("${plan.cluster}");
            });
  }

  private java.util.List<Finding> checked(SamplePlan sample) throws IOException {
    return PlanReferences.check(PlanLoader.load(sample.write(folder)), new SmallVocabulary())
        .stream()
        .filter(finding -> !finding.code().equals("derived-objective"))
        .toList();
  }

  @ParameterizedTest(name = "{1} -> {2}")
  @MethodSource("spoiled")
  void saysWhereAndWhat(
      String file, String before, String after, String code, String place, String says)
      throws IOException {
    var sample = new SamplePlan().replace(file, before, after);
    var loaded = PlanLoader.load(sample.write(folder));
    assertThat(loaded.findings()).isEmpty();

    assertThat(PlanReferences.check(loaded, new SmallVocabulary()))
        .filteredOn(finding -> !finding.code().equals("derived-objective"))
        .first()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(code);
              assertThat(finding.at()).isEqualTo(sample.position(file, place));
              assertThat(finding.message() + " " + finding.fix()).contains(says);
              assertThat(finding.why()).isNotBlank();
            });
  }

  static Stream<Arguments> spoiled() {
    var plan = "plan.yaml";
    var people = "people.yaml";
    var lost = "scenarios/lost.yaml";
    return Stream.of(
        arguments(plan, "needs: nightly", "needs: nighty", "unknown-backup", "nighty", "'nightly'"),
        arguments(plan, "needs: nightly", "needs: marks", "cycle", "marks}", "marks (plan.yaml:"),
        arguments(
            plan,
            "depends-on: [database]",
            "depends-on: [databse]",
            "unknown-component",
            "databse",
            "'database'"),
        arguments(
            plan,
            "layer: store,",
            "layer: store, depends-on: [api],",
            "cycle",
            "[database]",
            "api \u2192 database \u2192 api"),
        arguments(
            lost,
            "service: api}, is: 0, within",
            "service: api}, is: lots, within",
            "wrong-expected-type",
            "lots",
            "Write a whole number"),
        arguments(
            plan,
            "compare: lt}, is: 2.50",
            "compare: lt}, is: swift",
            "wrong-expected-type",
            "swift",
            "Write a number"),
        arguments(plan, "connector: web", "connector: wep", "unknown-connector", "wep", "'web'"),
        arguments(
            plan,
            "connector: web",
            "connector: web, network: west, witness: gateway",
            "bad-witness",
            "gateway",
            "HOST:PORT"),
        arguments(
            plan,
            "connector: web",
            "connector: web, witness: \"gateway:22\"",
            "bad-witness",
            "\"gateway:22",
            "Add network: NAME"),
        arguments(
            plan,
            "{target: aws-primary, with: {cluster: other",
            "{target: aws-primry, with: {cluster: other",
            "unknown-target",
            "aws-primry",
            "'aws-primary'"),
        arguments(
            plan,
            "lost/restore, target: aws-primary, with: {service: api}",
            "lost/restore, target: aws-primary, with: {service: \"${restor.endpoint}\"}",
            "unknown-name",
            "\"${restor",
            "restor.endpoint"),
        arguments(plan, "of: database", "of: databse", "unknown-component", "databse", "database"),
        arguments(
            plan,
            "script: scripts/go.sh",
            "script: scripts/gone.sh",
            "missing-file",
            "scripts/gone",
            "relative to the plan's folder"),
        arguments(
            plan,
            "script: scripts/go.sh",
            "script: ../../etc/passwd",
            "missing-file",
            "../../etc",
            "inside the plan's folder"),
        arguments(
            plan,
            "compare: lt",
            "compare: lesser",
            "wrong-parameter-value",
            "lesser",
            "gt, le, lt"),
        arguments(
            plan,
            "target: site}",
            "target: site, is: 77}",
            "unexpected-is",
            "77}\n",
            "Remove 'is'"),
        arguments(
            plan,
            "target: site}",
            "target: aws-primary}",
            "wrong-target",
            "aws-primary}\n",
            "connector web"),
        arguments(plan, "owner: lead", "owner: leed", "unknown-role", "leed", "'lead'"),
        arguments(plan, "id: fast", "id: up", "duplicate-id", "up\n", "plan.yaml:74:14"),
        arguments(people, "scenario: lost", "scenario: list", "unknown-scenario", "list", "'lost'"),
        arguments(
            people,
            "reach: [\"+1 800 1\"]",
            "reach: [1-800-XXX]",
            "placeholder-contact",
            "1-800-XXX",
            "real name"),
        arguments(lost, "[traffic]", "[trafic]", "unknown-checklist-item", "trafic", "'traffic'"),
        arguments(
            lost,
            "action: aws.rds.restore",
            "action: aws.rds.restor",
            "unknown-action",
            "aws.rds.restor,",
            "'aws.rds.restore'"),
        arguments(
            lost,
            "desired-count: 4",
            "desired-cout: 4",
            "unknown-parameter",
            "4}, estimate",
            "'desired-count'"),
        arguments(
            lost,
            "desired-count: 4",
            "desired-count: four",
            "wrong-parameter-type",
            "four",
            "a whole number"),
        arguments(lost, "wait: 5m}", "wait: 5 min}", "wrong-parameter-type", "5 min", "90s"),
        arguments(
            lost,
            "protect: true",
            "protect: \"yes\"",
            "wrong-parameter-type",
            "\"yes\"",
            "true or false"),
        arguments(
            lost,
            "restore-time: \"${moment}\", ",
            "",
            "missing-parameter",
            "{id: restore",
            "restore-time"),
        arguments(
            lost,
            "${plan.cluster}\"], protect",
            "${plan.clustr}\"], protect",
            "unknown-name",
            "\"${plan.clustr}",
            "'plan.cluster'"),
        arguments(
            lost,
            "is: \"${stop.previous-desired-count}\"",
            "is: \"${start.x}\"",
            "name-too-early",
            "\"${start.x}",
            "'start' comes later"),
        arguments(
            lost, "[\"${item}\"]", "[\"${item\"]", "unfinished-name", "\"${item", "Add the '}'"),
        arguments(
            lost,
            "after: [stop, each]",
            "after: [stop, rest]",
            "cycle",
            "{id: rest",
            "rest \u2192 rest"),
        arguments(
            lost,
            "after: [stop, each]",
            "after: [stop, go]",
            "later-phase",
            "go], wait",
            "gate: false"),
        arguments(lost, "requires: [stop]", "requires: [stopp]", "unknown-step", "stopp", "'stop'"),
        arguments(lost, "goto: start", "goto: go", "backward-goto", "go}, brings", "later step"),
        arguments(lost, "step: start", "step: stat", "unknown-step", "stat,", "'start'"),
        arguments(lost, "until: start", "until: stat", "unknown-step", "stat\n", "'start'"),
        arguments(
            lost,
            "effect: dangerous",
            "effect: reads",
            "effect-lowered",
            "reads\n",
            "which is convergent"),
        arguments(
            lost, "rotate: rotate", "rotate: rotat", "unknown-scenario", "rotat,", "'rotate'"),
        arguments(
            lost, "inputs: {name:", "inputs: {nam:", "unknown-input", "\"${restore.end", "'name'"),
        arguments(
            lost,
            "roles: [lead, second]",
            "roles: [lead, third]",
            "unknown-role",
            "third",
            "lead, second"),
        arguments(lost, "component: api", "component: ap", "unknown-component", "ap,", "'api'"),
        arguments(lost, "id: go,", "id: count,", "duplicate-id", "count, title: Go", "another id"),
        arguments(
            lost,
            "rehearsed: 2026-01-15T10:30:00Z",
            "rehearsed: noon",
            "wrong-parameter-type",
            "noon",
            "2026-01-15T10:30:00Z"),
        arguments(lost, "15m..2h", "15m..3h", "past-rto", "15m..3h", "ends 1 h after"),
        arguments(lost, "to: 2h}", "to: 5h}", "past-rto", "{from: 1h", "up to 5 h"),
        arguments(
            lost, "until: start", "until: restore", "until-elsewhere", "restore\n", "aws.ecs"),
        arguments(lost, "window: 0..15m", "window: 20m..25m", "window-order", "15m..2h", "before"),
        arguments(
            lost, "rotate: rotate", "rotate: lost", "cycle", "scenario:", "lost \u2192 lost"));
  }

  @Test
  void aWindowPastTheObjectiveIsOnlyANoteWhereThePlanSaysWhy() throws IOException {
    var sample =
        new SamplePlan()
            .replace("scenarios/lost.yaml", "15m..2h", "15m..3h")
            .replace(
                "scenarios/lost.yaml",
                "source: 45",
                "source: {lines: 45, changed: kept as written}");
    var loaded = PlanLoader.load(sample.write(folder));
    assertThat(PlanReferences.check(loaded, new SmallVocabulary()))
        .filteredOn(finding -> finding.code().equals("past-rto"))
        .extracting(Finding::severity)
        .containsExactly(Finding.Severity.NOTE);
  }
}
