package dev.holdfast.incident;

import dev.holdfast.plan.Checklist;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.StepBody;
import dev.holdfast.plan.Templates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What waits on a person: in doubt first, then failures, then what the run waits for, then what is
/// blocked, then the checklist.
final class Needs {
  /// A sensed item is brought to a person once it was read this often without passing.
  static final int PATIENCE = 3;

  private static final String ENDED =
      "Failed, and with it the run (to retry or to skip it lets the run go on): ";

  private static final Map<String, String> UNDO_WAYS =
      Map.of(
          "done", "it was put back: the step is undone",
          "not-done",
              "it was not put back: done still, where what the step left is seen; else failed");

  private Needs() {}

  static List<Need> of(Fold fold) {
    var doubts = new ArrayList<Need>();
    var failures = new ArrayList<Need>();
    var waits = new ArrayList<Need>();
    var blocked = new ArrayList<Need>();
    if (fold.closed()) return List.of();
    for (var node : fold.outline().nodes().values()) {
      if (node.hidden()) continue;
      var record = fold.step(node.name());
      switch (record.status) {
        case IN_DOUBT -> doubts.add(doubt(node, record));
        case FAILED -> {
          if (!record.goOn) failures.add(failure(fold, node, record));
        }
        case BLOCKED -> blocked.add(blocked(fold, node, record));
        case WAITING -> waits.add(waiting(fold, node, record));
        default -> {}
      }
    }
    var needs = new ArrayList<Need>(doubts);
    // A stop recalls nothing: whether it happened is still owed, and closing asks for it.
    if (fold.stopped()) return needs;
    needs.addAll(failures);
    needs.addAll(waits);
    // What is answered before may free it.
    needs.addAll(blocked);
    if (fold.stepsSettled())
      fold.reopened().forEach(name -> needs.add(undone(fold.step(name), name)));
    if (fold.stepsSettled() && fold.reopened().isEmpty())
      for (var name : Unfounded.asked(fold)) {
        needs.add(unfounded(fold, fold.step(name), name));
      }
    if (fold.stepsSettled()) needs.addAll(items(fold.plan(), fold.scenario(), fold));
    return needs;
  }

  /// An undo in doubt asks another thing than its step in doubt: what was sent last is that.
  private static Need doubt(Outline.Node node, StepRecord record) {
    var ask =
        record.turningBack()
            ? "Was it put back (%s)? %s".formatted(record.undoSays(), node.body().title())
            : "Did it happen? " + node.body().title();
    return new Need(
        node.name(),
        Need.Kind.RESOLVE,
        ask,
        "",
        List.of("done", "not-done"),
        List.of(),
        record.intentAt,
        null,
        record.turningBack() ? UNDO_WAYS : Map.of(),
        false,
        false,
        List.of());
  }

  private static Need failure(Fold fold, Outline.Node node, StepRecord record) {
    var choices = new ArrayList<>(List.of("retry", "skip", "stop"));
    if (!record.putBacks().isEmpty()) choices.add("undo");
    return new Need(
        node.name(),
        Need.Kind.RETRY,
        (fold.failed() ? ENDED : "Failed: ") + record.evidence,
        "",
        choices,
        List.of(),
        record.ended,
        null,
        leftOut(fold, node),
        false,
        false,
        WorksWith.readings(fold, node));
  }

  private static Need undone(StepRecord record, String name) {
    var choices = new ArrayList<>(List.of("retry", "skip", "stop"));
    if (record.mayUndo()) choices.add("undo");
    return new Need(
        name,
        Need.Kind.RETRY,
        "Put back: "
            + record.evidence
            + ". Nothing senses whether the recovery holds without it: do it again, or leave it"
            + " undone with a reason",
        "",
        choices,
        List.of(),
        record.ended,
        null);
  }

