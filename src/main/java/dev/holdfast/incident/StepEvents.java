package dev.holdfast.incident;

import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.EffectClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What each `step.*` event does to a step's record.
public final class StepEvents {
  /// In an intent that was not shown before: what puts the change back.
  static final String PUTS_BACK = "puts-back";

  /// Nothing was sent for it: an attempt had changed nothing.
  public static final String SO_ALREADY = "so-already";

  private StepEvents() {}

  static void apply(StepRecord s, Event e) {
    Timeline.stepLine(e).ifPresent(text -> s.log(e.at(), text, e.by()));
    switch (e.type()) {
      case "step.opened" -> {
        s.status = StepStatus.IN_FLIGHT;
        s.opened = true;
        s.waiting = "";
        start(s, e);
      }
      case "step.started" -> {
        s.status = StepStatus.IN_FLIGHT;
        s.problem = null;
        s.waiting = "";
        s.deadline = e.instant("deadline").orElse(null);
        work(s, e);
      }
      case "step.needs" -> {
        s.status = StepStatus.WAITING;
        s.waiting = e.text("need");
        s.ask = e.text("ask");
        s.name = e.text("name");
        s.sees = e.text("sees");
        s.says = e.text("says");
        s.identityAsked = e.flag("identity");
        s.waitingSince = e.at();
        s.deadline = e.instant("deadline").orElse(null);
        if (s.isQuestion()) {
          asShown(s, s.ask);
          s.grounds = e.map("grounds");
        }
        if (isThePersonsWork(e)) work(s, e);
        else s.work.rest(e.at());
      }
      case "step.identity" -> {
        identity(s, e, e.data());
        if (e.flag("goesOn")) {
          s.status = StepStatus.IN_FLIGHT;
          s.waiting = "";
        }
      }
      case "step.previewed" -> preview(s, e);
      case "step.confirmed" -> {
        s.confirmed = e.text("typed");
        s.confirmedMark = e.text("shown").isEmpty() ? s.mark() : e.text("shown");
        s.status = StepStatus.IN_FLIGHT;
        s.waiting = "";
      }
      case "step.approved" -> {
        s.approvals.add(new Person(e.by(), e.text("role")));
        if (!e.map("grounds").isEmpty()) s.grounds = e.map("grounds");
      }
      case "step.answered" -> s.answer = e.text("text");
      case "step.stated" -> stated(s, e);
      case "step.decided" -> s.answer = e.text("branch");
      case "step.intent" -> {
        s.status = StepStatus.IN_FLIGHT;
        s.waiting = "";
        if (!e.flag("undo")) s.attempts = e.number("attempt");
        s.undoing = e.flag("undo");
        if (!s.undoing) s.awaited.clear();
        s.intentOpen = true;
        // Sent anew, what was wrong with it before is not so any more.
        if (!s.undoing) s.problem = null;
        s.accepted = false;
        s.intentAt = e.at();
        s.intent = e.data();
        s.deadline = e.instant("deadline").orElse(null);
        if (!s.undoing) s.effect = effect(e);
        if (s.undoing) {
          s.back = PuttingBack.sent(e);
        } else if (e.data().containsKey(PUTS_BACK)) {
          shown(s, e, PUTS_BACK);
        } else {
          if (!e.map("request").isEmpty()) s.request = e.map("request");
          if (!e.text("does").isEmpty()) s.does = e.text("does");
        }
        if (!e.map("identity").isEmpty()) identity(s, e, e.map("identity"));
        if (!s.undoing) {
          if (!s.undo.isEmpty()) s.putBacks.sent(PutBacks.of(s, s.attempts));
          work(s, e);
        }
      }
      case "step.reattached" -> {
        s.status = StepStatus.IN_FLIGHT;
        s.problem = null;
        s.deadline = e.instant("deadline").orElse(null);
        seen(s, e.text("text"));
        work(s, e);
      }
      case "step.outcome" -> outcome(s, e);
      case "step.progress" -> seen(s, e.text("text"));
      case "step.check" -> {
        e.instant("deadline").ifPresent(at -> s.awaited.put(e.number("index"), at));
        s.checks.put(
            e.number("index"),
            new StepView.Verification(
                e.text("says"), e.text("state"), e.text("value"), e.instant("until").orElse(null)));
        seen(s, e.text("value"));
      }
      case "step.probed" -> {
        s.looked = e.texts("looked");
        s.seen = e.texts("seen");
        // Whoever then says that it happened need not have what it gave.
        if (!s.undoing && !e.map("outputs").isEmpty()) s.outputs = e.map("outputs");
      }
      case "step.resolved" -> resolved(s, e);
      case "step.done" -> {
        if (s.intentOpen) s.putBacks.complete();
        end(s, e, StepStatus.DONE);
        s.verified = e.flag("verified");
        s.evidence = e.text("evidence");
        if (!e.map("outputs").isEmpty()) s.outputs = e.map("outputs");
      }
      case "step.failed" -> {
        end(s, e, StepStatus.FAILED);
        s.goOn = e.flag("goOn");
        s.problem = problem(e);
        s.evidence = s.problem.what();
      }
      case "step.skipped" -> {
        end(s, e, StepStatus.SKIPPED);
        s.unneeded = e.flag("unneeded");
        var person = !e.by().isEmpty() && !e.by().equals(Person.HOLDFAST.name());
        s.leftOut = !s.unneeded && (e.flag("left-out") || person);
        s.evidence = e.text("because");
      }
      case "step.blocked" -> {
        s.status = StepStatus.BLOCKED;
        s.problem = problem(e);
        s.evidence = s.problem.what();
      }
      case "step.retried" -> retried(s, e.flag("takenUp"));
      case "step.undo-asked" -> {
        s.beforeUndo = s.status;
        s.undoAsked = true;
      }
      case "step.put-back" -> partly(s, e);
      case "step.undo-unproved" -> {
        unmade(s, e, "an undo was sent, and nobody has seen what it left");
        s.problem = problem(e);
      }
      case "step.undone" -> {
        end(s, e, StepStatus.UNDONE);
        s.putBacks.putBack(!saidBy(e).isEmpty());
        s.stands = false;
        s.undoing = false;
        s.undoAsked = false;
        s.evidence = e.text("evidence");
      }
      case "step.undo-failed" -> {
        s.status = s.beforeUndo;
        s.intentOpen = false;
        s.undoing = false;
        s.undoAsked = false;
        s.problem = problem(e);
      }
      default -> {}
    }
  }

