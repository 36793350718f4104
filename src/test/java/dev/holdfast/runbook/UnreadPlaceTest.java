package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.BOB;
import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static dev.holdfast.runbook.Stage.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Identity;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.StepStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A target that nobody can tell is read again; one that is another is passed over by nobody.
class UnreadPlaceTest {
  @TempDir Path folder;
  private Stage stage;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
  }

  @AfterEach
  void tearDown() {
    stage.close();
  }

  private Run run(Identity.Verdict verdict, String... steps) throws InterruptedException {
    stage.world.identities.put("near", verdict);
    return stage.steps("s", String.join("", steps)).quiet("s");
  }

  private static String act(String id, String more) {
    return "- {id: %s, title: Do, action: fake.keyed, target: near, with: {thing: %s}%s}\n"
        .formatted(id, id, more);
  }

  private static Need need(Run run) {
    assertThat(run.snapshot().needs()).hasSize(1);
    return run.snapshot().needs().getFirst();
  }

  @Test
  void isReadAgainWhenAPersonLooks() throws InterruptedException {
    var run = run(Identity.Verdict.UNREADABLE, act("a", ""), act("b", ""));
    assertThat(need(run).choices()).containsExactly("look", "accept");
    assertThat(need(run).place()).isTrue();
    say(run, new Command.Pause());
    var before = stage.world.identified.size();
    assertThat(say(run, new Command.Look("a"))).isEmpty();
    assertThat(stage.world.identified).hasSizeGreaterThan(before);
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    stage.world.identities.clear();
    say(run, new Command.Look("a"));
    assertThat(stage.world.effects).as("paused").isEmpty();
    say(run, new Command.Continue());
    assertThat(stage.world.effects).containsExactly("a", "b");
    assertThat(stage.types(run.snapshot().id())).doesNotContain("target.accepted");
  }

  @Test
  void isReadAgainByItself() throws InterruptedException {
    var run = run(Identity.Verdict.UNREADABLE, act("a", ""));
    var reads = stage.world.identified.size();
    Stage.await(() -> stage.world.identified.size() > reads + 2);
    assertThat(stage.types(run.snapshot().id()).stream().filter("step.identity"::equals))
        .as("nothing new is not told again")
        .hasSize(1);
    stage.world.identities.clear();
    Stage.await(() -> stage.world.effects.contains("a"));
  }

  @Test
  void isReadAgainWhenTheRunIsTakenUp() throws InterruptedException {
    var run = run(Identity.Verdict.UNREADABLE, act("a", ""));
    var id = run.snapshot().id();
    run.close();
    stage.world.identities.clear();
    var again = stage.resume(id);
    again.awaitQuiet();
    assertThat(stage.world.effects).containsExactly("a");
  }

  @Test
  void isStillAcceptedUnread() throws InterruptedException {
    var run = run(Identity.Verdict.UNREADABLE, act("a", ""), act("b", ""));
    assertThat(stage.world.accepted).isEmpty();
    say(run, new Command.Confirm("a", "near"), BOB);
    assertThat(stage.world.effects).containsExactly("a", "b");
    assertThat(stage.world.accepted).as("for what is read there too").contains("near");
  }

  @Test
  void whatWasSkippedMeanwhileStaysSkipped() throws InterruptedException {
    var run = run(Identity.Verdict.UNREADABLE, act("a", ""));
    say(run, new Command.Skip("a", "done by hand"));
    stage.world.identities.clear();
    assertThat(say(run, new Command.Look("a"))).isPresent();
    assertThat(stage.world.effects).isEmpty();
  }

  @Test
  void anotherPlaceIsNotPassedOver() throws InterruptedException {
    var on = ", on-failure: continue";
    var run = run(Identity.Verdict.UNREADABLE, act("a", on), act("b", on));
    stage.world.identities.put("near", Identity.Verdict.DIFFERENT);
    say(run, new Command.AcceptTarget("near", "it is the one"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    assertThat(status(run, "b")).isEqualTo(StepStatus.PLANNED);
    assertThat(need(run).kind()).isEqualTo(Need.Kind.RETRY);
    assertThat(need(run).choices()).startsWith("retry", "skip", "stop");
    assertThat(need(run).ask()).contains("plan says / it is: account here / elsewhere");
    stage.world.identities.clear();
    say(run, new Command.Retry("a"));
    assertThat(step(run, "a").status()).isEqualTo(StepStatus.DONE);
    assertThat(stage.world.effects).containsExactly("a", "b");
  }

  @Test
  void aQuestionWaitsForTheInputThatItNames() throws InterruptedException {
    var run =
        stage
            .scenario(
                "s",
                "checklist: []\ninputs:\n- {id: host, title: Which host?}\n",
                "phases: [{title: Only, steps: [{id: q, title: Q, ask: 'Is ${host} well?'}]}]\n")
            .quiet("s");
    assertThat(need(run).kind()).isEqualTo(Need.Kind.INPUT);
    assertThat(status(run, "q")).isEqualTo(StepStatus.WAITING);
    say(run, new Command.Input("host", "web-1"));
    assertThat(need(run).ask()).isEqualTo("Is web-1 well?");
  }
}
