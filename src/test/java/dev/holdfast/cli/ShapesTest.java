package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The JSON that scripts build on, field by field: names, kinds of value, closed words.
class ShapesTest extends AtTerminal {
  private static final String MOMENT = "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z";
  private static final String DURATION = "PT-?[\\dHMS.-]+";

  @BeforeEach
  void setUp() {
    stage.more(
        """
        checklist:
          - id: group
            title: Group
            items:
              - {id: up, title: Up, check: fake.value, with: {thing: b}, is: up}
              - {id: asked, title: Asked, ask: Is it?}
        """);
    stage.scenario(
        "s",
        """
        rpo: 5m
        detect:
          - {id: gone, title: Gone, check: fake.value, with: {thing: b}, is: down}
        phases:
        - title: P
          steps:
          - {id: a, title: A, action: fake.keyed, with: {thing: a}, owner: lead}
          - {id: d, title: D, action: fake.dangerous, with: {thing: prod}, owner: lead}
        """);
  }

  @Test
  void ofARun() {
    var run = terminal.at("run", stage.plan.toString(), "s", "--live", "--json");
    run(run.json());
    var id = run.text("incident");
    run(terminal.at("show", id, "--json").json());
    run(terminal.at("resume", id, "--json").json());
  }

  private static void run(Map<String, Object> run) {
    assertThat(run)
        .hasEntrySatisfying("incident", ShapesTest::word)
        .containsEntry("plan", "tiny")
        .containsEntry("scenario", "s")
        .containsEntry("mode", "live")
        .containsEntry("state", "waiting");
    var rto = map(run.get("rto"));
    assertThat(rto)
        .containsOnlyKeys("target", "elapsed", "forecast")
        .containsEntry("target", "PT4H");
    assertThat(String.valueOf(rto.get("elapsed"))).matches(DURATION);
    var forecast = map(rto.get("forecast"));
    assertThat(forecast).containsOnlyKeys("p50", "p90");
    assertThat(String.valueOf(forecast.get("p50"))).matches(MOMENT);
    assertThat(map(run.get("rpo")))
        .containsOnlyKeys("target", "achieved")
        .containsEntry("target", "PT5M");
    for (var step : list(run.get("steps"))) {
      assertThat(step)
          .containsKeys(
              "id",
              "kind",
              "state",
              "attempts",
              "owner",
              "planned",
              "started",
              "ended",
              "evidence");
      assertThat(Set.of("action", "ask", "approve", "decide", "wait", "run"))
          .contains(text(step, "kind"));
      assertThat(step.get("attempts")).isInstanceOf(Long.class);
      assertThat(step).containsEntry("owner", "Lead");
      var planned = map(step.get("planned"));
      assertThat(planned).containsOnlyKeys("from", "to");
      assertThat(String.valueOf(planned.get("from"))).matches(MOMENT);
    }
    var done = list(run.get("steps")).getFirst();
    assertThat(done).containsEntry("state", "done");
    assertThat(text(done, "started")).matches(MOMENT);
    assertThat(text(done, "ended")).matches(MOMENT);
    var need = list(run.get("needs")).getFirst();
    assertThat(need)
        .containsEntry("step", "d")
        .containsEntry("kind", "confirm")
        .containsEntry("name", "prod")
        .containsEntry("choices", List.of())
        .containsEntry("roles", List.of("lead"))
        .containsEntry("secret", false);
    assertThat(text(need, "ask")).contains("prod");
    assertThat(need.get("commands")).asString().contains("--confirm d=prod");
  }

  @Test
  void ofWhatWasSensed() {
    stage.world.things.put("b", "up");
    var said = terminal.type("sense", stage.plan.toString(), "--json");
    assertThat(said.list("items")).hasSize(3);
    for (var item : said.list("items")) {
      assertThat(Set.of("component", "item", "sign")).contains(text(item, "kind"));
      assertThat(Set.of("passing", "failing", "unknown", "asked", "standby"))
          .contains(text(item, "state"));
      assertThat(item)
          .containsKeys("id", "value", "seen", "ageSeconds")
          .containsEntry("regressed", false)
          .containsEntry("overridden", false)
          .containsEntry("notApplicable", false);
    }
  }

  @Test
  void ofFindingsAndVerification() {
    stage.steps("s", "- {id: a, title: A, action: fake.keyd, with: {thing: a}}\n");
    var check = terminal.type("plan", "check", stage.plan.toString(), "--json");
    assertThat(check.json()).containsOnlyKeys("plan", "findings");
    for (var finding : check.list("findings")) {
      assertThat(finding)
          .containsOnlyKeys("code", "severity", "file", "line", "column", "message", "why", "fix");
      assertThat(Set.of("error", "warning", "note")).contains(text(finding, "severity"));
      assertThat(finding.get("line")).isInstanceOf(Long.class);
      assertThat(finding.get("column")).isInstanceOf(Long.class);
    }
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    terminal.at("run", stage.plan.toString(), "s", "--live", "--json");
    var verify =
        terminal.type("journal", "verify", folder.resolve("home").toString(), "--json").json();
    assertThat(verify).containsEntry("ok", true).containsEntry("damage", List.of());
    assertThat(verify.get("events")).isInstanceOf(Long.class);
    assertThat(verify.get("authors")).isInstanceOf(List.class);
  }

  private static void word(Object value) {
    assertThat(value).asString().isNotBlank();
  }

  private static String text(Map<String, Object> map, String key) {
    return String.valueOf(map.get(key));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    assertThat(value).isInstanceOf(Map.class);
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(@Nullable Object value) {
    assertThat(value).isInstanceOf(List.class);
    return (List<Map<String, Object>>) Objects.requireNonNull(value);
  }
}
