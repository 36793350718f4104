package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static dev.holdfast.runbook.Stage.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Probe;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.StepStatus;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What was shown is what is sent, and what was sent is what is looked for.
class AsShownTest extends OnStage {
  private Run withInput(String step) throws InterruptedException {
    stage.scenario(
        "s",
        "checklist: []\ninputs:\n- {id: v, kind: text, title: V, default: one}\n",
        "phases:\n- title: P\n  steps:\n    - " + step + "\n");
    return stage.quiet("s");
  }

  @Test
  void whatWasConfirmedIsNotSentWithOtherParameters() throws InterruptedException {
    var run = withInput("{id: a, title: A, action: fake.dangerous, with: {thing: a, to: '${v}'}}");
    assertThat(step(run, "a").facts().request()).containsEntry("to", "one");
    assertThat(run.snapshot().needs().getFirst().ask()).startsWith("Changes a.");
    say(run, new Command.Input("v", "two"));
    assertThat(step(run, "a").facts().request()).as("shown anew").containsEntry("to", "two");
    assertThat(run.snapshot().needs().getFirst().ask()).startsWith("It changed since you looked.");
    say(run, new Command.Confirm("a", "a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(stage.world.things).containsEntry("a", "two");
  }

  /// However the parameter came to be another one.
  @Test
  void aConfirmationIsForWhatWasShown() throws InterruptedException {
    var run = withInput("{id: a, title: A, action: fake.dangerous, with: {thing: a, to: '${v}'}}");
    stage.world.things.put("a", "changed by somebody");
    say(run, new Command.Confirm("a", "a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    assertThat(stage.world.effects).isEmpty();
    say(run, new Command.Confirm("a", "a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
  }

  @Test
  void anAttemptInDoubtIsLookedForAsItWasSent() throws InterruptedException {
    stage.world.then("one", ScriptedConnector.End.DOUBT_DONE);
    stage.world.probes.put("one", Probe.Verdict.UNKNOWN);
    var run = withInput("{id: a, title: A, action: fake.keyed, with: {thing: '${v}'}}");
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
    say(run, new Command.Input("v", "two"));
    stage.world.probed.clear();
    say(run, new Command.Look("a"));
    assertThat(stage.world.probed).containsOnly("one");
    stage.world.probes.clear();
    say(run, new Command.Look("a"));
    assertThat(step(run, "a").facts().seen()).containsExactly("its key was found");
    say(run, new Command.Resolve("a", true, "its key was found"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(stage.world.effects).containsExactly("one");
  }

  /// It was sent, and nobody put on record how it ended: that is a doubt, never a failure that may
  /// be tried again.
  @Test
  void whatBreaksAfterTheEffectIsInDoubt() throws InterruptedException {
    stage.world.afterEffect =
        () -> {
          throw new IllegalStateException("it broke");
        };
    stage.steps("s", "- {id: a, title: A, action: fake.named, with: {thing: a}}\n");
    var run = stage.quiet("s");
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
    assertThat(Objects.requireNonNull(step(run, "a").problem()).what()).contains("it broke");
    assertThat(say(run, new Command.Retry("a"))).isPresent();
    assertThat(stage.world.effects).containsExactly("a");
  }

  /// A line of the record has 64 KiB; what is longer must not break what was sent.
  @Test
  void whatIsTooLongForTheRecordIsCutAndSaysSo() throws InterruptedException {
    var long70 = "x".repeat(70_000);
    stage.steps(
        "s",
        "- {id: a, title: A, action: fake.dangerous, with: {thing: a, to: %s}}\n"
            .formatted(long70));
    var run = stage.quiet("s");
    assertThat(String.valueOf(step(run, "a").facts().request().get("to")))
        .hasSizeLessThan(30_000)
        .contains("[cut, 70000 characters in all, sha256 ");
    say(run, new Command.Confirm("a", "a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(stage.world.things).containsEntry("a", long70);
    var done = step(run, "a");
    assertThat(done.evidence()).contains("too long to be kept as an output: value");
    assertThat(done.facts().outputs()).doesNotContainKey("value");
    assertThat(stage.world.effects).containsExactly("a");
  }

  /// Two long values may differ at their ends alone.
  @Test
  void aLongValueThatDiffersAtItsEndIsShownAnew() throws InterruptedException {
    var run =
        withInput(
            "{id: a, title: A, action: fake.dangerous, with: {thing: a, to: '"
                + "x".repeat(40_000)
                + "${v}'}}");
    say(run, new Command.Input("v", "two"));
    assertThat(run.snapshot().needs().getFirst().ask()).startsWith("It changed since you looked.");
  }

  /// Whoever agreed did so with the value of then.
  @Test
  void anApprovalIsForTheValueOfThen() throws InterruptedException {
    var run =
        withInput("{id: a, title: 'May ${v} go?', approve: {count: 2, roles: [lead, backend]}}");
    say(run, new Command.Approve("a"), Stage.ANN);
    say(run, new Command.Input("v", "two"));
    say(run, new Command.Approve("a"), Stage.BOB);
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    say(run, new Command.Approve("a"), Stage.ANN);
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
  }
}
