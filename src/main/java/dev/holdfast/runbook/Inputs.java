package dev.holdfast.runbook;

import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import dev.holdfast.plan.Suggestion;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the inputs that a run may be told, its own and those of the scenarios it holds.
public final class Inputs {
  private Inputs() {}

  static Optional<Scenario.Input> find(Fold fold, String id) {
    return find(fold.plan(), fold.scenario(), id);
  }

  private static Optional<Scenario.Input> find(Plan plan, Scenario scenario, String id) {
    return all(plan, scenario).filter(input -> input.id().equals(id)).findFirst();
  }

  /// Its own, then those of the scenarios that it can come to and that the plan does not give a
  /// value of its own there: what nothing would read must not be taken.
  private static Stream<Scenario.Input> all(Plan plan, Scenario scenario) {
    return Stream.concat(
        scenario.inputs().stream(),
        held(plan, scenario).stream().flatMap(held -> held.inputs().stream()));
  }

  /// What the scenarios may be told that another one runs.
  ///
  /// @param title of the scenario that reads them
  public record Held(String title, List<Scenario.Input> inputs) {
    public Held {
      inputs = List.copyOf(inputs);
    }
  }

  /// The inputs of the scenarios that it can come to, by scenario, in the plan's order; each name
  /// once, and none that the scenario itself has: one value is for all that have its name.
  public static List<Held> held(Plan plan, Scenario scenario) {
    var reached = Reach.scenarios(plan, scenario);
    var steps = Reach.steps(plan, scenario);
    var seen = new HashSet<String>();
    for (var input : scenario.inputs()) seen.add(input.id());
    var held = new ArrayList<Held>();
    for (var other : plan.scenarios()) {
      if (!reached.contains(other.id()) || other.id().equals(scenario.id())) continue;
      var inputs =
          other.inputs().stream()
              .filter(input -> !wired(steps, other.id(), input.id()))
              .filter(input -> seen.add(input.id()))
              .toList();
      if (!inputs.isEmpty()) held.add(new Held(other.title(), inputs));
    }
    return held;
  }

  /// Whether every step that leads to the scenario says itself what the input is.
  private static boolean wired(List<Step> steps, String scenario, String input) {
    return steps.stream()
        .map(Step::body)
        .filter(body -> Reach.next(body).contains(scenario))
        .allMatch(body -> body instanceof StepBody.Run run && run.inputs().containsKey(input));
  }

  /// The ids of the secret inputs that a run may need, its own first.
  public static List<String> secrets(Plan plan, Scenario scenario) {
    return all(plan, scenario)
        .filter(input -> input.type() == Scenario.Input.Type.SECRET)
        .map(Scenario.Input::id)
        .distinct()
        .toList();
  }

  /// Asks for the first input that a value reads and that nobody has given yet.
  ///
  /// @return whether there is one
  static boolean asked(Ledger ledger, RunSecrets secrets, Outline.Node node, Object value) {
    while (true) {
      var missing = ledger.read(fold -> missing(fold, secrets, node, value));
      if (missing.isEmpty()) return false;
      var input = missing.iterator().next();
      var data = Facts.with(node.name(), "need", "input");
      data.put("name", input);
      data.put("ask", ledger.read(fold -> question(fold, input)));
      if (ledger.recordWhere(
          fold -> isOpen(fold, node) && missing(fold, secrets, node, value).contains(input),
          () -> {},
          "step.needs",
          data)) return true;
      // Given meanwhile, by somebody who could not know that this waits for it.
      if (!ledger.read(fold -> isOpen(fold, node))) return true;
    }
  }

  private static boolean isOpen(Fold fold, Outline.Node node) {
    return fold.step(node.name()).status() != StepStatus.SKIPPED;
  }

  private static Set<String> missing(
      Fold fold, RunSecrets secrets, Outline.Node node, Object value) {
    return Scope.at(fold, secrets.all(), node).missingInputs(value);
  }

  static String question(Fold fold, String id) {
    return find(fold, id)
        .map(
            input -> input.choose() == null ? input.title() : input.title() + ". " + input.choose())
        .orElse("A value for " + id);
  }

  /// Refuses values that the plan has no use for, before anything is declared with them.
  ///
  /// @throws ProblemException `use.unknown-input`, `use.secret-input`, `use.wrong-input`
  static void check(Plan plan, Scenario scenario, Map<String, String> given) {
    given.forEach(
        (id, value) ->
            why(plan, scenario, id, value)
                .ifPresent(
                    problem -> {
                      throw new ProblemException(problem);
                    }));
  }

  /// Why a value cannot be given to an input; empty when it can.
  static Optional<Problem> why(Plan plan, Scenario scenario, String id, String value) {
    var input = find(plan, scenario, id);
    if (input.isEmpty()) {
      return problem(
          "use.unknown-input",
          "The scenario %s has no input called '%s'".formatted(scenario.id(), id),
          known(plan, scenario, id));
    }
    if (input.get().type() == Scenario.Input.Type.SECRET) {
      return problem(
          "use.secret-input",
          "The input '%s' is a secret and is not taken as a plain value".formatted(id),
          "give it on a file descriptor (--secret-fd N), or type it when the terminal asks");
    }
    if (fits(input.get().type(), value)) return Optional.empty();
    return problem(
        "use.wrong-input",
        "The input '%s' is not %s: '%s'".formatted(id, wanted(input.get().type()), value),
        "give it as " + wanted(input.get().type()));
  }

  /// The inputs there are: those of the scenario, then those of what it may run.
  private static String known(Plan plan, Scenario scenario, String id) {
    var inputs =
        all(plan, scenario)
            .collect(
                Collectors.toMap(
                    Scenario.Input::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    if (inputs.isEmpty()) return "it takes no input; leave --input out";
    var close = Suggestion.closest(id, inputs.keySet());
    var list =
        inputs.values().stream()
            .map(input -> "%s (%s)".formatted(input.id(), wanted(input.type())))
            .collect(Collectors.joining(", "));
    return close.map(word -> "Did you mean '%s'? ".formatted(word)).orElse("")
        + "Its inputs are "
        + list;
  }

  private static Optional<Problem> problem(String code, String what, String next) {
    return Optional.of(Problem.of(code, what, "Nothing was taken from it", next));
  }

  private static boolean fits(Scenario.Input.Type type, String value) {
    try {
      return switch (type) {
        case TEXT -> !value.isBlank();
        // A step over an empty list would do nothing and be done.
        case LIST -> value.chars().anyMatch(c -> c != ',' && !Character.isWhitespace(c));
        case INTEGER -> value.equals(String.valueOf(Long.parseLong(value.strip())));
        case DURATION -> Durations.parse(value).isPresent();
        case INSTANT -> !Instant.parse(value).equals(Instant.MIN);
        case SECRET -> false;
      };
    } catch (NumberFormatException | DateTimeParseException e) {
      return false;
    }
  }

  private static String wanted(Scenario.Input.Type type) {
    return switch (type) {
      case TEXT -> "a text";
      case LIST -> "a list with commas";
      case INTEGER -> "a whole number";
      case DURATION -> "a duration such as 15m";
      case INSTANT -> "a moment such as 2026-01-15T10:30:00Z";
      case SECRET -> "a secret";
    };
  }
}
