package dev.holdfast.connector.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.connector.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random actions with random parameters: nothing throws, and what is saved is what there was.
class EstateOnDiskTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<Object> VALUES =
      List.of(
          "c",
          "api",
          "db",
          "db-restored",
          "west",
          "sg-1",
          "acl-1",
          "vol-1",
          "/api/db",
          "shop",
          "prod",
          "Z1",
          "go.sh",
          0L,
          1L,
          2L,
          3L,
          true,
          false,
          List.of("sg-1"),
          "us-west-2",
          Instant.parse("2026-11-22T09:30:00Z"),
          Map.of("lb", "x"),
          Duration.ofMinutes(5));
  private static final List<String> TARGETS = List.of("west", "east", "site", "sql", "cluster", "");

  @TempDir Path folder;

  @Test
  @SuppressWarnings("unchecked")
  void randomRunsNeverThrowAndSurviveARestart() throws IOException {
    Files.writeString(folder.resolve("go.sh"), "#!/bin/sh\n");
    var catalog = Connectors.all();
    var actions = new ArrayList<>(catalog.actions().keySet().stream().sorted().toList());
    var checks = new ArrayList<>(catalog.checks().keySet().stream().sorted().toList());
    for (var seed = 0; seed < 40; seed++) {
      var random = new Random(seed);
      var stage = new Stage(folder);
      stage.estate.strike(stage.plan.scenarios().get(random.nextInt(3)));
      for (var turn = 0; turn < 60; turn++) {
        if (random.nextInt(8) == 0) {
          var kinds = Surprise.Kind.values();
          stage.estate.inject(new Surprise("", kinds[random.nextInt(kinds.length)]));
        }
        var action = actions.get(random.nextInt(actions.size()));
        var target = TARGETS.get(random.nextInt(TARGETS.size()));
        var spec = catalog.action(action).orElseThrow();
        assertThat(stage.act(action, target, args(random, spec.params())))
            .isInstanceOf(Outcome.class);
        var check = checks.get(random.nextInt(checks.size()));
        var checkArgs = args(random, catalog.check(check).orElseThrow().params());
        checkArgs.put("is", random.nextInt(4));
        assertThat(stage.read(check, target, checkArgs).value()).isNotNull();
        stage.after(Duration.ofSeconds(random.nextInt(600)));
      }
      var saved = stage.estate.save();
      var read = MAPPER.readValue(MAPPER.writeValueAsBytes(saved), Map.class);
      var restored = SimulatedEstate.restore(stage.plan, stage.clock, read);
      assertThat(MAPPER.writeValueAsString(restored.save()))
          .isEqualTo(MAPPER.writeValueAsString(saved));
      for (var component : stage.plan.components()) {
        assertThat(restored.up(component.id())).isEqualTo(stage.estate.up(component.id()));
        if (!stage.estate.up("api")) assertThat(stage.estate.up("dns")).isFalse();
      }
    }
  }

  private static Map<String, Object> args(
      Random random, List<dev.holdfast.connector.Param> params) {
    var args = new HashMap<String, Object>();
    for (var param : params) {
      if (random.nextInt(10) > 0) {
        args.put(param.name(), VALUES.get(random.nextInt(VALUES.size())));
      }
    }
    return args;
  }
}
