package dev.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.journal.HomeEvents.How;
import dev.holdfast.journal.HomeEvents.IncidentBegan;
import dev.holdfast.journal.HomeEvents.IncidentLeft;
import dev.holdfast.journal.HomeEvents.PlanOpened;
import dev.holdfast.journal.HomeEvents.Subject;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What belongs to no incident, and what the home remembers of each.
class HomeRecordTest {
  private static final PlanOpened OPENED = new PlanOpened(Path.of("/plans/x"), "x", "00");
  @TempDir Path temp;

  private Home home() {
    return Home.forWriting(temp.resolve("home"), Samples.clock());
  }

  private HomeRecord record(Home home) {
    return home.record(Samples.clock());
  }

  @Test
  void isStartedByTheFirstEventAndGoesOn() {
    try (var home = home()) {
      record(home);
      assertThat(home.journalFolder()).doesNotExist();
      record(home).note(OPENED);
      assertThat(JournalReader.read(home.journalFolder()).prefix()).isEqualTo(1);
    }
    try (var home = home()) {
      record(home).note(OPENED);
      assertThat(record(home).entries()).hasSize(2);
    }
    var report = JournalVerifier.verify(temp.resolve("home"));
    assertThat(report.ok()).isTrue();
    assertThat(report.openPrefix()).isZero();
  }

  /// What the next start would do, without one: the record goes on where it stopped.
  @Test
  void isOpenedAnewOnceTheDiskTakesItAgain() throws IOException {
    try (var home = home()) {
      var record = record(home);
      record.note(OPENED);
      record.close();
      Files.move(home.journalFolder(), temp.resolve("away"));
      Files.writeString(home.journalFolder(), "in the way");
      assertThatThrownBy(() -> record.note(OPENED)).isInstanceOf(ProblemException.class);
      record.anew();
      assertThat(record.trouble()).as("it cannot be opened yet").isPresent();
      Files.delete(home.journalFolder());
      Files.move(temp.resolve("away"), home.journalFolder());
      record.anew();
      assertThat(record.trouble()).isEmpty();
      record.note(OPENED);
      assertThat(record.entries()).hasSize(2);
      record.close();
    }
  }

  @Test
  void aTornTailIsSetAsideAndDamageIsRefusedAndRemembered() throws IOException {
    try (var home = home()) {
      record(home).note(OPENED);
    }
    var segment = segment();
    Files.writeString(segment, "{\"seq\":2,", StandardOpenOption.APPEND);
    try (var home = home()) {
      record(home).note(OPENED);
      assertThat(record(home).entries())
          .extracting(Entry::type)
          .containsExactly("plan.opened", "journal.torn-tail", "plan.opened");
    }
    var bytes = Files.readAllBytes(segment);
    bytes[20] ^= 1;
    Files.write(segment, bytes);
    try (var home = home()) {
      assertThatThrownBy(() -> record(home).note(OPENED))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("home-record.cannot-write");
      assertThat(home.troubles())
          .singleElement()
          .satisfies(problem -> assertThat(problem.what()).contains("does not verify"));
    }
    assertThat(Files.readAllBytes(segment)).isEqualTo(bytes);
  }

  private Path segment() throws IOException {
    try (var files = Files.walk(temp.resolve("home/journal"))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
    }
  }

  /// An incident of three events as it stands when it was let go.
  static Path incident(Home home) {
    var subject = new Subject("i", "plan", "scenario", "rehearsal");
    var record = home.record(Samples.clock());
    try (var journal = home.createIncident("i", Map.of(), Samples.clock())) {
      record.note(new IncidentBegan(subject, "00", home.start("i")));
      journal.append("a", Map.of());
      journal.append("b", Map.of());
      journal.sign();
      var head = journal.append("c", Map.of());
      record.note(
          new IncidentLeft(
              subject, How.ENDED, "recovered", home.start("i"), head.seq(), head.hash(), 2));
    }
    return home.incidentFolder("i");
  }

  private void contradicted(String file, String kind) {
    var report = JournalVerifier.verify(temp.resolve("home"));
    assertThat(report.ok()).isFalse();
    assertThat(report.damage()).containsExactly(new Damage(file, 0, kind));
  }

  @Test
  void aRemovedIncidentIsNoticed() throws IOException {
    Path folder;
    try (var home = home()) {
      folder = incident(home);
    }
    assertThat(JournalVerifier.verify(temp.resolve("home")).damage()).isEmpty();
    Trees.delete(folder);
    contradicted("incidents/i", "missing");
  }

  @Test
  void anIncidentCutBackToAnOlderSignatureIsNoticed() throws IOException {
    Path folder;
    try (var home = home()) {
      folder = incident(home);
    }
    var lines = new Layout(folder).segment(author(folder), 1);
    var text = Files.readString(lines);
    Files.writeString(lines, text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));
    Files.delete(new Layout(folder).checkpoint(3));
    assertThat(JournalVerifier.verify(folder).ok()).as("by itself it is whole").isTrue();
    contradicted("incidents/i", "events that the home's record knows are missing");
  }

  /// Put back from an older copy and gone on from there: longer than ever, and another story.
  @Test
  void whatTheHomeKnewBeforeIsNotForgotten() throws IOException {
    Path folder;
    try (var home = home()) {
      folder = incident(home);
      cutBack(folder);
      assertThatThrownBy(() -> home.checkKnown("i"))
          .hasMessageContaining("incident.contradicted")
          .hasMessageContaining("has 2 events; the home knows of 3");
      try (var journal = home.openIncident("i", Samples.clock())) {
        for (int i = 0; i < 5; i++) journal.append("again", Map.of());
        var head = journal.append("again", Map.of());
        var subject = new Subject("i", "plan", "scenario", "rehearsal");
        home.record(Samples.clock())
            .note(
                new IncidentLeft(
                    subject, How.ENDED, "recovered", home.start("i"), head.seq(), head.hash(), 2));
      }
      assertThatThrownBy(() -> home.checkKnown("i")).hasMessageContaining("not the incident");
    }
    contradicted("incidents/i", "not the incident that the home's record knows");
  }

  @Test
  void whatIsAsTheHomeKnowsItMayBeWritten() {
    try (var home = home()) {
      home.checkKnown("i");
      incident(home);
      home.checkKnown("i");
      try (var again = home.openIncident("i", Samples.clock())) {
        again.append("d", Map.of());
      }
      home.checkKnown("i");
    }
  }

  static void cutBack(Path folder) throws IOException {
    var lines = new Layout(folder).segment(author(folder), 1);
    var text = Files.readString(lines);
    Files.writeString(lines, text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));
    Files.delete(new Layout(folder).checkpoint(3));
  }

  @Test
  void aReplacedIncidentIsNoticed() throws IOException {
    try (var home = home()) {
      Trees.delete(incident(home));
      try (var other = home.createIncident("i", Map.of("other", true), Samples.clock())) {
        for (int i = 0; i < 3; i++) other.append("x", Map.of());
      }
    }
    contradicted("incidents/i", "not the incident that the home's record knows");
  }

  @Test
  void whatIsAddedLaterContradictsNothing() {
    try (var home = home()) {
      incident(home);
      try (var again = home.openIncident("i", Samples.clock())) {
        again.append("d", Map.of());
      }
    }
    assertThat(JournalVerifier.verify(temp.resolve("home")).damage()).isEmpty();
  }

  private static String author(Path folder) {
    return String.valueOf(
        ((Map<?, ?>) JournalReader.read(folder).genesis().getOrDefault("author", Map.of()))
            .get("id"));
  }
}
