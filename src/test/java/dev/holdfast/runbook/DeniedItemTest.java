package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person looked at and found not to be so.
class DeniedItemTest {
  @TempDir Path folder;
  private Stage stage;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
    stage.more(
        """
        checklist:
          - id: users
            title: Users
            items:
              - {id: sign-in, title: Sign-in, ask: Does sign-in work?}
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

  @AfterEach
  void tearDown() {
    stage.close();
  }

  private static ItemView item(Run run) {
    return run.snapshot().items().getFirst();
  }

  @Test
  void whatIsNotSoIsNeverGreenAndIsAskedAgain() throws InterruptedException {
    var run = stage.quiet("s");
    assertThat(say(run, new Command.Tick("sign-in", "not-seen: 500 everywhere"))).isEmpty();
    assertThat(item(run).state()).isEqualTo(ItemView.State.FAILING);
    assertThat(item(run).value()).isEqualTo("500 everywhere");
    assertThat(run.snapshot().state()).isEqualTo(RunState.WAITING);
    assertThat(run.snapshot().needs())
        .anyMatch(need -> need.step().equals("sign-in") && need.kind() == Need.Kind.TICK);
    say(run, new Command.Tick("sign-in", "200 in 40 ms"));
    assertThat(item(run).state()).isEqualTo(ItemView.State.STATED);
    assertThat(run.snapshot().state()).isEqualTo(RunState.RECOVERED);
  }

  @Test
  void whatIsNoLongerSoRegresses() throws InterruptedException {
    var run = stage.quiet("s");
    say(run, new Command.Tick("sign-in", "200 in 40 ms"));
    say(run, new Command.Tick("sign-in", "not-seen"));
    assertThat(item(run).state()).isEqualTo(ItemView.State.REGRESSED);
    assertThat(item(run).value()).isEqualTo("not seen");
    assertThat(run.snapshot().clocks().recovered()).isFalse();
    assertThat(stage.types(run.snapshot().id())).contains("run.regressed");
  }

  @Test
  void aWordThatCanBeReadBothWaysIsRefused() throws InterruptedException {
    var run = stage.quiet("s");
    assertThat(say(run, new Command.Tick("sign-in", "No")))
        .hasValueSatisfying(problem -> assertThat(problem.next()).contains("not-seen"));
    assertThat(item(run).state()).isEqualTo(ItemView.State.TO_ANSWER);
    assertThat(say(run, new Command.Tick("sign-in", "no errors in 5 min"))).isEmpty();
  }
}
