package dev.holdfast.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.ContractorLensEstate;
import dev.holdfast.peers.Moto;
import dev.holdfast.peers.SlowProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `kill -9` at a live run: after it is taken up again nothing dangerous and nothing named happened
/// twice, and nothing that was on record is missing.
class CrashTest {
  private static Moto moto;
  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    moto = Moto.start();
  }

  @AfterAll
  static void end() {
    moto.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"scale", "keep", "drop"})
  void killedWhileAnEffectIsUnderWay(String step) throws IOException {
    threeKinds(lines -> lines.stream().anyMatch(line -> says(line, "step.intent", step)));
  }

  @ParameterizedTest
  @MethodSource("points")
  @Tag("campaign")
  void killedAfterEveryEventOfThreeKinds(int events) throws IOException {
    threeKinds(lines -> lines.size() >= events);
  }

  @ParameterizedTest
  @MethodSource("points")
  @Tag("campaign")
  void killedAfterEveryEventOfServiceFailure(int events) throws IOException {
    try (var proxy = fresh()) {
      var holdfast =
          Program.with(Files.createTempDirectory(folder, "run"), proxy.address(), moto.address());
      var run = new KilledRun(holdfast, "service-failure");
      var before = run.killWhen(lines -> lines.size() >= events);
      var end = run.takeUp(before);
      assertThat(end.stepState("scale-up")).isEqualTo("done");
      assertThat(proxy.passed("UpdateService")).isBetween(1, 2);
    }
  }

  /// Past the last event a run simply ends by itself.
  static IntStream points() {
    return IntStream.rangeClosed(1, 26);
  }

  private static boolean says(String line, String type, String step) {
    return line.contains("\"type\":\"" + type + "\"") && line.contains("\"step\":\"" + step + "\"");
  }

  private static SlowProxy fresh() {
    moto.reset();
    ContractorLensEstate.seed(moto.address());
    return SlowProxy.before(moto.address()).rollingOutFor(2);
  }

  private void threeKinds(Predicate<List<String>> seen) throws IOException {
    try (var proxy = fresh()) {
      var holdfast = ThreeKinds.with(Files.createTempDirectory(folder, "run"), proxy.address());
      var run = new KilledRun(holdfast, "remove");
      var before = run.killWhen(seen);
      var end = run.takeUp(before);
      var where =
          "killed with %d events, the last %s; on the wire:%n%s"
              .formatted(before.size(), before.getLast(), proxy.log());
      for (var step : List.of("scale", "keep", "drop")) {
        assertThat(end.stepState(step)).as("%s: %s", where, end).isEqualTo("done");
      }
      assertThat(proxy.passed("UpdateService")).as(where).isBetween(1, 2);
      assertThat(proxy.passed("CreateDBSnapshot")).as(where).isEqualTo(1);
      assertThat(proxy.passed("DeleteDBInstance")).as(where).isEqualTo(1);
    }
  }
}
