package dev.holdfast.cli;

import dev.holdfast.incident.Mode;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Suggestion;
import dev.holdfast.plan.Target;
import dev.holdfast.runbook.Incidents;
import dev.holdfast.runbook.NotFollowed;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/// `--endpoint`, for every command that reaches targets.
final class Endpoints {
  @Option(
      names = "--endpoint",
      paramLabel = "TARGET=URL",
      description =
          "Send a target's requests there, for instance to a test server. Those of the declaration still hold.")
  Map<String, String> byTarget = new LinkedHashMap<>();

  /// Says what is set here that would lead a run which goes on elsewhere, and is not followed.
  void tellNotFollowed(Services services, Incidents.Story story, Out out) {
    if (story.fold().mode() == Mode.REHEARSAL) return;
    var all = new LinkedHashMap<>(story.fold().endpoints());
    all.putAll(byTarget);
    NotFollowed.of(services.catalog(), story.plan(), all).forEach(out::progress);
  }

  /// A misspelt target would leave the real one in force.
  Map<String, String> of(Plan plan) {
    var known = plan.targets().stream().map(Target::id).toList();
    byTarget.forEach(
        (target, address) -> {
          if (!known.contains(target)) {
            throw RunCommand.wrong(
                "--endpoint names the target %s, which the plan does not have. %s"
                    .formatted(target, Suggestion.sentence(target, known)));
          }
          if (address.isBlank() || address.chars().anyMatch(c -> c <= ' ')) {
            throw RunCommand.wrong(
                "--endpoint %s has no address such as http://127.0.0.1:5000: '%s'"
                    .formatted(target, address));
          }
        });
    return byTarget;
  }
}
