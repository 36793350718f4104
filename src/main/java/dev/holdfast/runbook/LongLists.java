package dev.holdfast.runbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.Templates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Refuses lists that a line of the record does not hold: cut, a step would act on other things
/// than those that were meant.
final class LongLists {
  /// With room for the rest of the event.
  static final int MOST = Lengths.MOST - 1024;

  private LongLists() {}

  /// What is wrong with the items of a step; empty where they go on record whole.
  static Optional<Problem> why(String step, List<?> items) {
    var size = size(items);
    return size <= MOST
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                "step.list-too-long",
                "The list that %s goes through is too long for the record: %d items, %d bytes of at most %d"
                    .formatted(step, items.size(), size, MOST),
                "Cut, it would be a list of other things",
                "divide it between several steps or runs"));
  }

  /// As above, before anything is started: of what the plan itself says.
  ///
  /// @param given inputs that take the place of the plan's presets
  static Optional<Problem> why(Plan plan, Scenario scenario, Set<String> given) {
    return Reach.steps(plan, scenario).stream()
        .flatMap(
            step ->
                lists(plan, scenario, step, given).flatMap(list -> why(step.id(), list).stream()))
        .findFirst();
  }

  private static Stream<List<Object>> lists(
      Plan plan, Scenario scenario, Step step, Set<String> given) {
    var each = step.forEach();
    if (each == null) return Stream.of();
    if (each instanceof List<?> items) return Stream.of(List.copyOf(items));
    return Templates.names(each).stream()
        .filter(name -> !given.contains(name))
        .map(name -> value(plan, scenario, name))
        .flatMap(Optional::stream)
        .map(Openings::list);
  }

  private static Optional<Object> value(Plan plan, Scenario scenario, String name) {
    if (name.startsWith("plan.")) {
      return Optional.ofNullable(plan.values().get(name.substring("plan.".length())));
    }
    return Stream.concat(Stream.of(scenario), plan.scenarios().stream())
        .flatMap(one -> one.inputs().stream())
        .filter(input -> input.id().equals(name))
        .flatMap(input -> Stream.ofNullable(input.preset()))
        .findFirst();
  }

  static int size(Object items) {
    return Json.write(Map.of("", items)).getBytes(UTF_8).length;
  }
}
