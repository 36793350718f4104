package dev.holdfast.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.peers.AwsDoor;
import dev.holdfast.peers.Moto;
import dev.holdfast.plan.Paper;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.recovery.Judge;
import dev.holdfast.recovery.Sighting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Transition;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;

/// What buckets keep, tier by tier, and which runs they lack: real lifecycle rules and objects of
/// the Technician Marketplace against its plan.
@SuppressWarnings("NullAway.Init")
class AwsPointsTest {
  private static final String EAST = "us-east-1";
  private static final String BACKUPS = "technician-marketplace-backups";
  private static final String FILES = "technician-marketplace-files";
  private static final String DUMP = "postgres/newest.dump";
  private final Plan plan =
      PlanLoader.load(Path.of("runbooks/technician-marketplace")).plan().orElseThrow();
  private Moto moto;
  private AwsBench bench;
  private S3Client s3;

  @BeforeEach
  void start() {
    moto = Moto.start();
    bench = new AwsBench(moto.address());
    s3 = new AwsDoor(moto.address(), EAST).open(S3Client.builder().forcePathStyle(true));
    for (var bucket : List.of(BACKUPS, FILES)) {
      s3.createBucket(b -> b.bucket(bucket));
      s3.putBucketVersioning(
          v -> v.bucket(bucket).versioningConfiguration(c -> c.status("Enabled")));
    }
    put(BACKUPS, DUMP);
    put(FILES, "job-1.jpg");
  }

  @AfterEach
  void end() {
    bench.close();
    moto.close();
  }

  private void put(String bucket, String key) {
    s3.putObject(
        o -> o.bucket(bucket).key(key).storageClass("STANDARD_IA"),
        RequestBody.fromString("PGDMP" + "x".repeat(995)));
  }

  private void put(String key, String storageClass, String content) {
    s3.putObject(
        o -> o.bucket(BACKUPS).key(key).storageClass(storageClass),
        RequestBody.fromString(content));
  }

  private static LifecycleRule.Builder rule(String prefix, int days) {
    return LifecycleRule.builder()
        .id(prefix + days)
        .status(ExpirationStatus.ENABLED)
        .filter(f -> f.prefix(prefix))
        .expiration(e -> e.days(days));
  }

  private static Transition glacier(int days) {
    return Transition.builder().days(days).storageClass(TransitionStorageClass.GLACIER).build();
  }

  private static LifecycleRule tier(String tier, int days, int glacier) {
    var made =
        LifecycleRule.builder()
            .id(tier)
            .status(ExpirationStatus.ENABLED)
            .filter(
                f ->
                    f.and(
                        a ->
                            a.prefix("postgres/")
                                .tags(Tag.builder().key("tier").value(tier).build())))
            .expiration(e -> e.days(days));
    if (glacier > 0) {
      made.transitions(glacier(glacier));
    }
    return made.build();
  }

  private void rules(String bucket, LifecycleRule... rules) {
    s3.putBucketLifecycleConfiguration(
        l -> l.bucket(bucket).lifecycleConfiguration(c -> c.rules(rules)));
  }

