package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.CredentialEvents;
import dev.holdfast.journal.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `vault show`: on record before anybody sees anything, else not at all.
class VaultShowTest extends VaultBench {
  private static final String SEED = "JBSWY3DPEHPK3PXP";

  private Terminal.Said shown(String name, String... more) throws IOException {
    var words = new java.util.ArrayList<>(java.util.List.of("vault", "show", name));
    words.addAll(java.util.List.of("--because", "sign-in is down", "--by", "Ann"));
    words.addAll(java.util.List.of(more));
    return opened(words.toArray(String[]::new));
  }

  private String incident() throws InterruptedException {
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    return terminal.at("run", stage.plan.toString(), "s", "--live", "--json").text("incident");
  }

  @Test
  void whoAndWhyAreOnTheHomesRecord() throws IOException {
    created();
    added("pager", "api-token", SECRET, "--owner", "Ann");
    var said = shown("pager", "--json");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.json()).containsKeys("entry", "type", "owner", "rotateAfterUse", "parts");
    assertThat(said.json().get("parts")).isEqualTo(Map.of("token", SECRET));
    assertThat(record())
        .filteredOn(entry -> entry.type().equals(CredentialEvents.REVEALED))
        .singleElement()
        .extracting(Entry::data)
        .satisfies(
            data ->
                assertThat(data)
                    .containsEntry("entry", "pager")
                    .containsEntry("by", "Ann")
                    .containsEntry("because", "sign-in is down")
                    .containsKey("vault"));
    assertThat(marks("pager")).contains("rotation-owed");
  }

  /// The reason is not where a secret goes, and people paste.
  @Test
  void aSecretInTheReasonDoesNotGetOnTheRecord() throws IOException {
    created();
    added("pager", "api-token", SECRET);
    var said =
        opened("vault", "show", "pager", "--by", "Ann", "--because", "is it " + SECRET + "?");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(record().toString()).contains("is it <secret:pager.token>?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"damaged", "no folder"})
  void aRecordThatCannotBeWrittenRefusesTheReveal(String how) throws IOException {
    created();
    added("pager", "api-token", SECRET);
    var journal = home().resolve("journal");
    if (how.equals("damaged")) {
      try (var files = Files.walk(journal)) {
        for (var file : files.filter(one -> one.toString().endsWith(".jsonl")).toList())
          spoil(file);
      }
    } else {
      Files.move(journal, folder.resolve("gone"));
      Files.writeString(journal, "in the way");
    }
    var said = shown("pager", "--json");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.json()).containsOnlyKeys("problem");
    assertThat(said.out() + said.err()).doesNotContain(SECRET);
  }

  @Test
  void anIncidentsRecordThatCannotBeWrittenRefusesToo() throws Exception {
    created();
    added("pager", "api-token", SECRET);
    var id = incident();
    try (var files = Files.walk(home().resolve("incidents").resolve(id))) {
      for (var file : files.filter(one -> one.toString().endsWith(".jsonl")).toList()) spoil(file);
    }
    var said = shown("pager", "--incident", id, "--json");
    assertThat(said.code()).isNotZero();
    assertThat(said.out() + said.err()).doesNotContain(SECRET);
    assertThat(record()).noneMatch(entry -> entry.type().equals(CredentialEvents.REVEALED));
  }

  @Test
  void anIncidentHasItOnItsOwnRecordAndOwesARotation() throws Exception {
    created();
    added("pager", "api-token", SECRET);
    var id = incident();
    assertThat(shown("pager", "--incident", "nothing").out()).doesNotContain(SECRET);
    var said = shown("pager", "--incident", id);
    assertThat(said.out()).contains(SECRET);
    assertThat(record(id)).anyMatch(entry -> entry.type().equals(CredentialEvents.REVEALED));
    assertThat(record()).noneMatch(entry -> entry.type().equals(CredentialEvents.REVEALED));
    terminal.at("stop", id, "--by", "Ann");
    var close = terminal.at("close", id, "--by", "Ann", "--because", "done", "--json");
    assertThat(close.json().get("problem")).asString().contains("incident.rotation-debt");
  }

  /// The home is held by the run; only its process can write.
  @Test
  void whileARunGoesOnItsProcessPutsItOnRecord() throws Exception {
    created();
    added("pager", "api-token", SECRET);
    whileARunGoesOn(
        id -> {
          var alone = shown("pager", "--json");
          assertThat(alone.json().get("problem"))
              .asString()
              .contains("vault.home-in-use", "--incident");
          assertThat(alone.out() + alone.err()).doesNotContain(SECRET);
          var said = shown("pager", "--incident", id);
          assertThat(said.code()).as(said.err()).isZero();
          assertThat(said.out()).contains(SECRET);
          assertThat(record(id)).anyMatch(entry -> entry.type().equals(CredentialEvents.REVEALED));
          var ended = shown("pager", "--incident", "nothing");
          assertThat(ended.out()).doesNotContain(SECRET);
        });
  }

  @Test
  void ofASeedOnlyTheCodeOfNowIsShown() throws IOException {
    created();
    added("root", "totp", SEED);
    var said = shown("root", "--json");
    assertThat(said.json().get("parts")).isEqualTo(Map.of());
    assertThat(said.json().get("code"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsKeys("value", "until", "secondsLeft");
    assertThat(said.out()).doesNotContain(SEED).containsPattern("\"value\" : \"[0-9]{6}\"");
    assertThat(shown("root").out()).containsPattern("code: [0-9]{6} \\([0-9]+ s left\\)");
  }

  @Test
  void anEntryForTwoWantsTheSecondPerson() throws IOException {
    created();
    added("root", "api-token", SECRET, "--two-people");
    var alone = shown("root", "--json");
    assertThat(alone.json().get("problem")).asString().contains("vault.two-people");
    assertThat(alone.out() + alone.err()).doesNotContain(SECRET);
    assertThat(shown("root", "--second", "ann").code()).isEqualTo(2);
    var two = shown("root", "--second", "Ben");
    assertThat(two.out()).contains(SECRET);
    assertThat(record().getLast().data()).containsEntry("second", "Ben");
  }

  @Test
  void aDamagedFileIsKeptWhenAnEarlierGenerationReplacesIt() throws IOException {
    created();
    added("pager", "api-token", SECRET);
    added("other", "text", SECRET);
    var bytes = Files.readAllBytes(vault());
    bytes[bytes.length - 100] ^= 1;
    Files.write(vault(), bytes);
    typist.types(PASSPHRASE, "no");
    var left = terminal.at("vault", "list", "--json");
    assertThat(left.json().get("problem")).asString().contains("vault.damaged", "earlier-1");
    assertThat(Files.readAllBytes(vault())).isEqualTo(bytes);
    typist.types(PASSPHRASE, "restore");
    var back = terminal.at("vault", "list", "--json");
    assertThat(back.list("entries")).extracting(one -> one.get("name")).containsExactly("pager");
    assertThat(back.err()).contains("OLDER");
    try (var files = Files.list(home())) {
      assertThat(files.map(Path::toString).filter(name -> name.contains(".damaged-")))
          .singleElement()
          .satisfies(kept -> assertThat(Path.of(kept)).hasBinaryContent(bytes));
    }
    assertThat(record()).anyMatch(entry -> entry.type().equals("vault.restored"));
  }
}
