package dev.holdfast.estate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Reading;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.plan.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Signs speak for scenarios; steps and people belong to components.
class ProposalTest {
  private static final Instant NOW = Instant.parse("2026-11-22T14:31:44Z");
  private static final Plan PLAN =
      PlanLoader.load(Path.of("runbooks", "contractorlens")).plan().orElseThrow();

  private static Vital sign(String id, Reading.State state, Duration ago) {
    var subject =
        new Subject(
            Subject.Kind.SIGN,
            id,
            id,
            new Rhythm(Duration.ofSeconds(30), Duration.ofSeconds(5)),
            Set.of(),
            false);
    return Vital.of(subject)
        .with(new Reading(state, "seen", NOW.minus(ago), Duration.ZERO, Map.of()));
  }

  private static EstateView view(Vital... vitals) {
    var all = new java.util.LinkedHashMap<String, Vital>();
    for (var vital : vitals) all.put(vital.subject().key(), vital);
    return new EstateView(PLAN, all, EstateView.Asking.ON, NOW);
  }

  @Test
  void aFailingSignProposesItsScenarioAndNothingElse() {
    var failing = sign("region-failure/unreachable", Reading.State.FAILING, Duration.ofSeconds(4));
    var passing = sign("region-failure/alarms", Reading.State.PASSING, Duration.ofSeconds(4));
    assertThat(view(failing, passing).proposals())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.scenario()).isEqualTo("region-failure");
              assertThat(one.failing())
                  .containsExactly("The application is completely unreachable");
              assertThat(one.sensed()).isEqualTo(3);
            });
  }

  @Test
  void whatIsOldOrUnknownProposesNothing() {
    var old = sign("region-failure/unreachable", Reading.State.FAILING, Duration.ofMinutes(10));
    var unknown = sign("region-failure/alarms", Reading.State.UNKNOWN, Duration.ofSeconds(4));
    assertThat(view(old, unknown).proposals()).isEmpty();
  }

  @Test
  void theScenarioWithMostOfItsSignsComesFirst() {
    var all =
        Proposal.of(
            PLAN,
            Set.of(
                "region-failure/unreachable",
                "region-failure/alarms",
                "region-failure/status-page",
                "service-failure/" + firstSign("service-failure")));
    assertThat(all.getFirst().scenario()).isEqualTo("region-failure");
    assertThat(all).hasSize(2);
  }

  private static String firstSign(String scenario) {
    return PLAN.scenario(scenario).orElseThrow().detect().stream()
        .filter(sign -> sign.check() != null)
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void stepsAndPeopleOfAComponentAreFound() {
    var scenario = PLAN.scenario("region-failure").orElseThrow();
    var api = PLAN.component("api").orElseThrow();
    var steps = Touches.steps(PLAN, scenario, api);
    assertThat(steps.stream().map(Step::id))
        .contains("fence", "deploy")
        .doesNotContain("agree", "dns");
    var help = Touches.help(PLAN, steps, api);
    assertThat(help.stream().map(Touches.Help::who)).contains("DevOps team", "AWS Support");
    assertThat(
            Touches.help(PLAN, steps, PLAN.component("gemini").orElseThrow()).stream()
                .map(Touches.Help::who))
        .contains("Firebase and Google Cloud support");
  }
}
