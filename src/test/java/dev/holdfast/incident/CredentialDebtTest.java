package dev.holdfast.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.EntryRef;
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
    return injected(story, minute, ref(entry, "id-" + entry, "v-1"));
  }

  private static Story injected(Story story, long minute, EntryRef entry) {
    return story.tell(
        minute,
        CredentialEvents.INJECTED,
        CredentialEvents.injected(entry, "a", "near", "AWS access key", "", "Ann"));
  }

  private static EntryRef ref(String name, String id, String vault) {
    return new EntryRef(name, id, vault, "/home/a/" + vault + ".kdbx");
  }

  private static Story rotated(Story story, long minute, EntryRef entry) {
    return story.tell(minute, CredentialEvents.ROTATED, CredentialEvents.entry(entry));
  }

  /// What `show` counts down; the process that held it is gone with the run.
  @Test
  void theLeaseIsKnownUntilTheProcessThatHoldsItIsGone() {
    var story = story();
    var until = "2026-11-22T18:30:00Z";
    assertThat(story.fold.circumstances().lent()).isNull();
    story.tell(1, CredentialEvents.OPENED, Map.of("until", until, "by", "Ann"));
    story.tell(2, CredentialEvents.EXTENDED, Map.of("until", "2026-11-22T18:40:00Z", "by", "Ben"));
    var lent = java.util.Objects.requireNonNull(story.fold.circumstances().lent());
    assertThat(lent.until()).isEqualTo("2026-11-22T18:40:00Z");
    assertThat(lent.by()).isEqualTo("Ann");
    story.tell(3, "run.opened", Map.of("by", "Ann"));
    assertThat(story.fold.circumstances().lent()).isNull();
  }

  @Test
  void onlyTheSameEntryOfTheSameVaultSettlesIt() {
    var story = injected(story(), 1, "aws");
    rotated(story, 2, ref("aws", "id-aws", "v-2"));
    rotated(story, 3, ref("aws", "id-new", "v-1"));
    assertThat(RotationDebt.owed(story.fold)).containsExactly("aws");
    // renamed in KeePassXC it is the same entry, and a moved file the same vault
    rotated(story, 4, new EntryRef("aws-old", "id-aws", "v-1", "/elsewhere/vault.kdbx"));
    assertThat(RotationDebt.owed(story.fold)).isEmpty();
  }

  @Test
  void twoVaultsWithTheSameNameAreTwoDebtsThatOneWordSignsOff() {
    var story = injected(injected(story(), 1, "aws"), 1, ref("aws", "id-2", "v-2"));
    assertThat(RotationDebt.entries(story.fold.credentials())).hasSize(2);
    var first = RotationDebt.says("aws of /home/a/v-1.kdbx");
    var second = RotationDebt.says("aws of /home/a/v-2.kdbx");
    assertThat(story.at(1).owed()).contains(first, second);
    assertThat(GlassMessage.of(story.fold).orElseThrow().text())
        .contains("- aws of /home/a/v-1.kdbx: ", "- aws of /home/a/v-2.kdbx: ");
    rotated(story, 2, ref("aws", "id-aws", "v-1"));
    assertThat(RotationDebt.entries(story.fold.credentials()))
        .containsExactly(ref("aws", "id-2", "v-2"));
    assertThat(story.at(2).owed()).contains(second).doesNotContain(first);
    story.tell(
        3, CredentialEvents.SIGNED_OFF, Map.of("entry", "aws", "by", "Ben", "because", "one hour"));
    assertThat(RotationDebt.owed(story.fold)).isEmpty();
  }

  /// Another vault was put in the first one's place.
  @Test
  void ofOneFileTheyAreToldApartByTheirTimes() {
    var first = new EntryRef("aws", "id-1", "v-1", "/home/a/vault.kdbx");
    var story = injected(story(), 1, first);
    injected(story, 2, new EntryRef("aws", "id-2", "v-2", "/home/a/vault.kdbx"));
    assertThat(RotationDebt.told(story.fold.credentials()))
        .containsExactly(
            "aws of /home/a/vault.kdbx, given out last at 10:01:00 UTC",
            "aws of /home/a/vault.kdbx, given out last at 10:02:00 UTC");
  }

  @Test
  void aSignOffThatNamesTheVaultSettlesItsLineOnly() {
    var story = injected(injected(story(), 1, "aws"), 1, ref("aws", "id-2", "v-2"));
    var said = new Command.SignOff("aws", "v-2", "one hour");
    story.tell(2, CredentialEvents.SIGNED_OFF, CredentialEvents.data(said));
    assertThat(RotationDebt.entries(story.fold.credentials()))
        .containsExactly(ref("aws", "id-aws", "v-1"));
  }

  /// Records of before name the entry only.
  @Test
  void whatTheRecordDoesNotSayTellsNothingApart() {
    var story = injected(story(), 1, "aws");
    story.tell(2, CredentialEvents.ROTATED, Map.of("entry", "aws", "by", "Ann"));
    assertThat(RotationDebt.owed(story.fold)).isEmpty();
  }

  @Test
  void whatWasSentElsewhereToBeTriedIsOwedAndSaysWhere() {
    var story = story();
    var how = "sent to http://127.0.0.1:5613/x for a test";
    story.tell(
        1,
        CredentialEvents.REVEALED,
        CredentialEvents.data(new Command.Revealed(ref("api", "id", "v-1"), "", "monthly", how)));
    assertThat(RotationDebt.owed(story.fold)).containsExactly("api");
    assertThat(story.fold.credentials().getFirst().uses().getFirst().how()).isEqualTo(how);
    assertThat(story.at(2).timeline().toString()).contains("credential api " + how + ": monthly");
    assertThat(GlassMessage.of(story.fold).orElseThrow().text()).contains(how);
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

  private static final String CHOSEN =
      Story.PHASES
          + "    - {id: which, title: W, ask: Which?}\n"
          + "    - {id: r, title: R, ask: Rotated?, when: {check: sim.state, target: near, is: x}}\n";

  private Story chosen() {
    var steps =
        Story.PHASES
            + "    - {id: a, title: A, ask: a}\n"
            + "    - {id: rotate, title: R, run: chosen, clears: rotation-debt}\n";
    var story = new Story(folder, PEOPLE, Map.of("chosen", CHOSEN), steps);
    injected(story, 1, "early").step(2, "step.opened", "rotate");
    return story.step(3, "step.done", "rotate/which", "by", "Ann");
  }

  /// A condition on a step does not make leaving it out a rotation.
  @Test
  void aRotationThatAPersonSkippedClearsNothing() {
    var story = chosen();
    story.step(4, "step.skipped", "rotate/r", "because", "no time", "by", "Ann");
    story.step(5, "step.done", "rotate");
    assertThat(RotationDebt.owed(story.fold)).containsExactly("early");
  }

  @Test
  void aRotationThatItsConditionLeftOutBesideAMereQuestionClearsNothing() {
    var story = chosen();
    story.step(4, "step.skipped", "rotate/r", "because", "not so").step(5, "step.done", "rotate");
    assertThat(RotationDebt.owed(story.fold)).containsExactly("early");
  }

  @Test
  void aRotationThatIsDoneClears() {
    var story = chosen();
    story.step(4, "step.done", "rotate/r", "by", "Ann").step(5, "step.done", "rotate");
    assertThat(RotationDebt.owed(story.fold)).isEmpty();
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
