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
