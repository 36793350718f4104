package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.ItemView;
import dev.holdfast.journal.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Random histories of an item against the engine and its record on disk: green only while it
/// passes, and every time that it stops passing is on the record, with what was seen.
class RegressionsOnRecordTest extends OnStage {
  private static final Map<String, String> SAYS =
      Map.of("up", "passing", "down", "failing", "unreadable", "unknown");

  @BeforeEach
  void setUp() {
    stage.more(
        """
        checklist:
          - id: group
            title: Group
            items:
              - {id: item, title: Item, check: fake.value, with: {thing: b}, is: up, every: 5s}
              - {id: asked, title: Asked, ask: Is it?}
        """);
    stage.scenario(
        "s",
        """
        phases:
        - title: P
          steps:
            - {id: q, title: Q, ask: Well?}
        """);
  }

  private static ItemView.State state(Run run) {
    return run.snapshot().items().getFirst().state();
  }

  @Test
  void everyRegressionIsOnTheRecord() throws InterruptedException {
    var seed = new Random().nextLong();
    System.out.println("[RegressionsOnRecordTest] seed " + seed);
    var random = new Random(seed);
    var values = List.of("up", "down", "unreadable");
    var first = values.get(random.nextInt(3));
    stage.world.things.put("b", first);
    var run = stage.quiet("s");
    var told = new ArrayList<String>();
    var passed = first.equals("up");
    if (passed) Stage.await(() -> state(run) == ItemView.State.PASSING);
    for (var n = 0; n < 60; n++) {
      var value = values.get(random.nextInt(3));
      stage.world.things.put("b", value);
      passed |= value.equals("up");
      var expected =
          switch (value) {
            case "up" -> ItemView.State.PASSING;
            case "down" -> passed ? ItemView.State.REGRESSED : ItemView.State.FAILING;
            default -> ItemView.State.UNKNOWN;
          };
      var moment = n;
      // Two readings later nothing of the time before is under way any more.
      var before = stage.world.readings.get();
      try {
        Stage.await(() -> stage.world.readings.get() >= before + 2 && state(run) == expected);
      } catch (AssertionError e) {
        throw new AssertionError(
            "seed %d, moment %d: %s, wanted %s after %d readings of '%s'"
                .formatted(
                    seed, moment, state(run), expected, stage.world.readings.get() - before, value),
            e);
      }
      if (told.isEmpty() || !told.getLast().equals(value)) told.add(value);
    }
    var record =
        stage.record(run.snapshot().id()).stream()
            .filter(entry -> entry.type().equals("item.read"))
            .map(Entry::data)
            .filter(data -> "item".equals(data.get("item")))
            .map(data -> String.valueOf(data.get("state")))
            .toList();
    var changes = new ArrayList<String>();
    for (var one : record) {
      if (changes.isEmpty() || !changes.getLast().equals(one)) changes.add(one);
    }
    assertThat(changes)
        .as("seed %d: what was seen, in its order", seed)
        .endsWith(told.stream().map(SAYS::get).toArray(String[]::new));
  }
}
