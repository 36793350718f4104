package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Both bundled plans, rehearsed as a user would: from the command line to a verified record.
class RehearsalsTest {
  private static final String SPEED = "1500";

  @TempDir Path folder;

  private record Said(int code, String out, String err) {}

  private static Said type(String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    var code = Main.run(words, new PrintWriter(out), new PrintWriter(err));
    return new Said(code, out.toString(), err.toString());
  }

  private Said rehearse(Path plan, String scenario) {
    var home = folder.resolve("home").toString();
    return type(
        "run",
        plan.toString(),
        scenario,
        "--rehearse",
        "--speed",
        SPEED,
        "--unattended",
        "--json",
        "--home",
        home);
  }

  /// Every scenario of both plans, as it lies on disk: a new one is rehearsed without a word here.
  static Stream<Arguments> scenarios() throws IOException {
    var found = new ArrayList<Arguments>();
    for (var plan : List.of("contractorlens", "technician-marketplace")) {
      try (var files = Files.list(Path.of("runbooks", plan, "scenarios"))) {
        files
            .map(file -> String.valueOf(file.getFileName()))
            .sorted()
            .forEach(name -> found.add(Arguments.of(plan, name.replace(".yaml", ""))));
      }
    }
    assertThat(found).hasSizeGreaterThan(20);
    return found.stream();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyScenarioRecovers(String plan, String scenario) {
    var said = rehearse(Path.of("runbooks", plan), scenario);
    assertThat(said.code()).as("%s%n%s", said.err(), said.out()).isZero();
    var state = Json.object(said.out());
    assertThat(state).containsEntry("state", "recovered").containsEntry("mode", "rehearsal");
    assertThat(state).containsEntry("needs", List.of());
    assertThat(states(state)).doesNotContain("in-doubt", "waiting", "in-flight", "planned");
    // An assessment may fail where the disaster is that nothing answers; nothing else may.
    assertThat(steps(state))
        .filteredOn(step -> "failed".equals(step.get("state")))
        .allMatch(step -> String.valueOf(step.get("evidence")).endsWith("does not answer"));
    var verified = type("journal", "verify", folder.resolve("home").toString(), "--json");
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(Json.object(verified.out())).containsEntry("ok", true);
  }

  /// Leading the users elsewhere lifts no isolation, and keeping the old estate does not either.
  @Test
  void anIsolationThatNothingLiftedIsInForceAndOwed() {
    var state = Json.object(rehearse(Path.of("runbooks/contractorlens"), "security-breach").out());
    assertThat(String.valueOf(state.get("owed")))
        .contains("isolate stays in force, as decided in old-estate (keep): undo it")
        .contains("cut-connections stays in force, as decided in old-estate (keep): undo it");
  }

  /// A Region that comes back starts the service with the count that it had.
  @Test
  void aLostRegionIsAskedForBeforeTheIncidentIsClosed() {
    var state = Json.object(rehearse(Path.of("runbooks/contractorlens"), "region-failure").out());
    var items = (List<?>) Objects.requireNonNull(state.get("items"));
    assertThat(items.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList())
        .filteredOn(item -> "old-region-fenced".equals(item.get("id")))
        .singleElement()
        .satisfies(item -> assertThat(item.get("requiredFor")).isEqualTo("closing"));
  }

  private static List<String> states(Map<String, Object> state) {
    return steps(state).stream().map(step -> String.valueOf(step.get("state"))).toList();
  }

  private static List<Map<?, ?>> steps(Map<String, Object> state) {
    assertThat(state.get("steps")).isInstanceOf(List.class);
    return ((List<?>) Objects.requireNonNull(state.get("steps")))
        .stream().<Map<?, ?>>map(step -> (Map<?, ?>) step).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"contractorlens", "technician-marketplace"})
  void onAQuietDayNothingFails(String plan) {
    var said =
        type("sense", "runbooks/" + plan, "--json", "--home", folder.resolve("home").toString());
    assertThat(said.code()).as("%s%n%s", said.err(), said.out()).isZero();
    var states = new TreeMap<String, String>();
    for (var item : (List<?>) Objects.requireNonNull(Json.object(said.out()).get("items"))) {
      var one = (Map<?, ?>) item;
      states.put(one.get("kind") + " " + one.get("id"), String.valueOf(one.get("state")));
    }
    assertThat(states).doesNotContainValue("failing");
    assertThat(states.entrySet().stream().filter(one -> one.getKey().startsWith("item ")))
        .allMatch(one -> List.of("passing", "asked", "standby").contains(one.getValue()));
    if (plan.equals("technician-marketplace")) {
      for (var item : List.of("backend-ready", "database-connects", "documents-answer")) {
        assertThat(states).containsEntry("item failover-" + item, "standby");
      }
      assertThat(states).containsEntry("item name-points", "standby");
    }
  }

  /// Under load a service may want more than the plan knows of; none of it is taken away.
  @Test
  void aServiceThatRunsMoreKeepsItToTheEnd() throws IOException {
    var plan = folder.resolve("plan");
    copy(Path.of("runbooks/contractorlens"), plan);
    var file = plan.resolve("plan.yaml");
    var staging =
        "    - {target: aws-recovery, kind: aws.ecs-service, name: contractorlens-staging,";
    var more =
        "    - {target: aws-primary, kind: aws.ecs-service, name: contractorlens, cluster: contractorlens, desired-count: 6, running-count: 6}\n";
    var text = Files.readString(file);
    assertThat(text).contains(staging);
    Files.writeString(file, text.replace(staging, more + staging));
    var said = rehearse(plan, "service-failure");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.err()).contains("capacity  6 of 6 running");
  }

  @Test
  void aWrongParameterFailsTheVerification() throws IOException {
    var plan = folder.resolve("plan");
    copy(Path.of("runbooks/contractorlens"), plan);
    var file = plan.resolve("scenarios/service-failure.yaml");
    var text = Files.readString(file);
    assertThat(text).contains("at-least: 4}").contains("is: \"${scale-up.desired-count}\"");
    Files.writeString(
        file,
        text.replaceFirst("at-least: 4}", "desired-count: 1}")
            .replace("\"${scale-up.desired-count}\"", "4"));
    var said = rehearse(plan, "service-failure");
    assertThat(said.err())
        .contains("failed    scale-up  aws.ecs.running-count is 4 within 4 min was not seen");
    assertThat(states(Json.object(said.out()))).contains("failed");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
