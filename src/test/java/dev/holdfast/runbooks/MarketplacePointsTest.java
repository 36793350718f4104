package dev.holdfast.runbooks;

import static dev.holdfast.runbooks.MarketplacePeers.BACKUPS;
import static dev.holdfast.runbooks.MarketplacePeers.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Grant;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.connector.aws.AwsConnector;
import dev.holdfast.kernel.Secret;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.peers.BesideOthers;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.plan.Plans;
import dev.holdfast.recovery.Judge;
import dev.holdfast.recovery.StoreReport;
import dev.holdfast.runbook.Access;
import dev.holdfast.runbook.PointRound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the readers say of what the plan's own scripts wrote: base backup and dump by the real
/// `pg_basebackup` and `pg_dump`, WAL by the real server; then spoiled, one part at a time.
@BesideOthers
@SuppressWarnings("NullAway.Init")
class MarketplacePointsTest {
  private static final String HOME = "us-east-1";

  private MarketplacePeers peers;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    peers = MarketplacePeers.start(folder);
    peers.run(List.of("createdb", DATABASE), Map.of()).good();
    peers.sql(DATABASE, "CREATE TABLE t (n int); INSERT INTO t SELECT generate_series(1, 2000)");
    var rules = "file://" + MarketplacePeers.PLAN.resolve("files/backups-lifecycle.json");
    peers
        .aws(
            "s3api",
            "put-bucket-lifecycle-configuration",
            "--bucket",
            BACKUPS,
            "--lifecycle-configuration",
            rules)
        .good();
    peers.script("postgres-backup.sh", Map.of()).good();
    peers.script("postgres-incremental.sh", Map.of()).good();
  }

  @AfterEach
  void stop() {
    if (peers != null) peers.close();
  }

  private static Plan plan() {
    var plan = PlanLoader.load(MarketplacePeers.PLAN).plan().orElseThrow();
    return Plans.with(
        plan, plan.backups().stream().filter(one -> one.of().equals("database")).toList());
  }

  private StoreReport look() throws InterruptedException {
    var plan = plan();
    var clock = new SystemClock();
    var places = new LinkedHashMap<String, Place>();
    plan.targets().forEach(t -> places.put(t.id(), new Place(t, Optional.of(peers.motoUrl()))));
    var here = MarketplacePeers.PLAN;
    Surroundings.Credentials keys =
        (name, use) ->
            Optional.of(
                new Grant(1, name, Map.of("access-key-id", test(), "secret-access-key", test())));
    var around = new Surroundings(plan, here, here, places, keys, clock, new StreamingRedactor());
    try (var session = new AwsConnector().open(around);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var access =
            new Access(new Catalog(List.of(new AwsConnector())), around, name -> session)) {
      var sightings = new PointRound(plan, access, clock, threads).round();
      return Judge.of(plan, sightings, List.of(), clock.now()).stores().getFirst();
    }
  }

  private static Secret test() {
    return Secret.copyOf("test".getBytes(StandardCharsets.UTF_8));
  }

  /// What is not good where the store lives.
  private List<String> said() throws InterruptedException {
    return look().shortfalls().stream()
        .filter(one -> one.place().equals(HOME))
        .map(one -> one.code() + ": " + one.what())
        .toList();
  }

  private String only(String prefix, String suffix) {
    var query = "Contents[?ends_with(Key, '%s')].Key".formatted(suffix);
    var all =
        peers
            .aws(
                "s3api",
                "list-objects-v2",
                "--bucket",
                BACKUPS,
                "--prefix",
                prefix,
                "--query",
                query,
                "--output",
                "text")
            .good();
    return Arrays.stream(all.out().split("\\s+")).sorted().toList().getLast();
  }

  private byte[] bytes(String key) throws IOException {
    var file = peers.folder().resolve("object");
    peers.aws("s3", "cp", "s3://%s/%s".formatted(BACKUPS, key), file.toString()).good();
    return Files.readAllBytes(file);
  }

  private void put(String key, byte[] bytes) throws IOException {
    var file = Files.write(peers.folder().resolve("object"), bytes);
    var to = "s3://%s/%s".formatted(BACKUPS, key);
    peers.aws("s3", "cp", file.toString(), to, "--storage-class", "STANDARD_IA").good();
  }

  @Test
  void whatTheScriptsWroteIsGoodAndEachPartOfItThatIsSpoiledIsNamed() throws Exception {
    assertThat(said()).isEmpty();
    assertThat(look().places())
        .filteredOn(one -> one.backup().equals("postgres-wal") && one.home())
        .allMatch(one -> one.sound().orElseThrow().evidence().contains("WAL without a gap"))
        .hasSize(1);

    var data = only("base/", "/base.tar.gz");
    var sound = bytes(data);
    peers.aws("s3", "rm", "s3://%s/%s".formatted(BACKUPS, data)).good();
    assertThat(said()).anyMatch(one -> one.startsWith("no-base: ") && one.contains("base.tar"));
    put(data, Arrays.copyOf(sound, 12));
    assertThat(said()).anyMatch(one -> one.startsWith("no-base: ") && one.contains("12 bytes"));
    put(data, sound);
    assertThat(said()).isEmpty();

    var segment = only("wal/", "");
    var whole = bytes(segment);
    for (int length : new int[] {0, 12, 8_000_000}) {
      put(segment, Arrays.copyOf(whole, length));
      assertThat(said())
          .anyMatch(one -> one.startsWith("wal-gap: ") && one.contains(length + " bytes"));
    }
    put(segment, whole);
    assertThat(said()).isEmpty();
  }
}