  private static Need unfounded(Fold fold, StepRecord record, String name) {
    var somethingDone = Unfounded.somethingDone(fold);
    var empty = Unfounded.wasEmpty(fold, name);
    var again =
        empty
            ? "do it again once something stands in its list"
            : somethingDone ? "try it again" : "do this one after all";
    var over = record.status == StepStatus.DONE && !empty;
    var choices = new ArrayList<String>();
    if (!over) choices.add("retry");
    if (somethingDone) choices.add("skip");
    choices.add("stop");
    return new Need(
        name,
        Need.Kind.RETRY,
        became(record, empty)
            + (somethingDone
                ? ". The plan went on without it, and no item of a checklist says that it is well: "
                : ". Nothing of this run was done, and nothing else says that it has recovered: ")
            + (over ? "" : again + ", or ")
            + (somethingDone
                ? "leave it out with a reason"
                : "stop the run and close it with a reason"),
        "",
        choices,
        List.of(),
        record.ended,
        null);
  }

  private static String became(StepRecord record, boolean empty) {
    if (empty) return "There was nothing in its list";
    return switch (record.status) {
      case FAILED -> "Failed: " + record.evidence;
      case DONE -> "Done, and it led to nothing that was done: " + record.evidence;
      default -> "Left out: " + record.evidence;
    };
  }

  private static Need blocked(Fold fold, Outline.Node node, StepRecord record) {
    return new Need(
        node.name(),
        Need.Kind.RETRY,
        "Blocked: " + record.evidence,
        "",
        List.of("skip", "stop"),
        List.of(),
        record.waitingSince,
        null,
        leftOut(fold, node),
        false,
        false,
        List.of());
  }

  /// What follows when it is skipped, one sentence a line.
  private static Map<String, String> leftOut(Fold fold, Outline.Node node) {
    var says = LeftOut.says(fold, node);
    return says.isEmpty() ? Map.of() : Map.of("skip", String.join("\n", says));
  }

  private static Need waiting(Fold fold, Outline.Node node, StepRecord record) {
    var step = node.body();
    var plan = fold.plan();
    var choices = new ArrayList<String>();
    var roles = new ArrayList<String>();
    var kind = Need.Kind.valueOf(record.waiting.toUpperCase(java.util.Locale.ROOT));
    if (record.placeUnread()) {
      choices.addAll(List.of("look", "accept"));
    } else if (!record.sees.isEmpty()) {
      choices.addAll(seeing(kind, record));
    } else if (step.body() instanceof StepBody.Decide decide) {
      choices.addAll(decide.branches().keySet());
    }
    if (step.body() instanceof StepBody.Approve approve) {
      // Those who have not spoken yet come first.
      var spoken = record.approvals.stream().map(Person::role).toList();
      approve.roles().stream().filter(role -> !spoken.contains(role)).forEach(roles::add);
      approve.roles().stream().filter(spoken::contains).forEach(roles::add);
    } else if (step.owner() != null) {
      roles.add(step.owner());
    }
    var input = kind == Need.Kind.INPUT;
    return new Need(
        input ? record.name : node.name(),
        kind,
        kind == Need.Kind.APPROVE ? soFar(record) : record.ask,
        input ? node.name() : record.name,
        choices,
        roles,
        record.waitingSince,
        record.deadline,
        kind != Need.Kind.DECIDE
            ? Map.of()
            : choices.equals(Unsensed.UNREAD) ? leftOut(fold, node) : ways(fold, node, choices),
        record.placeUnread(),
        input && secret(plan, record.name),
        List.of(),
        shown(kind, record));
  }

  /// An answer and a decision say which question they are for only where there was another.
  private static String shown(Need.Kind kind, StepRecord record) {
    return switch (kind) {
      case APPROVE -> record.mark();
      case CONFIRM -> record.placeUnread() ? "" : record.mark();
      case ANSWER, DECIDE -> record.isQuestion() && record.shownAnew() ? record.mark() : "";
      default -> "";
    };
  }

  /// What each branch starts: its name alone says little at night.
  private static Map<String, String> ways(Fold fold, Outline.Node node, List<String> choices) {
    if (!(node.body().body() instanceof StepBody.Decide decide)) return Map.of();
    var ways = new LinkedHashMap<String, String>();
    decide
        .branches()
        .forEach(
            (branch, to) -> {
              if (choices.contains(branch)) ways.put(branch, leads(fold, node, to));
            });
    return ways;
  }

