package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Disk;
import dev.holdfast.runbook.Consent;
import dev.holdfast.runbook.Stage;
import dev.holdfast.vault.VaultKit;
import dev.holdfast.vault.Vaults;
import dev.holdfast.vault.quorum.Quorum;
import dev.holdfast.vault.quorum.QuorumFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run of a home that has a vault asks for it once, or is told to do without.
class VaultAtTerminalTest {
  private static final String STEP =
      "- {id: a, title: A, action: fake.keyed, target: near, with: {thing: a}}\n";

  @TempDir Path folder;
  private final Typist typist = new Typist();
  private Stage stage;
  private Terminal terminal;

  @BeforeEach
  void setUp() throws IOException {
    stage = new Stage(folder).credential("prod");
    stage.steps("s", STEP);
    var file = folder.resolve("home/vault.kdbx");
    Files.createDirectories(file.getParent());
    try (var key = VaultKit.key("open it");
        var vault = VaultKit.create(file, key)) {
      vault.put(VaultKit.token("prod", "canary-2290"));
      vault.save();
    }
    terminal = new Terminal(stage, folder.resolve("home"), typist);
  }

  @AfterEach
  void tearDown() {
    terminal.close();
    stage.close();
  }

  private Terminal.Said live(String... more) {
    var words = new ArrayList<>(List.of("run", stage.plan.toString(), "s", "--live"));
    words.addAll(List.of("--by", "Ann"));
    words.addAll(List.of(more));
    return terminal.at(words.toArray(String[]::new));
  }

  @Test
  void thePassphraseIsAskedForOnceBeforeAnythingRuns() {
    typist.types(Consent.word(stage.plan), "open it");
    var said = live();
    assertThat(said.code()).as(said.err() + typist.asked).isZero();
    assertThat(said.err()).contains("the vault gives this run prod for");
    assertThat(typist.asked).hasSize(2);
    assertThat(stage.world.effects).containsExactly("a");
    var id = said.out().replaceAll("(?s).*\\[(\\S+-s)\\].*", "$1");
    assertThat(stage.types(id)).contains("vault.opened");
    assertThat(stage.record(id).toString()).contains("by=Ann", "until=").doesNotContain("canary");
  }

  @Test
  void leftLockedItIsAskedForAgainWhereAStepNeedsIt() {
    typist.types(Consent.word(stage.plan), "", "wrong one", "");
    var said = live();
    assertThat(said.err()).contains("stays locked", "The vault").contains("may hold prod");
    assertThat(said.code()).as(said.err() + typist.asked).isEqualTo(3);
    assertThat(stage.world.effects).isEmpty();
    typist.types("open it");
    var resumed = terminal.at("resume", id(said), "--by", "Ann");
    assertThat(resumed.code()).as(resumed.err() + typist.asked).isZero();
    assertThat(stage.world.effects).containsExactly("a");
  }

  @Test
  void aWrongPassphraseInTheMiddleOfARunIsAskedForAgain() {
    typist.types(Consent.word(stage.plan), "", "wrong one", "wrong two", "open it");
    var said = live();
    assertThat(said.code()).as(said.err() + typist.asked).isZero();
    assertThat(said.err()).contains("does not open");
    assertThat(stage.world.effects).containsExactly("a");
  }

  private static String id(Terminal.Said said) {
    return said.out().replaceAll("(?s).*\\[(\\S+-s)\\].*", "$1");
  }

  @Test
  void withoutItTheRunGoesOnAsBefore() {
    typist.types(Consent.word(stage.plan));
    var said = live("--no-vault");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(typist.asked).hasSize(1);
    assertThat(stage.world.effects).containsExactly("a");
  }

  @Test
  void aRehearsalAsksForNothingAndTakesNothing() {
    var said = terminal.at("run", stage.plan.toString(), "s", "--rehearse", "--by", "Ann");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(typist.asked).isEmpty();
    var refused =
        terminal.at(
            "run", stage.plan.toString(), "s", "--rehearse", "--key-file", "k", "--by", "Ann");
    assertThat(refused.code()).isEqualTo(2);
  }