  /// The newest attempt is put back and an earlier one is not: what the step was done for is not
  /// there any more, and what it left is neither the one nor the other.
  private static void partly(StepRecord s, Event e) {
    s.putBacks.drop();
    if (e.flag(SO_ALREADY)) return;
    unmade(s, e, "put back in part, an earlier attempt is left: " + e.text("evidence"));
    s.problem =
        Problem.of(
            "step.put-back-in-part",
            s.evidence,
            "What it was done for is not there any more, and it is not as it was before either",
            "undo the rest, do it again, or leave it so with a reason");
  }

  /// An undo took from a step what made it done.
  private static void unmade(StepRecord s, Event e, String evidence) {
    end(s, e, StepStatus.FAILED);
    s.beforeUndo = StepStatus.FAILED;
    s.goOn = false;
    s.verified = false;
    s.undoing = false;
    s.evidence = evidence;
  }

  private static void start(StepRecord s, Event e) {
    if (s.started == null) s.started = e.at();
  }

  private static void work(StepRecord s, Event e) {
    start(s, e);
    s.work.go(e.at());
  }

  /// Whether what is asked is the step itself. A confirmation, an input or a look in place of a
  /// check is a wait before or within a step that is something else.
  private static boolean isThePersonsWork(Event e) {
    return e.text("sees").isEmpty()
        && switch (e.text("need")) {
          case "answer", "approve", "decide" -> true;
          default -> false;
        };
  }

  /// What was seen last stands beside a step that goes on; how a step ended is not written over.
  private static void seen(StepRecord s, String what) {
    if (s.status == StepStatus.IN_FLIGHT) s.evidence = what;
  }

  private static void end(StepRecord s, Event e, StepStatus status) {
    s.status = status;
    s.intentOpen = false;
    s.waiting = "";
    s.deadline = null;
    s.ended = e.at();
    s.work.rest(e.at());
    if (status != StepStatus.FAILED) s.problem = null;
  }

  private static void stated(StepRecord s, Event e) {
    var sees = e.text("sees");
    var value = e.text("value");
    s.statements.put(sees, value + ", stated by " + e.by());
    if (!sees.equals("when")) {
      var state = value.equals(Unsensed.NOT_SEEN) ? "failing" : "stated";
      s.checks.put(
          Integer.parseInt(sees), new StepView.Verification(s.says, state, value + ", " + e.by()));
    }
    s.status = StepStatus.IN_FLIGHT;
    s.waiting = "";
    if (s.started != null) s.work.go(e.at());
  }

