package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A read-do list keeps its order whoever answers, and from where.
class ReadDoTest extends OnStage {
  @BeforeEach
  void setUp() {
    stage.more(
        """
        checklist:
          - id: users
            title: Users
            manner: read-do
            items:
              - {id: sign-in, title: Sign-in works, ask: Does sign-in work?}
              - {id: order, title: An order goes through, ask: Does an order go through?}
              - {id: mail, title: Mail comes, ask: Does mail come?}
        """);
    stage.scenario(
        "s",
        """
        phases:
        - title: P
          steps:
          - {id: a, title: A, action: fake.keyed, with: {thing: a}}
        """);
  }

  private static java.util.List<String> asked(Run run) {
    return run.snapshot().needs().stream()
        .filter(need -> need.kind() == Need.Kind.TICK)
        .map(Need::step)
        .toList();
  }

  @Test
  void anAnswerOutOfTurnIsRefusedAndNamesTheNext() throws InterruptedException {
    var run = stage.quiet("s");
    assertThat(asked(run)).containsExactly("sign-in");
    assertThat(say(run, new Command.Tick("mail", "arrived in 3 s")))
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.what())
                  .isEqualTo(
                      "mail comes after sign-in (Sign-in works): the list Users is read-do, one item after the other");
              assertThat(problem.next()).startsWith("answer sign-in first");
            });
    assertThat(stage.types(run.snapshot().id())).doesNotContain("item.ticked");
    assertThat(say(run, new Command.Tick("sign-in", "200 in 40 ms"))).isEmpty();
    assertThat(asked(run)).containsExactly("order");
    assertThat(say(run, new Command.Tick("sign-in", "200 in 50 ms"))).isEmpty();
  }

  @Test
  void aReasonIsTakenAtAnyTimeAndLetsTheNextOneCome() throws InterruptedException {
    var run = stage.quiet("s");
    assertThat(say(run, new Command.NotApplicable("order", "shop is closed"))).isEmpty();
    assertThat(say(run, new Command.Overrule("sign-in", "seen by the bank"))).isEmpty();
    assertThat(say(run, new Command.Tick("mail", "arrived in 3 s"))).isEmpty();
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }
}
