package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runbook.Consent;
import dev.holdfast.runbook.ScriptedConnector.End;
import dev.holdfast.runbook.Stage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a terminal a run asks for what it needs, one need after the other.
class InterviewTest {
  @TempDir Path folder;
  private final Typist typist = new Typist();
  private Stage stage;
  private Terminal terminal;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
    terminal = new Terminal(stage, folder.resolve("home"), typist);
  }

  @AfterEach
  void tearDown() {
    terminal.close();
    stage.close();
  }

  private Terminal.Said run(String steps, String... more) {
    stage.steps("s", steps);
    var words = new java.util.ArrayList<>(java.util.List.of("run", stage.plan.toString(), "s"));
    words.addAll(java.util.List.of("--live", "--by", "Ann"));
    words.addAll(java.util.List.of(more));
    if (more.length == 0) typist.firstTypes(Consent.word(stage.plan));
    return terminal.at(words.toArray(String[]::new));
  }

  @Test
  void answersConfirmsApprovesAndDecides() {
    typist.types("3 of 4 are well", "prodd", "prod", "Ann", "lead", "Bob", "A", "A");
    var said =
        run(
            """
            - {id: q, title: Q, ask: Well?, owner: lead}
            - {id: d, title: D, action: fake.dangerous, with: {thing: prod}}
            - {id: go, title: Go, approve: {count: 2, roles: [lead], distinct: true}}
            - {id: way, title: Way, decide: {question: Which?, branches: {stay: end, leave: end}}}
            """);
    assertThat(said.code()).as(said.err() + typist.asked).isZero();
    assertThat(said.out()).contains("recovered");
    assertThat(said.err()).contains("Well?", "not taken: You typed 'prodd', the name is 'prod'");
    assertThat(stage.world.effects).containsExactly("prod");
    assertThat(typist.asked)
        .contains(
            "state what you saw:", "Type the name of what is touched: prod:", "name:", "A, B?");
  }

  @Test
  void anEmptyLineLeavesItAndSaysWhichCommandAnswers() {
    var said = run("- {id: q, title: Q, ask: Well?, owner: lead}\n");
    assertThat(said.code()).isEqualTo(3);
    assertThat(said.out()).contains("--answer 'q=WHAT YOU SAW'");
    assertThat(typist.asked).hasSize(2);
  }

  @Test
  void nobodyIsAskedWhenUnattendedOrForMachines() {
    typist.types("yes");
    assertThat(run("- {id: q, title: Q, ask: Well?, owner: lead}\n", "--unattended").code())
        .isEqualTo(3);
    assertThat(run("- {id: q, title: Q, ask: Well?, owner: lead}\n", "--json").code()).isEqualTo(3);
    assertThat(typist.asked).isEmpty();
  }

  @Test
  void aFailureIsTriedAgainThenSkippedWithAReason() {
    stage.world.then("a", End.REFUSED, End.REFUSED);
    typist.types("R", "X", "the other side is up");
    var said =
        run(
            """
            - {id: a, title: A, action: fake.keyed, with: {thing: a}}
            - {id: b, title: B, action: fake.keyed, with: {thing: b}}
            """);
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.err()).contains("R  Try again", "X  Skip with a reason");
    assertThat(stage.world.effects).containsExactly("b");
  }

  @Test
  void aDoubtIsLookedAtAgainThenResolvedWithAReason() {
    stage.world.then("a", End.DOUBT_NOT, End.DOUBT_NOT, End.DOUBT_NOT);
    typist.types("a", "L", "H", "seen in the console");
    var said = run("- {id: a, title: A, action: fake.dangerous, with: {thing: a}}\n");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(stage.world.performed).hasSize(1);
  }

  @Test
  void checklistItemsAreStatedOrNotApplicable() {
    stage.more(
        """
        checklist:
          - id: group
            title: Group
            items:
              - {id: one, title: One, ask: Is it?}
              - {id: two, title: Two, ask: And this?}
        """);
    stage.scenario(
        "t",
        "phases:\n- title: P\n  steps:\n  - {id: a, title: A, action: fake.keyed, with: {thing: a}}\n");
    typist.types(Consent.word(stage.plan), "V", "42", "N", "no such thing here");
    var said = terminal.at("run", stage.plan.toString(), "t", "--live", "--by", "Ann");
    assertThat(said.code()).as(said.err()).isZero();
  }
}
