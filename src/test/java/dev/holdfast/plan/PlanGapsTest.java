package dev.holdfast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a part of a plan cannot be read, the rest is judged all the same, and what only follows
/// from it is not said.
class PlanGapsTest {
  private static final String PLAN = "plan.yaml";
  private static final String PEOPLE = "people.yaml";
  private static final String LOST = "scenarios/lost.yaml";
  private static final String ROTATE = "scenarios/rotate.yaml";

  @TempDir Path folder;

  private List<Finding> findings(SamplePlan sample) throws IOException {
    return judged(sample.write(folder));
  }

  private static List<Finding> judged(Path folder) {
    return PlanReferences.check(PlanLoader.load(folder), new SmallVocabulary()).stream()
        .filter(finding -> !finding.code().equals("derived-objective"))
        .toList();
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  @Test
  void errorsOfAllKindsOfAllFilesComeInOneGo() throws IOException {
    var sample =
        new SamplePlan()
            .replace(PLAN, "depends-on: [database]", "depends-on: [databse]")
            .replace(PEOPLE, "backup: Bob", "bakup: Bob")
            .replace(LOST, "target: aws-primary\n", "target: aws-primry\n");
    assertThat(findings(sample))
        .extracting(finding -> finding.code() + " " + finding.at())
        .containsExactlyInAnyOrder(
            "unknown-key " + sample.position(PEOPLE, "bakup"),
            "unknown-component " + sample.position(PLAN, "databse"),
            "unknown-target " + sample.position(LOST, "aws-primry"));
  }

  @Test
  void oneBadByteInThePlansFileIsOneErrorAndOneNote() throws IOException {
    var written = new SamplePlan().write(folder);
    var text = Files.readString(written.resolve(PLAN)).getBytes(StandardCharsets.UTF_8);
    text[text.length / 2] = (byte) 0xff;
    Files.write(written.resolve(PLAN), text);
    Files.writeString(
        written.resolve(PEOPLE),
        Files.readString(written.resolve(PEOPLE)).replace("owner: lead", "owner: leed"));

    var findings = judged(written);

    assertThat(codes(findings))
        .containsExactly("not-utf8", "unknown-role", "unknown-role", "not-judged");
    assertThat(findings.getLast().message())
        .contains("plan.yaml: ", "times a component", "times a target", "times a name");
    assertThat(findings.getLast().severity()).isEqualTo(Finding.Severity.NOTE);
  }

  @Test
  void aMissingPlanFileIsOneErrorAndOneNote() throws IOException {
    var written = new SamplePlan().write(folder);
    Files.delete(written.resolve(PLAN));
    assertThat(codes(judged(written))).containsExactly("no-plan-file", "not-judged");
  }

  @Test
  void aSectionUnderAnUnknownKeyIsNotMissed() throws IOException {
    var findings = findings(new SamplePlan().replace(PLAN, "components:", "componets:"));
    assertThat(codes(findings)).containsExactly("unknown-key", "not-judged");
  }

  @Test
  void anItemThatCannotBeReadHidesOnlyItsOwnKind() throws IOException {
    var sample =
        new SamplePlan()
            .replace(PLAN, "- {id: database, title", "- 5\n  - {title")
            .replace(LOST, "owner: lead", "owner: leed");
    var findings = findings(sample);
    assertThat(codes(findings))
        .containsExactly("wrong-type", "missing-key", "unknown-role", "not-judged");
    assertThat(findings.getLast().message()).contains("'components' in plan.yaml");
  }

  @Test
  void whatFollowsAnUnreadableItemKeepsItsPlace() throws IOException {
    var sample =
        new SamplePlan()
            .replace(LOST, "inputs:\n", "inputs:\n  - 5\n")
            .replace(LOST, "rehearsed: 2026-01-15T10:30:00Z", "rehearsed: noon");
    assertThat(findings(sample))
        .filteredOn(finding -> finding.code().equals("wrong-parameter-type"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.at()).isEqualTo(sample.position(LOST, "noon")));
  }

  @Test
  void aScenarioThatCannotBeReadStillHasItsName() throws IOException {
    var findings = findings(new SamplePlan().replace(ROTATE, "title: Rotate the keys", "\ttitle"));
    assertThat(codes(findings)).containsExactly("not-yaml");
  }

  @Test
  void aStepWithAnUnreadableIdHidesStepsOfItsScenarioOnly() throws IOException {
    var sample =
        new SamplePlan()
            .replace(LOST, "{id: count,", "{idd: count,")
            .replace(LOST, "requires: [stop]", "requires: [stop, count]")
            .replace(PEOPLE, "scenario: lost", "scenario: list");
    assertThat(codes(findings(sample)))
        .containsExactlyInAnyOrder("unknown-key", "missing-key", "unknown-scenario", "not-judged");
  }

  @Test
  void whatAMisspeltKeyGivesIsNotMissed() throws IOException {
    var sample =
        new SamplePlan()
            .replace(
                LOST,
                "action: aws.ecs.update-service\n        target: aws-primary\n        with:",
                "action: aws.ecs.update-service\n        taget: aws-primary\n        wth:");
    assertThat(codes(findings(sample))).containsExactly("unknown-key", "unknown-key");
  }

  @Test
  void aConnectorThatDoesNotExistIsSaidOnce() throws IOException {
    var findings = findings(new SamplePlan().replace(PLAN, "connector: aws", "connector: asw"));
    assertThat(codes(findings)).containsExactly("unknown-connector");
  }
}
