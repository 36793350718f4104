package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runbook.ScriptedConnector.End;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// One command may say several things of one kind; each is taken.
class SeveralTest extends AtTerminal {
  private static final List<String> STEPS = List.of("a", "b", "c");

  private String run(String steps) {
    stage.steps("s", steps);
    return terminal.at("run", stage.plan.toString(), "s", "--live", "--json").text("incident");
  }

  private static String each(String form) {
    var lines = new StringBuilder();
    for (var step : STEPS) lines.append(form.replace("NAME", step));
    return lines.toString();
  }

  @Test
  void resolutions() {
    STEPS.forEach(step -> stage.world.then(step, End.DOUBT_DONE));
    var id =
        run(
            each(
                "- {id: NAME, title: T, after: [], action: fake.dangerous, with: {thing: NAME}}\n"));
    terminal.at("resume", id, "--confirm", "a=a", "--confirm", "b=b", "--confirm", "c=c");
    assertThat(stage.world.effects).containsExactlyInAnyOrderElementsOf(STEPS);
    var said =
        terminal.at(
            "resume",
            id,
            "--resolve",
            "a=done",
            "--resolve",
            "b=not-done",
            "--resolve",
            "c=done",
            "--because",
            "the console has it");
    assertThat(said.out())
        .as(said.err())
        .containsPattern("done +a ")
        .containsPattern("failed +b ")
        .containsPattern("done +c ");
  }

  /// The second word is on record while what the first one started is at work: it may take hours.
  @Test
  void noWordWaitsForTheWorkOfAnother() {
    var confirmed = new CountDownLatch(1);
    stage.world.holds.put("long", confirmed);
    stage.world.onPerform(
        call -> {
          if (call.step().equals("par")) confirmed.countDown();
        });
    var id =
        run(
            """
            - {id: q, title: Q, ask: Well?}
            - {id: long, title: L, action: fake.keyed, with: {thing: long}}
            - {id: par, title: P, after: [], action: fake.dangerous, with: {thing: par}}
            """);
    terminal.at("resume", id, "--answer", "q=yes", "--confirm", "par=par");
    assertThat(stage.world.effects).containsExactlyInAnyOrder("long", "par");
  }

  @Test
  void eachWithItsOwnReason() {
    STEPS.forEach(step -> stage.world.then(step, End.DOUBT_DONE));
    var id =
        run(
            each(
                "- {id: NAME, title: T, after: [], action: fake.dangerous, with: {thing: NAME}}\n"));
    terminal.at("resume", id, "--confirm", "a=a", "--confirm", "b=b", "--confirm", "c=c");
    var said =
        terminal.at(
            "resume",
            id,
            "--resolve",
            "a=done",
            "--because",
            "seen a",
            "--resolve",
            "b=not-done",
            "--because",
            "no b",
            "--resolve",
            "c=done",
            "--because",
            "seen c");
    assertThat(said.out())
        .as(said.err())
        .containsPattern("done +a +seen a")
        .containsPattern("failed +b ")
        .containsPattern("done +c +seen c");
  }

  @Test
  void aReasonFollowsWhatItIsFor() {
    STEPS.forEach(step -> stage.world.then(step, End.REFUSED));
    var id =
        run(each("- {id: NAME, title: T, after: [], action: fake.keyed, with: {thing: NAME}}\n"));
    var before =
        terminal.at("resume", id, "--because", "x", "--skip", "a", "--because", "y", "--skip", "b");
    assertThat(before.code()).isEqualTo(2);
    assertThat(before.err()).contains("--because 'x' is for nothing");
    var after = terminal.at("resume", id, "--skip", "a", "--because=x", "--because=y", "--skip=b");
    assertThat(after.code()).isEqualTo(2);
    var without =
        terminal.at(
            "resume", id, "--skip", "a", "--because=x", "--skip=b", "--because=y", "--skip=c");
    assertThat(without.err()).contains("--skip c has no reason");
    var said =
        terminal.at(
            "resume",
            id,
            "--skip",
            "a",
            "--because=x",
            "--skip=b",
            "--skip",
            "c",
            "--because",
            "y");
    assertThat(said.out())
        .as(said.err())
        .containsPattern("skipped +a +x")
        .containsPattern("skipped +b +y")
        .containsPattern("skipped +c +y");
  }

  @Test
  void retries() {
    STEPS.forEach(step -> stage.world.then(step, End.REFUSED));
    var id =
        run(each("- {id: NAME, title: T, after: [], action: fake.keyed, with: {thing: NAME}}\n"));
    var said = terminal.at("resume", id, "--retry", "a", "--retry", "b", "--retry", "c");
    assertThat(stage.world.effects).as(said.err()).containsExactlyInAnyOrderElementsOf(STEPS);
  }

  @Test
  void answers() {
    var id = run(each("- {id: NAME, title: T, after: [], ask: Well?}\n"));
    var said =
        terminal.at("resume", id, "--answer", "a=3 of 4", "--answer", "b=4", "--answer", "c=5");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out()).containsPattern("done +a +3 of 4").containsPattern("done +c +5");
  }
}
