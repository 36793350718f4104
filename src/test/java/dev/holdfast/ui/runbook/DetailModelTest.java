package dev.holdfast.ui.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Need;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.ui.StepDraft;
import dev.holdfast.ui.Story;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the pane says of a step, and what it leaves out.
class DetailModelTest {
  private static Snapshot with(StepView step) {
    var story = Story.live();
    story.steps.set(3, step);
    return story.snapshot();
  }

  private static StepView restore() {
    return Story.live().snapshot().steps().get(3);
  }

  private static List<String> titles(StepView step) {
    return DetailModel.of(with(step), step).sections().stream()
        .map(DetailModel.Section::title)
        .toList();
  }

  @Test
  void whatIsLookedAtItemByItemIsNotSaidAsNotSeenOfTheWhole() {
    var done =
        new StepDraft(restore())
            .status(StepStatus.DONE)
            .waits(List.of(new StepView.Verification("isolated within 1 min", "waiting", "")))
            .made();
    assertThat(titles(done)).doesNotContain("Done means seen");
  }

  @Test
  void whatWasPutBackIsNotSaidToStandAnyMore() {
    var facts = facts(Map.of(), restore().facts().identity(), "desired count 2");
    var undone = new StepDraft(restore()).status(StepStatus.UNDONE).facts(facts).made();
    assertThat(titles(undone)).contains("Put back").doesNotContain("Change", "Done means seen");
  }

  @Test
  void whereNothingWasComparedNothingIsCalledTheSame() {
    var facts = facts(Map.of(), List.of(), "");
    assertThat(titles(new StepDraft(restore()).facts(facts).made()))
        .noneMatch(title -> title.startsWith("The right place"));
  }

  @Test
  void inDoubtWhatWasSentLeavesRoomForWhatWasSeen() {
    var request = new LinkedHashMap<String, Object>();
    request.put("sha256", "0123456789abcdef".repeat(4));
    request.put("env", "{}");
    var facts = facts(request, restore().facts().identity(), "");
    var doubt = new StepDraft(restore()).status(StepStatus.IN_DOUBT).facts(facts).made();
    var sections = DetailModel.of(with(doubt), doubt).sections();
    assertThat(sections.getFirst().title()).isEqualTo("What was seen, measured");
    var sent =
        sections.stream()
            .filter(section -> section.title().startsWith("What was sent"))
            .findFirst()
            .orElseThrow()
            .lines()
            .toString();
    assertThat(sent).contains("sha256 0123456789ab\u202689abcdef").doesNotContain("env");
  }

  @Test
  void aRequestThatIsToBeConfirmedIsSaidOnce() {
    var step = restore();
    var says = step.facts().does();
    var confirm =
        new Need(
            step.name(),
            Need.Kind.CONFIRM,
            says + " Type contractorlens-db",
            "contractorlens-db",
            List.of(),
            List.of(),
            null,
            null);
    assertThat(DetailModel.of(with(step), step).asking(confirm).says()).isEmpty();
    assertThat(DetailModel.of(with(step), step).asking(null).says()).isEqualTo(says);
  }

  @Test
  void whatWasRefusedBeforeItBeganHasNoBarInTheFuture() {
    var refused =
        new StepDraft(restore()).status(StepStatus.FAILED).times(null, Story.at("14:19:02")).made();
    var bar =
        RunbookModel.of(with(refused), Set.of()).rows().stream()
            .filter(RunbookModel.StepRow.class::isInstance)
            .map(RunbookModel.StepRow.class::cast)
            .filter(row -> row.name().equals(refused.name()))
            .findFirst()
            .orElseThrow()
            .bar();
    assertThat(bar.from()).isEqualTo(17 * 60 + 2);
    assertThat(bar.to()).isEqualTo(bar.from());
  }

  private static StepView.Facts facts(
      Map<String, Object> request, List<StepView.IdentityLine> identity, String undo) {
    var f = restore().facts();
    return new StepView.Facts(
        f.action(),
        f.does(),
        f.identityVerdict(),
        f.identityRead(),
        identity,
        request,
        f.now(),
        f.after(),
        f.touches(),
        f.confirm(),
        undo,
        f.waits(),
        f.looked(),
        f.seen(),
        f.outputs(),
        !undo.isEmpty(),
        f.undoSent());
  }
}
