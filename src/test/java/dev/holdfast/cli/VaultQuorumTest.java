package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `vault quorum`, opening with shares, and the sheets.
class VaultQuorumTest extends VaultBench {
  private static final String HOLDERS = "{\"Ann\": \"a-1\", \"Ben\": \"b-2\", \"Cy\": \"c-3\"}";

  private static final String[] WHO = {"--because", "on call", "--by", "Ann"};

  private static String[] two(String... more) {
    var words = new java.util.ArrayList<>(List.of("vault", "quorum", "--of", "2/2"));
    words.addAll(List.of(WHO));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private Terminal.Said quorum(String of, String... more) throws IOException {
    var words = new java.util.ArrayList<>(List.of("vault", "quorum", "--of", of, "--json"));
    words.addAll(List.of(WHO));
    words.addAll(List.of(more));
    var both = new LinkedHashMap<String, String>();
    both.put("--passphrase-fd", PASSPHRASE);
    both.put("--holders-fd", HOLDERS);
    return with(both, words.toArray(String[]::new));
  }

  private Terminal.Said shares(String object, String... words) throws IOException {
    return with(Map.of("--shares-fd", object), words);
  }

  private Path sheets() {
    return folder.resolve("sheets.html");
  }

  private static List<String> words(Path sheets) throws IOException {
    var tables =
        Pattern.compile("<table class=\"words\">(.*?)</table>", Pattern.DOTALL)
            .matcher(Files.readString(sheets));
    return tables
        .results()
        .map(
            table ->
                String.join(
                    " ",
                    Pattern.compile("</small>([a-z]{5})</td>")
                        .matcher(table.group(1))
                        .results()
                        .map(word -> word.group(1))
                        .toList()))
        .toList();
  }

  /// The shares that lie beside it open what was there before.
  @Test
  void aVaultThatWentBackToBeforeItsQuorumIsOpenedByItsPassphrase() throws IOException {
    created();
    assertThat(quorum("2/3").code()).isZero();
    var from = home().resolve("vault.earlier-1.kdbx").toString();
    var back =
        opened(
            "vault", "restore", "--vault", from, "--because", "no quorum after all", "--by", "Ann");
    assertThat(back.code()).as(back.err()).isZero();
    typist.types("", PASSPHRASE);
    var list = terminal.at("vault", "list");
    assertThat(list.code()).as(list.err() + typist.asked).isZero();
    typist.types("", "new-" + PASSPHRASE.length(), "");
    assertThat(terminal.at("vault", "list").err()).contains("does not open");
    typist.types("", "");
    assertThat(terminal.at("vault", "list", "--json").json().toString()).contains("quorum.too-few");
  }

  /// An old set that rotted, an empty file, a stray: the good one opens.
  @Test
  void anUnreadableSetKeepsNobodyOut() throws IOException {
    created();
    assertThat(quorum("2/3").code()).isZero();
    var stray = home().resolve("vault.quorum-old.json");
    Files.writeString(stray, "{");
    var two = shares("{\"Ann\": \"a-1\", \"Cy\": \"c-3\"}", "vault", "list");
    assertThat(two.code()).as(two.err()).isZero();
    assertThat(two.err()).contains("vault.quorum-old.json is not a whole quorum file");
    var before =
        opened("vault", "list", "--vault", home().resolve("vault.earlier-1.kdbx").toString());
    assertThat(before.code()).as(before.err()).isZero();
  }

  @Test
  void onePersonHoldsNoTwoShares() throws IOException {
    created();
    var both = new LinkedHashMap<String, String>();
    both.put("--passphrase-fd", PASSPHRASE);
    both.put("--holders-fd", "{\"Ann\": \"pa\", \"ann\": \"pb\"}");
    assertThat(with(both, two()).code()).isEqualTo(2);
    for (var eye : List.of("Ann\u00a0", "Ann\u200b", "\uff21nn", "A\u00adnn")) {
      both.put("--holders-fd", "{\"Ann\": \"pa\", \"" + eye + "\": \"pb\"}");
      assertThat(with(both, two()).code()).as(eye).isPositive();
    }
    both.put("--holders-fd", "{\"Ann\": \"pa\", \"Ben\": \"pa\"}");
    assertThat(with(both, two("--json")).json().toString()).contains("quorum.same-passphrase");
    assertThat(opened("vault", "list").code()).as("nothing was changed").isZero();
    var second =
        opened("vault", "show", "x", "--because", "y", "--by", "Ann", "--second", "Ann\u00a0");
    assertThat(second.code()).isEqualTo(2);
  }

  /// What has no end is not read to it.
  @Test
  @org.junit.jupiter.api.Timeout(60)
  void aPipeInTheSetsPlaceKeepsNobodyOut() throws Exception {
    created();
    assertThat(quorum("2/3").code()).isZero();
    var pipe = home().resolve("vault.quorum-pipe.json");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Files.createSymbolicLink(
        home().resolve("vault.quorum-zero.json"), java.nio.file.Path.of("/dev/zero"));
    Files.writeString(home().resolve("vault.quorum-deep.json"), "[".repeat(900_000));
    var two = shares("{\"Ann\": \"a-1\", \"Cy\": \"c-3\"}", "vault", "list");
    assertThat(two.code()).as(two.err()).isZero();
    assertThat(two.err())
        .contains("quorum-pipe.json is not", "quorum-zero.json is not", "quorum-deep");
  }

  @Test
  void anyTwoOfThreeOpenItAndThePassphraseDoesNotAnyMore() throws IOException {
    created();
    added("pager", "text", SECRET, "--two-people");
    var said = quorum("2/3");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.json()).containsEntry("needed", 2L).containsKeys("file", "set", "holders");
    assertThat(opened("vault", "list", "--json").json().get("problem"))
        .asString()
        .contains("vault.does-not-open")
        .doesNotContain("restore");
    for (var two :
        List.of("{\"Ann\": \"a-1\", \"ben\": \"b-2\"}", "{\"Cy\":\"c-3\",\"Ben\":\"b-2\"}")) {
      assertThat(shares(two, "vault", "list", "--json").list("entries")).hasSize(1);
    }
    assertThat(record())
        .filteredOn(entry -> entry.type().equals("vault.opened"))
        .last()
        .extracting(Entry::data)
        .satisfies(data -> assertThat(data).containsEntry("holders", List.of("Ben", "Cy")));
    // two who proved to be there are two people
    var shown =
        shares(
            "{\"Ann\": \"a-1\", \"Cy\": \"c-3\"}",
            "vault",
            "show",
            "pager",
            "--because",
            "x",
            "--by",
            "Ann");
    assertThat(shown.out()).contains(SECRET);
    assertThat(record().getLast().data()).containsEntry("second", "Cy");
  }

