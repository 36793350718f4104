package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.journal.Entry;
import dev.holdfast.vault.KeePassXc;
import dev.holdfast.vault.OtherPrograms;
import dev.holdfast.vault.Vaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is kept beside a vault is looked into and put back, never gone on with.
class VaultGenerationsTest extends VaultBench {
  private static final String NEW = SECRET + "-2";

  private Path earlier() {
    return home().resolve("vault.earlier-1.kdbx");
  }

  private Terminal.Said rotated(String... more) throws IOException {
    var words = List.of("vault", "rotate", "pager", "--because", "used", "--by", "Ann");
    var all = new java.util.ArrayList<>(words);
    all.addAll(List.of(more));
    return given(NEW, all.toArray(String[]::new));
  }

  /// Saved into a generation, a secret was pushed out by the next three saves of the vault.
  @Test
  void aDebtOfAGenerationIsSettledInTheVault() throws IOException {
    created();
    added("pager", "api-token", SECRET);
    added("other", "text", "canary-other");
    var from = earlier().toString();
    var show = opened("vault", "show", "pager", "--because", "x", "--by", "Ann", "--vault", from);
    assertThat(show.code()).as(show.err()).isZero();
    assertThat(marks("pager")).contains("rotation-owed");
    var before = Files.readAllBytes(earlier());
    var there = rotated("--vault", from, "--json");
    assertThat(there.json().get("problem"))
        .asString()
        .contains("vault.earlier", "is only read", "holdfast vault restore --vault");
    assertThat(earlier()).hasBinaryContent(before);
    var said = rotated("--json");
    assertThat(said.code()).as(said.err() + said.out()).isZero();
    assertThat(marks("pager")).doesNotContain("rotation-owed");
  }

  @Test
  void oneCommandGoesBackAndKeepsWhatWasThere() throws IOException {
    created();
    added("pager", "api-token", SECRET);
    added("wrong", "text", "canary-other");
    var now = Files.readAllBytes(vault());
    var then = Files.readAllBytes(earlier());
    var words = List.of("vault", "restore", "--because", "the last save was wrong", "--by", "Ann");
    assertThat(opened(words.toArray(String[]::new)).code()).as("no generation named").isEqualTo(2);
    var all = new java.util.ArrayList<>(words);
    all.addAll(List.of("--vault", earlier().toString(), "--json"));
    var said = opened(all.toArray(String[]::new));
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(vault()).hasBinaryContent(then);
    var kept = Path.of(said.text("kept"));
    assertThat(kept).hasBinaryContent(now);
    assertThat(kept.getFileName().toString()).startsWith("vault.replaced-");
    assertThat(record())
        .extracting(Entry::type)
        .containsSubsequence("vault.opened", "vault.changing", "vault.restored");
    assertThat(opened("vault", "list").err()).contains("OLDER");
    var add = given("x", "vault", "add", "y", "--type", "text", "--vault", kept.toString());
    assertThat(add.code()).as("kept, not gone on with").isEqualTo(1);
    Files.delete(vault());
    var missing = opened("vault", "list");
    assertThat(missing.err()).contains("holdfast vault restore --vault " + earlier());
    assertThat(opened(all.toArray(String[]::new)).code()).isZero();
    assertThat(vault()).hasBinaryContent(then);
  }

  @Test
  void aConversionTakesNoVaultsPlace() throws Exception {
    created();
    added("pager", "api-token", SECRET);
    var xc = KeePassXc.in(folder);
    var old = folder.resolve("old.kdbx");
    var words = "an old passphrase of words";
    xc.exec(
            List.of(xc.programName(), "db-create", "-q", "-p", "-t", "100", old.toString()),
            words,
            words)
        .good();
    var then = Files.readAllBytes(earlier());
    Files.delete(vault());
    for (var to : List.of(vault(), home().resolve("vault.earlier-2.kdbx"))) {
      typist.types(words);
      var said =
          terminal.at(
              "vault", "export", "--vault", old.toString(), "--to", to.toString(), "--json");
      assertThat(said.code()).isEqualTo(1);
      assertThat(said.json().get("problem"))
          .asString()
          .contains(to.equals(vault()) ? "vault.generations-beside" : "vault.generation-name");
      assertThat(to).doesNotExist();
    }
    assertThat(earlier()).hasBinaryContent(then);
  }

  /// `vault` and `vault.kdbx` would push out each other's generations.
  @Test
  void twoVaultsShareNoGenerations() throws IOException {
    created();
    var bare = home().resolve("vault");
    assertThatThrownBy(() -> Vaults.free(bare)).hasMessageContaining("under the names of those of");
    assertThatCode(() -> Vaults.free(home().resolve("other"))).doesNotThrowAnyException();
  }

  /// The home knows that there was one: a run is not told that nothing is held for it.
  @Test
  void aVaultThatIsGoneIsMissed() throws IOException {
    stage.credential("pager");
    created();
    added("pager", "api-token", SECRET);
    try (var all = Files.list(home())) {
      for (var file : all.filter(one -> one.toString().endsWith(".kdbx")).toList()) {
        Files.delete(file);
      }
    }
    stage.steps("s", "- {id: q, title: Q, action: fake.keyed, target: near, with: {thing: a}}\n");
    var run = terminal.at("run", stage.plan.toString(), "s", "--live", "--json");
    assertThat(run.err()).contains("knows a vault at " + vault(), "nothing of it is there");
    assertThat(run.out()).contains("which is gone, is locked, and may hold pager");
    typist.types(PASSPHRASE, PASSPHRASE);
    assertThat(terminal.at("vault", "create").err()).contains("knows a vault at " + vault());
  }

  /// KeePassXC counts no saves, so that the file itself has to be known again.
  @Test
  void aFileFromBeforeASaveByAnotherProgramIsOlder() throws IOException {
    created();
    added("pager", "api-token", SECRET);
    assertThat(opened("vault", "list").err()).doesNotContain("OLDER");
    var before = Files.readAllBytes(vault());
    OtherPrograms.edit(
        vault(), PASSPHRASE, "pager", node -> node.text("Notes", "rotated in KeePassXC"));
    assertThat(opened("vault", "list").err()).doesNotContain("OLDER");
    Files.write(vault(), before);
    assertThat(opened("vault", "list").err()).contains("OLDER");
    assertThat(opened("vault", "list").err()).contains("OLDER");
    added("other", "text", "canary-other");
    assertThat(opened("vault", "list").err()).as("saved onto it").contains("OLDER");
  }
}
