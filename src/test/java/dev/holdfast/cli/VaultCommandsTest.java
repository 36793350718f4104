package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.JournalVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  void anOlderFileIsPointedOutUntilTheNewerIsBackAndAnotherLaptopKnowsNothing() throws IOException {
    created();
    var old = Files.readAllBytes(vault());
    added("pager", "text", SECRET);
    var newer = Files.readAllBytes(vault());
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
    assertThat(asked("vault", "list").err()).as("saved, and older all the same").contains("OLDER");
    Files.write(vault(), newer);
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

  @Test
  void aMarkOfByteOrderThatWasPastedAtTheTerminalIsLeftOutAndSaid() throws IOException {
    created();
    typist.types(PASSPHRASE, "\uFEFF" + SECRET, "");
    var said = terminal.at("vault", "add", "pager", "--type", "api-token");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.err()).contains("The mark of byte order (U+FEFF)", "was left out");
    var shown = opened("vault", "show", "pager", "--because", "x", "--by", "Ann", "--json");
    assertThat(shown.json().get("parts")).isEqualTo(Map.of("token", SECRET));
  }

  /// What a person types for each type, part by part in its order.
  @Test
  void everyTypeIsAskedForPartByPart() throws IOException {
    created();
    var typed = new LinkedHashMap<String, List<String>>();
    typed.put("aws-keys", List.of("AKIDEXAMPLE", SECRET, ""));
    typed.put("aws-role", List.of("arn:aws:iam::123456789012:role/x", "a-aws-keys", SECRET));
    typed.put("database", List.of("u", SECRET, "postgresql://db/x"));
    typed.put("api-token", List.of(SECRET, ""));
    typed.put("totp", List.of("JBSWY3DPEHPK3PXP"));
    typed.put("web-login", List.of("u", SECRET, "https://x.example.test/", ""));
    typed.put("recovery-codes", List.of(SECRET + "-1", SECRET + "-2", ""));
    typed.put("text", List.of(SECRET));
    for (var one : typed.entrySet()) {
      typist.types(PASSPHRASE);
      one.getValue().forEach(typist::types);
      var said = terminal.at("vault", "add", "a-" + one.getKey(), "--type", one.getKey());
      assertThat(said.code()).as(one.getKey() + said.err()).isZero();
    }
    for (var type : List.of("kubeconfig", "ssh-key")) {
      typist.types(PASSPHRASE);
      assertThat(terminal.at("vault", "add", type, "--type", type).err()).contains("--secret-fd");
    }
    var codes =
        opened("vault", "show", "a-recovery-codes", "--because", "x", "--by", "Ann", "--json");
    assertThat(codes.json().get("parts"))
        .isEqualTo(Map.of("recovery-codes", SECRET + "-1\n" + SECRET + "-2"));
    assertThat(opened("vault", "list", "--json").list("entries")).hasSize(typed.size());
  }
}
