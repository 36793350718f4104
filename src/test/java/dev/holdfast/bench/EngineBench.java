package dev.holdfast.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.journal.AuthorKey;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.JournalFolder;
import dev.holdfast.journal.JournalVerifier;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.runbook.Chronicle;
import dev.holdfast.runbook.Crew;
import dev.holdfast.runbook.Launch;
import dev.holdfast.runbook.PointMemory;
import dev.holdfast.runbook.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The engine and the journal beside bash, the disk and `sha256sum`.
@Tag("bench")
class EngineBench {
  private static final int EVENT = 600;

  @TempDir Path folder;

  private Path run(int count) throws Exception {
    var record = folder.resolve("run-" + count + "-" + System.nanoTime());
    Files.createDirectories(folder.resolve("raw"));
    var catalog = new Catalog(List.of(new NothingConnector()));
    var plan = LongPlan.of(count);
    var clock = new SystemClock();
    try (var home = Home.forWriting(folder.resolve("home"), clock);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var launch = new Launch(catalog, threads, Surroundings.Credentials.NONE);
      var ground =
          new Launch.Ground(
              "long-" + count,
              record,
              folder.resolve("raw"),
              folder,
              plan,
              plan.scenarios().getFirst(),
              AuthorKey.generate(),
              clock,
              new StreamingRedactor(),
              (_, around) -> new NothingConnector().open(around),
              Crew.NOBODY,
              () -> {},
              Map.of(),
              PointMemory.NONE,
              home.room(clock),
              Chronicle.NONE);
      var start =
          new Start(
              folder,
              "long",
              Mode.LIVE,
              null,
              1,
              false,
              Map.of(),
              Map.of(),
              Map.of(),
              new Person("bench", "commander"));
      try (var run = launch.declare(ground, start, clock.now(), Map.of("kind", "incident"))) {
        var end = run.awaitQuiet();
        assertThat(end.steps()).hasSize(count).allMatch(step -> step.status().settled());
      }
    }
    return record;
  }

  @Test
  void overheadPerStep() throws Exception {
    run(200);
    for (var count : List.of(100, 1_000, 10_000)) {
      // before and after, because what else the machine does changes meanwhile
      var before = Yardstick.writeAndForce(folder, 300, EVENT) / 300;
      var record = new ArrayList<Path>();
      var took = Yardstick.timed(() -> record.add(run(count))) / count;
      var force = (before + Yardstick.writeAndForce(folder, 300, EVENT) / 300) / 2;
      var events = JournalVerifier.verify(record.getFirst()).events();
      var bash = Yardstick.bash(count) / count;
      Yardstick.say(
          "%,6d steps: %.3f ms a step, %.2f x bash (%.3f ms), %.2f x write+force of %d bytes"
              + " (%.3f ms); %,.0f durable events a second (%.1f a step)",
          count,
          took,
          took / bash,
          bash,
          took / force,
          EVENT,
          force,
          1000.0 * events / (took * count),
          1.0 * events / count);
    }
  }

  @Test
  void durableEventsASecond() throws Exception {
    var count = 2_000;
    var data = Map.<String, Object>of("step", "step-1", "evidence", "x".repeat(300));
    var key = AuthorKey.generate();
    try (var journal =
        JournalFolder.create(
            folder.resolve("events"), Map.of("kind", "bench"), key, new SystemClock())) {
      for (var time = 0; time < 200; time++) journal.append("step.done", data);
      var took =
          Yardstick.timed(
              () -> {
                for (var time = 0; time < count; time++) journal.append("step.done", data);
                return count;
              });
      var disk = Yardstick.writeAndForce(folder, count, EVENT);
      Yardstick.say(
          "durable events: %,.0f a second; %.2f x the time of the disk's own %,.0f",
          1000 * count / took, took / disk, 1000 * count / disk);
    }
  }

  @Test
  void verifyBesideSha256sum() throws Exception {
    var record = folder.resolve("large");
    var blank = "a line of evidence as a step leaves it; ".repeat(400);
    var key = AuthorKey.generate();
    try (var journal =
        JournalFolder.create(record, Map.of("kind", "bench"), key, new SystemClock())) {
      for (var time = 0; time < 3_000; time++) {
        journal.append("step.done", Map.of("step", "step-" + time, "evidence", blank));
      }
    }
    verify("events of 16 KB", record);
    verify("10,000 no-op steps", run(10_000));
  }

  private static void verify(String what, Path record) throws Exception {
    var argv = new ArrayList<>(List.of("sha256sum"));
    var bytes = 0L;
    for (var file : files(record)) {
      argv.add(file.toString());
      bytes += Files.size(file);
    }
    assertThat(JournalVerifier.verify(record).ok()).isTrue();
    var ours = Yardstick.median(7, () -> Yardstick.timed(() -> JournalVerifier.verify(record)));
    var sum = Yardstick.median(7, () -> Yardstick.timed(() -> Yardstick.command(argv)));
    var mega = bytes / 1e6;
    Yardstick.say(
        "verify, %s (%.1f MB): %,.0f MB/s, sha256sum %,.0f MB/s: %.2f of its speed",
        what, mega, 1000 * mega / ours, 1000 * mega / sum, sum / ours);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }
}
