package dev.holdfast.vault;

import static dev.holdfast.vault.VaultKit.problem;
import static dev.holdfast.vault.VaultKit.secret;
import static dev.holdfast.vault.VaultKit.shown;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.CredentialUse;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.journal.JournalFailure;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.ManualClock;
import dev.holdfast.kernel.StreamingRedactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a run gets from the vault, when, and what stands on record before.
class StrongroomTest {
  private static final CredentialUse RESTORE =
      new CredentialUse("restore", "aws-primary", "AWS credentials");
  private static final Purpose ANN = new Purpose("live i-1", "sign-in is down", "Ann", "");

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-15T10:00:00Z"));
  private final List<String> record = new ArrayList<>();
  private final StreamingRedactor redactor = new StreamingRedactor();
  private Strongroom room;
  private Vault vault;
  private Surroundings.Credentials credentials;

  @BeforeEach
  void setUp() {
    vault = VaultKit.create(folder.resolve("vault.kdbx"), VaultKit.key("p"));
    vault.put(VaultKit.token("prod", "canary-7741"));
    vault.put(VaultKit.token("unnamed", "canary-other"));
    room = new Strongroom(clock, "vault.kdbx");
    credentials =
        room.credentials()
            .forRun(
                (entry, use, by) -> record.add(entry.name() + " to " + use.step() + " by " + by),
                redactor);
  }

  @AfterEach
  void tearDown() {
    room.close();
    vault.close();
  }

  private Lease open(Purpose purpose) {
    return room.open(vault, purpose, Set.of("prod", "pair"), Duration.ofMinutes(15));
  }

  private String token(String name) {
    try (var grant = credentials.find(name, RESTORE).orElseThrow()) {
      return grant.part("token").orElseThrow().use(bytes -> new String(bytes, UTF_8));
    }
  }

  @Test
  void aLockedVaultGivesNothingAndLetsNothingTakeAnotherCredential() {
    assertThat(credentials.waits(Set.of("prod"))).isPresent();
    assertThat(credentials.waits(Set.of())).isEmpty();
    assertThat(problem(() -> credentials.find("prod", RESTORE))).isEqualTo("vault.locked");
    assertThat(record).isEmpty();
  }

  @Test
  void theRecordAndTheRedactorKnowBeforeTheSecretIsGiven() {
    open(ANN);
    assertThat(token("prod")).isEqualTo("canary-7741");
    assertThat(record).containsExactly("prod to restore by Ann");
    assertThat(redactor.redact("it is canary-7741")).isEqualTo("it is <secret:prod.token>");
    token("prod");
    assertThat(record).as("the same use is on record once").hasSize(1);
  }

  /// So that nothing else of the same name settles what is owed for it.
  @Test
  void whichEntryOfWhichVaultIsOnRecord() {
    var refs = new ArrayList<EntryRef>();
    var given = room.credentials().forRun((entry, use, by) -> refs.add(entry), redactor);
    open(ANN);
    given.find("prod", RESTORE).orElseThrow().close();
    var entry = vault.entry("prod").orElseThrow();
    var file = folder.resolve("vault.kdbx").toString();
    assertThat(refs).containsExactly(new EntryRef("prod", entry.id(), vault.facts().vault(), file));
    assertThat(entry.id()).isNotEmpty();
    assertThat(vault.facts().vault()).isNotEmpty();
  }