  private Paper.Backup backup(String id) {
    return plan.backups().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  /// What is said of a backup this long after it was read.
  private List<String> said(String id, Duration later) {
    var backup = backup(id);
    var use = backup.points().getFirst();
    var args =
        id.equals("postgres-full")
            ? Map.<String, Object>of("bucket", BACKUPS, "prefix", "postgres/", "suffix", ".dump")
            : Map.<String, Object>of("bucket", FILES);
    var found = bench.points(EAST, use.reader(), args);
    assertThat(found).isInstanceOf(Found.Read.class);
    var sighting = new Sighting(backup, use, found, Duration.ofDays(30));
    var said = new ArrayList<String>();
    for (var one :
        Judge.of(plan, List.of(sighting), List.of(), found.seen().plus(later)).shortfalls()) {
      if (one.backup().equals(id)) {
        said.add("%s %s: %s".formatted(one.word(), one.code(), one.what()));
      }
    }
    return said;
  }

  @Test
  void theTiersOfThePlanInForceAreAsPromised() {
    rules(BACKUPS, tier("daily", 30, 0), tier("weekly", 90, 30), tier("monthly", 365, 30));
    assertThat(said("postgres-full", Duration.ZERO))
        .noneMatch(one -> one.contains("kept-") || one.contains("archived"));
    rules(
        FILES,
        LifecycleRule.builder()
            .id("glacier")
            .status(ExpirationStatus.ENABLED)
            .filter(f -> f.prefix(""))
            .transitions(glacier(90))
            .build());
    assertThat(said("files-versions", Duration.ZERO)).noneMatch(one -> one.contains("archived"));
  }

  @Test
  void oneRuleForAllTakesTheWeeklyAndMonthlyAway() {
    rules(BACKUPS, rule("postgres/", 30).build());
    assertThat(said("postgres-full", Duration.ZERO))
        .contains(
            "broken kept-too-short: weekly points of 'PostgreSQL, full' are removed after 30 d",
            "broken kept-too-short: monthly points of 'PostgreSQL, full' are removed after 30 d",
            "broken not-archived: weekly points of 'PostgreSQL, full' are never moved to Glacier")
        .noneMatch(one -> one.contains("daily"));
  }

  @Test
  void aTierThatIsRemovedTooSoonMovedLateOrNeverRemovedIsNamed() {
    rules(BACKUPS, tier("daily", 7, 0), tier("weekly", 90, 60));
    assertThat(said("postgres-full", Duration.ZERO))
        .contains(
            "broken kept-too-short: daily points of 'PostgreSQL, full' are removed after 7 d",
            "broken not-archived: weekly points of 'PostgreSQL, full' move to Glacier after 60 d",
            "broken not-archived: monthly points of 'PostgreSQL, full' are never moved to Glacier",
            "note kept-longer: no rule removes monthly points of 'PostgreSQL, full': they stay for ever");
    rules(
        FILES,
        LifecycleRule.builder()
            .id("glacier")
            .status(ExpirationStatus.ENABLED)
            .filter(f -> f.prefix(""))
            .transitions(glacier(180))
            .build());
    assertThat(said("files-versions", Duration.ZERO))
        .anyMatch(one -> one.endsWith("move to Glacier after 180 d"));
  }

  @Test
  void aRuleThatIsOffOrForOtherObjectsKeepsNothing() {
    rules(
        BACKUPS,
        rule("mongodb/", 3).build(),
        rule("postgres/", 3).status(ExpirationStatus.DISABLED).build());
    assertThat(said("postgres-full", Duration.ZERO))
        .anyMatch(one -> one.startsWith("broken no-lifecycle"))
        .noneMatch(one -> one.contains("kept-"));
  }

  @Test
  void runsThatLeftNothingBehindAreCounted() {
    assertThat(said("postgres-full", Duration.ofHours(1)))
        .noneMatch(one -> one.startsWith("broken missed-run"));
    assertThat(said("postgres-full", Duration.ofDays(3).plusHours(2)))
        .anyMatch(one -> one.matches("broken missed-run: '.*' missed 3 of its last 8 runs.*"));
  }

  /// The newest object below a prefix, sound or not.
  private RecoveryPoints.Point newest(String prefix) {
    return points(prefix).getFirst();
  }

  private List<RecoveryPoints.Point> points(String prefix) {
    var found = bench.points(EAST, "aws.s3.objects", Map.of("bucket", BACKUPS, "prefix", prefix));
    assertThat(found).isInstanceOf(Found.Read.class);
    return ((Found.Read) found).points();
  }

  private Optional<String> flaw(String key, String content) {
    put(key, "STANDARD_IA", content);
    var point = newest(key);
    assertThat(point.evidence()).isEqualTo("s3://%s/%s".formatted(BACKUPS, key));
    return Optional.ofNullable(point.flaw()).map(RecoveryPoints.Flaw::code);
  }

  /// Copied again today, by a name of last winter.
  @Test
  void oldContentUnderANewTimeIsOld() {
    s3.putObject(
        o -> o.bucket(BACKUPS).key("mongodb_20240101_030000.archive.gz"),
        RequestBody.fromBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0}));
    var point = newest("mongodb_");
    assertThat(point.restorable()).isTrue();
    assertThat(point.at()).isEqualTo(Instant.parse("2024-01-01T03:00:00Z"));
    assertThat(point.evidence()).contains("its name says 2024-01-01T03:00:00Z");
  }

  @Test
  void theMessageOfAProgramThatFailedIsNoDump() {
    var message = "pg_dump: error: connection to server failed: FATAL: no such role \"backup\" ";
    var page = "<html><body>502 Bad Gateway</body></html>";
    for (var content : List.of(message.repeat(3), page.repeat(3))) {
      for (var name : List.of("z.dump", "z.rdb", "z.archive.gz", "z.sql.zst")) {
        assertThat(flaw(name, content)).as(name).contains("wrong-content");
      }
    }
    for (var sound :
        Map.of(
                "pg.dump", "PGDMP...",
                "sql.dump", "-- SQL\n",
                "other.dump", "y".repeat(20_000),
                "empty.rdb", "REDIS0011",
                "mark.json", "{}",
                "own.format", "???")
            .entrySet()) {
      assertThat(flaw(sound.getKey(), sound.getValue())).as(sound.getKey()).isEmpty();
    }
  }

  /// An old dump that was copied again is sound, and not the newest.
  @Test
  void theNewestIsOpenedWhateverWasWrittenAfterIt() {
    put("copied/z.dump", "STANDARD_IA", "pg_dump: error: connection to server failed");
    put("copied/db_20240101_030000.dump", "STANDARD_IA", "PGDMP...");
    var flaw = newest("copied/").flaw();
    assertThat(flaw).isNotNull();
    assertThat(flaw.code()).isEqualTo("wrong-content");
  }

  /// Where none of those that were opened is one, nobody knows of those behind them.
  @Test
  void whatWasNotOpenedIsNotTheNewestWhereNothingIsSound() {
    for (int day = 1; day <= 25; day++) {
      put("failed/db_202401%02d_030000.dump".formatted(day), "STANDARD_IA", "pg_dump: error: no");
    }
    assertThat(points("failed/")).isNotEmpty().noneMatch(RecoveryPoints.Point::restorable);
    assertThat(points("failed/").getLast().flaw())
        .extracting(RecoveryPoints.Flaw::code)
        .isEqualTo("not-opened");
  }

  /// Its size is judged later: what is called the newest then has been opened.
  @Test
  void whatStandsBehindOneThatIsTooSmallIsOpened() {
    put("half/db_20240109_030000.rdb", "STANDARD_IA", "REDIS0011" + "x".repeat(4_000));
    put("half/db_20240108_030000.rdb", "STANDARD_IA", "ERROR 500 ".repeat(1_000));
    put("half/db_20240107_030000.rdb", "STANDARD_IA", "REDIS0011" + "x".repeat(10_000));
    put("half/db_20240106_030000.rdb", "STANDARD_IA", "REDIS0011" + "x".repeat(10_000));
    assertThat(points("half/").get(1).flaw())
        .extracting(RecoveryPoints.Flaw::code)
        .isEqualTo("wrong-content");
    assertThat(points("half/").get(2).restorable()).isTrue();
  }

  /// Rules that were made before there were filters have their prefix beside them.
  @Test
  @SuppressWarnings("deprecation")
  void anOldRuleCountsForItsPrefixOnly() {
    rules(BACKUPS, rule("", 30).filter((LifecycleRuleFilter) null).prefix("logs/").build());
    assertThat(said("postgres-full", Duration.ZERO))
        .anyMatch(one -> one.startsWith("broken no-lifecycle"));
    rules(BACKUPS, rule("", 30).filter((LifecycleRuleFilter) null).prefix("postgres/").build());
    assertThat(said("postgres-full", Duration.ZERO))
        .noneMatch(one -> one.startsWith("broken no-lifecycle"));
  }

  @Test
  void eachPointHasItsOwnStorageClass() {
    assertThat(said("postgres-full", Duration.ZERO)).noneMatch(one -> one.contains("kept"));
    put("postgres/b.dump", "STANDARD", "PGDMP" + "x".repeat(995));
    put("postgres/c.dump", "STANDARD_IA", "PGDMP" + "x".repeat(995));
    assertThat(said("postgres-full", Duration.ZERO))
        .anyMatch(
            one ->
                one.startsWith("note storage-class: 1 of 3 points of 'PostgreSQL, full' are kept")
                    && one.endsWith("as STANDARD: s3://" + BACKUPS + "/postgres/b.dump"));
    for (var key : List.of(DUMP, "postgres/b.dump", "postgres/c.dump")) {
      s3.deleteObject(d -> d.bucket(BACKUPS).key(key));
    }
    put("postgres/d.dump", "GLACIER", "PGDMP" + "x".repeat(995));
    assertThat(said("postgres-full", Duration.ZERO))
        .anyMatch(one -> one.startsWith("broken archived: ") && one.contains("d.dump"));
  }

  @Test
  void aBucketThatIsNotThereMissedNoRun() {
    s3.deleteObject(d -> d.bucket(BACKUPS).key(DUMP));
    for (var version : s3.listObjectVersions(l -> l.bucket(BACKUPS)).versions()) {
      s3.deleteObject(d -> d.bucket(BACKUPS).key(version.key()).versionId(version.versionId()));
    }
    assertThat(said("postgres-full", Duration.ofDays(3)))
        .anyMatch(one -> one.startsWith("broken no-object"))
        .noneMatch(one -> one.contains("missed-run"));
  }
}
