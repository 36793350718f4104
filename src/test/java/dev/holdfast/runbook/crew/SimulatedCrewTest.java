package dev.holdfast.runbook.crew;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.plan.Scenario;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedCrewTest {
  private static final Instant BEGAN = Instant.parse("2026-11-22T09:50:00Z");
  private static final Instant DECLARED = Instant.parse("2026-11-22T10:00:00Z");

  private Plan plan;
  private SimulatedCrew crew;

  @BeforeEach
  void crew() {
    plan = PlanLoader.load(Path.of("runbooks/contractorlens")).plan().orElseThrow();
    crew = crew("security-breach");
  }

  private SimulatedCrew crew(String scenario) {
    return new SimulatedCrew(plan, plan.scenario(scenario).orElseThrow(), BEGAN, DECLARED);
  }

  private static Need need(
      String step, Need.Kind kind, String name, List<String> choices, List<String> roles) {
    return new Need(step, kind, "?", name, choices, roles, null, null);
  }

  @Test
  void confirmsByTheNameThatIsTouched() {
    var reply =
        crew.reply(need("isolate", Need.Kind.CONFIRM, "sg-1", List.of(), List.of()), List.of());
    assertThat(reply.orElseThrow().command()).isEqualTo(new Command.Confirm("isolate", "sg-1"));
  }

  @Test
  void approvalsComeFromDifferentPeopleOfTheRoles() {
    var roles = plan.roles().stream().limit(2).map(role -> role.id()).toList();
    var already = new ArrayList<String>();
    for (var count = 0; count < 2; count++) {
      var by =
          crew.reply(need("go", Need.Kind.APPROVE, "", List.of(), roles), already)
              .orElseThrow()
              .by();
      assertThat(already).doesNotContain(by.name());
      assertThat(roles).contains(by.role());
      already.add(by.name());
    }
  }

  @Test
  void decidesAsThePlanSays() {
    var decide =
        plan.scenario("security-breach").orElseThrow().phases().stream()
            .flatMap(phase -> phase.steps().stream())
            .filter(step -> step.body().kind().equals("decide"))
            .findFirst()
            .orElseThrow();
    var reply =
        crew.reply(
            need(decide.id(), Need.Kind.DECIDE, "", List.of("destroy", "keep"), List.of()),
            List.of());
    assertThat(reply.orElseThrow().command()).isEqualTo(new Command.Decide(decide.id(), "keep"));
  }

  @Test
  void givesTheRehearsedInputs() {
    assertThat(input(crew, "clean-before")).isEqualTo(BEGAN.toString());
    assertThat(input(crew, "groups")).contains("sg-0c0ffee0000000a1b,sg-");
    var everything =
        plan.scenarios().stream()
            .flatMap(scenario -> scenario.inputs().stream())
            .map(Scenario.Input::id)
            .toList();
    assertThat(everything).allMatch(id -> !input(crew, id).isBlank());
  }

  private static String input(SimulatedCrew crew, String id) {
    var reply =
        crew.reply(need(id, Need.Kind.INPUT, "", List.of(), List.of()), List.of()).orElseThrow();
    return ((Command.Input) reply.command()).value();
  }

  @Test
  void retriesOnceThenMissesAPerson() {
    var need = need("restore", Need.Kind.RETRY, "", List.of(), List.of());
    var first = crew.reply(need, List.of()).orElseThrow();
    assertThat(first.command()).isEqualTo(new Command.Retry("restore"));
    assertThat(crew.reply(need, List.of(first.by().name()))).isEmpty();
  }

  @Test
  void ticksWhatIsAskedAndLeavesWhatIsSensed() {
    for (var item : plan.checklist().items()) {
      var reply = crew.reply(need(item.id(), Need.Kind.TICK, "", List.of(), List.of()), List.of());
      assertThat(reply.isPresent()).isEqualTo(!item.sensed());
    }
  }

  @Test
  void looksBeforeItResolves() {
    var need = need("apply", Need.Kind.RESOLVE, "", List.of(), List.of());
    assertThat(crew.reply(need, List.of()).orElseThrow().command())
        .isEqualTo(new Command.Look("apply"));
    assertThat(crew.resolve(need, true).command()).isInstanceOf(Command.Resolve.class);
  }
}
