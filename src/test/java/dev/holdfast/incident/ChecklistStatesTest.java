package dev.holdfast.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a checklist item is shown as: green only on fresh evidence, and how it came to it.
class ChecklistStatesTest {
  private static final String CHECKLIST =
      """
      checklist:
        - id: group
          title: Group
          manner: read-do
          items:
            - {id: up, title: Up, check: fake.value, with: {thing: b}, is: up, holds: 5m}
            - {id: asked, title: Asked, ask: Is it?}
            - {id: nice, title: Nice, ask: And?, required-for: nothing}
      """;

  @TempDir Path folder;
  private Story story;

  @BeforeEach
  void setUp() {
    story =
        new Story(folder, CHECKLIST, Story.PHASES + "    - {id: a, title: A, ask: a}\n")
            .step(0, "step.done", "a", "evidence", "done");
  }

  private Story read(long minute, String state, String value, Object... more) {
    var data = new LinkedHashMap<String, Object>();
    data.put("item", "up");
    data.put("state", state);
    data.put("value", value);
    data.put("readings", 1L);
    data.put("goodFor", "PT10M");
    for (var i = 0; i < more.length; i += 2) data.put(String.valueOf(more[i]), more[i + 1]);
    return story.tell(minute, "item.read", data);
  }

  private Story holding(long minute, long since) {
    return read(
        minute, "unknown", "200", "holdsSince", Story.minute(since).toString(), "holds", "PT5M");
  }

  private ItemView up(long minute) {
    return item(story.at(minute), "up");
  }

  private static ItemView item(Snapshot run, String id) {
    return run.items().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void whatMustHoldShowsHowLongItHasAndIsNotVerified() {
    holding(1, 1);
    var item = up(3);
    assertThat(item.state()).isEqualTo(ItemView.State.HOLDING);
    assertThat(item.verified()).isFalse();
    var soak = java.util.Objects.requireNonNull(item.soak());
    assertThat(soak.held(Story.minute(3))).isEqualTo(Duration.ofMinutes(2));
    assertThat(soak.share(Story.minute(3))).isEqualTo(0.4);
    assertThat(soak.held(Story.minute(60))).isEqualTo(Duration.ofMinutes(5));
    read(6, "passing", "200");
    assertThat(up(6).verified()).isTrue();
    assertThat(up(6).soak()).isNull();
  }

  @Test
  void whatFailsWhileItHoldsHasToHoldAnew() {
    holding(1, 1);
    read(3, "failing", "503");
    assertThat(up(3).state()).isEqualTo(ItemView.State.FAILING);
    holding(4, 4);
    var soak = java.util.Objects.requireNonNull(up(5).soak());
    assertThat(soak.held(Story.minute(5))).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void whatWasVerifiedAndFailsRegressesAndStaysSoThroughSilence() {
    read(1, "passing", "200");
    read(2, "failing", "503");
    assertThat(up(2).state()).isEqualTo(ItemView.State.REGRESSED);
    read(3, "unknown", "no answer");
    assertThat(up(3).state()).isEqualTo(ItemView.State.UNKNOWN);
    read(4, "failing", "503");
    assertThat(up(4).state()).isEqualTo(ItemView.State.REGRESSED);
    assertThat(story.at(4).timeline())
        .extracting(Snapshot.TimelineLine::type)
        .filteredOn("item.read"::equals)
        .hasSize(4);
  }

  @Test
  void whoSawItAndWhoReadItOutAreBothOnRecord() {
    story.tell(
        1, "item.ticked", Map.of("item", "asked", "value", "12", "by", "Ann", "seenBy", "Bo"));
    var asked = item(story.at(1), "asked");
    assertThat(asked.by()).isEqualTo("Bo");
    assertThat(asked.reader()).isEqualTo("Ann");
    assertThat(story.at(1).timeline().getLast().text()).isEqualTo("stated: 12, seen by Bo");
  }

  @Test
  void whatIsRequiredForNothingIsNotMissed() {
    read(1, "passing", "200");
    story.tell(1, "item.ticked", Map.of("item", "asked", "value", "12", "by", "Ann"));
    assertThat(Tally.of(story.at(1).items()).complete()).isTrue();
    assertThat(story.at(1).groups().getFirst().manner())
        .isEqualTo(dev.holdfast.plan.Checklist.Manner.READ_DO);
  }

  /// Random histories of readings, silences and looks: at no moment is an item green that was not
  /// seen green within its time.
  @Test
  void greenOnlyOnFreshPassingEvidence() {
    var random = new Random(7);
    for (var round = 0; round < 3_000; round++) {
      var passing = random.nextBoolean();
      read(1, passing ? "passing" : random.nextBoolean() ? "failing" : "unknown", "v");
      var last = Story.minute(1).plusSeconds(random.nextInt(-400, 400));
      var until = last.plusSeconds(random.nextInt(0, 200));
      var now = Story.minute(1).plusSeconds(random.nextInt(-400, 800));
      var item = item(seen(new Sighting(last, until), now), "up");
      var green = passing && !now.isAfter(until);
      assertThat(item.verified()).isEqualTo(green);
      if (passing && !green) assertThat(item.value()).startsWith("not read since");
    }
  }

  /// Nobody drives it: what the record says last is good for its time, with its age.
  @Test
  void theRecordAloneIsBelievedForItsTimeOnly() {
    read(1, "passing", "200");
    assertThat(up(11).verified()).isTrue();
    assertThat(up(11).age(Story.minute(11))).contains(Duration.ofMinutes(10));
    var old = up(12);
    assertThat(old.state()).isEqualTo(ItemView.State.UNKNOWN);
    assertThat(old.value())
        .isEqualTo("not read since %s UTC; it was: 200".formatted(ItemView.time(Story.minute(1))));
    read(13, "failing", "500");
    assertThat(up(60).state())
        .as("bad news does not get better")
        .isEqualTo(ItemView.State.REGRESSED);
  }

  @Test
  void whatAnEarlierProcessReadIsNotBelieved() {
    read(1, "passing", "200");
    assertThat(item(seen(Sighting.NONE, Story.minute(1)), "up").state())
        .isEqualTo(ItemView.State.UNKNOWN);
  }

  private Snapshot seen(Sighting sighting, Instant now) {
    return Snapshots.of(story.fold, Map.of(), now, "0000 0000", null, Map.of("up", sighting));
  }
}