  private static String leads(Fold fold, Outline.Node node, String to) {
    if (to.equals("end")) {
      var stands = LeftOut.stands(fold, node);
      return "starts nothing more" + (stands.isEmpty() ? "" : "; stays in force: " + stands);
    }
    return fold.plan().scenarios().stream()
        .filter(scenario -> scenario.id().equals(to))
        .map(scenario -> "starts: %s, %s".formatted(scenario.title(), steps(scenario)))
        .findFirst()
        .orElse("starts " + to);
  }

  private static String steps(Scenario scenario) {
    var count = scenario.phases().stream().mapToInt(phase -> phase.steps().size()).sum();
    return count == 1 ? "1 step" : count + " steps";
  }

  /// Who has approved already: the next one may be the last that is missing.
  private static String soFar(StepRecord record) {
    if (record.approvals.isEmpty()) return record.ask;
    var given = new ArrayList<String>();
    for (var person : record.approvals) {
      given.add(
          person.role().isEmpty() ? person.name() : person.name() + " (" + person.role() + ")");
    }
    return "%s. Approved so far by %s".formatted(record.ask, String.join(", ", given));
  }

  private static List<String> seeing(Need.Kind kind, StepRecord record) {
    if (kind == Need.Kind.DECIDE) return Unsensed.UNREAD;
    return record.sees.equals("when") ? List.of("yes", "no") : List.of("value", Unsensed.NOT_SEEN);
  }

  private static boolean secret(Plan plan, String input) {
    return plan.scenarios().stream()
        .flatMap(scenario -> scenario.inputs().stream())
        .anyMatch(one -> one.id().equals(input) && one.type() == Scenario.Input.Type.SECRET);
  }

  private static List<Need> items(Plan plan, Scenario scenario, Fold fold) {
    var needs = new ArrayList<Need>();
    for (var item : Items.of(plan, scenario)) {
      if (item.requiredFor() == Checklist.RequiredFor.NOTHING) continue;
      // Nobody is asked out of turn.
      if (Turns.before(fold, item.id()).isPresent()) continue;
      fold.item(item.id())
          .flatMap(record -> need(item, record, question(fold, item)))
          .ifPresent(needs::add);
    }
    return needs;
  }

  /// What a person is asked of an item; null for one that is sensed.
  static @Nullable String question(Fold fold, Checklist.Item item) {
    return fold.unsensed().covers(item)
        ? Unsensed.question(item, value -> value(fold.plan(), value))
        : item.ask();
  }

  private static Object value(Plan plan, Object value) {
    return Templates.resolve(
        value,
        name -> {
          var found = name.startsWith("plan.") ? plan.values().get(name.substring(5)) : null;
          return found == null ? "${" + name + "}" : found;
        });
  }

  private static java.util.Optional<Need> need(
      Checklist.Item item, ItemRecord record, @Nullable String ask) {
    // What nothing has read was said by a person, who is asked until it is so.
    var denied =
        (record.state == ItemView.State.FAILING || record.state == ItemView.State.REGRESSED)
            && record.readings == 0;
    var asked = record.state == ItemView.State.TO_ANSWER || denied;
    var stuck =
        (record.state == ItemView.State.FAILING
                || record.state == ItemView.State.REGRESSED
                || record.state == ItemView.State.UNKNOWN)
            && record.readings >= PATIENCE;
    if (!asked && !stuck) return java.util.Optional.empty();
    var question = ask != null ? ask : item.title() + ": " + record.value;
    if (record.state == ItemView.State.TO_ANSWER && !record.value.isEmpty()) {
      question += " (%s: %s, %s)".formatted(record.because, record.value, record.by);
    }
    return java.util.Optional.of(
        new Need(
            item.id(),
            Need.Kind.TICK,
            question,
            "",
            asked ? List.of("value", "not-applicable") : List.of("override", "not-applicable"),
            item.owner() == null ? List.of() : List.of(item.owner()),
            record.when,
            null));
  }
}
