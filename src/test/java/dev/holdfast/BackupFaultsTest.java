package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.connector.rehearsal.RehearsalConnector;
import dev.holdfast.kernel.ScaledClock;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.recovery.Judge;
import dev.holdfast.recovery.RecoveryView;
import dev.holdfast.recovery.Shortfall;
import dev.holdfast.recovery.StoreReport;
import dev.holdfast.runbook.Access;
import dev.holdfast.runbook.PointRound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rehearsed estates with their backups spoiled, one fault at a time: each is named, with the
/// objective that it breaks, and nothing else is.
class BackupFaultsTest {
  private static final Path MARKETPLACE = Path.of("runbooks/technician-marketplace");

  @TempDir Path folder;

  private static RecoveryView look(Path path, Instant now) throws InterruptedException {
    var loaded = PlanLoader.load(path);
    assertThat(loaded.plan()).as(loaded.findings().toString()).isPresent();
    Plan plan = loaded.plan().orElseThrow();
    var clock = ScaledClock.held(new SystemClock(), 1, now);
    var catalog = new Catalog(Main.connectors());
    var places = new LinkedHashMap<String, Place>();
    plan.targets().forEach(t -> places.put(t.id(), new Place(t, Optional.empty())));
    var around =
        new Surroundings(
            plan,
            path,
            path,
            places,
            Surroundings.Credentials.NONE,
            clock,
            new StreamingRedactor());
    var session = new RehearsalConnector(catalog).open(around);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var access = new Access(catalog, around, name -> session)) {
      var sightings = new PointRound(plan, access, clock, threads).round();
      return Judge.of(plan, sightings, List.of(), clock.now());
    }
  }

  private static List<String> said(RecoveryView view) {
    return view.findings()
        .map(one -> "%s %s breaks %s".formatted(one.store(), one.code(), one.objective()))
        .toList();
  }

  private List<String> spoiled(String file, String pattern, String instead)
      throws IOException, InterruptedException {
    try (var files = Files.walk(MARKETPLACE)) {
      for (var one : files.filter(Files::isRegularFile).toList()) {
        var to = folder.resolve(MARKETPLACE.relativize(one).toString());
        Files.createDirectories(to.getParent());
        Files.copy(one, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    var path = folder.resolve(file);
    var text = Files.readString(path);
    var found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern).isTrue();
    Files.writeString(path, found.replaceAll(instead));
    // Noon: every run of the night is over, none is due.
    return said(look(folder, Instant.parse("2026-11-23T11:00:00Z")));
  }

  private static final String[] KNOWN = {
    // One dump a day cannot keep an hour: the document contradicts itself.
    "documents past-rpo breaks RPO of 1 h",
    // No connector reads GitHub's registry.
    "registry no-reader breaks that the store can be restored"
  };

  /// At any time of the day: the schedules of a quiet day leave nothing missed behind.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T00:05:00Z",
        "2026-11-23T02:01:00Z",
        "2026-11-23T03:30:00Z",
        "2026-11-23T09:30:00Z",
        "2026-11-23T11:00:00Z",
        "2026-11-23T18:30:00Z"
      })
  void aQuietDayKeepsWhatThePlansCanKeep(String now) throws InterruptedException {
    var moment = Instant.parse(now);
    assertThat(said(look(MARKETPLACE, moment))).isSubsetOf(KNOWN);
    var lens = look(Path.of("runbooks/contractorlens"), moment);
    assertThat(said(lens)).isEmpty();
    assertThat(lens.stores())
        .allSatisfy(store -> assertThat(store.state()).isEqualTo(StoreReport.State.GOOD));
    assertThat(lens.shortfalls())
        .extracting(Shortfall::code)
        .as("a daily copy can lose a day with the Region, today or not")
        .containsExactly("cannot-keep");
  }

  @Test
  void anOldMongoDump() throws Exception {
    var said =
        spoiled(
            "plan.yaml",
            "mongodb_YYYYMMDD_HHMMSS.archive.gz, size: 412003200, runs: \"0 3 \\* \\* \\*\", last: 8",
            "mongodb_YYYYMMDD_HHMMSS.archive.gz, size: 412003200, runs: \"0 3 * * *\", back: 3, last: 5");
    assertThat(said)
        .containsExactlyInAnyOrder(
            KNOWN[0], KNOWN[1], "documents missed-run breaks schedule 0 3 * * *");
  }

  /// Copied again this morning: the file is new, its data is not.
  @Test
  void anOldMongoDumpUnderANewTime() throws Exception {
    var said =
        spoiled(
            "plan.yaml",
            "(?m)^.*mongodb_YYYYMMDD_HHMMSS.archive.gz,.*$",
            "    - {target: aws-primary, kind: aws.s3-object, name: technician-marketplace-backups/mongodb/mongodb_20260101_030000.archive.gz, bucket: technician-marketplace-backups, key: mongodb/mongodb_20260101_030000.archive.gz, size: 412003200, age: 5m}");
    assertThat(said)
        .containsExactlyInAnyOrder(
            KNOWN[0], KNOWN[1], "documents missed-run breaks schedule 0 3 * * *");
  }

  @Test
  void theAppendOnlyFileIsOff() throws Exception {
    var said =
        spoiled(
            "components.yaml",
            "host: redis.production.svc, state: available, aof: true",
            "host: redis.production.svc, state: available, aof: false");
    assertThat(said)
        .containsExactlyInAnyOrder(KNOWN[0], KNOWN[1], "cache aof-off breaks RPO of 1 h");
  }

  @Test
  void aWalFileIsMissing() throws Exception {
    var said =
        spoiled("plan.yaml", "(?m)^.*name: technician-marketplace-backups/wal/0+100+41,.*\\R", "");
    assertThat(said)
        .contains("database wal-gap breaks RPO of 15 min")
        .allMatch(one -> one.startsWith("database ") || List.of(KNOWN).contains(one));
  }

  @Test
  void aDumpWithoutABaseBackup() throws Exception {
    var said =
        spoiled("plan.yaml", "(?m)^.*technician-marketplace-backups[a-z0-9-]*/base/.*\\R", "");
    assertThat(said)
        .contains(
            "database no-base breaks RPO of 15 min",
            "database no-base breaks RPO of 15 min after the loss of us-east-1",
            "database out-of-reach breaks RPO of 15 min",
            "database past-rpo breaks RPO of 15 min",
            "database past-rpo-elsewhere breaks RPO of 15 min after the loss of us-east-1")
        .allMatch(one -> one.startsWith("database ") || List.of(KNOWN).contains(one));
  }

  /// What is wrong with the base backup or the WAL where the store lives, and nothing else.
  private void onlyTheChainIsBroken(String code, String pattern, String instead) throws Exception {
    assertThat(spoiled("plan.yaml", pattern, instead))
        .as(pattern)
        .contains("database %s breaks RPO of 15 min".formatted(code))
        .allMatch(one -> one.startsWith("database ") || List.of(KNOWN).contains(one));
  }

  @Test
  void aBaseBackupWithoutItsDataOrWithTwelveBytesOfIt() throws Exception {
    var data = "technician-marketplace-backups/base/newest/base.tar.gz,.*";
    onlyTheChainIsBroken("no-base", "(?m)^.*" + data + "\\R", "");
    onlyTheChainIsBroken("no-base", "(" + data + "size: )934003200", "$112");
    onlyTheChainIsBroken("no-base", "(?m)^.*/base/newest/backup_manifest,.*\\R", "");
  }

  @Test
  void aSegmentThatIsShortAndTheNewestOneEmpty() throws Exception {
    var backups = "(technician-marketplace-backups/wal/0{7}10{14}";
    onlyTheChainIsBroken("wal-gap", backups + "41,.*size: )16777216", "$18000000");
    onlyTheChainIsBroken("wal-gap", backups + "42,.*size: )16777216", "$10");
  }

  @Test
  void aDumpOfHalfTheSize() throws Exception {
    var said =
        spoiled(
            "plan.yaml",
            "(name: technician-marketplace-backups/postgres/postgres_technician_marketplace_newest.dump,.*size: )734003200",
            "$1366003200");
    assertThat(said)
        .containsExactlyInAnyOrder(
            KNOWN[0],
            KNOWN[1],
            "database implausible-size breaks RPO of 15 min",
            "database spoiled-run breaks schedule 0 2 * * *");
  }
}
