package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.CredentialView;
import dev.holdfast.incident.GlassMessage;
import dev.holdfast.incident.RunState;
import dev.holdfast.kernel.EntryRef;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An incident is not closed while something is owed for a credential.
class CustodyTest {
  @TempDir Path folder;
  private Stage stage;
  private Run run;

  @BeforeEach
  void setUp() throws InterruptedException {
    stage = new Stage(folder);
    stage.steps("s", "- {id: a, title: A, ask: a}\n");
    run = stage.quiet("s");
  }

  @AfterEach
  void tearDown() {
    stage.close();
  }

  private String refusal(Command command) throws InterruptedException {
    return say(run, command).map(problem -> problem.code()).orElse("taken");
  }

  private Command.Revealed reveal(String because) {
    return new Command.Revealed(aws("v-1", "id-1"), "", because);
  }

  private static EntryRef aws(String vault, String id) {
    return new EntryRef("aws", id, vault, "/home/a/vault.kdbx");
  }

  @Test
  void debtRefusesTheCloseUntilItIsSignedOffWithAReason() throws InterruptedException {
    assertThat(say(run, reveal("console is down"))).isEmpty();
    var why = say(run, new Command.Close("over")).orElseThrow();
    assertThat(why.code()).isEqualTo("incident.rotation-debt");
    assertThat(why.text()).contains("aws", "--sign-off", "vault rotate");
    assertThat(refusal(new Command.SignOff("aws", " "))).isNotEqualTo("taken");
    assertThat(refusal(new Command.SignOff("other", "why"))).isNotEqualTo("taken");
    assertThat(refusal(new Command.Close("over"))).isEqualTo("incident.rotation-debt");
    assertThat(refusal(new Command.SignOff("aws", "lives one hour"))).isEqualTo("taken");

    var word = say(run, new Command.Close("over")).orElseThrow();
    assertThat(word.code()).isEqualTo("incident.word-owed");
    assertThat(refusal(new Command.UpdateSent(GlassMessage.ID))).isEqualTo("taken");
    assertThat(refusal(new Command.Close("over"))).isEqualTo("taken");
    assertThat(run.snapshot().state()).isEqualTo(RunState.CLOSED);
    assertThat(stage.types(run.snapshot().id()))
        .containsSubsequence(
            "credential.revealed", "credential.signed-off", "update.sent", "run.closed");
  }

  @Test
  void aRotationSettlesIt() throws InterruptedException {
    say(run, reveal("console is down"));
    say(run, new Command.Rotated(aws("v-1", "id-1")));
    assertThat(run.snapshot().credentials()).noneMatch(CredentialView::owed);
  }

  @Test
  void aRotationOfWhatOnlyHasTheSameNameSettlesNothing() throws InterruptedException {
    say(run, reveal("console is down"));
    var other = say(run, new Command.Rotated(aws("v-2", "id-1"))).orElseThrow();
    assertThat(other.code()).isEqualTo("vault.other-vault");
    assertThat(other.text()).contains("aws", "another vault", "/home/a/vault.kdbx");
    assertThat(refusal(new Command.Rotated(aws("v-1", "id-2")))).isEqualTo("vault.other-entry");
    assertThat(run.snapshot().credentials()).allMatch(CredentialView::owed);
    assertThat(refusal(new Command.Close("over"))).isEqualTo("incident.rotation-debt");
  }

  /// What comes from another process says so too.
  @Test
  void theVaultComesThroughTheSocket() {
    var said = new Command.Rotated(aws("v-1", "id-1"));
    assertThat(CommandCodec.read(CommandCodec.write(said))).isEqualTo(said);
    var written = dev.holdfast.kernel.Json.write(CommandCodec.write(said));
    assertThat(CommandCodec.read(dev.holdfast.kernel.Json.object(written))).isEqualTo(said);
    var cut = CommandCodec.write(said);
    cut.put("entry", "aws");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> CommandCodec.read(cut))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSecretIsNotShownWithoutAReason() throws InterruptedException {
    assertThat(refusal(reveal(" "))).isNotEqualTo("taken");
    assertThat(run.snapshot().credentials()).isEmpty();
  }

  @Test
  void whatTheRunKnowsStaysOffItsRecordWhereverItTurnsUp() throws InterruptedException {
    stage.scenario(
        "told",
        """
        checklist: []
        inputs:
          - {id: pw, kind: secret, title: Password}
          - {id: host, kind: text, title: Host}
        phases:
        - title: Only
          steps:
            - {id: a, title: A, ask: a}
        """);
    var told = stage.quiet("told");
    var secret = "canary-4471".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(told.secret("pw", dev.holdfast.kernel.Secret.copyOf(secret), Stage.ANN)).isEmpty();
    assertThat(say(told, new Command.Input("host", "ops:canary-4471@db"))).isEmpty();
    assertThat(stage.record(told.snapshot().id()).toString())
        .contains("ops:<secret:pw>@db")
        .doesNotContain("canary-4471");
  }

  @Test
  void withoutAnyUseTheIncidentClosesAsBefore() throws InterruptedException {
    assertThat(refusal(new Command.UpdateSent(GlassMessage.ID))).isNotEqualTo("taken");
    assertThat(refusal(new Command.Close("over"))).isEqualTo("taken");
  }
}
