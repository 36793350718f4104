package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "contractorlens, region-failure",
    "contractorlens, database-corruption",
    "contractorlens, security-breach",
    "contractorlens, service-failure",
    "contractorlens, monthly-test",
    "contractorlens, quarterly-drill",
    "technician-marketplace, data-corruption",
    "technician-marketplace, infrastructure-failure",
    "technician-marketplace, data-deletion",
    "technician-marketplace, ransomware",
    "technician-marketplace, monthly-restore-test",
    "technician-marketplace, quarterly-drill"
  })
  void everyScenarioRecovers(String plan, String scenario) {
    var said = rehearse(Path.of("runbooks", plan), scenario);
    assertThat(said.code()).as("%s%n%s", said.err(), said.out()).isZero();
    var state = Json.object(said.out());
    assertThat(state).containsEntry("state", "recovered").containsEntry("mode", "rehearsal");
    assertThat(state).containsEntry("needs", List.of());
    assertThat(states(state)).doesNotContain("in-doubt", "waiting", "in-flight");
    var verified = type("journal", "verify", folder.resolve("home").toString(), "--json");
    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(Json.object(verified.out())).containsEntry("ok", true);
  }

  private static List<String> states(Map<String, Object> state) {
    assertThat(state.get("steps")).isInstanceOf(List.class);
    return ((List<?>) Objects.requireNonNull(state.get("steps")))
        .stream().map(step -> String.valueOf(((Map<?, ?>) step).get("state"))).toList();
  }

  @Test
  void aWrongParameterFailsTheVerification() throws IOException {
    var plan = folder.resolve("plan");
    copy(Path.of("runbooks/contractorlens"), plan);
    var file = plan.resolve("scenarios/service-failure.yaml");
    var text = Files.readString(file);
    assertThat(text).contains("desired-count: 4}");
    Files.writeString(file, text.replace("desired-count: 4}", "desired-count: 1}"));
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
