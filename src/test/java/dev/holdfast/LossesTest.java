package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a run puts on record of its losses: what was achievable at the declaration, and what the
/// restored store answers for itself.
class LossesTest {
  @TempDir Path folder;

  private Map<String, Object> rehearse(Path plan, String scenario) {
    var out = new StringWriter();
    var code =
        Main.run(
            new String[] {
              "run",
              plan.toString(),
              scenario,
              "--rehearse",
              "--speed",
              "2000",
              "--unattended",
              "--json",
              "--home",
              folder.resolve("home").toString()
            },
            new PrintWriter(out),
            new PrintWriter(new StringWriter()));
    assertThat(code).as(out.toString()).isZero();
    return Json.object(out.toString());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> loss(Map<String, Object> run, String store) {
    var losses = (List<Map<String, Object>>) Objects.requireNonNull(run.get("losses"));
    return losses.stream()
        .filter(one -> store.equals(one.get("store")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + store + " in " + losses));
  }

  private static Duration duration(Map<String, Object> loss, String key) {
    return Duration.parse(String.valueOf(loss.get(key)));
  }

  @Test
  void thePointsAreFrozenAndTheLossIsMeasuredByTheMarker() {
    var run = rehearse(Path.of("runbooks/technician-marketplace"), "monthly-restore-test");
    var database = loss(run, "database");
    assertThat(duration(database, "achievable")).isLessThan(Duration.ofMinutes(15));
    assertThat(database).containsEntry("restoredBy", "restore");
    // The dump of the night is what the restored copy holds, whatever the WAL would have given.
    var began = Instant.parse(String.valueOf(run.get("began")));
    var marker = Instant.parse(String.valueOf(database.get("marker")));
    assertThat(marker).isBefore(began);
    assertThat(duration(database, "loss")).isEqualTo(Duration.between(marker, began));
    assertThat(loss(run, "documents").get("restoredBy")).isNull();
    assertThat(loss(run, "documents").get("loss")).isNull();
  }

  @Test
  void aRegionThatIsGoneIsNotAskedForAndSaysSo() {
    var run = rehearse(Path.of("runbooks/technician-marketplace"), "infrastructure-failure");
    assertThat(loss(run, "cache").get("achievable")).isNull();
    assertThat(loss(run, "cache")).containsEntry("evidence", "aws-primary does not answer");
    assertThat(duration(loss(run, "database"), "achievable")).isLessThan(Duration.ofMinutes(15));
    var documents = loss(run, "documents");
    assertThat(documents).containsEntry("restoredBy", "mongodb");
    assertThat(documents.get("loss")).isNull();
    assertThat(documents).containsEntry("said", "the plan has no marker for it");
  }

  /// In the disaster that a copy is for there is nothing to compare it with: that it lacks nothing
  /// must not be frozen.
  @Test
  void aCopyWhoseOriginalIsGoneIsNotWithoutLoss() {
    var run = rehearse(Path.of("runbooks/contractorlens"), "region-failure");
    var configuration = loss(run, "configuration");
    assertThat(duration(configuration, "achievable")).isGreaterThan(Duration.ofHours(40));
    assertThat(String.valueOf(configuration.get("evidence"))).contains("cannot be compared");
  }

  /// A restore point in the WAL is no point without a base backup.
  @Test
  void withoutABaseBackupTheDumpIsFrozen() throws IOException {
    var plan = marketplace();
    var path = plan.resolve("plan.yaml");
    var text = Files.readString(path);
    Files.writeString(path, text.replaceAll("(?m)^.*/base/newest/.*\\R", ""));
    var database = loss(rehearse(plan, "data-corruption"), "database");
    assertThat(String.valueOf(database.get("evidence"))).endsWith(".dump");
  }

  private Path marketplace() throws IOException {
    var plan = folder.resolve("plan");
    var from = Path.of("runbooks/technician-marketplace");
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, plan.resolve(from.relativize(file).toString()));
      }
    }
    return plan;
  }

  @Test
  void aMarkerThatAnswersNoMomentIsUnknown() throws IOException {
    var plan = marketplace();
    var test = plan.resolve("scenarios/monthly-restore-test.yaml");
    Files.writeString(
        test, Files.readString(test).replace("up-to: \"${find.newest-time}\"", "up-to: yesterday"));
    var database = loss(rehearse(plan, "monthly-restore-test"), "database");
    assertThat(database.get("loss")).isNull();
    assertThat(database)
        .containsEntry("restoredBy", "restore")
        .containsEntry("said", "its marker says 'yesterday', which is no moment");
  }
}
