package dev.holdfast.cli;

import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the terminal says of one step: beside its name, and below it where that is not enough to
/// decide by.
final class StepWords {
  private static final List<String> VERDICTS = List.of("happened", "did not happen", "unknown");

  private static final int WIDTH = 90;

  private static final String LEFT = "left so at the close: its end is not on record";

  private StepWords() {}

  /// How it stands. In a run that was ended nothing waits any more.
  static String status(Snapshot s, StepView step) {
    var ended = s.state() == RunState.STOPPED || s.state() == RunState.CLOSED;
    return switch (step.status()) {
      case PLANNED, READY, WAITING -> ended ? "not done" : step.status().word();
      case IN_DOUBT -> step.turningBack() ? "undo in doubt" : step.status().word();
      case IN_FLIGHT, DONE, FAILED, SKIPPED, UNDONE, BLOCKED -> step.status().word();
    };
  }

  /// What was seen last; of a step in doubt also what the look for its effect found.
  static String evidence(Snapshot s, StepView step) {
    if (step.status() != StepStatus.IN_DOUBT) return step.evidence();
    return look(s, step)
        .map(look -> "%s; %s".formatted(step.evidence(), words(look)))
        .orElse(step.evidence());
  }

  /// What stands below its line.
  static List<String> below(Snapshot s, StepView step) {
    return switch (step.status()) {
      // With the close everything ends that was waited for.
      case IN_FLIGHT ->
          s.state() == RunState.CLOSED ? List.of(LEFT) : awaited(step).stream().toList();
      case FAILED, BLOCKED, IN_DOUBT -> place(step).or(() -> cause(step)).stream().toList();
      case DONE -> notPutBack(step).stream().toList();
      case PLANNED, READY, WAITING, SKIPPED, UNDONE -> List.of();
    };
  }

  /// What is done and has a problem was to be undone, and was not.
  private static Optional<String> notPutBack(StepView step) {
    return Optional.ofNullable(step.problem())
        .map(problem -> shorten("not put back: " + problem.what(), 2 * WIDTH));
  }

  /// The first line of why, which tells the cause where its evidence only tells that it went wrong.
  private static Optional<String> cause(StepView step) {
    return Optional.ofNullable(step.problem())
        .flatMap(problem -> problem.why().lines().map(String::strip).findFirst())
        .filter(line -> !line.isEmpty())
        .map(line -> shorten(line, 2 * WIDTH));
  }

  /// What a person decides by whether its effect took place: what was sent, and what was seen.
  static List<String> doubt(Snapshot s, StepView step) {
    if (step.status() != StepStatus.IN_DOUBT) return List.of();
    var lines = new ArrayList<String>();
    var facts = step.facts();
    var what = facts.does().isEmpty() ? facts.action() : facts.does();
    var sent = last(s, step, "step.intent");
    sent.ifPresent(
        line ->
            lines.add(
                (step.turningBack() ? "undo sent at %s: %s" : "sent at %s: %s")
                    .formatted(second(line.at()), what)));
    facts.request().forEach((name, value) -> lines.add("  %s: %s".formatted(name, value)));
    if (!step.evidence().isEmpty()) lines.add("then: " + step.evidence());
    lines.addAll(failure(step));
    var look = look(s, step);
    if (look.isEmpty()) lines.add("nobody has looked for its effect yet");
    look.ifPresent(
        line -> {
          lines.add(words(line));
          facts.looked().forEach(where -> lines.add("  read: " + where));
        });
    return lines;
  }

  /// What a person reads before typing the name of what is touched: the request, and what it
  /// changes.
  static List<String> change(StepView step) {
    var facts = step.facts();
    var lines = new ArrayList<String>();
    facts.request().forEach((name, value) -> lines.add("%s: %s".formatted(name, value)));
    var after = facts.after();
    facts
        .now()
        .forEach(
            (name, value) -> {
              if (value.equals(after.get(name))) lines.add("stays %s: %s".formatted(name, value));
              else lines.add("now   %s: %s".formatted(name, value));
            });
    after.forEach(
        (name, value) -> {
          if (!value.equals(facts.now().get(name))) {
            lines.add("after %s: %s".formatted(name, value));
          }
        });
    return lines;
  }

  /// Why a step failed, as far as its evidence does not say it, and what to do about it.
  static List<String> failure(StepView step) {
    var problem = step.problem();
    if (problem == null) return List.of();
    var lines = new ArrayList<String>();
    if (!problem.why().isBlank()) lines.add("why: " + problem.why());
    if (!problem.next().isBlank()) lines.add("what to do: " + problem.next());
    return lines;
  }

  /// What a look found, for whoever asked for it; empty when none did.
  static Optional<String> found(Snapshot s, String step) {
    return s.steps().stream()
        .filter(view -> view.name().equals(step))
        .findFirst()
        .flatMap(view -> look(s, view))
        .map(StepWords::words);
  }

  private static String words(Snapshot.TimelineLine look) {
    var text = look.text();
    var found = text.startsWith("looked: ") ? text.substring("looked: ".length()) : text;
    return "looked at %s: %s".formatted(second(look.at()), found);
  }

