package dev.holdfast.ui.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.ItemView;
import dev.holdfast.ui.Items;
import dev.holdfast.ui.Story;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How far the checklist is, in words.
class ChecklistModelTest {
  private static String progress(Story story) {
    return ChecklistModel.of(story.snapshot(), Set.of()).progress();
  }

  @Test
  void whatWasNotVerifiedIsCountedApart() {
    assertThat(progress(Story.live()))
        .isEqualTo(
            "4 verified, 1 overridden, 1 not applicable, 5 open:"
                + " 1 regressed, 1 failing, 2 to answer, 1 cannot be sensed");
  }

  @Test
  void anItemSaysWhenItWasSeenLastAndSinceWhenItIsSo() {
    var story = Story.live();
    story.items.clear();
    story.items.add(
        new ItemView(
            "web",
            "business",
            "Web",
            true,
            null,
            dev.holdfast.plan.Checklist.RequiredFor.RECOVERY,
            ItemView.State.FAILING,
            "503",
            Story.at("14:05:00"),
            Story.at("14:04:00"),
            Story.at("14:31:00"),
            "Holdfast",
            ""));
    assertThat(ChecklistModel.of(story.snapshot(), Set.of()).rows())
        .filteredOn(ChecklistModel.ItemRow.class::isInstance)
        .first()
        .isInstanceOfSatisfying(
            ChecklistModel.ItemRow.class,
            row -> {
              assertThat(row.when()).isEqualTo("14:31:00");
              assertThat(row.since()).contains("failing since 14:04:00");
            });
  }

  @Test
  void itIsCompleteOnlyWhenNoneIsOpen() {
    var story = Story.live();
    story.items.removeIf(item -> !item.settled());
    assertThat(progress(story)).isEqualTo("4 verified, 1 overridden, 1 not applicable: complete");
    story.items.add(Items.item("more", "business", "More", ItemView.State.STANDBY, ""));
    assertThat(progress(story)).endsWith("1 open: 1 standby");
  }

  @Test
  void aGroupCountsWhatWasVerifiedOnly() {
    assertThat(ChecklistModel.of(Story.live().snapshot(), Set.of()).rows())
        .filteredOn(ChecklistModel.GroupRow.class::isInstance)
        .extracting(row -> ((ChecklistModel.GroupRow) row).counts())
        .contains("2 of 4 verified, 1 not applicable, 1 overridden");
  }

  @Test
  void theWordIsOverridden() {
    assertThat(ChecklistModel.of(Story.live().snapshot(), Set.of()).rows())
        .filteredOn(ChecklistModel.ItemRow.class::isInstance)
        .extracting(row -> ((ChecklistModel.ItemRow) row).state())
        .contains("overridden")
        .noneMatch(word -> word.contains("rule"));
  }
}
