package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.plan.PlanLoader;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long a step is waited for that does not say so.
class PatienceTest extends OnStage {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''                                ; 1m  ; 10m",
        "''                                ; 45m ; 135m",
        "', timeout: 2h'                   ; 45m ; 120m",
        "', verify: [{W, within: 45m}]'    ; 45m ; 45m",
        "', verify: [{W, within: 1m}, {W, within: 50m}]' ; 45m ; 50m",
        "', verify: [{W, within: 2m}]'     ; 45m ; 135m",
        "', estimate: 30m, verify: [{W, within: 20m}]' ; 10m ; 30m",
        "', verify: [{W, within: 2m}]'     ; 1m  ; 10m"
      })
  void noLongerThanItsOwnWordsLeaveRoomFor(String more, String usual, String most) {
    var check = "check: fake.value, with: {thing: a}, is: up";
    stage.steps(
        "s",
        "- {id: a, title: A, action: fake.keyed, with: {thing: a}%s}\n"
            .formatted(more.replace("W", check)));
    var step =
        PlanLoader.load(stage.plan)
            .plan()
            .orElseThrow()
            .scenario("s")
            .orElseThrow()
            .phases()
            .getFirst()
            .steps()
            .getFirst();
    assertThat(Effects.patience(step, time(usual))).isEqualTo(time(most));
  }

  private static Duration time(String minutes) {
    return Duration.parse("PT" + minutes.strip().toUpperCase(java.util.Locale.ROOT));
  }
}
