package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.CredentialEvents;
import dev.holdfast.journal.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `vault rotate`: the new secret is in, the old one in the history, and nothing is owed any more.
class VaultRotateTest extends VaultBench {
  private static final String NEW = SECRET + "-2";

  private Terminal.Said rotated(String secret, String name, String... more) throws IOException {
    var words = new ArrayList<>(List.of("vault", "rotate", name, "--because", "used"));
    words.addAll(List.of("--by", "Ann"));
    words.addAll(List.of(more));
    return given(secret, words.toArray(String[]::new));
  }

  private Terminal.Said shown(String name) throws IOException {
    return opened("vault", "show", name, "--because", "look", "--by", "Ann", "--json");
  }

  @Test
  void theNewSecretIsThereAndTheDebtIsCleared() throws IOException {
    created();
    added("pager", "api-token", SECRET, "--owner", "Ann", "--last-tested", "2026-01-01");
    assertThat(marks("pager")).contains("stale");
    shown("pager");
    assertThat(marks("pager")).contains("rotation-owed");
    var said = rotated(NEW, "pager", "--expires", "2030-01-31", "--json");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.json()).containsOnlyKeys("entry", "type", "expires", "scenario");
    assertThat(marks("pager")).containsExactly("never-tested");
    assertThat(shown("pager").out()).contains(NEW);
    assertThat(record())
        .extracting(Entry::type)
        .containsSubsequence("vault.changing", "vault.saved", CredentialEvents.ROTATED);
  }

  private String live() throws IOException {
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    var id = terminal.at("run", stage.plan.toString(), "s", "--live", "--json").text("incident");
    var show = opened("vault", "show", "pager", "--because", "x", "--by", "Ann", "--incident", id);
    assertThat(show.code()).as(show.err()).isZero();
    return id;
  }

  /// A new secret in another vault, or in a copy, leaves the one that was shown where it is.
  @Test
  void anotherVaultSettlesNothing() throws IOException {
    created();
    added("pager", "api-token", SECRET);
    var id = live();
    var other = folder.resolve("other.kdbx").toString();
    var twice = new java.util.LinkedHashMap<String, String>();
    twice.put("--passphrase-fd", PASSPHRASE);
    assertThat(with(twice, "vault", "create", "--vault", other).code()).isZero();
    var add = given(SECRET, "vault", "add", "pager", "--type", "api-token", "--vault", other);
    assertThat(add.code()).as(add.err()).isZero();
    var before = Files.readAllBytes(java.nio.file.Path.of(other));
    var said = rotated(NEW, "pager", "--vault", other, "--incident", id, "--json");
    assertThat(said.json().get("problem"))
        .asString()
        .contains("vault.other-vault", "given out of another vault: " + vault());
    assertThat(Files.readAllBytes(java.nio.file.Path.of(other))).isEqualTo(before);
    assertThat(terminal.at("show", id, "--json").out()).contains("credential pager was given out");
    assertThat(record(id)).noneMatch(entry -> entry.type().equals(CredentialEvents.ROTATED));
    assertThat(rotated(NEW, "pager", "--vault", other).code()).as("on its own account").isZero();
    assertThat(terminal.at("show", id, "--json").out()).contains("credential pager was given out");
  }

  @Test
  void aCopySettlesNothingWhileTheVaultItselfIsThere() throws IOException {
    created();
    added("pager", "api-token", SECRET);
    var id = live();
    shown("pager");
    var copy = folder.resolve("copy.kdbx");
    Files.copy(vault(), copy);
    var said = rotated(NEW, "pager", "--vault", copy.toString(), "--incident", id, "--json");
    assertThat(said.json().get("problem")).asString().contains("vault.copy", vault().toString());
    var alone = rotated(NEW, "pager", "--vault", copy.toString(), "--json");
    assertThat(alone.json().get("problem")).asString().contains("vault.copy");
    // moved, it is the vault
    Files.move(copy, vault(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    var moved = folder.resolve("moved.kdbx");
    Files.move(vault(), moved);
    assertThat(rotated(NEW, "pager", "--vault", moved.toString(), "--incident", id).code())
        .isZero();
    assertThat(terminal.at("show", id, "--json").out()).doesNotContain("credential pager was");
  }

  @Test
  void theSameSecretAgainIsNoRotation() throws IOException {
    created();
    added("pager", "api-token", SECRET);
    shown("pager");
    var before = Files.readAllBytes(vault());
    var said = rotated(SECRET, "pager", "--json");
    assertThat(said.json().get("problem")).asString().contains("vault.same-secret");
    assertThat(Files.readAllBytes(vault())).isEqualTo(before);
    assertThat(marks("pager")).contains("rotation-owed");
  }

  /// The seed, key or code that people saw is none that is new, whatever way it is written.
  @Test
  void theSameInAnotherSpellingIsNoRotation() throws IOException {
    created();
    added("seed", "totp", "GEZDGNBVGY3TQOJQ");
    added("codes", "recovery-codes", "1111-aaaa\n2222-bbbb");
    added("pager", "api-token", SECRET);
    for (var name : List.of("seed", "codes", "pager")) shown(name);
    var again =
        java.util.Map.of(
            "seed", "gezd gnbv gy3t qojq", "codes", "2222-bbbb\n1111-aaaa", "pager", SECRET + " ");
    for (var one : again.entrySet()) {
      var said = rotated(one.getValue(), one.getKey(), "--json");
      assertThat(said.json().toString()).as(one.getKey()).contains("vault.same-secret");
      assertThat(marks(one.getKey())).contains("rotation-owed");
    }
    assertThat(rotated("234567", "seed", "--json").json().toString())
        .as("a code in the seed's place")
        .contains("vault.bad-otp");
    assertThat(rotated("MFRGGZDFMZTWQ2LK", "seed").code()).isZero();
    assertThat(rotated("1111 aaaa\n3333-cccc", "codes", "--json").json().toString())
        .as("a code that people saw is still good")
        .contains("vault.same-secret");
    assertThat(rotated("3333-cccc\n4444-dddd", "codes").code()).isZero();
    for (var name : List.of("seed", "codes")) {
      assertThat(marks(name)).doesNotContain("rotation-owed");
    }
  }

  /// Who does not name the incident, or gave it out in two, is not left with a debt.
  @Test
  void oneNewSecretSettlesEveryIncident() throws IOException {
    created();
    added("pager", "api-token", SECRET);
    var one = live();
    var close = terminal.at("close", one, "--because", "done", "--json");
    assertThat(close.json().toString()).contains("holdfast vault rotate ENTRY --incident " + one);
    var two = live();
    var said = rotated(NEW, "pager");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.err()).contains("Settled in " + one, "Settled in " + two);
    for (var id : List.of(one, two)) {
      assertThat(terminal.at("close", id, "--because", "done", "--json").json().toString())
          .doesNotContain("incident.rotation-debt");
    }
  }

  /// What was given out once settles nothing, however long ago and whatever the history forgot.
  @Test
  void aSecretThatWasThereBeforeIsNoRotation() throws IOException {
    created();
    added("pager", "api-token", SECRET);
    var id = live();
    assertThat(rotated(NEW, "pager").code()).isZero();
    var back = rotated(SECRET, "pager", "--incident", id, "--json");
    assertThat(back.json().toString()).contains("vault.same-secret");
    for (int i = 3; i < 15; i++) {
      assertThat(rotated(SECRET + "-" + i, "pager").code()).isZero();
    }
    var late = rotated(SECRET, "pager", "--incident", id, "--json");
    assertThat(late.json().toString()).contains("vault.same-secret");
    assertThat(rotated(SECRET + "-2", "pager", "--json").code()).as("any of them").isEqualTo(1);
  }

  /// Another part beside it takes nothing from whoever knows the password.
  @Test
  void aPartBesideTheOldSecretSettlesNothing() throws IOException {
    created();
    added("login", "web-login", "{\"user\": \"ops\", \"password\": \"" + SECRET + "\"}");
    added(
        "aws",
        "aws-keys",
        "{\"access-key-id\": \"AK\", \"secret-access-key\": \"" + SECRET + "\"}");
    shown("login");
    var seed = rotated("{\"otp\": \"JBSWY3DPEHPK3PXP\"}", "login");
    assertThat(seed.code()).as(seed.err()).isZero();
    assertThat(seed.err()).contains("Nothing that is owed is settled", "password of login");
    assertThat(marks("login")).contains("rotation-owed");
    assertThat(rotated("{\"password\": \"" + NEW + "\"}", "login").code()).isZero();
    assertThat(marks("login")).doesNotContain("rotation-owed");
    shown("aws");
    var token = rotated("{\"session-token\": \"junk\"}", "aws", "--json");
    assertThat(token.json().toString()).contains("vault.bad-entry");
    assertThat(marks("aws")).contains("rotation-owed");
    assertThat(shown("aws").out()).doesNotContain("junk");
  }

  @Test
  void whatIsNotGivenStaysAndASessionsTokenGoes() throws IOException {
    created();
    added("db", "database", "{\"user\": \"u\", \"password\": \"" + SECRET + "\"}");
    assertThat(rotated("{\"password\": \"" + NEW + "\"}", "db").code()).isZero();
    assertThat(shown("db").out()).contains("\"user\" : \"u\"").contains(NEW);
    added(
        "aws",
        "aws-keys",
        "{\"access-key-id\": \"A1\", \"secret-access-key\": \"%s\", \"session-token\": \"t\"}"
            .formatted(SECRET));
    var next = "{\"access-key-id\": \"A2\", \"secret-access-key\": \"%s\"}".formatted(NEW);
    assertThat(rotated(next, "aws").code()).isZero();
    assertThat(shown("aws").out()).contains("A2").doesNotContain("session-token");
  }

  @Test
  void anIncidentsDebtIsClearedAndItsPlansScenarioIsNamed() throws IOException {
    created();
    added("pager", "api-token", SECRET);
    stage.steps("change-all", "- {id: c, title: C, ask: Well?}\n");
    stage.steps(
        "s",
        """
        - {id: q, title: Q, ask: Well?}
        - {id: r, title: R, run: change-all, clears: rotation-debt}
        """);
    var run = terminal.at("run", stage.plan.toString(), "s", "--live", "--json");
    var id = run.text("incident");
    assertThat(
            opened("vault", "show", "pager", "--because", "x", "--by", "Ann", "--incident", id)
                .code())
        .isZero();
    terminal.at("stop", id, "--by", "Ann");
    var said = rotated(NEW, "pager", "--incident", id, "--json");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.json()).containsEntry("scenario", "change-all");
    assertThat(said.err()).contains("change-all");
    assertThat(record(id)).anyMatch(entry -> entry.type().equals(CredentialEvents.ROTATED));
    var close = terminal.at("close", id, "--by", "Ann", "--because", "done", "--json");
    assertThat(close.out()).doesNotContain("rotation-debt\"");
  }

  /// The home is held by the run; its process is told, and nothing is owed there any more.
  @Test
  void whileARunGoesOnItsProcessPutsItOnRecord() throws Exception {
    created();
    added("pager", "api-token", SECRET);
    whileARunGoesOn(
        id -> {
          var before = Files.readAllBytes(vault());
          var alone = rotated(NEW, "pager", "--json");
          assertThat(alone.json().get("problem")).asString().contains("vault.home-in-use");
          assertThat(Files.readAllBytes(vault())).isEqualTo(before);
          var show =
              opened("vault", "show", "pager", "--because", "x", "--by", "Ann", "--incident", id);
          assertThat(show.out()).contains(SECRET);
          assertThat(terminal.at("show", id, "--json").out()).contains("credential pager was");
          var said = rotated(NEW, "pager", "--incident", id, "--json");
          assertThat(said.code()).as(said.err()).isZero();
          assertThat(record(id))
              .extracting(Entry::type)
              .containsSubsequence(CredentialEvents.REVEALED, CredentialEvents.ROTATED);
          assertThat(record(id).toString())
              .contains("Vault: saved as generation")
              .doesNotContain(NEW);
          assertThat(terminal.at("show", id, "--json").out()).doesNotContain("credential pager");
        });
    var after = opened("vault", "list", "--json");
    assertThat(after.err()).as("the next opening knows the newer file").doesNotContain("OLDER");
    assertThat(record()).extracting(Entry::type).contains("vault.opened");
    assertThat(shown("pager").out()).contains(NEW);
  }

  @Test
  void anEntryForTwoIsNotReplacedByOne() throws IOException {
    created();
    added("root", "api-token", SECRET, "--two-people");
    var before = Files.readAllBytes(vault());
    var said = rotated(NEW, "root", "--json");
    assertThat(said.json().get("problem")).asString().contains("vault.two-people");
    assertThat(Files.readAllBytes(vault())).isEqualTo(before);
  }
}
