package dev.holdfast.ui.runbook;

import dev.holdfast.incident.Need;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Stand;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the detail pane says about one step.
///
/// @param lead how many sections stand before what is asked
record DetailModel(
    Mark mark,
    double share,
    String state,
    String number,
    String name,
    String title,
    String says,
    int lead,
    List<Section> sections) {

  /// A label and the lines under it, with a verdict at its right where there is one.
  record Section(String title, Optional<Verdict> verdict, List<Line> lines) {
    Section(String title, List<Line> lines) {
      this(title, Optional.empty(), lines);
    }
  }

  /// A mark with its word.
  record Verdict(Mark mark, String word) {}

  /// A line of a section.
  sealed interface Line {}

  /// A label and a value, in mono where a machine reads it.
  record Pair(String label, String value, Voice voice) implements Line {}

  /// Cells under one another: the first is a label.
  record Cells(String label, List<String> cells, Voice voice) implements Line {}

  /// A mark and a sentence.
  record Seen(Mark mark, double share, String text) implements Line {}

  /// A time and a sentence.
  record Timed(String time, String text) implements Line {}

  /// One of several things seen.
  record Point(String text) implements Line {}

  /// A bare line.
  record Plain(String text, Voice voice) implements Line {}

  /// Who a line is for.
  enum Voice {
    PERSON,
    MACHINE
  }

  static DetailModel of(Snapshot run, StepView step) {
    var sections = new ArrayList<Section>();
    var facts = step.facts();
    Idle.of(run, step).ifPresent(sections::add);
    var failed = step.status() == StepStatus.FAILED;
    var leans = run.around().leaning().get(step.name());
    if (leans != null) {
      sections.add(new Section(Words.of("detail.leans"), List.of(new Seen(Mark.DOWN, 0, leans))));
    }
    if (failed) {
      // What went wrong stands right over the ways on, so that both are seen where room is short.
      tried(step, sections);
      waits(run, step, sections);
      problem(step, sections);
    } else {
      if (step.status() == StepStatus.IN_DOUBT) sections.addAll(DoubtModel.of(step));
      problem(step, sections);
    }
    // Whoever decides reads first what was tried and what was seen.
    var lead = failed || step.status() == StepStatus.IN_DOUBT ? sections.size() : 0;
    planned(run, step, sections);
    if (step.status() != StepStatus.IN_DOUBT) {
      place(step, sections);
      if (step.status() == StepStatus.UNDONE) putBack(facts, sections);
      else change(facts, sections);
    }
    if (!failed) {
      if (step.status() != StepStatus.IN_DOUBT) call(facts, Words.of("detail.call"), sections);
      waits(run, step, sections);
    }
    outputs(facts, sections);
    if (!step.evidence().isEmpty() && step.status().settled()) {
      sections.add(
          new Section(
              Words.of("detail.evidence"), List.of(new Plain(step.evidence(), Voice.PERSON))));
    }
    if (!step.log().isEmpty()) {
      sections.add(
          new Section(
              Words.of("detail.log"),
              step.log().stream()
                  .<Line>map(line -> new Timed(Times.second(line.at()), line.text() + by(line)))
                  .toList()));
    }
    var text = step.text();
    var says = facts.does().isEmpty() ? (text == null ? "" : text) : facts.does();
    return new DetailModel(
        Stand.of(run, step).mark(step),
        RunbookModel.share(step, run.clocks().now()),
        state(run, step),
        run.label(step),
        step.name(),
        step.title(),
        says,
        lead,
        sections);
  }

  /// What the question says itself is not said over it as well: the field would leave the pane.
  DetailModel asking(@Nullable Need need) {
    var twice =
        need != null
            && need.kind() == Need.Kind.CONFIRM
            && !says.isEmpty()
            && need.ask().startsWith(says);
    return twice
        ? new DetailModel(mark, share, state, number, name, title, "", lead, sections)
        : this;
  }

  private static String by(StepView.LogLine line) {
    return line.by().isEmpty() || line.by().equals("Holdfast") ? "" : ", " + line.by();
  }

  private static String state(Snapshot run, StepView step) {
    var word = Stand.of(run, step).word(step);
    var figure = RunbookModel.figure(run, step);
    if (figure.isEmpty()) return word;
    return step.status() == StepStatus.IN_DOUBT ? word + " " + figure : word + ", " + figure;
  }

  /// What is known of a step before it runs: who, how, when.
  private static void planned(Snapshot run, StepView step, List<Section> sections) {
    var early =
        switch (step.status()) {
          case PLANNED, READY, BLOCKED -> true;
          case WAITING, IN_FLIGHT, DONE, FAILED, IN_DOUBT, SKIPPED, UNDONE -> false;
        };
    if (!early) return;
    var lines = new ArrayList<Line>();
    lines.add(new Pair(Words.of("detail.planned.by"), RunbookModel.who(step), Voice.PERSON));
    var action = step.facts().action();
    if (!action.isEmpty())
      lines.add(new Pair(Words.of("detail.planned.action"), action, Voice.MACHINE));
    else
      lines.add(
          new Pair(Words.of("detail.planned.kind"), Words.of("kind." + step.kind()), Voice.PERSON));
    var from = step.plannedFrom().toMinutes();
    var to = step.plannedTo().toMinutes();
    if (to > 0)
      lines.add(
          new Pair(
              Words.of("detail.planned.window"),
              Words.of("detail.planned.minutes", from, to),
              Voice.PERSON));
    var expected = run.expected().get(step.name());
    if (expected != null)
      lines.add(
          new Pair(
              Words.of("detail.planned.expected"),
              Words.of("detail.planned.about", Times.minute(expected.from())),
              Voice.PERSON));
    sections.add(new Section(Words.of("detail.planned"), lines));
  }

  static Optional<Verdict> verdict(StepView.Facts facts) {
    return switch (facts.identityVerdict().toUpperCase(java.util.Locale.ROOT)) {
      case "SAME" -> Optional.of(new Verdict(Mark.SAME, Words.of("identity.same")));
      case "DIFFERENT" -> Optional.of(new Verdict(Mark.DIFFERS, Words.of("identity.different")));
      case "UNREADABLE" ->
          Optional.of(new Verdict(Mark.ATTENTION, Words.of("identity.unreadable")));
      default -> Optional.empty();
    };
  }

  private static void place(StepView step, List<Section> sections) {
    var facts = step.facts();
    // Where nothing was compared, "same" would say more than is known.
    var same = facts.identityVerdict().equalsIgnoreCase("SAME");
    if (facts.identity().isEmpty() && (same || verdict(facts).isEmpty())) return;
    var lines = new ArrayList<Line>();
    var few =
        !facts.identity().isEmpty()
            && facts.identity().size() <= 2
            && facts.identity().stream()
                .allMatch(line -> line.planSays().length() <= 16 && line.itIs().length() <= 16);
    if (few) {
      lines.add(
          new Cells(
              "",
              facts.identity().stream().map(StepView.IdentityLine::label).toList(),
              Voice.PERSON));
      lines.add(
          new Cells(
              Words.of("identity.plan"),
              facts.identity().stream().map(StepView.IdentityLine::planSays).toList(),
              Voice.MACHINE));
      lines.add(
          new Cells(
              Words.of("identity.is"),
              facts.identity().stream().map(StepView.IdentityLine::itIs).toList(),
              Voice.MACHINE));
    } else {
      for (var line : facts.identity()) {
        lines.add(
            new Pair(
                line.label(),
                Words.of("identity.line", line.planSays(), line.itIs()),
                Voice.MACHINE));
      }
    }
    var read = facts.identityRead();
    var title =
        read == null ? Words.of("detail.place") : Words.of("detail.place-read", Times.second(read));
    sections.add(new Section(title, verdict(facts), lines));
  }

  private static void change(StepView.Facts facts, List<Section> sections) {
    if (facts.now().isEmpty() && facts.after().isEmpty() && facts.touches().isEmpty()) return;
    var lines = new ArrayList<Line>();
    if (!facts.now().isEmpty())
      lines.add(new Pair(Words.of("detail.now"), joined(facts.now()), Voice.MACHINE));
    if (!facts.after().isEmpty())
      lines.add(new Pair(Words.of("detail.after"), joined(facts.after()), Voice.MACHINE));
    if (!facts.touches().isEmpty())
      lines.add(new Pair(Words.of("detail.touches"), facts.touches(), Voice.PERSON));
    if (!facts.undo().isEmpty())
      lines.add(new Pair(Words.of("detail.undo"), facts.undo(), Voice.PERSON));
    sections.add(new Section(Words.of("detail.change"), lines));
  }

  /// What it changed does not stand any more: only what is there instead.
  private static void putBack(StepView.Facts facts, List<Section> sections) {
    if (facts.undo().isEmpty()) return;
    sections.add(
        new Section(Words.of("detail.put-back"), List.of(new Plain(facts.undo(), Voice.PERSON))));
  }

  private static String joined(Map<String, String> facts) {
    return facts.entrySet().stream()
        .map(fact -> fact.getKey() + " " + fact.getValue())
        .collect(Collectors.joining(", "));
  }

  private static void problem(StepView step, List<Section> sections) {
    var problem = step.problem();
    if (problem == null) return;
    var lines = new ArrayList<Line>();
    lines.add(new Plain(problem.what(), Voice.PERSON));
    for (var more : List.of(problem.why(), problem.next()))
      if (!more.isEmpty()) lines.add(new Plain(Words.sentence(more), Voice.PERSON));
    var doubt = step.status() == StepStatus.IN_DOUBT;
    sections.add(new Section(Words.of(doubt ? "detail.why-doubt" : "detail.problem"), lines));
  }

  private static void tried(StepView step, List<Section> sections) {
    var facts = step.facts();
    var title =
        step.attempts() == 0 ? Words.of("detail.call") : Words.of("detail.tried", step.attempts());
    if (facts.request().isEmpty() && !facts.action().isEmpty())
      sections.add(new Section(title, List.of(new Plain(facts.action(), Voice.MACHINE))));
    else call(facts, title, sections);
  }

  private static void call(StepView.Facts facts, String title, List<Section> sections) {
    if (facts.request().isEmpty()) return;
    var lines = new ArrayList<Line>();
    if (!facts.action().isEmpty()) lines.add(new Plain(facts.action(), Voice.MACHINE));
    facts
        .request()
        .forEach(
            (label, value) -> lines.add(new Pair(label, String.valueOf(value), Voice.MACHINE)));
    sections.add(new Section(title, lines));
  }

  private static void waits(Snapshot run, StepView step, List<Section> sections) {
    // What was seen before it was put back is not so any more.
    if (step.status() == StepStatus.UNDONE) return;
    var share = RunbookModel.share(step, run.clocks().now());
    var lines = new ArrayList<Line>();
    var idle = Stand.of(run, step) != Stand.AS_IS;
    // While nothing goes out its time stands still.
    var held = run.around().isOffline() && !idle && step.looks();
    var deadline = step.status().settled() || idle || held ? null : step.deadline();
    // Of two times that end the same wait only the nearer counts.
    var nearer = false;
    for (var wait : step.facts().waits()) {
      // The items of a step that holds some are looked at, each with its own line; not the step.
      if (wait.state().equals("waiting") && step.status().settled()) continue;
      var until = wait.state().equals("waiting") ? wait.until() : null;
      var later = until != null && deadline != null && until.isAfter(deadline);
      if (until != null && !later && !idle && !held) nearer = true;
      var shown =
          later || idle || held ? new StepView.Verification(wait.says(), "", wait.value()) : wait;
      // Nothing is awaited for a step that does not run.
      var still = wait.state().equals("waiting") && (idle || !moving(step));
      var mark = still ? Mark.PLANNED : mark(wait.state());
      lines.add(new Seen(mark, share, awaited(shown, run.clocks().now())));
    }
    if (held) lines.add(new Plain(Words.of("detail.held"), Voice.PERSON));
    if (deadline != null && !nearer) {
      lines.add(new Plain(Words.of("detail.until", Times.second(deadline)), Voice.PERSON));
    }
    if (lines.isEmpty()) return;
    var title = step.facts().waits().isEmpty() ? "detail.box" : "detail.done-means";
    sections.add(new Section(Words.of(title), lines));
  }

  private static boolean moving(StepView step) {
    return switch (step.status()) {
      case IN_FLIGHT, IN_DOUBT -> true;
      case PLANNED, READY, BLOCKED, WAITING, DONE, FAILED, SKIPPED, UNDONE -> false;
    };
  }

  /// What is awaited, how long it may still take or has to hold, and what was seen last.
  private static String awaited(StepView.Verification wait, Instant now) {
    var text = new StringBuilder(wait.says());
    var until = wait.until();
    if (until != null) {
      var left = Duration.between(now, until);
      var over = left.isNegative() || left.toSeconds() == 0;
      var key = "check." + wait.state() + (over ? "-over" : "");
      text.append(": ").append(Words.of(key, Times.took(left)));
    }
    if (wait.value().isEmpty()) return text.toString();
    return text.append(until == null ? ": " : "; ")
        .append(until == null ? wait.value() : Words.of("check.seen", wait.value()))
        .toString();
  }

  private static Mark mark(String state) {
    return switch (state) {
      case "passing" -> Mark.DONE;
      case "stated" -> Mark.STATED;
      case "failing" -> Mark.FAILED;
      case "waiting" -> Mark.IN_FLIGHT;
      case "holding" -> Mark.HOLDING;
      default -> Mark.CANNOT_SENSE;
    };
  }

  private static void outputs(StepView.Facts facts, List<Section> sections) {
    if (facts.outputs().isEmpty()) return;
    sections.add(
        new Section(
            Words.of("detail.outputs"),
            facts.outputs().entrySet().stream()
                .<Line>map(
                    output ->
                        new Pair(output.getKey(), String.valueOf(output.getValue()), Voice.MACHINE))
                .toList()));
  }
}
