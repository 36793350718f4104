package dev.holdfast.runbook;

import dev.holdfast.connector.Reading;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Outline;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.EffectClass;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Starts the steps that are not one action: those that hold others, wait, or need a person.
final class Openings {
  private final Ledger ledger;
  private final RunSecrets secrets;
  private final Clock clock;
  private final Verification verification;
  private final Failures failures;

  Openings(
      Ledger ledger,
      RunSecrets secrets,
      Clock clock,
      Verification verification,
      Failures failures) {
    this.ledger = ledger;
    this.secrets = secrets;
    this.clock = clock;
    this.verification = verification;
    this.failures = failures;
  }

  void open(Outline.Node node, Pulse pulse) throws InterruptedException {
    var step = node.body();
    if (!verification.mayGoOn(node)) return;
    var lacks = ledger.read(fold -> Practised.lacks(fold, node));
    if (lacks.isPresent()) {
      ledger.record("step.skipped", Facts.with(node.name(), "because", lacks.get()));
      return;
    }
    var each = step.forEach();
    if (each != null && node.item() == null) {
      items(node, each);
      return;
    }
    if (Inputs.asked(ledger, secrets, node, reads(step))) return;
    switch (step.body()) {
      case StepBody.Run run -> record("step.opened", Facts.of(node.name()));
      case StepBody.Ask ask -> need(node, "answer", text(node, ask.question()));
      case StepBody.Approve approve ->
          need(
              node,
              "approve",
              "%d of %s approve: %s"
                  .formatted(
                      approve.count(),
                      String.join(", ", approve.roles()),
                      text(node, step.title())));
      case StepBody.Decide decide -> {
        var question = decide.question();
        need(node, "decide", question == null ? step.title() : text(node, question));
      }
      case StepBody.Wait wait -> await(node, wait, pulse);
      case StepBody.Action action -> throw new IllegalStateException("an action is not opened");
    }
  }

  /// What of it has to be known before it can be shown, or waited for.
  private static Object reads(Step step) {
    return switch (step.body()) {
      case StepBody.Ask ask -> ask.question();
      case StepBody.Decide decide -> Objects.requireNonNullElse(decide.question(), "");
      case StepBody.Wait wait -> Objects.requireNonNullElse(wait.moment(), "");
      case StepBody.Approve _ -> step.title();
      case StepBody.Run _, StepBody.Action _ -> "";
    };
  }

  private String text(Outline.Node node, String template) {
    Object value = ledger.read(fold -> Scope.at(fold, secrets.all(), node).resolve(template));
    return value.toString();
  }

  private void items(Outline.Node node, Object each) {
    if (Inputs.asked(ledger, secrets, node, each)) return;
    while (!ledger.read(fold -> fold.step(node.name()).settled())) {
      var list = ledger.read(fold -> items(fold, node, each));
      var tooLong = LongLists.why(node.name(), list);
      if (tooLong.isPresent()) {
        failures.fail(node, tooLong.get(), EffectClass.DANGEROUS);
        return;
      }
      // A list that is given in between is the list.
      var opened =
          ledger.recordWhere(
              fold -> !fold.step(node.name()).settled() && items(fold, node, each).equals(list),
              () -> ledger.record("step.items", Facts.with(node.name(), "items", list)),
              "step.opened",
              Facts.of(node.name()));
      if (opened) return;
    }
  }

  private List<Object> items(Fold fold, Outline.Node node, Object each) {
    return list(Scope.at(fold, secrets.all(), node).resolve(each));
  }

  /// The items of a list, or of a text with commas.
  static List<Object> list(Object value) {
    if (value instanceof List<?> items) return List.copyOf(items);
    var list = new ArrayList<Object>();
    for (var item : String.valueOf(value).split(",", -1)) {
      if (!item.isBlank()) list.add(item.strip());
    }
    return list;
  }

  private void need(Outline.Node node, String need, String ask) {
    var data = Facts.with(node.name(), "need", need);
    var grounds = ledger.read(fold -> Grounds.of(fold, secrets, node));
    if (!grounds.isEmpty()) data.put("grounds", grounds);
    data.put("ask", ask);
    data.put("name", "");
    var box = node.body().timeout();
    if (box != null) data.put("deadline", clock.now().plus(box).toString());
    record("step.needs", data);
  }

  /// Left out meanwhile, it is not brought up again by what had begun to open it.
  private void record(String type, Map<String, Object> data) {
    var step = String.valueOf(data.get("step"));
    ledger.recordWhere(fold -> !fold.step(step).settled(), () -> {}, type, data);
  }

  private void await(Outline.Node node, StepBody.Wait wait, Pulse pulse)
      throws InterruptedException {
    ledger.record("step.started", Facts.of(node.name()));
    var check = wait.check();
    if (check != null) {
      var reading = verification.seen(node, check.noLongerThan(node.body().timeout()), 0, pulse);
      if (reading == null) return;
      if (reading.state() == Reading.State.PASSING) {
        done(node, reading.value());
      } else {
        failures.fail(
            node,
            Problem.of(
                "step.wait-over",
                "Waited in vain for %s; seen: %s".formatted(check.check(), reading.value()),
                node.body().gate()
                    ? "What comes next counts on it"
                    : "What comes after it waits for a word; its phase does not",
                "look at the target; retry, or skip with a reason"),
            EffectClass.DANGEROUS);
      }
      return;
    }
    var end = end(node, wait);
    while (clock.now().isBefore(end)) {
      if (pulse.cancelled()) return;
      clock.sleep(Duration.between(clock.now(), end));
    }
    done(node, "waited until " + end);
  }

  private Instant end(Outline.Node node, StepBody.Wait wait) {
    var lasting = wait.lasting();
    if (lasting != null) {
      var started = ledger.read(fold -> fold.step(node.name()).started());
      return (started == null ? clock.now() : started).plus(lasting);
    }
    var moment = wait.moment();
    var value = moment == null ? "0" : text(node, moment);
    return Durations.parse(value)
        .map(duration -> ledger.read(fold -> fold.declared()).plus(duration))
        .orElseGet(() -> Instant.parse(value));
  }

  private void done(Outline.Node node, String evidence) {
    var data = Facts.with(node.name(), "evidence", evidence);
    data.put("verified", true);
    ledger.record("step.done", data);
  }
}
