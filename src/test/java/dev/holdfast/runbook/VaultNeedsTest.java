package dev.holdfast.runbook;

import static dev.holdfast.runbook.Stage.say;
import static dev.holdfast.runbook.Stage.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.CredentialUse;
import dev.holdfast.connector.Grant;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.connector.VaultOpening;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.StepStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A step that names a credential waits while the vault is locked, and goes on when it is open.
class VaultNeedsTest {
  @TempDir Path folder;
  private final Sealed vault = new Sealed();
  private Stage stage;

  /// A vault that is locked until the test opens it.
  private static final class Sealed implements Surroundings.Credentials {
    volatile boolean open;

    @Override
    public Optional<Grant> find(String name, CredentialUse use) {
      return Optional.empty();
    }

    @Override
    public Optional<String> waits(Set<String> names) {
      return open || names.isEmpty() ? Optional.empty() : Optional.of("locked: " + names);
    }

    @Override
    public Optional<VaultOpening> opening() {
      return open
          ? Optional.of(
              new VaultOpening(Map.of("vault", "v-1"), "Ann", "", "down", Duration.ofMinutes(15)))
          : Optional.empty();
    }
  }

  @BeforeEach
  void setUp() {
    stage = new Stage(folder).credential("prod");
    stage.credentials = vault;
  }

  @AfterEach
  void tearDown() {
    stage.close();
  }

  @Test
  void aStepWaitsUntilTheVaultIsOpen() throws InterruptedException {
    stage.steps(
        "s",
        """
        - {id: a, title: A, action: fake.keyed, target: near, with: {thing: a}}
        - {id: b, title: B, after: [], action: fake.keyed, target: far, with: {thing: b}}
        """);
    var run = stage.quiet("s");
    assertThat(stage.world.effects).containsExactly("b");
    var need = run.snapshot().needs().getFirst();
    assertThat(need.kind()).isEqualTo(Need.Kind.UNLOCK);
    assertThat(need.ask()).isEqualTo("locked: [prod]");
    assertThat(say(run, new Command.VaultOpened())).isPresent();
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    vault.open = true;
    assertThat(say(run, new Command.VaultOpened())).isEmpty();
    assertThat(stage.world.effects).containsExactly("b", "a");
    assertThat(stage.types(run.snapshot().id())).containsSubsequence("step.needs", "vault.opened");
  }

  @Test
  void aConditionThatNeedsItWaitsTooInsteadOfLeavingTheStepOut() throws InterruptedException {
    stage.steps(
        "s",
        "- {id: a, title: A, ask: a, when: {check: fake.value, target: near, with: {thing: x}, is: y}}\n");
    var run = stage.quiet("s");
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    assertThat(run.snapshot().needs().getFirst().kind()).isEqualTo(Need.Kind.UNLOCK);
  }

  @Test
  void anAcceptedEffectIsVerifiedAfterTheUnlockingAndNotSentAgain() throws InterruptedException {
    stage.steps(
        "s",
        """
        - {id: a, title: A, action: fake.dangerous, target: near, with: {thing: prod, to: blue},
           verify: [{check: fake.value, target: near, with: {thing: prod}, is: blue, within: 1m}]}
        """);
    vault.open = true;
    stage.world.then("prod", ScriptedConnector.End.DOUBT_DONE);
    var run = stage.quiet("s");
    say(run, new Command.Confirm("a", "prod"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.IN_DOUBT);
    vault.open = false;
    say(run, new Command.Resolve("a", true, "seen in the console"));
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    vault.open = true;
    say(run, new Command.VaultOpened());
    assertThat(stage.world.effects).containsExactly("prod");
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
  }

  @Test
  void aRunThatIsTakenUpWithoutTheVaultGoesOn() throws InterruptedException {
    stage.steps("s", "- {id: a, title: A, action: fake.keyed, target: near, with: {thing: a}}\n");
    var run = stage.quiet("s");
    assertThat(status(run, "a")).isEqualTo(StepStatus.WAITING);
    run.close();
    stage.credentials = Surroundings.Credentials.NONE;
    var again = stage.resume(run.snapshot().id());
    again.awaitQuiet();
    assertThat(status(again, "a")).isEqualTo(StepStatus.DONE);
  }

  @Test
  void anUndoIsRefusedWhileItIsLocked() throws InterruptedException {
    stage.steps("s", "- {id: a, title: A, action: fake.keyed, target: near, with: {thing: a}}\n");
    vault.open = true;
    var run = stage.quiet("s");
    vault.open = false;
    var refused = say(run, new Command.Undo("a"));
    assertThat(refused).isPresent();
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
  }

  @Test
  void aRehearsalTakesNothingFromTheVault() throws InterruptedException {
    stage.steps("s", "- {id: a, title: A, action: fake.keyed, target: near, with: {thing: a}}\n");
    var run = stage.start("s", Mode.REHEARSAL, Map.of());
    run.awaitQuiet();
    assertThat(status(run, "a")).isEqualTo(StepStatus.DONE);
  }
}
