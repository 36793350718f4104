package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.JournalVerifier;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// `holdfast vault`: no secret in arguments, output or clear text on disk, and everything on
/// record.
class VaultCommandsTest extends VaultBench {
  @Test
  void whatWasAddedIsListedWithoutItsSecret() throws IOException {
    created();
    added("pager", "api-token", SECRET, "--owner", "Ann", "--expires", "2027-01-31");
    added(
        "aws",
        "aws-keys",
        "{\"access-key-id\": \"AKIDEXAMPLE\", \"secret-access-key\": \"" + SECRET + "\"}",
        "--two-people");
    var list = asked("vault", "list", "--json");
    assertThat(list.list("entries"))
        .hasSize(2)
        .anySatisfy(
            one ->
                assertThat(one)
                    .containsEntry("name", "pager")
                    .containsEntry("type", "api-token")
                    .containsEntry("owner", "Ann")
                    .containsEntry("lastTested", null)
                    .containsEntry("expires", "2027-01-31T00:00:00Z"));
    var plain = asked("vault", "list");
    assertThat(list.out() + list.err() + plain.out() + plain.err())
        .contains("pager")
        .doesNotContain(SECRET);
    assertThat(record())
        .extracting(Entry::type)
        .containsSubsequence("vault.changing", "vault.saved", "vault.opened", "vault.changing");
    assertThat(JournalVerifier.verify(folder.resolve("home")).ok()).isTrue();
  }

  @Test
  void aSecretIsTypedUnseenWhereThereIsATerminal() {
    created();
    typist.types(PASSPHRASE, SECRET);
    var said = terminal.at("vault", "add", "pager", "--type", "api-token");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out() + said.err()).doesNotContain(SECRET);
    assertThat(typist.asked).anySatisfy(asks -> assertThat(asks).contains("token, not shown"));
  }

  @Test
  void wrongPassphrasesAndWordsAreRefusedAndChangeNothing() throws IOException {
    typist.types(PASSPHRASE, "another");
    var different = terminal.at("vault", "create", "--json");
    assertThat(different.code()).isEqualTo(2);
    assertThat(different.json().get("problem")).asString().contains("use.passphrase");
    assertThat(vault()).doesNotExist();
    assertThat(terminal.at("vault", "create", "--cipher", "rot13").code()).isEqualTo(2);
    created();
    var before = Files.readAllBytes(vault());
    assertThat(terminal.at("vault", "create").code()).isEqualTo(1);
    typist.types("not it");
    var shut = terminal.at("vault", "list", "--json");
    assertThat(shut.code()).isEqualTo(1);
    assertThat(shut.json().get("problem")).asString().contains("vault.does-not-open");
    assertThat(given(SECRET, "vault", "add", "x", "--type", "magic").code()).isEqualTo(2);
    assertThat(given(SECRET, "vault", "add", "x", "--type", "aws-keys").code()).isEqualTo(2);
    assertThat(given(SECRET, "vault", "add", "x", "--type", "database").code()).isEqualTo(1);
    assertThat(Files.readAllBytes(vault())).isEqualTo(before);
    added("x", "text", SECRET);
    var twice = given(SECRET, "vault", "add", "x", "--type", "text", "--json");
    assertThat(twice.json().get("problem")).asString().contains("vault.entry-exists");
  }

  @Test
  void anOlderFileIsPointedOutUntilItIsSavedAndAnotherLaptopKnowsNothing() throws IOException {
    created();
    var old = Files.readAllBytes(vault());
    added("pager", "text", SECRET);
    assertThat(asked("vault", "list").err()).doesNotContain("OLDER");
    Files.write(vault(), old);
    for (int i = 0; i < 2; i++) {
      var said = asked("vault", "list");
      assertThat(said.code()).isZero();
      assertThat(said.err()).contains("OLDER");
    }
    typist.types(PASSPHRASE);
    var elsewhere =
        terminal.type(
            "vault", "list", "--vault", vault().toString(), "--home", folder + "/other-laptop");
    assertThat(elsewhere.code()).isZero();
    assertThat(elsewhere.err()).doesNotContain("OLDER");
    added("again", "text", SECRET);
    assertThat(asked("vault", "list").err()).doesNotContain("OLDER");
  }

  @Test
  void whileAnotherHoldsTheHomeOnlyTheListIsThere() throws IOException {
    created();
    try (var open = Home.forWriting(folder.resolve("home"), stage.clock())) {
      assertThat(open.incidents()).isEmpty();
      var list = asked("vault", "list", "--json");
      assertThat(list.code()).isZero();
      assertThat(list.list("entries")).isEmpty();
      assertThat(list.err()).contains("Not on the home's record");
      var add = given(SECRET, "vault", "add", "x", "--type", "text", "--json");
      assertThat(add.json().get("problem")).asString().contains("home.in-use");
    }
  }
}
