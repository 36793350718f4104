package dev.holdfast.cli;

import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Suggestion;
import dev.holdfast.plan.Target;
import java.util.Map;

/// Checks what `--endpoint` was given: a misspelt target would leave the real one in force.
final class Endpoints {
  private Endpoints() {}

  static void check(Plan plan, Map<String, String> endpoints) {
    var known = plan.targets().stream().map(Target::id).toList();
    endpoints.forEach(
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
  }
}
