package dev.holdfast.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A script learns only of the targets that its step names. One that talks to AWS, be it to log
/// what it does, needs one there: without it the call goes wherever this laptop's defaults lead.
class ScriptTargetsTest {
  private static final Pattern AWS =
      Pattern.compile("\\b(at_aws|audited)\\b|for tool in [a-z_ -]*\\baws\\b");

  @ParameterizedTest
  @ValueSource(strings = {"contractorlens", "technician-marketplace"})
  void whatTalksToAwsIsGivenAPlaceThere(String name) throws IOException {
    var folder = Path.of("runbooks", name);
    var plan = PlanLoader.load(folder).plan().orElseThrow();
    var looked = new ArrayList<String>();
    for (var scenario : plan.scenarios()) {
      for (var phase : scenario.phases()) {
        for (var step : phase.steps()) {
          if (!talksToAws(folder, step)) continue;
          looked.add(step.id());
          assertThat(aws(plan, step)).as("%s/%s: targets", scenario.id(), step.id()).isNotEmpty();
        }
      }
    }
    assertThat(looked).hasSizeGreaterThan(3);
  }

  /// A job of cron has nothing but what the table gives it.
  @Test
  void theScheduleGivesEachBackupWhatItAsksFor() throws IOException {
    var folder = Path.of("runbooks/technician-marketplace");
    var table = Files.readString(folder.resolve("files/backup.cron"));
    var jobs = Pattern.compile("/backup/([a-z-]+\\.sh)").matcher(table).results().toList();
    assertThat(jobs).hasSizeGreaterThan(3);
    for (var job : jobs) {
      var script = Files.readString(folder.resolve("scripts").resolve(job.group(1)));
      for (var asked : Pattern.compile("(?m)^need_env (\\w+)").matcher(script).results().toList()) {
        assertThat(table).as(job.group(1)).containsPattern("(?m)^" + asked.group(1) + "=\\S+$");
      }
    }
  }

  private static boolean talksToAws(Path folder, Step step) throws IOException {
    if (!(step.body() instanceof StepBody.Action action)
        || !(action.with().get("script") instanceof String script)) {
      return false;
    }
    // Ending a recovered cluster is all on this laptop.
    if (List.of("end").equals(action.with().get("args"))) return false;
    var text = Files.readString(folder.resolve(script));
    return AWS.matcher(text).find();
  }

  private static List<?> aws(Plan plan, Step step) {
    return step.body() instanceof StepBody.Action action
            && action.with().get("targets") instanceof List<?> targets
        ? targets.stream()
            .filter(
                id ->
                    plan.target(String.valueOf(id))
                        .filter(target -> target.connector().equals("aws"))
                        .isPresent())
            .toList()
        : List.of();
  }
}
