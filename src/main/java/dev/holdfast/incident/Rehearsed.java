package dev.holdfast.incident;

import dev.holdfast.kernel.Durations;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The value that a plan gives an input in a rehearsal: what fits the simulated estate.
///
/// @param began impact began, for `${run.began}`
public record Rehearsed(Plan plan, Instant began, Instant declared) {
  /// Empty where the plan says nothing.
  public Optional<String> value(Scenario.Input input) {
    var given = input.rehearsed() != null ? input.rehearsed() : input.preset();
    if (given == null) return Optional.empty();
    if (given instanceof List<?> list) {
      return Optional.of(
          list.stream().map(String::valueOf).map(this::resolve).collect(Collectors.joining(",")));
    }
    var text = resolve(given.toString());
    return Optional.of(input.type() == Scenario.Input.Type.INSTANT ? moment(text) : text);
  }

  /// `-20m` and `20m` mean so long before the declaration.
  private String moment(String text) {
    var plain = text.startsWith("-") ? text.substring(1) : text;
    return Durations.parse(plain).map(before -> declared.minus(before).toString()).orElse(text);
  }

  private String resolve(String text) {
    var resolved =
        text.replace("${run.began}", began.toString())
            .replace("${run.declared}", declared.toString());
    for (var entry : plan.values().entrySet()) {
      resolved = resolved.replace("${plan." + entry.getKey() + "}", entry.getValue().toString());
    }
    return resolved;
  }
}