  @Test
  void whatOpensNothingEndsTheCommandBeforeAnythingIsDeclared() {
    typist.types(Consent.word(stage.plan));
    var said = live("--key-file", folder.resolve("none.key").toString(), "--unattended");
    assertThat(said.code()).isEqualTo(1);
    assertThat(folder.resolve("home/incidents")).doesNotExist();
    typist.types(Consent.word(stage.plan));
    assertThat(live("--lease", "soon").code()).isEqualTo(2);
  }

  /// Looked at by another process while a step works with what it was given.
  @Test
  void showSaysUntilWhenTheVaultGivesCredentials() {
    var ids = new ArrayList<String>();
    var shown = new ArrayList<String>();
    var leases = new ArrayList<@Nullable Object>();
    stage.world.onPerform(
        _ -> {
          ids.addAll(List.of(String.valueOf(folder.resolve("home/incidents").toFile().list()[0])));
          leases.add(lease(ids.getFirst()));
          shown.add(terminal.at("show", ids.getFirst()).out());
          var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
          while (!shown.getLast().contains("is over") && System.nanoTime() < deadline) {
            shown.add(terminal.at("show", ids.getFirst()).out());
          }
        });
    typist.types(Consent.word(stage.plan), "open it");
    var said = live("--lease", "20m");
    assertThat(said.code()).as(said.err() + ids + shown).isZero();
    var until = String.valueOf(((Map<?, ?>) leases.getFirst()).get("until"));
    assertThat((Map<?, ?>) leases.getFirst()).isEqualTo(Map.of("until", until, "by", "Ann"));
    var second = until.substring(0, 19) + "Z";
    assertThat(shown.getFirst())
        .contains("the vault, opened by Ann, gives this run credentials until " + second + " (")
        .contains(" left)");
    assertThat(shown.getLast())
        .contains("the lease of the vault is over since " + second)
        .doesNotContain("gives this run credentials");
    // It was the process's that drove the run.
    assertThat(lease(ids.getFirst())).isNull();
    assertThat(terminal.at("show", ids.getFirst()).out()).doesNotContain("the vault");
  }

  private @Nullable Object lease(String id) {
    var shown = terminal.at("show", id, "--json").json();
    assertThat(shown).containsKey("lease");
    return shown.get("lease");
  }

  /// An account of the computer is no second person: the holders are who was there.
  @Test
  void holdersStandInForAnAccountThatNobodyNamed() {
    try (var key = VaultKit.key("open it");
        var vault = new Vaults(Disk.local(), stage.clock(), new SecureRandom()).open(file(), key);
        var quorum =
            Quorum.make(
                new Quorum.Wish(2, VaultKit.TINY, stage.clock().wall()),
                Map.of("Ben", VaultKit.secret("b"), "Ann", VaultKit.secret("a")),
                new SecureRandom())) {
      quorum.protect(vault);
    }
    var holders = QuorumFile.beside(file()).getFirst().holders();
    typist.types(Consent.word(stage.plan), "Ann", "a", "Ben", "b");
    var said = terminal.at("run", stage.plan.toString(), "s", "--live");
    assertThat(said.code()).as(said.err() + typist.asked).isZero();
    var opened =
        stage.record(id(said)).stream()
            .filter(entry -> entry.type().equals("vault.opened"))
            .findFirst()
            .orElseThrow();
    assertThat(opened.data())
        .containsEntry("by", holders.getFirst())
        .containsEntry("second", holders.getLast());
    typist.types(Consent.word(stage.plan), "open it");
    var alone = terminal.at("run", stage.plan.toString(), "s", "--live", "--second", "Ann");
    assertThat(alone.code()).isEqualTo(2);
    assertThat(alone.err()).contains("say with --by who the first is");
  }

  private Path file() {
    return folder.resolve("home/vault.kdbx");
  }
}