  /// What the last look came to: `happened`, `did-not-happen` or `unknown`.
  static Optional<String> verdict(Snapshot s, StepView step) {
    return look(s, step)
        .flatMap(
            line ->
                VERDICTS.stream()
                    .filter(word -> line.text().startsWith("looked: " + word + " "))
                    .findFirst())
        .map(word -> word.replace(' ', '-'));
  }

  /// The last look since it was last sent: one before that says nothing of it.
  private static Optional<Snapshot.TimelineLine> look(Snapshot s, StepView step) {
    var sent = last(s, step, "step.intent").map(Snapshot.TimelineLine::seq).orElse(0L);
    return last(s, step, "step.probed").filter(line -> line.seq() > sent);
  }

  private static Optional<Snapshot.TimelineLine> last(Snapshot s, StepView step, String type) {
    return s.timeline().stream()
        .filter(line -> line.type().equals(type) && line.step().equals(step.name()))
        .reduce((_, later) -> later);
  }

  /// What a step in flight waits for, since when, and when its time is up.
  static Optional<String> awaited(StepView step) {
    if (step.status() != StepStatus.IN_FLIGHT) return Optional.empty();
    var check =
        step.facts().waits().stream()
            .filter(wait -> wait.until() != null || !wait.value().isEmpty())
            .filter(wait -> !wait.state().equals("passing") && !wait.state().equals("stated"))
            .findFirst();
    var until = check.map(StepView.Verification::until).orElse(null);
    var deadline = until == null ? step.deadline() : until;
    if (deadline == null && !step.kind().equals("wait")) return Optional.empty();
    var what = check.map(StepView.Verification::says).orElseGet(() -> end(step));
    // What passes and must go on passing runs against no time: it is over when it has held.
    var holds = until != null && check.filter(wait -> wait.state().equals("holding")).isPresent();
    var end = holds ? "; has to hold until " : "; time is up at ";
    return Optional.of(
        "waits for %s%s%s"
            .formatted(
                what, since(step.started()), deadline == null ? "" : end + second(deadline)));
  }

  /// When the time of a question is up, or that it is.
  static String timeUp(Need need, Instant now) {
    var deadline = need.deadline();
    if (deadline == null) return "";
    var at = second(deadline);
    return deadline.isAfter(now) ? ", time is up at " + at : ", its time was up at " + at;
  }

  /// A title is a sentence of its own, so that it stands in quotes.
  private static String end(StepView step) {
    var does = step.facts().does();
    if (!does.isEmpty()) return "the answer to: " + does;
    var title = "'" + step.title() + "'";
    return step.kind().equals("wait") ? "the end of " + title : "the answer to " + title;
  }

  private static String since(@Nullable Instant started) {
    return started == null ? "" : ", since " + second(started);
  }

  /// What is in flight, by name; a step that only holds others is not.
  static String moving(Snapshot s) {
    return s.steps().stream()
        .filter(step -> goesOn(s, step))
        .map(StepView::name)
        .collect(Collectors.joining(", "));
  }

  /// What was in flight when the run was stopped, or is not known to have ended.
  static String stoppedIn(Snapshot s) {
    var names = new LinkedHashSet<String>();
    s.timeline().stream()
        .filter(line -> line.type().equals("run.stopped"))
        .map(line -> line.text().replaceFirst("^stopped *", ""))
        .filter(text -> !text.isEmpty())
        .forEach(text -> names.addAll(List.of(text.split(", "))));
    s.steps().stream()
        .filter(step -> step.status() == StepStatus.IN_DOUBT || goesOn(s, step))
        .forEach(step -> names.add(step.name()));
    return String.join(", ", names);
  }

  private static boolean goesOn(Snapshot s, StepView step) {
    return step.status() == StepStatus.IN_FLIGHT
        && s.steps().stream()
            .map(StepView::name)
            .noneMatch(
                name -> name.startsWith(step.name() + "[") || name.startsWith(step.name() + "/"));
  }

  /// Where a target is, against what the plan says.
  static Optional<String> place(StepView step) {
    var problem = step.problem();
    if (problem == null || !problem.code().equals("target.wrong-place")) return Optional.empty();
    var lines =
        step.facts().identity().stream()
            .filter(line -> !line.planSays().equals(line.itIs()))
            .map(
                line ->
                    "%s: plan says %s / it is %s"
                        .formatted(line.label(), line.planSays(), line.itIs()))
            .toList();
    return Optional.of(lines.isEmpty() ? problem.why() : String.join("; ", lines));
  }

  /// Its first line, so that it fits one, and ends with a whole word.
  static String shorten(String text) {
    var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return shorten(first, WIDTH);
  }

  private static String shorten(String text, int width) {
    if (text.length() <= width) return text;
    var end = text.lastIndexOf(' ', width - 4);
    return text.substring(0, end > width / 2 ? end : width - 4).stripTrailing() + " ...";
  }

  static String second(Instant at) {
    return at.toString().substring(11, 19);
  }
}
