package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runbook.ScriptedConnector.End;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a command says of what it did not take, and of what stays open, is exactly so.
class RefusalsTest extends AtTerminal {
  private static final String THREE =
      """
      - {id: a, title: A, after: [], action: fake.dangerous, with: {thing: a}}
      - {id: b, title: B, after: [], action: fake.dangerous, with: {thing: b}}
      - {id: c, title: C, after: [], action: fake.dangerous, with: {thing: c}}
      """;

  private String run(String scenario) {
    return terminal.at("run", stage.plan.toString(), scenario, "--live", "--json").text("incident");
  }

  @Test
  void aRefusalSaysWhatWasTakenBeforeIt() {
    stage.steps("s", THREE);
    var id = run("s");
    var said =
        terminal.at("resume", id, "--confirm", "a=a", "--confirm", "b=x", "--confirm", "c=c");
    assertThat(said.code()).as("2 promises that nothing was changed").isEqualTo(1);
    assertThat(said.err())
        .contains("You typed 'x', the name is 'b'")
        .contains("It was not taken, and changed nothing; taken before it, and on record:")
        .contains("--confirm a; not said any more: 1 after it")
        .doesNotContain("Nothing was changed");
    assertThat(stage.world.effects).containsExactly("a");
  }

  @Test
  void aRefusalOfOneThingAloneSpeaksOfNothingElse() {
    stage.steps("s", THREE);
    var id = run("s");
    var said = terminal.at("resume", id, "--confirm", "a=x");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("why it matters: It was not taken, and changed nothing\n");
    assertThat(stage.world.effects).isEmpty();
  }

  /// Nothing verifies such a step: what stands there is a person's word, and is told as one.
  @Test
  void aStepThatAPersonResolvedSaysWhoAndWhy() {
    stage.world.then("a", End.DOUBT_DONE);
    stage.steps("s", "- {id: a, title: A, action: fake.dangerous, with: {thing: a}}\n");
    var id = run("s");
    terminal.at("resume", id, "--confirm", "a=a");
    var said =
        terminal.at(
            "resume", id, "--resolve", "a=done", "--because", "the console has it", "--by", "Ann");
    assertThat(said.out())
        .containsPattern("done +a +the console has it, stated by Ann")
        .doesNotContain("accepted");
  }

  /// Its evidence says that it went wrong, the reason why it did.
  @Test
  void theCauseOfADoubtIsSaidWhereItIsDecided() {
    stage.world.then("a", End.DOUBT_DONE);
    stage.steps("s", "- {id: a, title: A, action: fake.dangerous, with: {thing: a}}\n");
    var id = run("s");
    var said = terminal.at("resume", id, "--confirm", "a=a");
    assertThat(said.code()).isEqualTo(3);
    assertThat(said.err())
        .contains("in-doubt  a  The fake says in-doubt (nothing of it came true)");
    assertThat(said.out())
        .contains("      then: The fake says in-doubt\n      why: nothing of it came true\n");
  }

  @Test
  void theCauseOfAFailureIsSaidBelowIt() {
    stage.world.then("a", End.REFUSED);
    stage.steps("s", "- {id: a, title: A, action: fake.dangerous, with: {thing: a}}\n");
    var id = run("s");
    assertThat(terminal.at("resume", id, "--confirm", "a=a").err())
        .contains("failed    a  The fake says refused (nothing of it came true)");
  }

  /// Its checklist would pass for an answer about what was practised.
  @Test
  void aDrillSaysWhatItReads() {
    stage.more(
        """
        checklist:
          - id: g
            title: G
            items:
              - {id: up, title: Up, check: fake.value, target: near, with: {thing: up}, is: up}
        """);
    stage.scenario("s", "phases:\n- title: P\n  steps:\n  - {id: q, title: Q, ask: q}\n");
    stage.world.things.put("up", "up");
    var said = terminal.at("run", stage.plan.toString(), "s", "--drill");
    assertThat(said.err())
        .contains("this drill reads the real systems: its checks and its checklist tell")
        .contains("  looks at near: fake, the real endpoint")
        .doesNotContain("looks at far");
    assertThat(said.out()).contains("checklist (read from the real systems): ");
  }

  /// Where the plan goes on without a reading that failed, what works with it comes to a person.
  @Test
  void aReadingThatFailedCanBeReadAgainWhereItIsMissed() {
    stage.world.then("a", End.REFUSED);
    stage.steps(
        "s",
        """
        - {id: mk, title: Make, action: fake.read, with: {thing: a}}
        - {id: ap, title: Apply, action: fake.keyed, with: {thing: "${mk.value}"}}
        """);
    stage.world.things.put("a", "b");
    var shown = terminal.at("run", stage.plan.toString(), "s", "--live");
    var id = terminal.at("incidents", "--json").list("incidents").getFirst().get("incident");
    assertThat(shown.code()).isEqualTo(3);
    assertThat(shown.out())
        .contains("holdfast resume " + id + " --retry mk")
        .contains("# reads it again first")
        .contains("--retry ap");
    terminal.at("resume", String.valueOf(id), "--retry", "mk");
    var done = terminal.at("resume", String.valueOf(id), "--retry", "ap", "--json");
    assertThat(done.code()).as(done.out()).isZero();
    assertThat(stage.world.effects).containsExactly("b");
  }