  @Test
  void whatIsNotEnoughOrNotRightIsRefusedInWords() throws IOException {
    created();
    assertThat(quorum("2/3").code()).isZero();
    assertThat(refused("{\"Ann\": \"a-1\"}")).contains("quorum.too-few");
    assertThat(refused("{\"Ann\": \"a-1\", \"Ben\": \"b-3\"}")).contains("quorum.does-not-open");
    assertThat(refused("{\"Ann\": \"a-1\", \"Zed\": \"b-2\"}")).contains("quorum.no-holder");
    assertThat(refused("{\"Ann\": \"a-1\", \"paper\": \"babab babab\"}")).contains("quorum.words");
    assertThat(refused("not an object")).contains("use.secret-fd");
    assertThat(terminal.at("vault", "list", "--set", "000000000000", "--json").code()).isEqualTo(2);
  }

  private String refused(String object) throws IOException {
    var said = shares(object, "vault", "list", "--json");
    assertThat(said.code()).isNotZero();
    return String.valueOf(said.json().get("problem"));
  }

  @Test
  void wrongNumbersMakeNoQuorum() throws IOException {
    created();
    var before = Files.readAllBytes(vault());
    for (var of : List.of("1/3", "4/3", "2/17", "two", "2/2")) {
      assertThat(quorum(of).code()).as(of).isEqualTo(2);
    }
    assertThat(quorum("2/3", "--paper", folder.resolve("x.doc").toString()).code()).isEqualTo(2);
    var odd =
        with(
            Map.of(
                "--passphrase-fd",
                PASSPHRASE,
                "--holders-fd",
                "{\"\u0141ukasz\":\"a\",\"B\":\"b\"}"),
            two("--paper", folder.resolve("x.pdf").toString()));
    assertThat(odd.code()).as(odd.err()).isEqualTo(2);
    assertThat(Files.readAllBytes(vault())).isEqualTo(before);
    assertThat(opened("vault", "list").code()).isZero();
  }

