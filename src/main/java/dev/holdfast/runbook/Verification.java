package dev.holdfast.runbook;

import dev.holdfast.connector.Reading;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.incident.Words;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.EffectClass;
import dev.holdfast.plan.StepBody;
import dev.holdfast.plan.Templates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Done means seen: polls the checks of a step until each passes and holds, or its time is up.
final class Verification {
  private static final Duration WITHIN = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final Checks checks;
  private final Clock clock;
  private final Failures failures;
  private final Statements statements;
  private final Traffic traffic;

  Verification(Ledger ledger, Checks checks, Clock clock, Failures failures, Traffic traffic) {
    this.ledger = ledger;
    this.checks = checks;
    this.clock = clock;
    this.failures = failures;
    this.statements = new Statements(ledger);
    this.traffic = traffic;
  }

  /// Whether the step's condition lets it go on. If not, what became of it is on record: left out,
  /// or asked of a person because nothing can sense it or the check gave no answer. Unknown is not
  /// "no": only a value that was read and does not match leaves a step out.
  boolean mayGoOn(Outline.Node node) {
    var when = node.body().when();
    if (when == null || ofItems(node, when)) return true;
    var stated = statements.of(node, Statements.WHEN);
    if (stated.isPresent() && stated.get().startsWith("yes")) return true;
    String seen;
    if (statements.needed(when)) {
      if (stated.isEmpty()) {
        statements.ask(node, Statements.WHEN, checks.look(node, when));
        return false;
      }
      seen = stated.get();
    } else {
      var reading = checks.read(node, when);
      if (reading.state() == Reading.State.PASSING) return true;
      seen = reading.value();
      if (!reading.answers()) {
        if (traffic.holds(node)) return false;
        statements.askUnread(node, checks.look(node, when), seen);
        return false;
      }
    }
    var because = "only when %s; seen: %s".formatted(when.check(), seen);
    var data = Facts.with(node.name(), "because", because);
    data.put("unneeded", true);
    ledger.record("step.skipped", data);
    return false;
  }

  /// Whether the condition is one for each item, asked when the items are.
  private static boolean ofItems(Outline.Node node, CheckUse when) {
    var values = List.of(when.with(), Objects.requireNonNullElse(when.is(), ""));
    return node.body().forEach() != null
        && node.item() == null
        && Templates.names(values).contains("item");
  }

  /// Verifies and ends the step, one way or the other. A cancel leaves it as it is on record.
  void finish(Outline.Node node, Pulse pulse) throws InterruptedException {
    var uses = node.body().verify();
    var evidence = "";
    for (int i = 0; i < uses.size(); i++) {
      var reading = seen(node, uses.get(i), i, pulse);
      if (reading == null) return;
      if (reading.state() != Reading.State.PASSING) {
        failures.fail(node, notSeen(uses.get(i), reading), EffectClass.DANGEROUS);
        return;
      }
      evidence = reading.value();
    }
    var data = Facts.with(node.name(), "verified", !uses.isEmpty());
    data.put("evidence", uses.isEmpty() ? unverified(node) : evidence);
    if (node.body().body() instanceof StepBody.Ask) {
      var answer = ledger.read(fold -> fold.step(node.name()).answer());
      data.put("evidence", "%s; seen: %s".formatted(answer, evidence));
      data.put("outputs", Map.of("answer", answer));
    }
    ledger.record("step.done", data);
  }

  /// Of what nothing verifies: the answer, what a probe saw, or who said why that it happened.
  private String unverified(Outline.Node node) {
    return ledger.read(
        fold -> {
          var record = fold.step(node.name());
          if (record.intent().isEmpty()) return "";
          return record.evidence().isEmpty() ? "accepted" : record.evidence();
        });
  }

  /// Sees to one check: by sensing, or by a person's word where nothing can sense it.
  ///
  /// @return what was seen last, or null when cancelled or when a person is asked first
  @Nullable Reading seen(Outline.Node node, CheckUse use, int index, Pulse pulse)
      throws InterruptedException {
    if (!statements.needed(use)) return await(node, use, index, pulse);
    var sees = String.valueOf(index);
    var stated = statements.of(node, sees);
    if (stated.isEmpty()) {
      statements.ask(node, sees, checks.look(node, use));
      return null;
    }
    var not = stated.get().startsWith(Unsensed.NOT_SEEN);
    return new Reading(
        not ? Reading.State.FAILING : Reading.State.PASSING,
        stated.get(),
        clock.now(),
        Duration.ZERO,
        Map.of());
  }

  private @Nullable Reading await(Outline.Node node, CheckUse use, int index, Pulse pulse)
      throws InterruptedException {
    var within = use.within() == null ? WITHIN : use.within();
    var holds = use.holds() == null ? Duration.ZERO : use.holds();
    var poll = use.every() == null ? POLL : use.every();
    var deadline =
        ledger
            .read(fold -> fold.step(node.name()).awaited(index))
            .orElseGet(() -> clock.now().plus(within));
    Instant passingSince = null;
    var said = "";
    while (true) {
      // Nothing is asked while offline, and that time is not the step's.
      var rested = traffic.rest(node, pulse, poll);
      if (rested.isPositive()) {
        if (pulse.cancelled()) return null;
        passingSince = null;
        deadline = deadline.plus(rested);
      }
      var reading = checks.read(node, use);
      if (traffic.stopped()) continue;
      var now = clock.now();
      var passing = reading.state() == Reading.State.PASSING;
      if (!passing) passingSince = null;
      else if (passingSince == null) passingSince = now;
      var until = passingSince == null ? deadline : passingSince.plus(holds);
      var over = passing ? !now.isBefore(until) : now.isAfter(until);
      var says = word(reading) + (over ? " in the end: " : ": ") + reading.value();
      if (!said.equals(says)) {
        var data = seen(node, use, index, reading, over ? null : until);
        data.put("deadline", deadline.toString());
        ledger.record("step.check", data);
      }
      said = says;
      if (over) return reading;
      if (pulse.cancelled()) return null;
      clock.sleep(poll);
    }
  }

  /// @param until when its time is up, or when it has held for long enough; null once it is decided
  private static Map<String, Object> seen(
      Outline.Node node, CheckUse use, int index, Reading reading, @Nullable Instant until) {
    var data = Facts.with(node.name(), "index", index);
    data.put("says", Words.check(use));
    data.put("state", word(reading));
    data.put("value", reading.value());
    if (until != null) data.put("until", until.toString());
    return data;
  }

  private static String word(Reading reading) {
    return Facts.word(reading.state());
  }

  private static Problem notSeen(CheckUse use, Reading reading) {
    var within = use.within() == null ? WITHIN : use.within();
    return Problem.of(
        "step.not-verified",
        "%s was not seen within %s; seen: %s"
            .formatted(Words.check(use), Durations.exact(within), reading.value()),
        "The request was accepted, but what it is for did not come true",
        "look at the target; retry, skip with a reason, or undo");
  }
}