  @Test
  void aRecordThatCannotBeWrittenRefusesEveryInjection() {
    open(ANN);
    var failing =
        room.credentials()
            .forRun(
                (entry, use, by) -> {
                  throw new JournalFailure("disk full", new IOException("disk full"));
                },
                redactor);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> failing.find("prod", RESTORE)).isInstanceOf(JournalFailure.class);
    }
  }

  @Test
  void whatTheVaultDoesNotHaveComesFromElsewhere() {
    open(ANN);
    assertThat(credentials.waits(Set.of("aws-profile"))).isEmpty();
    assertThat(credentials.find("aws-profile", RESTORE)).isEmpty();
    assertThat(record).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROD", "prod ", "pr\u00f3d\u200b", "\u0440rod", "p\u200drod"})
  void aNameThatOnlyLooksTheSameGetsNothingElse(String entry) {
    var plan = entry.contains("\u00f3") ? "pr\u00f3d" : "prod";
    vault.remove("prod");
    vault.put(VaultKit.token(entry, "canary-alike"));
    var lease = room.open(vault, ANN, Set.of(plan, "aws-profile"), Duration.ofMinutes(15));
    assertThat(lease.misspelt()).containsOnlyKeys(plan);
    assertThat(credentials.waits(Set.of(plan)).orElseThrow()).contains("\"" + entry + "\"");
    assertThat(problem(() -> credentials.find(plan, RESTORE))).isEqualTo("vault.locked");
    assertThat(credentials.find("aws-profile", RESTORE)).isEmpty();
    assertThat(credentials.find("p-rod", RESTORE)).as("a mark tells names apart").isEmpty();
  }

  @Test
  void accentsPutTogetherOrApartAreOneName() {
    vault.put(VaultKit.token("schlu\u0308ssel", "canary-nfd"));
    var plan = "schl\u00fcssel";
    room.open(vault, ANN, Set.of(plan), Duration.ofMinutes(15));
    assertThat(credentials.waits(Set.of(plan))).isEmpty();
    assertThat(token(plan)).isEqualTo("canary-nfd");
  }

  @Test
  void theLeaseHoldsOnlyWhatThePlanNames() {
    assertThat(open(ANN).holds()).containsExactly("prod");
    assertThat(credentials.find("unnamed", RESTORE)).isEmpty();
  }

  @Test
  void anEndedLeaseGivesNothingMoreAndFallsBackToNothing() {
    var lease = open(ANN);
    clock.advance(Duration.ofMinutes(10));
    assertThat(lease.left()).isEqualTo(Duration.ofMinutes(5));
    assertThat(lease.renew()).isTrue();
    clock.suspend(Duration.ofMinutes(15));
    assertThat(lease.alive()).isFalse();
    assertThat(lease.renew()).isFalse();
    assertThat(lease.holds()).isEmpty();
    assertThat(credentials.waits(Set.of("prod")).orElseThrow()).contains("prod is in it");
    assertThat(problem(() -> credentials.find("prod", RESTORE))).isEqualTo("vault.locked");
    assertThat(credentials.waits(Set.of("aws-profile"))).isEmpty();
    assertThat(credentials.opening()).isEmpty();
  }

  @Test
  void aStepKeepsWhatItWasGivenUntilItEnds() {
    open(ANN);
    credentials.begin("restore");
    var grant = credentials.find("prod", RESTORE).orElseThrow();
    clock.advance(Duration.ofMinutes(16));
    assertThat(credentials.stands(grant.id())).isTrue();
    assertThat(token("prod")).isEqualTo("canary-7741");
    credentials.end("restore");
    assertThat(credentials.stands(grant.id())).isFalse();
    assertThat(problem(() -> credentials.find("prod", RESTORE))).isEqualTo("vault.locked");
    assertThat(record).hasSize(1);
  }

  @Test
  void whatTheThreadWorksOnCounts() {
    open(ANN);
    credentials.begin("scale");
    credentials.find("prod", new CredentialUse("identity", "db", "password")).orElseThrow().close();
    credentials.end("scale");
    assertThat(record).containsExactly("prod to scale by Ann");
  }

  @Test
  void anEntryForTwoPeopleNeedsTwo() {
    var care = new Care("", java.util.Optional.empty(), false, java.util.Optional.empty(), true);
    vault.put(
        new EntryDraft(
            "pair", EntryType.API_TOKEN, care, Map.of(), Map.of("token", secret("canary-two"))));
    open(ANN);
    assertThat(credentials.waits(Set.of("pair")).orElseThrow()).contains("two people");
    assertThat(problem(() -> credentials.find("pair", RESTORE))).isEqualTo("vault.locked");
    open(new Purpose("live i-1", "sign-in is down", "Ann", " ann"));
    assertThat(problem(() -> credentials.find("pair", RESTORE)))
        .as("one person is not two")
        .isEqualTo("vault.locked");
    open(new Purpose("live i-1", "sign-in is down", "Ann", "Ben"));
    assertThat(token("pair")).isEqualTo("canary-two");
  }

  @Test
  void ofASeedOnlyTheCodeIsGiven() {
    vault.put(
        new EntryDraft(
            "prod",
            EntryType.WEB_LOGIN,
            Care.none(),
            Map.of("user", "ops"),
            Map.of("password", secret("canary-pw"), "otp", secret("JBSWY3DPEHPK3PXP"))));
    open(ANN);
    try (var grant = credentials.find("prod", RESTORE).orElseThrow()) {
      assertThat(grant.parts().keySet()).containsExactlyInAnyOrder("user", "password", "code");
      assertThat(grant.part("code").orElseThrow().length()).isEqualTo(6);
      assertThat(redactor.redact("JBSWY3DPEHPK3PXP")).contains("<secret:");
      assertThat(redactor.redact("ops")).as("a user's name is no secret").isEqualTo("ops");
    }
  }

  @Test
  void aRolesSourceComesWithIt() {
    vault.put(
        new EntryDraft(
            "pair",
            EntryType.AWS_ROLE,
            Care.none(),
            Map.of("role-arn", "arn:aws:iam::1:role/r", "source", "unnamed"),
            Map.of()));
    assertThat(open(ANN).holds()).containsExactly("pair", "prod", "unnamed");
  }

  @Test
  void viewingEndsWhenNobodyTouchesItAndAfterASuspend() {
    try (var view = new Viewing(vault, ANN, clock)) {
      clock.advance(Duration.ofMinutes(4));
      assertThat(view.vault()).isSameAs(vault);
      clock.advance(Duration.ofMinutes(4));
      assertThat(view.look()).isEqualTo(Duration.ofMinutes(1));
      clock.advance(Duration.ofMinutes(1));
      assertThat(view.look()).isZero();
      assertThat(problem(view::vault)).isEqualTo("vault.locked");
    }
    var again =
        VaultKit.vaults()
            .create(
                folder.resolve("b.kdbx"),
                VaultKit.key("p"),
                new Vaults.Settings("b", dev.holdfast.vault.kdbx.Cipher.AES_256, VaultKit.TINY));
    try (var view = new Viewing(again, ANN, clock)) {
      clock.suspend(Duration.ofSeconds(30));
      assertThat(view.look()).isZero();
      assertThat(problem(view::vault)).isEqualTo("vault.locked");
    }
  }

  /// Where the system does not tell how long it slept, only the clock shows it.
  @Test
  void viewingEndsWhenTheClockJumpsForward() {
    try (var view = new Viewing(vault, ANN, clock)) {
      clock.stepWall(Duration.ofSeconds(-30));
      clock.stepWall(Duration.ofSeconds(4));
      assertThat(view.look()).as("set back, or corrected").isPositive();
      clock.stepWall(Duration.ofSeconds(12));
      assertThat(view.look()).isZero();
      assertThat(view.locked()).contains("or the laptop was suspended");
    }
  }

  @Test
  void lockingTheViewLeavesTheLease() {
    open(ANN);
    new Viewing(vault, ANN, clock).close();
    assertThat(token("prod")).isEqualTo("canary-7741");
    assertThat(shown(secret("x"))).isEqualTo("x");
  }
}
