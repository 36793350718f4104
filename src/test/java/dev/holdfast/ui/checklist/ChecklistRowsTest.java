package dev.holdfast.ui.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.plan.Checklist;
import dev.holdfast.ui.Items;
import dev.holdfast.ui.Story;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rows of the checklist: parts of long groups, turns, what holds, what regressed.
class ChecklistRowsTest {
  private Story story;

  @BeforeEach
  void setUp() {
    story = Story.live();
    story.items.clear();
  }

  private ChecklistModel model() {
    return ChecklistModel.of(story.snapshot(), Set.of());
  }

  private List<ChecklistModel.ItemRow> items() {
    return model().rows().stream()
        .filter(ChecklistModel.ItemRow.class::isInstance)
        .map(ChecklistModel.ItemRow.class::cast)
        .toList();
  }

  private void asked(int count) {
    for (var i = 0; i < count; i++)
      story.items.add(Items.item("i" + i, "business", "Item " + i, ItemView.State.TO_ANSWER, ""));
  }

  @Test
  void aLongGroupComesInParts() {
    asked(12);
    assertThat(model().rows())
        .filteredOn(ChecklistModel.GroupRow.class::isInstance)
        .extracting(row -> ((ChecklistModel.GroupRow) row).title())
        .contains("Business function tests, part 1 of 2", "Business function tests, part 2 of 2");
    var closed = ChecklistModel.of(story.snapshot(), Set.of("business#2"));
    assertThat(closed.rows()).filteredOn(ChecklistModel.ItemRow.class::isInstance).hasSize(6);
  }

  @Test
  void inAReadDoListOneComesAfterTheOther() {
    asked(3);
    story.groups = List.of(new Snapshot.GroupView("business", "B", Checklist.Manner.READ_DO));
    assertThat(items())
        .extracting(ChecklistModel.ItemRow::turn)
        .containsExactly(
            ChecklistModel.Turn.NOW, ChecklistModel.Turn.LATER, ChecklistModel.Turn.LATER);
    story.groups = List.of(new Snapshot.GroupView("business", "B"));
    assertThat(items())
        .extracting(ChecklistModel.ItemRow::turn)
        .containsOnly(ChecklistModel.Turn.NOW);
  }

  @Test
  void twoPeopleKeepTheOrderOfAReadDoList() {
    asked(3);
    story.groups = List.of(new Snapshot.GroupView("business", "B", Checklist.Manner.READ_DO));
    var run = story.snapshot();
    assertThat(items().get(1).value()).isEqualTo("after: Item 0");
    var later = PairModel.of(run, "i2").orElseThrow();
    assertThat(later.takes()).isEqualTo(PairModel.Takes.LATER);
    assertThat(later.after()).isEqualTo("Item 0");
    assertThat(PairModel.next(run, "i0")).contains("i1");
    assertThat(PairModel.next(run, "i2")).contains("i0");
  }

  @Test
  void aReasonWasSaidAndNotSeen() {
    story.items.add(
        Items.item("o", "business", "O", ItemView.State.OVERRIDDEN, "the bank has seen it"));
    story.items.add(Items.item("s", "business", "S", ItemView.State.STATED, "200"));
    var run = story.snapshot();
    assertThat(PairModel.of(run, "o").orElseThrow().seen()).contains("\nsaid 15:11:20 UTC");
    assertThat(PairModel.of(run, "s").orElseThrow().seen()).contains("\nseen 15:11:20 UTC");
  }

  @Test
  void whatHoldsSaysHowLongItHas() {
    story.items.add(holding());
    var row = items().getFirst();
    assertThat(row.state()).isEqualTo("holding");
    assertThat(row.value()).isEqualTo("held 2 min of 5 min; 200 in 38 ms");
    assertThat(row.share()).isEqualTo(0.4);
    assertThat(row.settled()).isFalse();
  }

  private ItemView holding() {
    return Items.holding(
        "soak", "business", "No errors", story.now.minusSeconds(120), Duration.ofMinutes(5));
  }

  @Test
  void whatRegressedIsSaidAboveAllAndStaysInItsPlace() {
    asked(2);
    story.items.add(
        Items.item("late", "business", "Late", ItemView.State.REGRESSED, "1 of 2 healthy"));
    assertThat(model().regressed())
        .singleElement()
        .satisfies(one -> assertThat(one.says()).contains("failing since", "1 of 2 healthy"));
    assertThat(items().getLast().id()).isEqualTo("late");
  }

  @Test
  void whatIsRequiredForNothingIsNotMissed() {
    story.items.add(
        new ItemView(
            "nice",
            "business",
            "Nice",
            false,
            "Nice?",
            Checklist.RequiredFor.NOTHING,
            ItemView.State.TO_ANSWER,
            "",
            null,
            "",
            ""));
    assertThat(model().progress()).isEqualTo("0 verified: complete");
  }

  @Test
  void twoPeopleGoFromOpenToOpenAndRoundTheEnd() {
    asked(3);
    story.items.set(1, Items.passing(story.items.get(1)));
    var run = story.snapshot();
    assertThat(PairModel.next(run, "i0")).contains("i2");
    assertThat(PairModel.next(run, "i2")).contains("i0");
    assertThat(PairModel.beside(run, "i2", 1)).isEmpty();
    assertThat(PairModel.of(run, "gone").orElseThrow().id()).isEqualTo("i0");
    story.items.clear();
    assertThat(PairModel.of(story.snapshot(), "i0")).isEmpty();
  }
}
