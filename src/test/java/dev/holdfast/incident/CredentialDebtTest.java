package dev.holdfast.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the record makes of credentials that left the vault.
class CredentialDebtTest {
  private static final String STEPS =
      Story.PHASES
          + "    - {id: a, title: A, ask: a}\n"
          + "    - {id: rotate, title: R, run: sub, clears: rotation-debt}\n";

  private static final String PEOPLE =
      """
      contacts:
        - {id: security-team, title: Security Team, reach: [security@example.org], use: breaches}
      """;

  @TempDir Path folder;

  private Story story() {
    return new Story(folder, PEOPLE, STEPS);
  }

  private static Story injected(Story story, long minute, String entry) {
    return story.tell(
        minute,
        CredentialEvents.INJECTED,
        CredentialEvents.injected(entry, "v-1", "a", "near", "AWS access key", "Ann"));
  }

  @Test
  void whatWasGivenOutIsOwedUntilItIsRotatedOrSignedOff() {
    var story = injected(injected(story(), 1, "aws"), 1, "db");
    assertThat(RotationDebt.owed(story.fold)).containsExactly("aws", "db");
    story.tell(2, CredentialEvents.ROTATED, Map.of("entry", "aws", "by", "Ann"));
    story.tell(
        3, CredentialEvents.SIGNED_OFF, Map.of("entry", "db", "by", "Ben", "because", "one hour"));
    assertThat(RotationDebt.owed(story.fold)).isEmpty();
    var db = story.at(4).credentials().getLast();
    assertThat(db.settled())
        .isEqualTo(new CredentialView.Settled(Story.minute(3), "signed off", "Ben", "one hour"));
    assertThat(db.uses())
        .containsExactly(
            new CredentialView.Use(Story.minute(1), "AWS access key", "a", "near", "Ann", "", ""));
  }

  @Test
  void givenOutAgainItIsOwedAgain() {
    var story = injected(story(), 1, "aws");
    story.tell(2, CredentialEvents.ROTATED, Map.of("entry", "aws", "by", "Ann"));
    injected(story, 3, "aws");
    assertThat(RotationDebt.owed(story.fold)).containsExactly("aws");
  }

  @Test
  void theStepThatRotatesClearsWhatWasUsedBeforeIt() {
    var story = injected(story(), 1, "early").step(2, "step.opened", "rotate");
    injected(story, 3, "late").step(4, "step.done", "rotate");
    assertThat(RotationDebt.owed(story.fold)).containsExactly("late");
    assertThat(RotationDebt.scenario(story.fold)).contains("sub");
  }

  @Test
  void aStepWhoseRotationsWereLeftOutClearsNothing() {
    var story = injected(story(), 1, "early").step(2, "step.opened", "rotate");
    story.step(3, "step.skipped", "rotate/x", "because", "drill").step(4, "step.done", "rotate");
    assertThat(RotationDebt.owed(story.fold)).containsExactly("early");
  }

  @Test
  void theSecurityContactIsOwedAWordUntilSomeoneSaidIt() {
    var story = injected(story(), 1, "aws");
    var owed = GlassMessage.of(story.fold).orElseThrow();
    assertThat(owed.audience()).isEqualTo("Security Team");
    assertThat(owed.channels()).containsExactly("security@example.org");
    assertThat(owed.text()).contains("aws", "a on near", "10:01 UTC");
    assertThat(owed.sent()).isNull();
    assertThat(story.at(2).messages()).contains(owed);
    assertThat(story.at(2).owed()).anyMatch(line -> line.contains("Security Team"));

    story.tell(2, "update.sent", Map.of("update", GlassMessage.ID, "by", "Ann"));
    injected(story, 3, "aws");
    assertThat(GlassMessage.of(story.fold).orElseThrow().sent()).isEqualTo(Story.minute(2));
    injected(story, 4, "db");
    assertThat(GlassMessage.of(story.fold).orElseThrow().sent()).isNull();
  }

  @Test
  void aRunThatUsedNoneOwesNothing() {
    assertThat(GlassMessage.of(story().fold)).isEmpty();
    assertThat(story().at(1).credentials()).isEmpty();
  }
}