  private void checklist(String requiredFor) {
    stage.more(
        """
        checklist:
          - id: g
            title: G
            items:
              - {id: up, title: Up, check: fake.value, with: {thing: up}, is: up}
              - {id: other, title: Other, check: fake.value, with: {thing: o}, is: up, required-for: %s}
        """
            .formatted(requiredFor));
    stage.scenario(
        "s",
        """
        phases:
        - title: P
          steps:
          - {id: a, title: A, action: fake.keyed, with: {thing: a}}
        """);
    stage.world.things.put("up", "up");
  }

  @Test
  void whatIsNotVerifiedIsNamed() {
    checklist("nothing");
    var id = run("s");
    var closed = terminal.at("close", id, "--by", "Ann");
    assertThat(closed.code()).as(closed.err()).isZero();
    assertThat(closed.out())
        .contains("1 verified, none open; not required, and not verified: other (failing, read ");
  }

  @Test
  void aRecoveredRunWithSomethingOpenIsNotClosedWithoutAWord() {
    checklist("closing");
    var id = run("s");
    var refused = terminal.at("close", id, "--by", "Ann");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("Not verified now: other", "--because TEXT");
    var closed = terminal.at("close", id, "--by", "Ann", "--because", "no mail before Monday");
    assertThat(closed.out()).contains("1 verified, 1 open: other (failing, read ");
  }

  /// What a new value makes of a change was shown to nobody yet.
  @Test
  void nobodyConfirmsWhatTheSameCommandChanges() {
    stage.scenario(
        "v",
        "checklist: []\ninputs:\n- {id: x, kind: text, title: X, default: test}\n",
        "phases:\n- title: P\n  steps:\n",
        "    - {id: d, title: D, action: fake.dangerous, with: {thing: d, to: '${x}'}}\n");
    var id = run("v");
    var both = terminal.at("resume", id, "--input", "x=prod", "--confirm", "d=d");
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("give the value first");
    assertThat(stage.world.effects).isEmpty();
    var asked = terminal.at("resume", id, "--input", "x=prod");
    assertThat(asked.code()).isEqualTo(3);
    // The name alone may come from a terminal that shows the older one.
    var bare = terminal.at("resume", id, "--confirm", "d=d");
    assertThat(bare.code()).isEqualTo(2);
    assertThat(bare.err()).contains("d was shown more than once");
    assertThat(stage.world.effects).isEmpty();
    var printed = Pattern.compile("--confirm (d=d@[0-9a-f]{8})").matcher(asked.out());
    assertThat(printed.find()).as(asked.out()).isTrue();
    assertThat(bare.out()).as("the newer one is printed with it").contains(printed.group(1));
    terminal.at("resume", id, "--confirm", printed.group(1));
    assertThat(stage.world.things).containsEntry("d", "prod");
  }

  /// What comes to be shown by the same command was read by nobody.
  @Test
  void nobodyConfirmsWhatTheSameCommandShowsFirst() {
    stage.steps(
        "s",
        """
        - {id: q, title: Q, ask: Well?}
        - {id: d, title: D, action: fake.dangerous, with: {thing: d}}
        """);
    var id = run("s");
    var both = terminal.at("resume", id, "--answer", "q=yes, 3 of 4", "--confirm", "d=d");
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("--confirm d: nobody was shown yet what it would do");
    assertThat(stage.world.effects).isEmpty();
    var unheardOf = terminal.at("resume", id, "--answer", "q=yes", "--confirm", "d[new]=d");
    assertThat(unheardOf.err()).contains("--confirm d[new]: nobody was shown yet");
    terminal.at("resume", id, "--answer", "q=yes, 3 of 4");
    terminal.at("resume", id, "--confirm", "d=d");
    assertThat(stage.world.effects).containsExactly("d");
  }

  /// An approval least of all.
  @Test
  void nobodyApprovesWhatTheSameCommandAsksFirst() {
    stage.steps(
        "s",
        """
        - {id: q, title: Q, ask: Well?}
        - {id: ok, title: "May ${q.answer} go?", approve: {count: 1, roles: [lead]}}
        - {id: d, title: D, action: fake.keyed, with: {thing: d}}
        """);
    var id = run("s");
    var who = List.of("--by", "Ann", "--as", "lead");
    var both = terminal.at(with(who, "resume", id, "--answer", "q=prod", "--approve", "ok"));
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("--approve ok: nobody was shown yet what it asks");
    terminal.at("resume", id, "--answer", "q=prod");
    terminal.at(with(who, "resume", id, "--approve", "ok"));
    assertThat(stage.world.effects).containsExactly("d");
  }

  private static String[] with(List<String> who, String... said) {
    return Stream.concat(Stream.of(said), who.stream()).toArray(String[]::new);
  }
}
