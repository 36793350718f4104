package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Journal;
import dev.holdfast.journal.JournalFailure;
import dev.holdfast.journal.Room;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.StreamingRedactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing is started that cannot be put on record.
class FullDiskTest {
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

  /// Takes events until one of a kind comes; from then on the disk is full.
  private static final class FullFrom implements Journal {
    private final String type;
    private final List<Entry> entries = new ArrayList<>();
    private boolean full;

    FullFrom(String type) {
      this.type = type;
    }

    @Override
    public synchronized Entry append(String kind, Map<String, Object> data) {
      full |= kind.equals(type);
      if (full) throw new JournalFailure("disk full", new IOException("No space left"));
      var entry = new Entry(entries.size() + 1, Instant.EPOCH, 0, "b", kind, data, "00");
      entries.add(entry);
      return entry;
    }

    @Override
    public synchronized List<Entry> entries() {
      return List.copyOf(entries);
    }

    @Override
    public void sign() {}

    @Override
    public long signedTo() {
      return 0;
    }

    @Override
    public String shortHash() {
      return "0000 0000";
    }

    @Override
    public String blob(byte[] redacted) {
      return "";
    }

    @Override
    public void close() {}
  }

  private Drive drive(String full) {
    return drive(full, Room.ENDLESS);
  }

  private Drive drive(String full, Room room) {
    stage.steps(
        "s",
        """
        - {id: a, title: A, action: fake.keyed, with: {thing: a}}
        - {id: b, title: B, action: fake.keyed, with: {thing: b}}
        """);
    var plan = Incidents.load(stage.plan).plan().orElseThrow();
    var scenario = plan.scenario("s").orElseThrow();
    var ledger =
        new Ledger(
            new FullFrom(full),
            new Fold(plan, scenario),
            stage.clock(),
            room,
            new StreamingRedactor());
    var catalog = new Catalog(List.of(stage.world));
    var around =
        new Surroundings(
            plan,
            stage.plan,
            folder,
            Map.of(),
            Surroundings.Credentials.NONE,
            stage.clock(),
            new StreamingRedactor());
    var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
    var drive =
        new Drive(
            ledger,
            new Access(catalog, around, name -> stage.world.open(around)),
            new RunSecrets(Map.of(), (_, _) -> {}),
            stage.clock(),
            threads,
            Map.of(),
            PointMemory.NONE,
            Crew.NOBODY,
            () -> {},
            Chronicle.NONE);
    ledger.record("run.declared", Map.of("incident", "i", "mode", "live", "by", "Ann"));
    drive.go();
    return drive;
  }

  @Test
  void withoutAnIntentOnRecordNothingIsSent() throws InterruptedException {
    try (var run = drive("step.intent")) {
      var last = run.awaitQuiet();
      assertThat(stage.world.performed).isEmpty();
      assertThat(last.trouble()).contains("cannot be written", "Free the disk");
      assertThat(run.submit(new Command.Note("hello"), Stage.ANN)).isPresent();
    }
  }

  private static final Problem FULL =
      Problem.of("disk.full", "The disk is full", "nothing more is started", "free it");

  @Test
  void aDiskThatFillsUpEndsTheRunInOrder() throws InterruptedException {
    var full = new AtomicBoolean();
    stage.world.onPerform(call -> full.set(true));
    try (var run = drive("never", () -> full.get() ? Optional.of(FULL) : Optional.empty())) {
      var last = run.awaitQuiet();
      assertThat(stage.world.effects).containsExactly("a");
      assertThat(last.trouble()).contains("The disk is full", "free it");
      assertThat(last.clocks().forecastTo()).as("nothing is driven, nothing ends").isNull();
      assertThat(last.expected()).isEmpty();
      assertThat(Stage.status(run, "a")).isEqualTo(StepStatus.DONE);
      assertThat(Stage.status(run, "b")).isEqualTo(StepStatus.PLANNED);
      assertThat(last.timeline()).anyMatch(line -> line.type().equals("run.disk-full"));
      assertThat(run.submit(new Command.Note("we go on by hand"), Stage.ANN)).isEmpty();
    }
  }

  @Test
  void onAFullDiskNoIntentIsTaken() throws InterruptedException {
    try (var run = drive("never", () -> Optional.of(FULL))) {
      run.awaitQuiet();
      assertThat(stage.world.performed).isEmpty();
      assertThat(Stage.status(run, "a")).isEqualTo(StepStatus.PLANNED);
    }
  }

  @Test
  void anAnswerThatCannotBeRecordedStartsNothingMore() throws InterruptedException {
    try (var run = drive("step.done")) {
      var last = run.awaitQuiet();
      assertThat(stage.world.effects).containsExactly("a");
      assertThat(last.trouble()).isNotNull();
      assertThat(last.steps().getFirst().status().settled()).isFalse();
    }
  }
}
