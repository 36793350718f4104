package dev.holdfast.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.BesideOthers;
import dev.holdfast.peers.ContractorLensEstate;
import dev.holdfast.peers.Moto;
import dev.holdfast.peers.SlowProxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scenario 2.2 of ContractorLens, live.
@BesideOthers
class ServiceFailureTest {
  @TempDir private Path folder;
  private Moto moto;
  private SlowProxy proxy;
  private Program holdfast;

  @BeforeEach
  void start() {
    moto = Moto.start();
    proxy = SlowProxy.before(moto.address());
    holdfast = Program.with(folder, proxy.address(), moto.address());
  }

  @AfterEach
  void end() {
    proxy.close();
    moto.close();
  }

  @Test
  void scalesToFourAndWaitsForPeopleThenTickAndResumeEndIt() {
    ContractorLensEstate.seed(moto.address());
    proxy.rollingOutFor(4);
    var ended = holdfast.live("service-failure");
    assertThat(ended.code()).as("%s", ended).isEqualTo(3);
    var run = new Answered(ended.json());
    assertThat(run.stepState("scale-up")).isEqualTo("done");
    assertThat(run.step("scale-up")).containsEntry("verified", true);
    assertThat(desired()).isEqualTo(4L);
    assertThat(proxy.passed("UpdateService")).isEqualTo(1);
    assertThat(run.needs()).isNotEmpty();
    overruleEverything(run);
    var resumed = holdfast.resume(run.incident());
    assertThat(resumed.code()).as("%s", resumed).isZero();
    assertThat(new Answered(resumed.json()).state()).isEqualTo("recovered");
    assertThat(proxy.passed("UpdateService")).isEqualTo(1);
  }

  @Test
  void goesOnWhereOnlyClusterAndServiceCanBeRead() {
    ContractorLensEstate.seedServiceOnly(moto.address());
    proxy.rollingOutFor(2);
    var ended = holdfast.live("service-failure");
    assertThat(ended.code()).as("%s", ended).isEqualTo(3);
    assertThat(desired()).isEqualTo(4L);
    var run = new Answered(ended.json());
    assertThat(run.stepState("target-health")).isEqualTo("failed");
    assertThat(run.stepState("scale-up")).isEqualTo("done");
    assertThat(run.needs())
        .singleElement()
        .satisfies(need -> asksBecauseNothingWasRead(need, "redeploy"));
    run = new Answered(holdfast.resume(run.incident(), "--decide", "redeploy=do").json());
    assertThat(run.stepState("redeploy")).isEqualTo("done");
    assertThat(proxy.passed("UpdateService")).as("scaled, then deployed afresh").isEqualTo(2);
    assertThat(run.needs())
        .singleElement()
        .satisfies(need -> asksBecauseNothingWasRead(need, "rollback"));
    run = new Answered(holdfast.resume(run.incident(), "--decide", "rollback=skip").json());
    assertThat(run.stepState("rollback")).isEqualTo("skipped");
    assertThat(Answered.text(run.step("rollback"), "evidence"))
        .contains("could not be read", "not there");
    assertThat(run.stepState("capacity")).isEqualTo("done");
    assertThat(desired()).isEqualTo(4L);
    overruleEverything(run);
    var end = holdfast.resume(run.incident());
    assertThat(end.code()).as("%s", end).isZero();
    assertThat(new Answered(end.json()).state()).isEqualTo("recovered");
  }

  private static void asksBecauseNothingWasRead(java.util.Map<String, Object> need, String step) {
    assertThat(need).containsEntry("step", step).containsEntry("kind", "decide");
    assertThat(need).containsEntry("choices", List.of("do", "skip", "look"));
    assertThat(Answered.text(need, "ask")).contains("gave no answer: not there");
  }

  /// What moto cannot show is taken on somebody's word, one item by answer and the rest overruled.
  private void overruleEverything(Answered run) {
    for (var item : run.items()) {
      var id = Answered.text(item, "id");
      var said =
          id.equals("api-keys")
              ? holdfast.say("tick", run.incident(), id + "=none exposed: read in the audit log")
              : holdfast.say(
                  "tick", run.incident(), id, "--override", "--because", "seen by hand here");
      assertThat(said.code()).as("%s", said).isZero();
    }
  }

  private long desired() {
    var services = (List<?>) Objects.requireNonNull(holdfast.service().get("services"));
    var service = (java.util.Map<?, ?>) services.getFirst();
    return (Long) Objects.requireNonNull(service.get("desiredCount"));
  }
}
