package dev.holdfast.readiness.walkthrough;

import dev.holdfast.incident.Items;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Checklist;
import dev.holdfast.plan.Chunks;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.ReadDo;
import dev.holdfast.plan.Suggestion;
import dev.holdfast.plan.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which questions a walkthrough asks. Nothing is sensed: of what Holdfast would sense in a run it
/// says what to look at.
final class Questions {
  /// Longer texts stay in the plan: the record holds their beginning.
  private static final int LONGEST = 2_000;

  /// How the question of an item begins that needs no person in a run.
  static final String SENSED = "In a run Holdfast senses it: ";

  private Questions() {}

  /// What is asked, and what it is called.
  record Asked(String title, List<Question> questions) {}

  /// @param checklist a group, or a scenario whose checklist is meant; empty for the whole list
  /// @throws ProblemException `command.refused` when there is no such list
  static Asked of(Plan plan, String checklist) {
    var groups = plan.checklist().groups();
    if (plan.checklist().items().isEmpty()) {
      throw refused("The plan %s has no checklist".formatted(plan.id()), "add checklist.yaml");
    }
    if (checklist.isEmpty()) return asked(plan, plan.title(), plan.checklist().items());
    var group = groups.stream().filter(one -> one.id().equals(checklist)).findFirst();
    if (group.isPresent()) return asked(plan, group.get().title(), group.get().items());
    var scenario = plan.scenario(checklist);
    if (scenario.isPresent()) {
      var items = Items.of(plan, scenario.get());
      if (!items.isEmpty()) return asked(plan, scenario.get().title(), items);
      throw refused(
          "The scenario %s has no checklist of its own".formatted(checklist),
          "leave the name out for the whole list");
    }
    var known =
        Stream.concat(
                groups.stream().map(Checklist.Group::id),
                plan.scenarios().stream().map(one -> one.id()))
            .toList();
    throw refused(
        "The plan %s has no checklist called '%s'".formatted(plan.id(), cut(checklist, 80)),
        Suggestion.closest(checklist, known)
            .map(close -> "did you mean %s?".formatted(close))
            .orElse("name a group or a scenario: " + String.join(", ", known)));
  }

  private static ProblemException refused(String what, String next) {
    return new ProblemException(Problem.of("command.refused", what, "Nothing was begun", next));
  }

  private static Asked asked(Plan plan, String title, List<Checklist.Item> wanted) {
    var all = new ArrayList<Question>();
    for (var group : plan.checklist().groups()) {
      var items = group.items().stream().filter(wanted::contains).toList();
      var chunks = Chunks.of(items);
      for (var i = 0; i < chunks.size(); i++) {
        var part =
            chunks.size() == 1
                ? group.title()
                : "%s, part %d of %d".formatted(group.title(), i + 1, chunks.size());
        for (var item : chunks.get(i)) all.add(question(plan, group, part, item));
      }
    }
    return new Asked(cut(title, LONGEST), all);
  }

  private static Question question(
      Plan plan, Checklist.Group group, String part, Checklist.Item item) {
    return new Question(
        item.id(),
        group.id(),
        cut(part, LONGEST),
        cut(item.title(), LONGEST),
        cut(ask(plan, item), LONGEST),
        item.requiredFor() != Checklist.RequiredFor.NOTHING,
        group.manner());
  }

  private static String ask(Plan plan, Checklist.Item item) {
    var ask = item.ask();
    if (ask != null) return ask;
    var looks =
        item.checks().stream()
            .map(use -> Unsensed.look(use, value -> value(plan, value)))
            .collect(Collectors.joining("; "));
    return looks.isEmpty() ? item.title() : SENSED + looks;
  }

  private static Object value(Plan plan, Object value) {
    return Templates.resolve(
        value,
        name -> {
          var found = name.startsWith("plan.") ? plan.values().get(name.substring(5)) : null;
          return found == null ? "${" + name + "}" : found;
        });
  }

  /// The question of a read-do list that is to be answered before that one.
  static Optional<Question> before(List<Question> questions, Set<String> answered, String item) {
    var lines =
        questions.stream()
            .map(
                one ->
                    new ReadDo.Line(
                        one.id(),
                        one.group(),
                        one.manner(),
                        !answered.contains(one.id()),
                        one.required()))
            .toList();
    return ReadDo.before(lines, item)
        .flatMap(line -> questions.stream().filter(one -> one.id().equals(line.id())).findFirst());
  }

  static String cut(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) return text;
    return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "\u2026";
  }
}
