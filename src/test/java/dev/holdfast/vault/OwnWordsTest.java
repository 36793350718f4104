package dev.holdfast.vault;

import static dev.holdfast.vault.VaultKit.problem;
import static dev.holdfast.vault.VaultKit.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.CredentialUse;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.runbook.glass.Marks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody typed into an entry in KeePassXC opens nothing by a slip of the pen.
class OwnWordsTest {
  @TempDir private Path folder;
  private Path file = Path.of("unset");

  @BeforeEach
  void made() {
    file = folder.resolve("vault.kdbx");
    try (var key = VaultKit.key("p");
        var vault = VaultKit.create(file, key)) {
      vault.put(VaultKit.token("prod", "canary-7741"));
      vault.save();
    }
  }

  private VaultEntry edited(String... fields) throws Exception {
    OtherPrograms.edit(
        file,
        "p",
        "prod",
        node -> {
          for (int at = 0; at < fields.length; at += 2) node.text(fields[at], fields[at + 1]);
        });
    try (var key = VaultKit.key("p");
        var vault = VaultKit.vaults().open(file, key)) {
      return vault.entry("prod").orElseThrow();
    }
  }

  private static String said(VaultEntry entry) {
    return String.join("; ", entry.unclear().stream().map(Unclear::what).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "Yes ", " YES", "true", "True", "on", "1"})
  void whatMeansYesNeedsTwoPeople(String said) throws Exception {
    var entry = edited("holdfast.two-people", said);
    assertThat(entry.care().twoPeople()).isTrue();
    assertThat(entry.unclear()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja", "", "two", "y e s", "yes, of course", "null"})
  void whatMeansNothingNeedsTwoPeopleAndIsSaid(String said) throws Exception {
    var entry = edited("holdfast.two-people", said);
    assertThat(entry.care().twoPeople()).isTrue();
    assertThat(said(entry)).contains("holdfast.two-people says", "it counts as yes");
  }

  @ParameterizedTest
  @CsvSource({"holdfast.two-people,no", "holdfast.two-people,False", "holdfast.two-people,' 0 '"})
  void aPlainNoNeedsNone(String key, String said) throws Exception {
    var entry = edited(key, said);
    assertThat(entry.care().twoPeople()).isFalse();
    assertThat(entry.unclear()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Holdfast.Two-People",
        "holdfast.two_people",
        "holdfast.twopeople ",
        "holdfast-two-people"
      })
  void theNameCountsHoweverItIsWritten(String key) throws Exception {
    assertThat(edited(key, "yes").care().twoPeople()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "holdfast.two_person",
        "holdfast.2-people",
        "holdfast.tow-poeple",
        "holdfast.two-ppl",
        "holdfast.need-both",
        "Holdfast.Four-Eyes"
      })
  void aSlipInTheNameOfTheGuardGuardsAndIsSaid(String key) throws Exception {
    var entry = edited(key, "yes");
    assertThat(entry.care().twoPeople()).isTrue();
    assertThat(said(entry)).contains(key, "it counts as holdfast.two-people");
    assertThat(edited(key, "no").care().twoPeople()).isFalse();
  }

  @Test
  void aGuardThatIsTakenOffIsOff() throws Exception {
    var care = edited("holdfast.two_person", "yes").care();
    try (var key = VaultKit.key("p");
        var vault = VaultKit.vaults().open(file, key)) {
      vault.care(
          "prod",
          new Care(care.owner(), care.lastTested(), care.rotateAfterUse(), care.expires(), false));
      assertThat(vault.entry("prod").orElseThrow().care().twoPeople()).isFalse();
      assertThat(vault.entry("prod").orElseThrow().unclear()).isEmpty();
    }
  }

  @Test
  void aHiddenGuardGuards() throws Exception {
    OtherPrograms.edit(
        file, "p", "prod", node -> node.secret("holdfast.two-people", secret("yes")));
    assertThat(edited().care().twoPeople()).isTrue();
  }

  @Test
  void aDayThatIsNoneIsSaidAndStays() throws Exception {
    var entry = edited("holdfast.expires", "01.02.2020", "holdfast.last-tested", "yesterday");
    assertThat(entry.care().expires()).isEmpty();
    assertThat(said(entry))
        .contains("holdfast.expires says '01.02.2020'", "no expiry is known from it")
        .contains("holdfast.last-tested says 'yesterday'");
    try (var key = VaultKit.key("p");
        var vault = VaultKit.vaults().open(file, key)) {
      vault.care("prod", entry.care().testedAt(Instant.parse("2026-01-15T10:00:00Z")));
      var after = vault.entry("prod").orElseThrow();
      assertThat(said(after)).contains("01.02.2020").doesNotContain("yesterday");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2099-01-01, which is yet to come",
    "9999-12-31T23:59:59Z, which is yet to come",
    "+1000000000-12-31T00:00:00Z, which is no day",
    "-999999999-01-01, which is no day"
  })
  void aTestThatIsYetToComeIsNone(String said, String what) throws Exception {
    var entry = edited("holdfast.last-tested", said);
    assertThat(entry.care().lastTested()).isEmpty();
    assertThat(said(entry)).contains(what, "no test is known from it");
    assertThat(Marks.of(entry, VaultKit.CLOCK.wall(), false))
        .contains("never-tested", "not-understood");
  }

  @Test
  void anExpiryOfNoYearThatThereIsIsSaid() throws Exception {
    var entry = edited("holdfast.expires", "+1000000000-12-31T00:00:00Z");
    assertThat(entry.care().expires()).isEmpty();
    assertThat(said(entry)).contains("which is no day");
  }

  @Test
  void anAttributeThatNothingKnowsIsSaid() throws Exception {
    assertThat(said(edited("holdfast.expiry", "2027-01-31")))
        .contains("holdfast.expiry is no attribute that Holdfast knows");
  }

  @ParameterizedTest
  @ValueSource(strings = {"API Token", "api_token", " Api-Token"})
  void aTypeIsKnownHoweverItIsWritten(String said) throws Exception {
    var entry = edited("holdfast.type", said);
    assertThat(entry.type()).isEqualTo(EntryType.API_TOKEN);
    assertThat(entry.unclear()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "holdfast.type, tokens, which is no type",
    "Password, {REF:P@T:other}, its token is a reference",
    "URL, {ref:a@i:46C9B1FFBD4ABC4BBB260C6190BAD20C}, its url is a reference",
    "Password, tok-{S:region}-9, its token has the placeholder {S} in it",
    "Password, {username}, its token has the placeholder {USERNAME} in it",
    "URL, https://{URL:HOST}/x, its url has the placeholder {URL} in it",
    "URL, https://x/{DT_UTC_YEAR}, its url has the placeholder {DT_UTC_YEAR} in it"
  })
  void whatIsNotUnderstoodIsHandedToNothingAndNotReplaced(String key, String value, String what)
      throws Exception {
    var entry = edited(key, value);
    assertThat(said(entry)).contains(what);
    assertThat(entry.plain().values()).doesNotContain(value);
    try (var open = VaultKit.key("p");
        var vault = VaultKit.vaults().open(file, open);
        var room = new Strongroom(VaultKit.CLOCK, "vault.kdbx")) {
      var purpose = new Purpose("live i-1", "sign-in is down", "Ann", "");
      room.open(vault, purpose, Set.of("prod"), Duration.ofMinutes(15));
      var credentials =
          room.credentials()
              .forRun((_, _, _) -> assertThat(false).isTrue(), new StreamingRedactor());
      var use = new CredentialUse("restore", "aws-primary", "AWS credentials");
      assertThat(problem(() -> credentials.find("prod", use))).isEqualTo("vault.not-understood");
      assertThat(problem(() -> vault.put(VaultKit.token("prod", "canary-next"))))
          .isEqualTo("vault.not-understood");
    }
  }

  /// Braces that no program replaces are part of the secret.
  @ParameterizedTest
  @ValueSource(strings = {"{not-a-placeholder}", "{\"S\": \"x\"}", "{URLS}", "{S}", "{DT_OTHER}"})
  void bracesAloneAreNoPlaceholder(String value) throws Exception {
    assertThat(edited("Password", value).unclear()).isEmpty();
  }

  @Test
  void aSeedKeptTheOldWayIsSaid() throws Exception {
    OtherPrograms.edit(
        file, "p", "prod", node -> node.secret("TOTP Seed", secret("GEZDGNBVGY3TQOJQ")));
    var entry = edited("TOTP Settings", "30;6");
    assertThat(said(entry)).contains("TOTP Seed", "set up TOTP in KeePassXC once more");
    assertThat(entry.withheld()).isEmpty();
  }

  @Test
  void whatOnlyOtherProgramsShowIsNamed() throws Exception {
    OtherPrograms.edit(
        file,
        "p",
        "prod",
        node -> {
          node.attach("id_ed25519", secret("key"));
          node.secret("PIN", secret("4711"));
        });
    assertThat(edited("Notes", "ask Ben", "UserName", "bot").besides())
        .containsExactlyInAnyOrder(
            "the file id_ed25519, 3 bytes", "notes", "the attribute PIN", "a UserName");
  }
}
