package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Need;
import dev.holdfast.ui.uikit.Theme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What a person is offered, says what it leads to.
class WaysOnTest {
  private static Need like(Need need, Map<String, String> ways, List<String> readings) {
    return new Need(
        need.step(),
        need.kind(),
        need.ask(),
        need.name(),
        need.choices(),
        need.roles(),
        need.since(),
        need.deadline(),
        ways,
        false,
        false,
        readings);
  }

  private static Bridge open(FakeRun run) {
    var bridge = new Bridge(new FakeCockpit(_ -> run), Theme.DARK, 1280, 800);
    bridge.press(KeyCode.R);
    bridge.until("run", "#run #next-title");
    bridge.press(KeyCode.ENTER);
    return bridge;
  }

  @Test
  void whatAFailedStepWorksWithCanBeReadAgain() {
    var story = Story.live().failed();
    story.needs.set(0, like(story.needs.getFirst(), Map.of(), List.of("recent-backups")));
    var run = new FakeRun(story, (_, _) -> Optional.empty());
    try (var bridge = open(run)) {
      bridge.until("offered", "#step-read-recent-backups");
      assertThat(bridge.labels("#step-read-recent-backups"))
          .contains("Read 3 Review the recent backups again first");
      bridge.press(KeyCode.L);
      Fx.until("told", () -> run.told.size() == 1);
    }
    assertThat(run.told).containsExactly(new Command.Retry("recent-backups"));
  }

  @Test
  void aBranchSaysWhatItStarts() {
    var story = Story.live();
    story.needs.clear();
    var need =
        new Need(
            "update-strings",
            Need.Kind.DECIDE,
            "Which?",
            "",
            List.of("destroy", "keep"),
            List.of(),
            null,
            null);
    story.needs.add(like(need, Map.of("destroy", "starts: Destroy it, 3 steps"), List.of()));
    try (var bridge = open(new FakeRun(story, (_, _) -> Optional.empty()))) {
      bridge.until("offered", "#step-decide-destroy");
      assertThat(bridge.labels("#step-decide-destroy")).contains("starts: Destroy it, 3 steps");
    }
  }

  /// The second approval is somebody else's: neither the name nor the role of the first stays.
  @Test
  void theNextApproverFindsTheFieldEmpty() {
    var story = Story.live();
    story.needs.clear();
    story.needs.add(approve("2 approve", List.of("commander", "security-lead")));
    var run =
        new FakeRun(
            story,
            (_, _) -> {
              story.needs.set(
                  0,
                  approve(
                      "2 approve. Approved so far by Ann (commander)",
                      List.of("security-lead", "commander")));
              return Optional.empty();
            });
    try (var bridge = open(run)) {
      bridge.until("asked", "#step-approve");
      bridge.type("Ann");
      bridge.press(KeyCode.ENTER);
      Fx.until(
          "asked anew",
          () ->
              bridge
                  .find("#need-form")
                  .filter(form -> says(form, "Approved so far by Ann"))
                  .isPresent());
      var name = (TextField) bridge.find("#step-approve").orElseThrow();
      var role = (ComboBox<?>) bridge.find("#step-approve-role").orElseThrow();
      String typed = Fx.get(() -> name.getText());
      Object chosen = Fx.get(() -> (Object) role.getValue());
      assertThat(typed).isEmpty();
      assertThat(chosen).isEqualTo("security-lead");
    }
  }

  private static boolean says(Node form, String words) {
    return ((Parent) form)
        .lookupAll(".label").stream().anyMatch(node -> ((Label) node).getText().contains(words));
  }

  private static Need approve(String ask, List<String> roles) {
    return new Need("update-strings", Need.Kind.APPROVE, ask, "", List.of(), roles, null, null);
  }
}
