package dev.holdfast.ui.shell;

import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.RunState;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.StepView;
import dev.holdfast.kernel.Durations;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Tone;
import dev.holdfast.ui.uikit.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The next thing to do: why, what, the one button and one fact.
///
/// @param button empty when nothing is for a person
/// @param need what the button leads to, where it is a need
public record NextModel(
    Mark mark,
    Tone tone,
    String why,
    String title,
    String button,
    String fact,
    Act act,
    Optional<Need> need) {

  /// The same with another fact.
  NextModel saying(String other) {
    return new NextModel(mark, tone, why, title, button, other, act, need);
  }

  /// What pressing the button does.
  public enum Act {
    NOTHING,
    LEAD_TO_NEED,
    GO_ON,
    /// Looks whether the record can be written again, and takes the run up as it stands on it.
    RESUME,
    CLOSE,
    LEAVE
  }

  public static NextModel of(Snapshot run) {
    var trouble = run.trouble();
    if (trouble != null) return trouble(trouble);
    return switch (run.state()) {
      case CLOSED -> EndCards.over(run);
      case STOPPED -> EndCards.stopped(run);
      case PAUSED -> paused(run);
      case RUNNING, WAITING, IN_DOUBT, RECOVERED, FAILED -> open(run);
    };
  }

  /// What happened as the title, what to do as the fact: a card that cuts the way out helps nobody.
  private static NextModel trouble(String text) {
    var why = text.indexOf(" (");
    var next = text.lastIndexOf("): ");
    var rest = text.lastIndexOf("). ");
    var todo =
        next > why
            ? Words.sentence(text.substring(next + 3))
            : rest > why ? text.substring(rest + 3) : Words.of("next.trouble.fact");
    var title = why > 0 && (next > why || rest > why) ? text.substring(0, why) : text;
    return new NextModel(
        Mark.FAILED,
        Tone.DANGER,
        Words.of("next.trouble"),
        title,
        Words.of("next.trouble.button"),
        todo,
        Act.RESUME,
        Optional.empty());
  }

  private static NextModel open(Snapshot run) {
    var steps = run.needs().stream().filter(need -> need.kind() != Need.Kind.TICK).findFirst();
    var items = ItemsWanted.of(run);
    var regressed = items.regressed().stream().findFirst();
    // What a step asks moves the recovery on. After that nothing comes before an item that was
    // good; then what a person can answer, before what they can only look at.
    if (steps.isPresent()) return forNeed(run, steps.get());
    // Nothing that is sensed can change meanwhile; what a person can answer still comes first.
    if (items.asked().isEmpty() && EndCards.held(run)) return EndCards.offline(run);
    if (regressed.isPresent() && run.state() != RunState.RECOVERED)
      return regressed(regressed.get());
    if (!items.asked().isEmpty()) return forNeed(run, items.asked().getFirst());
    if (!items.failing().isEmpty())
      return look(items.failing(), Mark.FAILING, Tone.DANGER, "next.failing");
    if (!items.unread().isEmpty())
      return look(items.unread(), Mark.CANNOT_SENSE, Tone.WARNING, "next.unread");
    if (run.state() == RunState.RECOVERED) {
      var owed = Owed.of(run);
      var says =
          owed.isEmpty()
              ? Words.of("next.recovered.fact")
              : Words.of("next.recovered.owed", String.join(", ", owed));
      var leftOut = Practised.leftOut(run);
      var fact =
          leftOut == 0 ? says : Words.of("next.practised", leftOut, run.steps().size(), says);
      return new NextModel(
          Mark.DONE,
          Tone.PLAIN,
          Words.of("next.recovered"),
          Words.of("next.recovered.title"),
          Words.of("next.recovered.button"),
          fact,
          Act.CLOSE,
          Optional.empty());
    }
    return regressed.map(NextModel::regressed).orElseGet(() -> unattended(run));
  }

  /// An item that was verified and fails now.
  private static NextModel regressed(ItemView item) {
    var since = item.since();
    var why =
        since == null
            ? Words.of("next.regressed")
            : Words.of("next.regressed.since", Times.second(since));
    return show(item, Mark.REGRESSED, Tone.DANGER, why);
  }

  /// Items that are sensed: nobody is asked anything, but the recovery waits for them.
  private static NextModel look(List<ItemView> items, Mark mark, Tone tone, String why) {
    return show(items.getFirst(), mark, tone, Words.count(why, items.size()));
  }

  private static NextModel show(ItemView item, Mark mark, Tone tone, String why) {
    var where =
        new Need(
            item.id(), Need.Kind.TICK, item.title(), "", List.of(), List.of(), item.when(), null);
    return new NextModel(
        mark,
        tone,
        why,
        item.title(),
        Words.of("next.item.show"),
        item.value(),
        Act.LEAD_TO_NEED,
        Optional.of(where));
  }

  private static NextModel forNeed(Snapshot run, Need need) {
    // Steps, items and inputs may have the same ids: each is looked up among its own kind.
    var step = step(run, need.waiting());
    var item = need.kind() == Need.Kind.TICK ? item(run, need.step()) : Optional.<ItemView>empty();
    var title = step.map(StepView::title).or(() -> item.map(ItemView::title)).orElse(need.ask());
    var number = step.map(found -> Words.of("step.number", run.label(found))).orElse("");
    var who = step.map(NextModel::owner).orElse("");
    var box = box(run, need);
    var fact = who.isEmpty() ? box : box.isEmpty() ? who : who + ", " + box;
    var role = step.map(StepView::ownerRole).orElse(null);
    var waiting = role == null ? Words.of("next.waiting") : Words.of("next.waiting-for", role);
    return switch (need.kind()) {
      case ANSWER ->
          lead(Mark.WAITING, waiting, title, Words.of("next.answer", number), fact, need);
      case CONFIRM ->
          lead(
              need.place() ? Mark.ATTENTION : Mark.WAITING,
              Words.of(need.place() ? "next.place.why" : "next.confirm.why"),
              title,
              Words.of(need.place() ? "next.place" : "next.confirm", number),
              Words.of(need.place() ? "next.place.fact" : "next.confirm.fact", need.name()),
              need);
      case APPROVE ->
          lead(
              Mark.WAITING,
              Words.of("next.approve.why"),
              title,
              Words.of("next.approve", number),
              String.join(" or ", need.roles().stream().map(run::role).toList()),
              need);
      case DECIDE ->
          lead(
              Mark.WAITING,
              waiting,
              title,
              Words.of("next.decide", number),
              Words.of("next.choices", need.choices().size()),
              need);
      case INPUT ->
          lead(
              Mark.WAITING,
              Words.of("next.input.why"),
              first(need.ask()),
              Words.of("next.input"),
              Words.of("next.input.fact", number),
              need);
      case ONLINE ->
          lead(
              Mark.WAITING,
              Words.of("next.online.why"),
              title,
              Words.of("next.online", number),
              fact,
              need);
      case UNLOCK ->
          lead(
              Mark.WAITING,
              Words.of("next.unlock.why"),
              title,
              Words.of("next.unlock", number),
              need.ask(),
              need);
      case TICK ->
          lead(
              Mark.TO_ANSWER,
              Words.of("next.tick.why"),
              title,
              Words.of("next.tick"),
              need.ask().equals(title) ? "" : need.ask(),
              need);
      case RETRY -> {
        var problem = step.map(StepView::problem).orElse(null);
        if (step.filter(view -> view.status() == StepStatus.UNDONE).isPresent()) {
          yield lead(
              Mark.WAITING,
              Words.of("next.undone", number),
              title,
              Words.of("next.decide", number),
              need.ask(),
              need);
        }
        yield new NextModel(
            Mark.FAILED,
            Tone.DANGER,
            Words.of("next.failed", number),
            title,
            Words.of("next.decide", number),
            problem == null ? need.ask() : problem.what(),
            Act.LEAD_TO_NEED,
            Optional.of(need));
      }
      case RESOLVE -> {
        var key = step.filter(StepView::turningBack).isPresent() ? "next.doubt-undo" : "next.doubt";
        yield new NextModel(
            Mark.IN_DOUBT,
            Tone.DOUBT,
            Words.of(key, number),
            Words.of(key + ".title", title),
            Words.of("next.decide", number),
            Words.of("next.doubt.fact"),
            Act.LEAD_TO_NEED,
            Optional.of(need));
      }
    };
  }

  /// The first sentence: there is room for no more, and the form shows the rest.
  private static String first(String text) {
    var end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end);
  }

  private static NextModel lead(
      Mark mark, String why, String title, String button, String fact, Need need) {
    return new NextModel(
        mark, Tone.WARNING, why, title, button, fact, Act.LEAD_TO_NEED, Optional.of(need));
  }

  private static String owner(StepView step) {
    var person = step.ownerPerson();
    return person == null ? "" : person;
  }

  static String box(Snapshot run, Need need) {
    var since = need.since();
    if (since == null) return "";
    var waited = Duration.between(since, run.clocks().now());
    var deadline = need.deadline();
    if (deadline == null) return Times.took(waited);
    return boxed(since, deadline, run.clocks().now());
  }

  /// How much of its time box something has used, or how far it is over.
  public static String boxed(Instant since, Instant deadline, Instant now) {
    var box = Math.max(1, Duration.between(since, deadline).toMinutes());
    var over = Duration.between(deadline, now);
    if (over.toMinutes() > 0) return Words.of("next.box-over", Durations.words(over), box);
    return Words.of("next.box", Math.max(0, Duration.between(since, now).toMinutes()), box);
  }

  private static NextModel paused(Snapshot run) {
    var flying =
        run.steps().stream().filter(step -> step.status() == StepStatus.IN_FLIGHT).findFirst();
    var title =
        flying
            .map(step -> Words.of("next.paused.ends", run.label(step)))
            .orElse(Words.of("next.paused.title"));
    return new NextModel(
        Mark.PAUSED,
        Tone.WARNING,
        Words.of("next.paused"),
        title,
        Words.of("next.paused.button"),
        Words.of("next.paused.fact"),
        Act.GO_ON,
        Optional.empty());
  }

  private static NextModel unattended(Snapshot run) {
    var coming =
        run.steps().stream()
            .filter(
                step -> step.status() == StepStatus.PLANNED || step.status() == StepStatus.READY)
            .findFirst();
    var flying =
        run.steps().stream().filter(step -> step.status() == StepStatus.IN_FLIGHT).findFirst();
    if (coming.isPresent()) {
      var role = coming.get().ownerRole();
      var fact = flying.map(step -> whenDone(run, step)).orElse(role == null ? "" : role);
      return calm(
          Mark.IN_FLIGHT, Tone.ACCENT, Words.of("next.nothing"), coming.get().title(), fact);
    }
    if (flying.isPresent()) {
      var until = latest(flying.get());
      var without = Supposed.without(run, flying.get());
      var when = until == null ? "" : Words.of("next.at-latest", Times.minute(until));
      return calm(
          Mark.IN_FLIGHT,
          Tone.ACCENT,
          Words.of("next.nothing"),
          flying.get().title(),
          without.isEmpty() ? when : Words.of("next.without", without) + when);
    }
    return calm(
        Mark.IN_FLIGHT,
        Tone.ACCENT,
        Words.of("next.nothing"),
        Words.of("next.sensing"),
        Words.of("next.sensing.fact"));
  }

  private static String whenDone(Snapshot run, StepView step) {
    var until = latest(step);
    var when = Words.of("next.when-done", run.label(step));
    return until == null ? when : when + ", " + Words.of("next.at-latest", Times.minute(until));
  }

  /// When a step that is in flight is waited for no longer: the nearest of its time limits.
  private static @Nullable Instant latest(StepView step) {
    var limits = new ArrayList<Instant>();
    var deadline = step.deadline();
    if (deadline != null) limits.add(deadline);
    for (var wait : step.facts().waits()) {
      var until = wait.until();
      if (until != null && wait.state().equals("waiting")) limits.add(until);
    }
    return limits.stream().min(Comparator.naturalOrder()).orElse(null);
  }

  private static NextModel calm(Mark mark, Tone tone, String why, String title, String fact) {
    return new NextModel(mark, tone, why, title, "", fact, Act.NOTHING, Optional.empty());
  }

  static Optional<StepView> step(Snapshot run, String name) {
    return run.steps().stream().filter(step -> step.name().equals(name)).findFirst();
  }

  static Optional<ItemView> item(Snapshot run, String id) {
    return run.items().stream().filter(item -> item.id().equals(id)).findFirst();
  }
}
