package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Entry;
import dev.holdfast.vault.KeePassXc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `vault passphrase`: another passphrase or key file, on record, and what it leaves behind.
class VaultPassphraseTest extends VaultBench {
  private static final String NEXT = "orbit-canary-passphrase-17-and-more";
  private static final String[] WHO = {"--because", "Ben left", "--by", "Ann"};

  private static String[] words(String... more) {
    var all = new ArrayList<>(List.of("vault", "passphrase"));
    all.addAll(List.of(WHO));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private Terminal.Said changed(String next, String... more) throws IOException {
    var both = new LinkedHashMap<String, String>();
    both.put("--passphrase-fd", PASSPHRASE);
    both.put("--new-passphrase-fd", next);
    return with(both, words(more));
  }

  private static String[] quorum() {
    var all = new ArrayList<>(List.of("vault", "quorum", "--of", "2/2"));
    all.addAll(List.of(WHO));
    return all.toArray(String[]::new);
  }

  private Terminal.Said list(String passphrase, String... more) throws IOException {
    var all = new ArrayList<>(List.of("vault", "list", "--json"));
    all.addAll(List.of(more));
    return with(Map.of("--passphrase-fd", passphrase), all.toArray(String[]::new));
  }

  private static String code(Terminal.Said said) {
    return String.valueOf(said.json().get("problem"));
  }

  private Path keyFile(String name) throws IOException {
    return Files.writeString(folder.resolve(name), name.repeat(20));
  }

  @Test
  void theNewOneOpensItAndTheOldOneOnlyWhatIsKept() throws IOException {
    created();
    added("pager", "api-token", SECRET);
    var said = changed(NEXT);
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("vault.earlier-1.kdbx. Delete it", "vault.earlier-2.kdbx", "export --paper");
    assertThat(list(NEXT).list("entries")).hasSize(1);
    assertThat(code(list(PASSPHRASE))).contains("vault.does-not-open");
    var kept = home().resolve("vault.earlier-1.kdbx").toString();
    assertThat(list(PASSPHRASE, "--vault", kept).code()).isZero();
    lastChange("what", "passphrase", "by", "Ann", "because", "Ben left");
    assertThat(record())
        .extracting(Entry::type)
        .containsSubsequence("vault.opened", "vault.changing", "vault.saved");
  }

  @Test
  void itIsAskedForOnceAndTheNewOneTwice() throws IOException {
    created();
    typist.types(PASSPHRASE, NEXT, "something else");
    assertThat(terminal.at(words()).err()).contains("not the same");
    assertThat(list(PASSPHRASE).code()).as("nothing was changed").isZero();
    typist.types(PASSPHRASE, NEXT, NEXT);
    assertThat(terminal.at(words()).code()).isZero();
    assertThat(typist.asked).last().asString().contains("same again");
    assertThat(list(NEXT).code()).isZero();
    typist.types(NEXT, "");
    assertThat(terminal.at(words()).err()).contains("no new one was given");
    typist.types("wrong", "x", "x");
    assertThat(terminal.at(words()).err()).contains("does not open");
  }

  @Test
  void aKeyFileIsAddedChangedAndRemoved() throws IOException {
    created();
    var one = keyFile("one.key").toString();
    var two = keyFile("two.key").toString();
    assertThat(changed(PASSPHRASE, "--new-key-file", one).code()).isZero();
    assertThat(list(PASSPHRASE).code()).isEqualTo(1);
    assertThat(list(PASSPHRASE, "--key-file", one).code()).isZero();
    assertThat(changed(NEXT, "--key-file", one).code()).as("the key file stays").isZero();
    assertThat(list(NEXT, "--key-file", one).code()).isZero();
    var both = new LinkedHashMap<String, String>();
    both.put("--passphrase-fd", NEXT);
    var alone = with(both, words("--key-file", one, "--new-key-file", two, "--no-passphrase"));
    assertThat(alone.code()).as(alone.err()).isZero();
    assertThat(alone.out()).contains("The key file alone opens");
    assertThat(terminal.at("vault", "list", "--key-file", two).code()).isZero();
    typist.types("", PASSPHRASE, PASSPHRASE);
    assertThat(terminal.at(words("--key-file", two, "--no-key-file")).code()).isZero();
    assertThat(list(PASSPHRASE).code()).isZero();
    assertThat(record())
        .filteredOn(entry -> entry.type().equals("vault.changing"))
        .extracting(entry -> entry.data().get("what"))
        .containsExactly(
            "create",
            "passphrase, a key file added",
            "passphrase, the same key file",
            "key file alone: another key file",
            "passphrase, no key file any more");
  }

  @Test
  void whatWouldChangeNothingOrOpenToNobodyIsRefused() throws IOException {
    created();
    var before = Files.readAllBytes(vault());
    assertThat(code(changed(PASSPHRASE, "--json"))).contains("vault.same-key");
    assertThat(opened(words("--no-passphrase")).code()).isEqualTo(2);
    var key = keyFile("one.key").toString();
    assertThat(changed(NEXT, "--new-key-file", key, "--no-key-file").code()).isEqualTo(2);
    assertThat(code(changed(NEXT, "--new-key-file", "none.key", "--json")))
        .contains("vault.key-file");
    assertThat(opened("vault", "passphrase", "--by", "Ann").code()).as("no reason").isEqualTo(2);
    var kept = changed(NEXT, "--vault", vault().toString(), "--json");
    assertThat(kept.code()).isZero();
    assertThat(kept.json()).containsEntry("passphrase", true).containsEntry("keyFile", null);
    var earlier = home().resolve("vault.earlier-1.kdbx");
    assertThat(earlier).hasBinaryContent(before);
    assertThat(code(changed(NEXT, "--vault", earlier.toString(), "--json")))
        .contains("vault.earlier");
  }

  /// One person with a passphrase would be in where two are needed.
  @Test
  void aQuorumIsNotBypassed() throws IOException {
    created();
    var both = new LinkedHashMap<String, String>();
    both.put("--passphrase-fd", PASSPHRASE);
    both.put("--holders-fd", "{\"Ann\": \"a-1\", \"Ben\": \"b-2\"}");
    assertThat(with(both, quorum()).code()).isZero();
    var before = Files.readAllBytes(vault());
    var shares = new LinkedHashMap<String, String>();
    shares.put("--shares-fd", "{\"Ann\": \"a-1\", \"Ben\": \"b-2\"}");
    shares.put("--new-passphrase-fd", NEXT);
    var said = with(shares, words("--json"));
    assertThat(said.code()).isEqualTo(1);
    assertThat(code(said)).contains("quorum.in-force", "vault quorum --of K/N");
    assertThat(vault()).hasBinaryContent(before);
  }

  /// The window or a run holds the home: it goes on the incident's record.
  @Test
  void aRunIsToldOfIt() throws Exception {
    created();
    whileARunGoesOn(
        incident -> {
          assertThat(code(changed(NEXT, "--json"))).contains("vault.home-in-use");
          var said = changed(NEXT, "--incident", incident);
          assertThat(said.code()).as(said.err()).isZero();
          assertThat(record(incident).toString()).contains("Vault: passphrase", "Ben left");
        });
    assertThat(list(NEXT).code()).isZero();
  }

  @Test
  void keePassXcOpensTheResult() throws Exception {
    created();
    added("pager", "api-token", SECRET);
    var key = keyFile("one.key");
    assertThat(changed(NEXT, "--new-key-file", key.toString()).code()).isZero();
    var xc = KeePassXc.in(folder, "-k", key.toString());
    assertThat(xc.run("ls", vault(), List.of(), NEXT).good()).contains("pager");
    assertThat(KeePassXc.in(folder).run("ls", vault(), List.of(), PASSPHRASE).code()).isNotZero();
    for (var file : List.of("in", "out", "err")) delete(file);
  }

  /// What the other program was told and said.
  private void delete(String begins) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.filter(one -> one.getFileName().toString().startsWith(begins)).toList())
        if (file.toString().endsWith(".txt")) Files.delete(file);
    }
  }
}
