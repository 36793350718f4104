package dev.holdfast.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.InputView;
import dev.holdfast.plan.Scenario;
import dev.holdfast.ui.Story;
import dev.holdfast.ui.uikit.Reading;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/// A moment to restore to is taken as it is typed, and what speaks against it is said.
class RunInputTest {
  private static String warns(String typed, boolean lastGood) {
    var run = Story.live().snapshot();
    var input = new InputView("to", "To", Scenario.Input.Type.INSTANT, "", lastGood);
    var read = RunInput.read(input, typed, run, Story.at("14:31:42"), ZoneId.of("UTC"));
    assertThat(read).isInstanceOf(Reading.Meant.class);
    return ((Reading.Meant) read).warns();
  }

  @Test
  void aMomentAfterTheImpactIsWarnedOfAndTaken() {
    assertThat(warns("14:10", true)).contains("13:58:00").contains("damaged");
    assertThat(warns("13:52", true)).isEmpty();
  }

  @Test
  void otherMomentsAreNot() {
    assertThat(warns("14:10", false)).isEmpty();
  }
}