  /// @param takenUp whether the same wait goes on after a restart
  private static void retried(StepRecord s, boolean takenUp) {
    s.undoAsked = false;
    // Of a step that holds others, one that is over goes through its list anew.
    if (s.status == StepStatus.DONE) s.opened = false;
    if (!takenUp) {
      s.awaited.clear();
      s.started = null;
      s.work.reset();
    }
    s.status = StepStatus.PLANNED;
    s.waiting = "";
    s.confirmed = "";
    s.shown = "";
    s.problem = null;
    s.evidence = "";
    s.intentOpen = false;
    s.accepted = false;
    s.leftOut = false;
    s.unneeded = false;
    s.ended = null;
    s.checks.clear();
    s.statements.clear();
    s.approvals.clear();
    s.looked = List.of();
    s.seen = List.of();
  }

  private static void preview(StepRecord s, Event e) {
    s.status = StepStatus.IN_FLIGHT;
    // Whatever was confirmed before was something else.
    s.confirmed = "";
    asShown(s, Shown.of(e.data()));
    shown(s, e, "undo");
  }

  private static void asShown(StepRecord s, String shown) {
    s.shown = shown;
    s.shownAnew |= !s.newestMark.isEmpty() && !s.newestMark.equals(s.mark());
    s.newestMark = s.mark();
  }

  private static void identity(StepRecord s, Event e, Map<String, Object> data) {
    s.identityVerdict = String.valueOf(data.get("verdict"));
    s.identityRead = e.at();
    s.identity = lines(data);
  }

  /// What was shown of a change, or would have been.
  ///
  /// @param undo under which name the event says what puts it back
  private static void shown(StepRecord s, Event e, String undo) {
    s.does = e.text("does");
    s.touches = e.text("touches");
    s.confirmName = e.text("confirm");
    s.request = e.map("request");
    s.now = e.textMap("now");
    s.after = e.textMap("after");
    s.effect = effect(e);
    s.undo = e.map(undo);
    s.undoSays = s.undo.get("says") instanceof String says ? says : "";
  }

  private static void outcome(StepRecord s, Event e) {
    switch (e.text("result")) {
      case "done" -> {
        s.intentOpen = false;
        s.accepted = true;
        s.evidence = e.text("evidence");
        if (!s.undoing) s.putBacks.complete();
        if (!s.undoing) s.stands = true;
        if (!s.undoing) s.outputs = e.map("outputs");
      }
      case "refused" -> {
        s.intentOpen = false;
        if (!s.undoing) s.putBacks.drop();
      }
      default -> {
        if (s.undoing) s.putBacks.unsure();
        s.status = StepStatus.IN_DOUBT;
        s.problem = problem(e);
        s.evidence = s.problem.what();
        s.deadline = null;
        s.work.rest(e.at());
      }
    }
  }

  private static void resolved(StepRecord s, Event e) {
    s.intentOpen = false;
    s.status = StepStatus.IN_FLIGHT;
    if (e.flag("happened")) {
      s.accepted = true;
      s.problem = null;
      s.evidence = e.text("because") + saidBy(e);
      if (!s.undoing) s.putBacks.complete();
      if (!s.undoing) s.stands = true;
      if (!s.undoing) s.work.go(e.at());
      if (!s.undoing && !e.map("outputs").isEmpty()) s.outputs = e.map("outputs");
    } else if (!s.undoing) {
      s.outputs = Map.of();
    }
  }

  /// What nobody but a person saw is that person's word.
  private static String saidBy(Event e) {
    return e.by().isEmpty() || e.by().equals(Person.HOLDFAST.name()) ? "" : ", stated by " + e.by();
  }

  private static EffectClass effect(Event e) {
    var text = e.text("effect");
    return text.isEmpty()
        ? EffectClass.DANGEROUS
        : EffectClass.valueOf(text.toUpperCase(Locale.ROOT));
  }

  static Problem problem(Event e) {
    var map = e.textMap("problem");
    return Problem.of(
        map.getOrDefault("code", "unknown"),
        map.getOrDefault("what", "no reason on record"),
        map.getOrDefault("why", ""),
        map.getOrDefault("next", ""));
  }

  private static List<StepView.IdentityLine> lines(Map<String, Object> data) {
    var lines = new ArrayList<StepView.IdentityLine>();
    if (data.get("lines") instanceof List<?> list) {
      for (var entry : list) {
        if (entry instanceof Map<?, ?> map) {
          lines.add(
              new StepView.IdentityLine(
                  String.valueOf(map.get("label")),
                  String.valueOf(map.get("planSays")),
                  String.valueOf(map.get("itIs"))));
        }
      }
    }
    return lines;
  }
}
