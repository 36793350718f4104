package dev.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two implementations of the verifier have to agree.
class PythonVerifierTest {
  private static final Path SCRIPT = Path.of("resources/verify/verify_journal.py").toAbsolutePath();
  @TempDir Path temp;

  @BeforeEach
  void needsPython() {
    if ("1".equals(System.getenv("HOLDFAST_REQUIRE_PEERS"))) return;
    boolean there;
    try {
      there = new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      there = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      there = false;
    }
    Assumptions.assumeTrue(there, "python3 is not there: the second verifier was not compared");
  }

  private static void agree(Path folder) throws Exception {
    var process =
        new ProcessBuilder("python3", SCRIPT.toString(), folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    var theirs = Json.object(text);
    var ours = JournalVerifier.verify(folder);
    assertThat(exit).isEqualTo(ours.ok() ? 0 : 1);
    assertThat(theirs).containsEntry("ok", ours.ok()).containsEntry("events", ours.events());
    assertThat(theirs).containsEntry("authors", ours.authors());
    assertThat(theirs).containsEntry("signedTo", ours.signedTo());
    assertThat(theirs).containsEntry("openPrefix", ours.openPrefix());
    same(theirs, "damage", ours.damage());
    same(theirs, "notes", ours.notes());
  }

  private static void same(Map<String, Object> theirs, String name, List<Damage> ours) {
    List<Object> expected = new ArrayList<>();
    for (var d : ours) {
      expected.add(Map.of("file", d.file(), "offset", d.offset(), "kind", d.kind()));
    }
    List<Object> found = new ArrayList<>((List<?>) theirs.getOrDefault(name, List.of()));
    assertThat(found).as(name).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void agreeOnGoodFolders() throws Exception {
    agree(Samples.closed(temp.resolve("closed")));
    var home = temp.resolve("home");
    try (var open = Home.forWriting(home, Samples.clock())) {
      Samples.closed(open.incidentFolder("i"));
      open.journal(Samples.clock()).close();
      agree(home);
    }
  }

  @Test
  void agreeOnWhatTheHomeKnowsOfItsIncidents() throws Exception {
    var home = temp.resolve("home");
    Path incident;
    try (var open = Home.forWriting(home, Samples.clock())) {
      incident = HomeRecordTest.incident(open);
    }
    agree(home);
    var layout = new Layout(incident);
    var kept = Files.readAllBytes(layout.checkpoint(3));
    Files.delete(layout.checkpoint(3));
    agree(home);
    Files.write(layout.checkpoint(3), kept);
    try (var files = Files.walk(incident)) {
      for (var file : files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
        Files.writeString(
            file, Files.readString(file).lines().limit(2).reduce("", (a, b) -> a + b + "\n"));
      }
    }
    agree(home);
    Files.delete(layout.checkpoint(3));
    agree(home);
    Trees.delete(incident);
    agree(home);
    assertThat(JournalVerifier.verify(home).ok()).isFalse();
    try (var open = Home.forWriting(home, Samples.clock())) {
      open.createIncident("i", Map.of("other", 1), Samples.clock()).close();
    }
    agree(home);
  }

  /// Put back from an older copy, gone on from there, and let go anew.
  @Test
  void agreeOnAllThatTheHomeEverKnew() throws Exception {
    var home = temp.resolve("home");
    try (var open = Home.forWriting(home, Samples.clock())) {
      HomeRecordTest.cutBack(HomeRecordTest.incident(open));
      try (var journal = open.openIncident("i", Samples.clock())) {
        for (int i = 0; i < 3; i++) journal.append("again", Map.of());
        var head = journal.append("again", Map.of());
        var subject = new HomeEvents.Subject("i", "plan", "scenario", "rehearsal");
        open.record(Samples.clock())
            .note(
                new HomeEvents.IncidentLeft(
                    subject,
                    HomeEvents.How.ENDED,
                    "recovered",
                    open.start("i"),
                    head.seq(),
                    head.hash(),
                    2));
      }
    }
    agree(home);
    assertThat(JournalVerifier.verify(home).ok()).isFalse();
  }

  @Test
  void agreeOnDamagedFolders() throws Exception {
    var folder = Samples.closed(temp.resolve("i"));
    for (var file : Samples.files(folder)) {
      var good = Files.readAllBytes(file);
      for (int part = 1; part < 4; part++) {
        int at = good.length * part / 4;
        var bytes = good.clone();
        bytes[at] ^= 4;
        Files.write(file, bytes);
        agree(folder);
        Files.write(file, Arrays.copyOf(good, at));
        agree(folder);
      }
      Files.delete(file);
      agree(folder);
      Files.write(file, good);
      var foreign = Files.writeString(file.resolveSibling("x.tmp"), "x");
      agree(folder);
      Files.delete(foreign);
      var half = Files.writeString(file.resolveSibling(file.getFileName() + ".tmp"), "x");
      agree(folder);
      Files.delete(half);
    }
    assertThatCode(() -> agree(folder)).doesNotThrowAnyException();
  }

  @Test
  void agreeOnAMendedTornTail() throws Exception {
    var live = temp.resolve("live");
    var journal = JournalFolder.create(live, Map.of(), Samples.KEY, Samples.clock());
    journal.append("a", Map.of("ü", "\u0000 \ud83d\ude00"));
    var copy = Samples.copy(live, temp.resolve("copy"));
    journal.close();
    var segment = new Layout(copy).segment(Samples.KEY.id(), 1);
    var bytes = Files.readAllBytes(segment);
    Files.write(segment, Arrays.copyOf(bytes, bytes.length - 9));
    agree(copy);
    JournalFolder.open(copy, Samples.KEY, Samples.clock()).close();
    agree(copy);
    assertThat(JournalVerifier.verify(copy).ok()).isTrue();
  }
}
