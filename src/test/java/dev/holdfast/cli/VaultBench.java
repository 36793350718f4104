package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.JournalReader;
import dev.holdfast.runbook.Doorbell;
import dev.holdfast.runbook.Stage;
import dev.holdfast.runbook.Start;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A home with a vault, somebody at the terminal, and descriptors. Whatever a test did: afterwards
/// nothing secret lies about in the clear.
@EnabledOnOs(OS.LINUX)
abstract class VaultBench {
  static final String PASSPHRASE = "orbit-canary-passphrase-17";
  static final String SECRET = "canary-token-5518-xyz";
  @TempDir Path folder;
  final Typist typist = new Typist();
  Stage stage;
  Terminal terminal;

  @BeforeEach
  void setUp() {
    stage = new Stage(folder);
    terminal = new Terminal(stage, home(), typist);
  }

  @AfterEach
  void nothingInTheClear() throws IOException {
    terminal.close();
    stage.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(SECRET)
            .doesNotContain(PASSPHRASE);
      }
    }
  }

  final Path home() {
    return folder.resolve("home");
  }

  final Path vault() {
    return folder.resolve("home/vault.kdbx");
  }

  final void created() {
    typist.types(PASSPHRASE, PASSPHRASE);
    var said = terminal.at("vault", "create", "--json");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(vault()).exists();
  }

  /// A command that gets a text on a descriptor for each of these options.
  final Terminal.Said with(Map<String, String> given, String... words) throws IOException {
    var all = new ArrayList<>(List.of(words));
    var open = new ArrayList<OpenDescriptor>();
    try {
      for (var one : given.entrySet()) {
        var descriptor = new OpenDescriptor(folder, one.getValue() + "\n");
        open.add(descriptor);
        all.addAll(List.of(one.getKey(), descriptor.number));
      }
      return terminal.at(all.toArray(String[]::new));
    } finally {
      for (var descriptor : open) descriptor.close();
    }
  }

  /// A command that gets passphrase and secret by descriptor.
  final Terminal.Said given(String secret, String... words) throws IOException {
    var both = new LinkedHashMap<String, String>();
    both.put("--passphrase-fd", PASSPHRASE);
    both.put("--secret-fd", secret);
    return with(both, words);
  }

  final Terminal.Said opened(String... words) throws IOException {
    return with(Map.of("--passphrase-fd", PASSPHRASE), words);
  }

  final Terminal.Said asked(String... words) {
    typist.types(PASSPHRASE);
    return terminal.at(words);
  }

  final void added(String name, String type, String secret, String... more) throws IOException {
    var words = new ArrayList<>(List.of("vault", "add", name, "--type", type));
    words.addAll(List.of(more));
    var said = given(secret, words.toArray(String[]::new));
    assertThat(said.code()).as(said.err()).isZero();
  }

  final List<Entry> record() {
    return JournalReader.read(folder.resolve("home/journal")).entries();
  }

  /// The last change of the vault on record has these, each after its name.
  final void lastChange(String... facts) {
    var last =
        assertThat(record()).filteredOn(entry -> entry.type().equals("vault.changing")).last();
    for (int i = 0; i < facts.length; i += 2) {
      var name = facts[i];
      var value = facts[i + 1];
      last.satisfies(entry -> assertThat(entry.data()).containsEntry(name, value));
    }
  }

  final List<Entry> record(String incident) {
    return JournalReader.read(home().resolve("incidents").resolve(incident)).entries();
  }

  final List<String> marks(String name) throws IOException {
    var list = opened("vault", "list", "--json");
    assertThat(list.code()).as(list.err()).isZero();
    return list.list("entries").stream()
        .filter(entry -> name.equals(entry.get("name")))
        .map(
            entry ->
                List.of(
                    String.valueOf(entry.get("marks")).replaceAll("[\\[\\]]", "").split(", ", -1)))
        .findFirst()
        .orElseThrow();
  }

  /// What is done from here while the run of another process waits.
  interface Meanwhile {
    void at(String incident) throws Exception;
  }

  /// A run that holds the home, as one in the window or in another terminal does.
  final void whileARunGoesOn(Meanwhile meanwhile) throws Exception {
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    var none = Map.<String, String>of();
    var ann = new Person("Ann", "");
    var start =
        new Start(stage.plan, "s", Mode.LIVE, null, 1, false, none, Map.of(), Map.of(), ann);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var open = Home.forWriting(home(), stage.clock());
        var bell = Doorbell.open(open, threads);
        var run = stage.incidents(open, stage.world).start(start)) {
      var id = run.awaitQuiet().id();
      bell.add(id, run);
      meanwhile.at(id);
    }
  }

  /// Changes a bit in the middle of a file.
  static void spoil(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }
}
