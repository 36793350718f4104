package dev.holdfast.vault.quorum;

import static dev.holdfast.vault.VaultKit.key;
import static dev.holdfast.vault.VaultKit.problem;
import static dev.holdfast.vault.VaultKit.secret;
import static dev.holdfast.vault.VaultKit.shown;
import static dev.holdfast.vault.VaultKit.token;
import static dev.holdfast.vault.VaultKit.vaults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kernel.Secret;
import dev.holdfast.peers.Peer;
import dev.holdfast.vault.KeePassXc;
import dev.holdfast.vault.VaultKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuorumTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Path SCRIPT = Path.of("resources/recovery/combine_shares.py");
  @TempDir private Path folder;
  private Path file = Path.of("unset");

  @BeforeEach
  void name() {
    file = folder.resolve("vault.kdbx");
  }

  private static Quorum make(int needed, Instant made, String... holders) {
    Map<String, Secret> people = new LinkedHashMap<>();
    for (var holder : holders) people.put(holder, secret("passphrase of " + holder));
    return Quorum.make(new Quorum.Wish(needed, VaultKit.TINY, made), people, RANDOM);
  }

  /// A vault under a quorum of two of Ann, Bo and Cy.
  private Map<String, String> underQuorum(Path vaultFile) {
    Map<String, String> paper = new LinkedHashMap<>();
    try (var vault = VaultKit.create(vaultFile, key("before"));
        var quorum = make(2, NOW, "Ann", "Bo", "Cy")) {
      vault.put(token("t", "inside"));
      quorum.protect(vault);
      quorum.paper().forEach((name, words) -> paper.put(name, words.use(String::new)));
    }
    return paper;
  }

  private Gathering gathering(Path vaultFile) {
    return new Gathering(QuorumFile.beside(vaultFile).getFirst(), RANDOM);
  }

  private String opened(Gathering gathering) {
    try (var key = gathering.key();
        var vault = vaults().open(file, key)) {
      return shown(vault.secret("t", "token"));
    }
  }

  @Test
  void anyTwoOfThreeOpenTheVaultAndNoOneAlone() {
    var paper = underQuorum(file);
    assertThat(problem(() -> vaults().open(file, key("before")))).isEqualTo("vault.does-not-open");
    for (var pair : List.of(List.of("Ann", "Bo"), List.of("Cy", "Ann"), List.of("Bo", "Cy"))) {
      try (var gathering = gathering(file)) {
        assertThat(problem(gathering::key)).isEqualTo("quorum.too-few");
        gathering.add(pair.getFirst(), secret("passphrase of " + pair.getFirst()));
        gathering.add(pair.getFirst(), secret("passphrase of " + pair.getFirst()));
        assertThat(gathering.have()).isEqualTo(1);
        assertThat(problem(gathering::key)).isEqualTo("quorum.too-few");
        gathering.addWords(secret(paper.getOrDefault(pair.getLast(), "")));
        assertThat(opened(gathering)).isEqualTo("inside");
      }
    }
  }

  @Test
  void wrongPassphrasesAndStrangersAreRefused() {
    underQuorum(file);
    try (var gathering = gathering(file)) {
      assertThat(problem(() -> gathering.add("Ann", secret("passphrase of Bo"))))
          .isEqualTo("quorum.does-not-open");
      assertThat(problem(() -> gathering.add("Eve", secret("x")))).isEqualTo("quorum.no-holder");
      assertThat(gathering.have()).isZero();
    }
  }

  @Test
  void aShareOfAnotherVaultIsRefused() {
    underQuorum(file);
    var paper = underQuorum(folder.resolve("other.kdbx"));
    try (var gathering = gathering(file)) {
      assertThat(problem(() -> gathering.addWords(secret(paper.getOrDefault("Bo", "")))))
          .isEqualTo("quorum.other-set");
    }
  }

  @Test
  void sharesOfAnotherVaultThatPretendToBeThisOnesDoNotOpenIt() {
    underQuorum(file);
    var rule = QuorumFile.beside(file).getFirst().rule();
    try (var gathering = gathering(file)) {
      for (int number = 1; number <= 2; number++) {
        var value = new byte[Share.KEY_LENGTH];
        RANDOM.nextBytes(value);
        gathering.addWords(ShareWords.write(new Share(rule, number, Secret.copyOf(value))));
      }
      assertThat(problem(() -> opened(gathering))).isEqualTo("vault.does-not-open");
    }
  }

  @Test
  void everyTamperedByteOfASealedShareIsRefused() throws Exception {
    underQuorum(file);
    var sealed = QuorumFile.beside(file).getFirst();
    var one = sealed.shares().getFirst();
    for (int at = 0; at < one.sealed().length; at++) {
      var bytes = one.sealed().clone();
      bytes[at] ^= 1;
      var bad =
          new SealedShare(one.holder(), one.number(), one.kdf(), one.salt(), one.nonce(), bytes);
      assertThat(problem(() -> bad.open(sealed.rule(), secret("passphrase of Ann"))))
          .isEqualTo("quorum.does-not-open");
    }
    // bound to its holder, number and rule
    var moved = new SealedShare("Ann", 2, one.kdf(), one.salt(), one.nonce(), one.sealed());
    assertThat(problem(() -> moved.open(sealed.rule(), secret("passphrase of Ann"))))
        .isEqualTo("quorum.does-not-open");
    var easier = new Rule(sealed.rule().set(), 3, 3);
    assertThat(problem(() -> one.open(easier, secret("passphrase of Ann"))))
        .isEqualTo("quorum.does-not-open");
  }

  @Test
  void everyChangedLetterOfTheWordsIsNoticed() {
    var paper = underQuorum(file).getOrDefault("Ann", "");
    assertThat(paper.split(" ", -1)).hasSize(22);
    for (int at = 0; at < paper.length(); at++) {
      for (char letter : new char[] {'b', 'a', 'z', 'e', '1'}) {
        if (paper.charAt(at) == letter || paper.charAt(at) == ' ') continue;
        var bad = secret(paper.substring(0, at) + letter + paper.substring(at + 1));
        assertThat(problem(() -> ShareWords.read(bad))).isEqualTo("quorum.words");
      }
    }
    for (var bad : List.of("", "lusab", paper + " lusab", paper.substring(6), "ü" + paper)) {
      assertThat(problem(() -> ShareWords.read(secret(bad)))).isEqualTo("quorum.words");
    }
    var typed = "1. " + paper.toUpperCase(java.util.Locale.ROOT).replace(" ", ",\n 2. ");
    ShareWords.read(secret(typed)).close();
  }

  @Test
  void theNewestSetComesFirstAndTheOldOneStays() throws Exception {
    underQuorum(file);
    var first = QuorumFile.beside(file).getFirst();
    try (var gathering = gathering(file)) {
      gathering.add("Ann", secret("passphrase of Ann"));
      gathering.add("Bo", secret("passphrase of Bo"));
      try (var key = gathering.key();
          var vault = vaults().open(file, key);
          var quorum = make(3, NOW.plusSeconds(60), "Ann", "Bo", "Cy", "Di")) {
        quorum.protect(vault);
      }
    }
    var sets = QuorumFile.beside(file);
    assertThat(sets).hasSize(2);
    assertThat(sets.getFirst().holders()).containsExactly("Ann", "Bo", "Cy", "Di");
    assertThat(sets.getLast().rule()).isEqualTo(first.rule());
    assertThat(Files.readString(sets.getFirst().place(file))).doesNotContain("passphrase");
  }

  @Test
  void aQuorumFileThatIsNoneIsSaid() throws Exception {
    underQuorum(file);
    var place = QuorumFile.beside(file).getFirst().place(file);
    var good = Files.readString(place);
    for (var bad :
        List.of(
            "",
            "{}",
            good.substring(0, good.length() / 2),
            good.replace("\"memory\" : 65536", "\"memory\" : 1099511627776"),
            good.replace("\"needed\" : 2", "\"needed\" : 9"),
            good.replace("\"needed\" : 2", "\"needed\" : 1"))) {
      assertThat(bad).isNotEqualTo(good);
      Files.writeString(place, bad);
      var found = QuorumFile.lookBeside(file);
      assertThat(found.sets()).isEmpty();
      assertThat(found.damaged())
          .singleElement()
          .matches(one -> one.code().equals("quorum.damaged"));
    }
  }

  @Test
  void oneOfManyIsNoQuorum() {
    assertThatThrownBy(() -> make(1, NOW, "Ann", "Bo"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> make(3, NOW, "Ann", "Bo"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void paperAndPythonOpenTheFileInKeePassXcWithoutHoldfast() throws Exception {
    var paper = new ArrayList<>(underQuorum(file).values());
    var keyFile = folder.resolve("recovered.keyx");
    assertThat(combine(keyFile, paper.get(2).toUpperCase(java.util.Locale.ROOT), paper.get(0)))
        .isZero();
    var xc = KeePassXc.in(folder, "--no-password", "-k", keyFile.toString());
    assertThat(xc.run("show", file, List.of("-s", "--attributes=Password", "t")).good().strip())
        .isEqualTo("inside");
  }

  @Test
  void pythonRefusesWhatHoldfastRefuses() throws Exception {
    var paper = new ArrayList<>(underQuorum(file).values());
    var other = new ArrayList<>(underQuorum(folder.resolve("other.kdbx")).values());
    var keyFile = folder.resolve("none.keyx");
    assertThat(combine(keyFile, paper.get(0))).isEqualTo(1);
    assertThat(combine(keyFile, paper.get(0), paper.get(0))).isEqualTo(1);
    assertThat(combine(keyFile, paper.get(0), other.get(1))).isEqualTo(1);
    var mistyped = (paper.get(1).charAt(0) == 'b' ? "d" : "b") + paper.get(1).substring(1);
    assertThat(combine(keyFile, paper.get(0), mistyped)).isEqualTo(1);
    assertThat(keyFile).doesNotExist();
    Files.writeString(keyFile, "mine");
    assertThat(combine(keyFile, paper.get(0), paper.get(1))).isEqualTo(1);
    assertThat(keyFile).hasContent("mine");
  }

  @Test
  void pythonNeedsTheStandardLibraryOnly() throws IOException {
    var known = List.of("argparse", "hashlib", "os", "re", "sys");
    assertThat(Files.readAllLines(SCRIPT).stream().filter(line -> line.matches("(import|from) .*")))
        .allMatch(line -> known.contains(line.substring("import ".length())));
  }

  private int combine(Path out, String... shares) throws IOException, InterruptedException {
    var python = Peer.program("python3", "install Python 3");
    var in = Files.createTempFile(folder, "shares", ".txt");
    Files.write(in, List.of(shares));
    // isolated, so that no other package can be used
    var process =
        new ProcessBuilder(
                python.toString(), "-I", "-S", SCRIPT.toString(), "--out", out.toString())
            .redirectInput(in.toFile())
            .redirectOutput(folder.resolve("python-out").toFile())
            .redirectError(folder.resolve("python-err").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
