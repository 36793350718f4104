package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static dev.holdfast.runbook.Stage.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Probe;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.StepStatus;
import java.util.List;
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
    say(run, new Command.Confirm("a", "a", shown(run)));
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
    assertThat(stage.world.things).containsEntry("a", "two");
  }

  private static String shown(Run run) {
    return run.snapshot().needs().getFirst().shown();
  }

  /// Two people at two terminals: what one of them read is not what stands there any more.
  @Test
  void anOlderShowingIsNotConfirmedForTheNewerOne() throws InterruptedException {
    var run = withInput("{id: a, title: A, action: fake.dangerous, with: {thing: a, to: '${v}'}}");
    var older = shown(run);
    say(run, new Command.Input("v", "two"), Stage.BOB);
    assertThat(shown(run)).hasSize(8).isNotEqualTo(older);
    for (var typed : List.of("a", "a@" + older, "a@", "a@" + shown(run) + "0")) {
      assertThat(say(run, new Command.Confirm("a", typed))).as(typed).isPresent();
    }
    assertThat(say(run, new Command.Confirm("a", "a", older))).isPresent();
    assertThat(stage.world.effects).isEmpty();
    var newer = shown(run);
    assertThat(say(run, new Command.Confirm("a", "a@" + newer))).isEmpty();
    assertThat(stage.world.things).containsEntry("a", "two");
    assertThat(
            stage.record(run.snapshot().id()).stream()
                .filter(entry -> entry.type().equals("step.confirmed"))
                .map(entry -> String.valueOf(entry.data().get("shown"))))
        .as("the record says which showing was confirmed")
        .containsExactly(newer);
  }

  /// Also where a retry lies between the two.
  @Test
  void aRetryForgetsNoShowing() throws InterruptedException {
    stage.world.then("a", ScriptedConnector.End.REFUSED);
    var run = withInput("{id: a, title: A, action: fake.dangerous, with: {thing: a, to: '${v}'}}");
    say(run, new Command.Confirm("a", "a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    say(run, new Command.Input("v", "two"), Stage.BOB);
    say(run, new Command.Retry("a"), Stage.BOB);
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    assertThat(say(run, new Command.Confirm("a", "a"))).isPresent();
    assertThat(say(run, new Command.Confirm("a", "a", shown(run)))).isEmpty();
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
  }

  /// What was confirmed was shown otherwise when it was to be sent; until that is confirmed too,
  /// nothing that merely looks again may send it.
  @Test
  void aConfirmationIsNotForWhatIsShownAfterIt() throws InterruptedException {
    var run = withInput("{id: a, title: A, action: fake.dangerous, with: {thing: a, to: x}}");
    stage.world.things.put("a", "changed by somebody");
    say(run, new Command.Confirm("a", "a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    say(run, new Command.Input("v", "nothing of this step"), Stage.BOB);
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    assertThat(stage.world.effects).isEmpty();
  }

  /// However the parameter came to be another one.
  @Test
  void aConfirmationIsForWhatWasShown() throws InterruptedException {
    var run = withInput("{id: a, title: A, action: fake.dangerous, with: {thing: a, to: '${v}'}}");
    stage.world.things.put("a", "changed by somebody");
    say(run, new Command.Confirm("a", "a"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    assertThat(stage.world.effects).isEmpty();
    say(run, new Command.Confirm("a", "a", shown(run)));
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

  /// Corrected and corrected back: nobody decided against what is in the list.
  @Test
  void whatIsInTheListAgainIsDoneAfterAll() throws InterruptedException {
    var run =
        withInput(
            "{id: a, title: A, for-each: '${v}', action: fake.dangerous, with: {thing: '${item}'}}");
    say(run, new Command.Input("v", "other"));
    assertThat(status(run, "a[one]")).isEqualTo(StepStatus.SKIPPED);
    say(run, new Command.Input("v", "one"));
    assertThat(status(run, "a[one]")).isEqualTo(StepStatus.WAITING);
    assertThat(status(run, "a[other]")).isEqualTo(StepStatus.SKIPPED);
    say(run, new Command.Confirm("a[one]", "one"));
    assertThat(stage.world.effects).containsExactly("one");
  }

  /// Sent and taken once, it is another thing to do it again: the word for the first time is none
  /// for the second.
  @Test
  void whatWasReadBeforeTheFirstTimeConfirmsNoSecond() throws InterruptedException {
    var run =
        withInput(
            "{id: a, title: A, action: fake.dangerous, with: {thing: a, to: '${v}'},"
                + " verify: [{check: fake.value, with: {thing: never}, is: up, within: 1s}]}");
    var first = shown(run);
    say(run, new Command.Confirm("a", "a", first));
    assertThat(status(run, "a")).isEqualTo(StepStatus.FAILED);
    stage.world.things.remove("a");
    say(run, new Command.Retry("a"), Stage.BOB);
    assertThat(say(run, new Command.Confirm("a", "a", first))).isPresent();
    assertThat(say(run, new Command.Confirm("a", "a"))).isPresent();
    assertThat(stage.world.effects).hasSize(1);
    assertThat(run.snapshot().needs().getFirst().ask())
        .contains("It was sent and taken already (attempt 1).");
    say(run, new Command.Confirm("a", "a", shown(run)));
    assertThat(stage.world.effects).hasSize(2);
  }

  /// What was accepted and did not come true has begun: no list takes it out.
  @Test
  void whatWasAcceptedStaysWhateverTheListSays() throws InterruptedException {
    var run =
        withInput(
            "{id: a, title: A, for-each: '${v}', action: fake.keyed, with: {thing: '${item}'},"
                + " verify: [{check: fake.value, with: {thing: never}, is: up, within: 1s}]}");
    assertThat(status(run, "a[one]")).isEqualTo(StepStatus.FAILED);
    say(run, new Command.Input("v", "other"));
    assertThat(status(run, "a[one]")).isEqualTo(StepStatus.FAILED);
  }

  /// Given already, for another value: nothing that comes after it goes on before it is given anew.
  @Test
  void aGivenApprovalIsAskedAnewForAnotherValue() throws InterruptedException {
    stage.scenario(
        "s",
        "checklist: []\ninputs:\n- {id: v, kind: text, title: V, default: one}\n",
        """
        phases:
        - title: P
          steps:
            - {id: ok, title: May it go?, approve: {count: 1, roles: [lead]}}
            - {id: hold, title: Hold, ask: Well?}
            - {id: p, title: P, action: fake.keyed, with: {thing: p, to: "${v}"}}
        """);
    var run = stage.quiet("s");
    say(run, new Command.Approve("ok"), Stage.ANN);
    assertThat(status(run, "ok")).isEqualTo(StepStatus.DONE);
    say(run, new Command.Input("v", "two"));
    assertThat(status(run, "ok")).isEqualTo(StepStatus.WAITING);
    say(run, new Command.Answer("hold", "well"));
    assertThat(stage.world.effects).isEmpty();
    say(run, new Command.Approve("ok"), Stage.ANN);
    assertThat(stage.world.things).containsEntry("p", "two");
    say(run, new Command.Input("v", "three"));
    assertThat(status(run, "ok")).as("nothing is left that it is for").isEqualTo(StepStatus.DONE);
  }

  /// What stands to be confirmed waits for it as well.
  @Test
  void nothingIsConfirmedWithoutItsApproval() throws InterruptedException {
    stage.scenario(
        "s",
        "checklist: []\ninputs:\n- {id: v, kind: text, title: V, default: one}\n",
        """
        phases:
        - title: P
          steps:
            - {id: ok, title: "May ${v} go?", approve: {count: 1, roles: [lead]}}
        - title: Q
          steps:
            - {id: d, title: D, action: fake.dangerous, with: {thing: d, to: "${v}"}}
        """);
    var run = stage.quiet("s");
    say(run, new Command.Approve("ok"), Stage.ANN);
    assertThat(status(run, "d")).isEqualTo(StepStatus.WAITING);
    say(run, new Command.Input("v", "two"));
    var mark = step(run, "d").facts().confirm();
    say(run, new Command.Confirm("d", mark.isEmpty() ? "d" : mark));
    assertThat(stage.world.effects).isEmpty();
    var asked =
        run.snapshot().needs().stream().filter(need -> need.step().equals("ok")).findFirst();
    say(run, new Command.Approve("ok", asked.orElseThrow().shown()), Stage.ANN);
    var shown = run.snapshot().needs().stream().filter(need -> need.step().equals("d")).findFirst();
    say(run, new Command.Confirm("d", "d", shown.orElseThrow().shown()));
    assertThat(stage.world.things).containsEntry("d", "two");
  }

  /// Whoever agreed did so with the value of then.
  @Test
  void anApprovalIsForTheValueOfThen() throws InterruptedException {
    var run =
        withInput("{id: a, title: 'May ${v} go?', approve: {count: 2, roles: [lead, backend]}}");
    var before = run.snapshot().needs().getFirst();
    say(run, new Command.Approve("a", before.shown()), Stage.ANN);
    say(run, new Command.Input("v", "two"));
    var now = run.snapshot().needs().getFirst();
    assertThat(before.ask()).contains("May one go?");
    assertThat(now.ask()).contains("May two go?");
    // Bob still has the question of before on his screen.
    assertThat(run.submit(new Command.Approve("a", before.shown()), Stage.BOB).orElseThrow().code())
        .isEqualTo(Confirmation.CHANGED);
    assertThat(run.submit(new Command.Approve("a"), Stage.BOB)).isPresent();
    say(run, Confirmation.approval("a@" + now.shown()), Stage.BOB);
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    say(run, new Command.Approve("a", now.shown()), Stage.ANN);
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
  }
}
