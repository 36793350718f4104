package dev.holdfast.incident;

import dev.holdfast.kernel.Durations;
import java.time.Duration;
import java.util.Optional;

/// Each event in words, for the record page and the step's log.
final class Timeline {
  private Timeline() {}

  static Optional<Snapshot.TimelineLine> line(Event e) {
    var text = words(e);
    if (text.isEmpty()) return Optional.empty();
    var about = e.step().isEmpty() ? e.text("item") : e.step();
    return Optional.of(new Snapshot.TimelineLine(e.seq(), e.at(), e.type(), about, text, e.by()));
  }

  static Optional<String> stepLine(Event e) {
    var text = words(e);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static String words(Event e) {
    return switch (e.type()) {
      case "run.declared" ->
          "declared as %s, impact began %s".formatted(e.text("mode"), e.text("began"))
              + (e.texts("blindSpots").isEmpty()
                  ? ""
                  : "; cannot be sensed: " + String.join(", ", e.texts("blindSpots")));
      case "run.opened" ->
          e.flag("left")
              ? "taken up again where it was left"
              : "opened again after an interruption";
      case "run.left" ->
          e.texts("inFlight").isEmpty()
              ? "left; nothing in flight"
              : "left; in flight: " + String.join(", ", e.texts("inFlight"));
      case "run.input" ->
          "input %s = %s%s".formatted(e.text("input"), e.text("value"), DoneWith.told(e));
      case "run.secret-given" ->
          "secret input %s given; it is in memory only".formatted(e.text("input"));
      case "run.began" -> "impact began moved to " + e.text("began");
      case "run.paused" -> "paused";
      case "run.continued" ->
          e.text("pausedBy").isEmpty()
              ? "continued"
              : "continued; was paused by " + e.text("pausedBy");
      case CircumstanceRecords.OFFLINE ->
          "offline: nothing more leaves this laptop"
              + (e.text("inFlight").isEmpty()
                  ? ""
                  : "; sent before, cannot be recalled: " + e.text("inFlight"));
      case CircumstanceRecords.ONLINE -> "online again";
      case CircumstanceRecords.DOWN ->
          "marked as down: %s %s%s"
              .formatted(
                  e.text("kind"),
                  e.text("name"),
                  e.text("because").isEmpty() ? "" : ", " + e.text("because"));
      case CircumstanceRecords.UP ->
          "marked as up again: %s %s".formatted(e.text("kind"), e.text("name"));
      case CircumstanceRecords.WAY ->
          "the way to %s is there%s: who is silent in it is down%s"
              .formatted(
                  e.text("network"),
                  e.instant("since").map(at -> ", said before the run at " + at).orElse(""),
                  e.text("because").isEmpty() ? "" : ", " + e.text("because"));
      case CircumstanceRecords.UNSURE ->
          "whether the way to %s is there is open again".formatted(e.text("network"));
      case "run.stopped" -> "stopped " + e.text("inFlight");
      case "run.failed" -> "failed: " + e.text("because");
      case "run.closed" ->
          "closed %s%s"
              .formatted(
                  e.text("because"),
                  e.texts("inDoubt").isEmpty()
                      ? ""
                      : "; left in doubt: " + String.join(", ", e.texts("inDoubt")));
      case "run.recovered" -> "recovered: every required item is verified";
      case "run.regressed" -> "the recovery clock runs again: " + e.text("items");
      case "run.recovery-point" -> "restored data is at " + e.text("point");
      case Losses.FROZEN, Losses.MEASURED -> Losses.words(e);
      case "run.note" -> e.text("text");
      case "run.clock-stepped" ->
          "the laptop's clock was set %s: times of day before and after do not fit together, run time does"
              .formatted(jump(e));
      case "run.suspended" ->
          "the laptop was suspended for %s, which count".formatted(seconds(e, "seconds"));
      case "run.disk-full" -> StepEvents.problem(e).text();
      case "run.home-record" -> StepEvents.problem(e).text();
      case "target.accepted" ->
          "target %s accepted unread: %s".formatted(e.text("target"), e.text("because"));
      case CredentialEvents.REVEALED ->
          "credential %s %s%s: %s"
              .formatted(
                  e.text("entry"),
                  e.text("how").isEmpty() ? "shown" : e.text("how"),
                  e.text("second").isEmpty() ? "" : ", with " + e.text("second"),
                  e.text("because"));
      case CredentialEvents.INJECTED ->
          "credential %s given to %s: %s"
              .formatted(e.text("entry"), e.text("target"), e.text("how"));
      case CredentialEvents.OPENED ->
          "vault opened for this run until %s%s: %s"
              .formatted(
                  e.text("until"),
                  e.text("second").isEmpty() ? "" : ", with " + e.text("second"),
                  e.text("because"));
      case CredentialEvents.EXTENDED ->
          "lease of the vault extended until %s".formatted(e.text("until"));
      case CredentialEvents.ROTATED -> "credential %s rotated".formatted(e.text("entry"));
      case CredentialEvents.SIGNED_OFF ->
          "credential %s signed off: %s".formatted(e.text("entry"), e.text("because"));
      case "update.sent" -> "update sent: " + e.text("update");
      case "update.not-sent" ->
          "update not sent after all: %s: %s".formatted(e.text("update"), e.text("because"));
      case "step.items" -> "items: " + String.join(", ", e.texts("items"));
      case "step.opened" -> "what it holds is under way";
      case "step.started" -> "started";
      case "step.needs" -> "waits: " + e.text("ask");
      case "step.identity" -> "the right place: " + e.text("verdict");
      case "step.previewed" -> e.text("does");
      case "step.confirmed" ->
          "confirmed by typing %s%s"
              .formatted(
                  e.text("typed"),
                  e.text("shown").isEmpty() ? "" : ", as shown (%s)".formatted(e.text("shown")));
      case "step.approved" -> "approved as " + e.text("role");
      case "step.answered" -> "stated: " + e.text("text");
      case "step.stated" -> "stated, not sensed: " + e.text("value");
      case "step.decided" -> "decided: " + e.text("branch");
      case "step.intent" ->
          "%sintent on record, attempt %d%s"
              .formatted(place(e), e.number("attempt"), e.flag("undo") ? " (undo)" : "");
      case "step.progress" -> e.text("text");
      case "step.reattached" -> "attended to again: " + e.text("text");
      case "step.outcome" -> outcome(e);
      case "step.check" -> "%s: %s, %s".formatted(e.text("says"), check(e), e.text("value"));
      case "step.probed" ->
          "looked: " + e.text("verdict") + " " + String.join("; ", e.texts("seen"));
      case "step.resolved" ->
          (e.flag("undo")
                  ? e.flag("happened") ? "it was put back: " : "it was not put back: "
                  : e.flag("happened") ? "it happened: " : "it did not happen: ")
              + e.text("because");
      case "step.done" -> "done: " + e.text("evidence");
      case "step.failed" -> "failed: " + StepEvents.problem(e).text();
      case "step.skipped" -> "skipped: " + e.text("because");
      case "step.blocked" -> "blocked: " + StepEvents.problem(e).what();
      case "step.retried" -> e.flag("takenUp") ? "taken up again" : "to be tried again";
      case "step.put-back" -> "put back, an earlier attempt is left: " + e.text("evidence");
      case "step.undone" -> "undone: " + e.text("evidence");
      case "step.undo-unproved" ->
          "undo resolved as not done; what it left is not seen: " + StepEvents.problem(e).text();
      case "step.undo-failed" -> "undo failed: " + StepEvents.problem(e).text();
      case "item.read" -> read(e);
      case "item.ticked" ->
          (e.text("so").equals("no") ? "not so: " : "stated: ") + e.text("value") + seenBy(e);
      case "item.overridden" -> "overridden: " + e.text("because");
      case "item.not-applicable" -> "not applicable: " + e.text("because");
      default -> "";
    };
  }

  private static String read(Event e) {
    var said = "%s, %s".formatted(e.text("state"), e.text("value"));
    if (e.instant("holdsSince").isEmpty()) return said;
    return "passing, must hold %s: %s"
        .formatted(Durations.exact(Duration.parse(e.text("holds"))), e.text("value"));
  }

  private static String seenBy(Event e) {
    var name = e.text("seenBy");
    return name.isEmpty() ? "" : ", seen by " + name;
  }

  /// While its window is open a check has neither failed nor, where it has to hold, passed.
  private static String check(Event e) {
    var state = e.text("state");
    if (e.instant("until").isEmpty()) return state;
    return state.equals("passing") ? "passing, has to hold" : "not yet";
  }

  /// What was not told before the intent: a dangerous change was, to be confirmed.
  private static String place(Event e) {
    var text = new StringBuilder();
    if (e.data().containsKey(StepEvents.PUTS_BACK) && !e.text("effect").equals("dangerous")) {
      text.append(e.text("does")).append("; ");
    }
    if (e.map("identity").get("verdict") instanceof String verdict) {
      text.append("the right place: ").append(verdict).append("; ");
    }
    return text.toString();
  }

  private static String jump(Event e) {
    var back = e.text("by-seconds").startsWith("-");
    return seconds(e, "by-seconds") + (back ? " back" : " forward");
  }

  private static String seconds(Event e, String key) {
    var seconds = e.data().get(key) instanceof Number number ? number.doubleValue() : 0;
    return Durations.words(Duration.ofMillis(Math.round(Math.abs(seconds) * 1000)));
  }

  private static String outcome(Event e) {
    return switch (e.text("result")) {
      case "done" -> "accepted: " + e.text("evidence");
      case "refused" -> "refused: " + StepEvents.problem(e).text();
      default -> "outcome not known: " + StepEvents.problem(e).text();
    };
  }
}