  @Test
  void sharesAreAskedForOneByOneUnseen() throws IOException {
    created();
    typist.types(
        PASSPHRASE, "Ann", "a-1", "a-1", "ann", "Ben", "b-2", "other", "Ben", "b-2", "b-2");
    var made = terminal.at(two());
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.err()).contains("holds a share already", "not the same");
    typist.types("Ben", "wrong", "ben", "b-2", "Ben", "b-2", "Ann", "a-1");
    var list = terminal.at("vault", "list", "--json");
    assertThat(list.code()).as(list.err()).isZero();
    assertThat(list.err()).contains("does not open", "1 of 2.", "there already", "2 of 2.");
    typist.types("Ben", "b-2", "");
    assertThat(terminal.at("vault", "list", "--json").json().get("problem"))
        .asString()
        .contains("quorum.too-few");
  }

  @Test
  void sheetsAreForTheirOwnerAndOpenTheVault() throws IOException {
    created();
    added("pager", "text", SECRET);
    assertThat(quorum("2/3", "--paper", sheets().toString()).code()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sheets())))
        .isEqualTo("rw-------");
    assertThat(folder.resolve("combine_shares.py")).exists();
    var words = words(sheets());
    assertThat(words).hasSize(3).allSatisfy(row -> assertThat(row.split(" ", -1)).hasSize(22));
    var mixed = "{\"paper\": \"%s\", \"Cy\": \"c-3\"}".formatted(words.get(1));
    assertThat(shares(mixed, "vault", "list", "--json").list("entries")).hasSize(1);
    var again = folder.resolve("two.html");
    var two = "{\"Ann\": \"a-1\", \"Cy\": \"c-3\"}";
    var export = shares(two, paper(again.toString(), "--json"));
    assertThat(export.json()).containsEntry("holders", List.of("Ann", "Cy"));
    assertThat(words(again)).containsExactly(words.get(0), words.get(2));
    var over = shares(two, paper(again.toString(), "--json"));
    assertThat(over.json().get("problem")).asString().contains("vault.exists");
  }

  @Test
  void withoutAQuorumTheSheetHoldsNoSecret() throws IOException {
    created();
    var said = opened(paper(sheets().toString()));
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(Files.readString(sheets())).contains("written by hand").doesNotContain("words\">");
    assertThat(opened("vault", "export").code()).isEqualTo(2);
  }

  private static String[] paper(String... more) {
    var words = new java.util.ArrayList<>(List.of("vault", "export", "--by", "Ann"));
    words.addAll(List.of("--because", "for the safe", "--paper"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  @Test
  void sheetsAreMadeByANamedPersonForAReason() throws IOException {
    created();
    var file = sheets().toString();
    assertThat(opened("vault", "export", "--paper", file).code()).isEqualTo(2);
    assertThat(opened("vault", "export", "--paper", file, "--by", "Ann").code()).isEqualTo(2);
    assertThat(opened("vault", "export", "--paper", file, "--because", "x").code()).isEqualTo(2);
    assertThat(sheets()).doesNotExist();
    assertThat(opened(paper(file)).code()).isZero();
    lastChange("what", "paper", "by", "Ann", "because", "for the safe");
  }

  /// Who opens the vault from now on is changed by a named person for a reason.
  @Test
  void aQuorumIsMadeByANamedPersonForAReason() throws IOException {
    created();
    var both = new LinkedHashMap<String, String>();
    both.put("--passphrase-fd", PASSPHRASE);
    both.put("--holders-fd", HOLDERS);
    for (var more : List.of(List.of("--by", "Ann"), List.of("--because", "x"))) {
      var words = new java.util.ArrayList<>(List.of("vault", "quorum", "--of", "2/3"));
      words.addAll(more);
      assertThat(with(both, words.toArray(String[]::new)).code()).isEqualTo(2);
    }
    assertThat(opened("vault", "list").code()).as("nothing was changed").isZero();
    assertThat(quorum("2/3").code()).isZero();
    assertThat(record())
        .filteredOn(entry -> entry.data().containsValue("quorum"))
        .last()
        .satisfies(
            entry ->
                assertThat(entry.data())
                    .containsEntry("by", "Ann")
                    .containsEntry("because", "on call"));
  }

  /// An account is told apart from people; whoever is named stands there by name.
  @Test
  void whoListsAndAddsIsOnRecord() throws IOException {
    created();
    assertThat(opened("vault", "list").code()).isZero();
    var account = "account " + System.getProperty("user.name");
    assertThat(record().getLast().data()).containsEntry("by", account);
    assertThat(opened("vault", "list", "--by", "Ann", "--because", "monthly look").code()).isZero();
    assertThat(record().getLast().data())
        .containsEntry("by", "Ann")
        .containsEntry("because", "monthly look");
    added("pager", "text", SECRET, "--by", "Ben", "--because", "new pager");
    lastChange("by", "Ben", "because", "new pager");
  }

  /// A name that begins as the words of a sheet are announced.
  @Test
  void aHolderCalledPaperIsAPerson() throws IOException {
    created();
    var both = new LinkedHashMap<String, String>();
    both.put("--passphrase-fd", PASSPHRASE);
    var first = "a long passphrase of the first";
    var second = "a long passphrase of the second";
    var holders = "{\"paperboy\": \"%s\", \"Ben\": \"%s\"}".formatted(first, second);
    both.put("--holders-fd", holders);
    var words = new java.util.ArrayList<>(List.of("vault", "quorum", "--of", "2/2", "--json"));
    words.addAll(List.of(WHO));
    var made = with(both, words.toArray(String[]::new));
    assertThat(made.code()).as(made.err() + made.out()).isZero();
    var list = shares(holders, "vault", "list");
    assertThat(list.code()).as(list.err()).isZero();
  }
}
