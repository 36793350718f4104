package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.incident.Command;
import dev.holdfast.journal.Damage;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.JournalReader;
import dev.holdfast.journal.JournalVerifier;
import dev.holdfast.kernel.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The home's own record knows each incident: that it began, and how it was let go.
class HomeChronicleTest {
  @TempDir Path folder;
  private Stage stage;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
  }

  @AfterEach
  void tearDown() {
    stage.close();
  }

  private List<Entry> known() {
    return JournalReader.read(stage.homeFolder.resolve("journal")).entries();
  }

  private List<String> types() {
    return known().stream().map(Entry::type).toList();
  }

  @Test
  void whatBeganAndHowItEndedIsKept() throws InterruptedException, IOException {
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    var run = stage.quiet("s");
    var id = run.snapshot().id();
    assertThat(types()).containsExactly("incident.began");
    assertThat(known().getFirst().data())
        .containsEntry("incident", id)
        .containsEntry("plan", "tiny")
        .containsEntry("scenario", "s")
        .containsEntry("mode", "live");
    run.close();
    assertThat(types()).containsExactly("incident.began", "incident.left");
    assertThat(known().getLast().data())
        .containsEntry("state", "waiting")
        .containsEntry("head", stage.record(id).getLast().hash())
        .containsEntry("events", (long) stage.record(id).size());
    stage.incidents().visit(id, Map.of()).close();
    assertThat(types()).as("a visit that said nothing").hasSize(2);
    var again = stage.resume(id);
    again.awaitQuiet();
    Stage.say(again, new Command.Answer("q", "yes"));
    again.close();
    assertThat(types()).containsExactly("incident.began", "incident.left", "incident.ended");
    assertThat(known().getLast().data()).containsEntry("state", "recovered");
    assertThat(JournalVerifier.verify(stage.homeFolder).damage()).isEmpty();
    Trees.delete(stage.homeFolder.resolve("incidents").resolve(id));
    assertThat(JournalVerifier.verify(stage.homeFolder).damage())
        .singleElement()
        .hasToString("Damage[file=incidents/%s, offset=0, kind=missing]".formatted(id));
  }

  /// It would ask for and do again what was done already.
  @Test
  void anOlderCopyIsNotGoneOnWith() throws InterruptedException, IOException {
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    var run = stage.quiet("s");
    var id = run.snapshot().id();
    run.close();
    var incident = stage.homeFolder.resolve("incidents").resolve(id);
    var older = folder.resolve("older");
    copy(incident, older);
    var again = stage.resume(id);
    again.awaitQuiet();
    Stage.say(again, new Command.Answer("q", "yes it is"));
    again.close();
    Trees.delete(incident);
    copy(older, incident);
    assertThatThrownBy(() -> stage.resume(id)).hasMessageContaining("incident.contradicted");
    assertThatThrownBy(() -> stage.incidents().visit(id, Map.of()))
        .hasMessageContaining("incident.contradicted");
    assertThat(stage.incidents().show(id).id()).isEqualTo(id);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList())
        Files.copy(file, to.resolve(from.relativize(file).toString()));
    }
  }

  /// Without them nothing tells a record from one that was written again from its beginning.
  @Test
  void signaturesThatAreGoneAreMissed() throws InterruptedException, IOException {
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    var run = stage.quiet("s");
    var id = run.snapshot().id();
    var incident = stage.homeFolder.resolve("incidents").resolve(id);
    run.close();
    assertThat(known().getLast().data()).containsEntry("signed", (long) stage.record(id).size());
    unsign(incident);
    assertThat(kinds(stage.homeFolder))
        .containsExactly("signatures that the home's record knows are missing");
    assertThat(kinds(incident)).as("open: it may not be signed yet").isEmpty();
  }

  @Test
  void aCloseIsSigned() throws InterruptedException, IOException {
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    var run = stage.quiet("s");
    var incident = stage.homeFolder.resolve("incidents").resolve(run.snapshot().id());
    assertThat(Stage.say(run, new Command.Close("over"))).isEmpty();
    run.close();
    assertThat(kinds(stage.homeFolder)).isEmpty();
    unsign(incident);
    assertThat(kinds(incident)).containsExactly("the close is not signed");
    assertThat(kinds(stage.homeFolder))
        .contains("signatures that the home's record knows are missing");
  }

  /// A crash between the last event and its signature is no damage, and the next start signs.
  @Test
  void aCloseThatACrashLeftUnsignedIsSigned() throws InterruptedException, IOException {
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    var run = stage.quiet("s");
    assertThat(Stage.say(run, new Command.Close("over"))).isEmpty();
    // As the disk is before the run is let go, less the signature.
    var crashed = stage.homeFolder.resolveSibling("crashed");
    copy(stage.homeFolder, crashed);
    run.close();
    var incident = crashed.resolve("incidents").resolve(run.snapshot().id());
    try (var files = Files.list(incident.resolve("checkpoints"))) {
      Files.delete(files.max(Path::compareTo).orElseThrow());
    }
    var report = JournalVerifier.verify(incident);
    assertThat(report.damage()).extracting(Damage::kind).containsExactly("the close is not signed");
    assertThat(report.damaged()).isFalse();
    try (var home = Home.forWriting(crashed, stage.clock())) {
      home.signCloses(stage.clock());
    }
    assertThat(kinds(incident)).isEmpty();
    assertThat(kinds(crashed)).isEmpty();
  }

  /// What the home knows to have been signed is not signed again.
  @Test
  void signaturesThatWereTakenAwayAreNotMadeAgain() throws InterruptedException, IOException {
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    var run = stage.quiet("s");
    assertThat(Stage.say(run, new Command.Close("over"))).isEmpty();
    var incident = stage.homeFolder.resolve("incidents").resolve(run.snapshot().id());
    run.close();
    unsign(incident);
    stage.close();
    try (var home = Home.forWriting(stage.homeFolder, stage.clock())) {
      home.signCloses(stage.clock());
    }
    assertThat(kinds(incident)).containsExactly("the close is not signed");
  }

  private static List<String> kinds(Path path) {
    return JournalVerifier.verify(path).damage().stream().map(Damage::kind).toList();
  }

  private static void unsign(Path incident) throws IOException {
    try (var files = Files.list(incident.resolve("checkpoints"))) {
      for (var file : files.toList()) Files.delete(file);
    }
  }

  @Test
  void aRecoveryDoesNotWaitForTheHomesOwnRecord() throws InterruptedException, IOException {
    stage.steps("s", "- {id: a, title: A, action: fake.keyed, with: {thing: a}}\n");
    stage.quiet("s").close();
    stage.close();
    var damaged = segment();
    var bytes = Files.readAllBytes(damaged);
    bytes[30] ^= 1;
    Files.write(damaged, bytes);
    try (var later = new Stage(folder)) {
      later.steps("s", "- {id: a, title: A, action: fake.keyed, with: {thing: a}}\n");
      var run = later.quiet("s");
      assertThat(later.world.effects).containsExactly("a");
      assertThat(run.snapshot().timeline())
          .anySatisfy(
              line -> {
                assertThat(line.type()).isEqualTo("run.home-record");
                assertThat(line.text()).contains("home's own record cannot be written");
              });
      run.close();
    }
    assertThat(Files.readAllBytes(damaged)).isEqualTo(bytes);
  }

  private Path segment() throws IOException {
    try (var files = Files.walk(stage.homeFolder.resolve("journal"))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
  }
}
