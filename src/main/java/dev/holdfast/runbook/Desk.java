package dev.holdfast.runbook;

import static dev.holdfast.runbook.Facts.by;

import dev.holdfast.connector.Surroundings;
import dev.holdfast.incident.Before;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.CredentialEvents;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.StepRecord;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.incident.Unfounded;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.incident.WorksWith;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import dev.holdfast.plan.StepBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes what people say: checks that it fits, puts it on record under their name, and lets the
/// steps go on. One command at a time.
final class Desk {
  private final Ledger ledger;
  private final Steps steps;
  private final InputDesk values;
  private final Scheduler scheduler;
  private final Remarks remarks;
  private final ItemDesk items;
  private final Custody custody;
  private final Reins reins;
  private final Grounds grounds;

  Desk(
      Ledger ledger,
      Steps steps,
      RunSecrets secrets,
      Scheduler scheduler,
      ListsAnew lists,
      Clock clock,
      Surroundings.Credentials credentials) {
    this.ledger = ledger;
    this.steps = steps;
    this.values = new InputDesk(ledger, steps, secrets, scheduler, lists);
    this.scheduler = scheduler;
    this.remarks = new Remarks(ledger, clock);
    this.items = new ItemDesk(ledger, remarks);
    this.custody = new Custody(ledger, credentials, clock);
    this.reins = new Reins(ledger, steps);
    this.grounds = new Grounds(ledger, secrets, scheduler);
  }

  synchronized Optional<Problem> submit(Command command, Person by) {
    if (by.name().isBlank()) return refuse("Nobody's name was given", "say who you are");
    if (ledger.read(Fold::closed)) {
      return refuse("This incident is closed", "declare a new one");
    }
    if (ledger.read(Fold::stopped) && command.drives()) {
      return refuse(
          "This run was stopped: nothing is started in it any more",
          "close it; to go on, declare a new one");
    }
    if (ledger.read(Fold::failed) && command.drives() && !takesUp(command)) {
      return refuse(
          "This run ended with a step that failed: nothing is started in it",
          "retry or skip that step first, and the run goes on");
    }
    var tooLong = TooLong.why(command);
    if (tooLong.isPresent()) return tooLong;
    var misnamed = remarks.misnamed(command, by);
    if (misnamed.isPresent()) return misnamed;
    var paused = ledger.read(fold -> Pausing.holds(fold, command));
    if (paused.isPresent()) return paused;
    grounds.renew();
    var failed = ledger.read(Fold::failed);
    var refused = take(command, by);
    // What came to be there while it had failed is taken up with it.
    if (failed && !ledger.read(Fold::failed)) steps.continued();
    return refused;
  }

  private Optional<Problem> take(Command command, Person by) {
    return switch (command) {
      case Command.Answer c -> answer(Confirmation.answer(c, record(c.step())), by);
      case Command.Confirm c -> confirm(c, by);
      case Command.Approve c -> approve(c, by);
      case Command.Decide c -> decide(c, by);
      case Command.Retry c -> retry(c, by);
      case Command.Skip c -> skip(c, by);
      case Command.Resolve c -> new Resolutions(ledger, steps).take(c, by);
      case Command.Look c -> look(c);
      case Command.Undo c -> new UndoDesk(ledger, steps).take(c, by);
      case Command.Input c -> values.input(c, by);
      case Command.AcceptTarget c -> acceptTarget(c, by);
      case Command.Tick c -> items.tick(c, by);
      case Command.Overrule c -> items.overrule(c, by);
      case Command.NotApplicable c -> items.notApplicable(c, by);
      case Command.Pause _, Command.Continue _, Command.Stop _ -> Reins.of(command, reins, by);
      case Command.MarkDown _, Command.MarkUp _ -> new Marks(ledger).of(command, by);
      case Command.WayThere _, Command.WayUnsure _ -> new Ways(ledger).of(command, by);
      case Command.GoOffline _, Command.GoOnline _ -> Reins.of(command, reins, by);
      case Command.Close c -> close(c, by);
      case Command.Note c ->
          remarks.note(c).or(() -> flag("run.note", Map.of("text", c.text()), by));
      case Command.Began c ->
          remarks.began(c).or(() -> flag("run.began", Map.of("began", c.began().toString()), by));
      case Command.UpdateSent c -> new Messages(ledger).sent(c, by);
      case Command.UpdateNotSent c -> new Messages(ledger).notSent(c, by);
      case Command.Revealed _, Command.SignOff _, Command.Rotated _ -> credential(command, by);
      case Command.VaultOpened _ ->
          custody.opened().or(() -> steps.goOn(waiting(VaultRecord.UNLOCK)));
      case Command.VaultExtended _ -> custody.extended(by);
      case Command.ResumeRead c -> flag("resume.read", Map.of(), by);
    };
  }

  /// Lets a run that failed go on, or gives what that takes.
  private static boolean takesUp(Command command) {
    return switch (command) {
      case Command.Retry _, Command.Skip _, Command.Input _ -> true;
      default -> false;
    };
  }

  private Optional<Problem> answer(Command.Answer c, Person by) {
    var wrong = waitsFor(c.step(), "answer");
    if (wrong.isPresent()) return wrong;
    if (c.text().isBlank()) return refuse("Nothing was stated", "state the value you saw");
    var sees = record(c.step()).sees();
    if (!sees.isEmpty()) return seen(c, sees, by);
    var stale = Confirmation.stale(c.step(), c.seen(), record(c.step()));
    if (stale.isPresent()) return stale;
    ledger.record("step.answered", by(by, Facts.with(c.step(), "text", c.text())));
    if (c.text().strip().startsWith(Unsensed.NOT_SEEN)) {
      steps.notSo(node(c.step()), Problems.notSo(c.text(), by.name()));
      return Optional.empty();
    }
    if (!node(c.step()).body().verify().isEmpty()) {
      ledger.record("step.started", Facts.of(c.step()));
      steps.verify(node(c.step()));
      return Optional.empty();
    }
    done(c.step(), c.text(), by, Map.of("answer", c.text()));
    return Optional.empty();
  }

  /// A person looked where nothing can sense: the step goes on with what was seen.
  private Optional<Problem> seen(Command.Answer c, String sees, Person by) {
    var refused = new Statements(ledger).take(c, sees, by);
    if (refused.isPresent()) return refused;
    if (sees.equals(Statements.WHEN) || node(c.step()).body().body() instanceof StepBody.Wait) {
      again(c.step());
    } else {
      steps.verify(node(c.step()));
    }
    return Optional.empty();
  }

  private void done(String step, String evidence, Person by, Map<String, Object> outputs) {
    var data = by(by, Facts.with(step, "evidence", evidence));
    data.put("verified", true);
    data.put("stated", true);
    data.put("outputs", outputs);
    ledger.record("step.done", data);
  }

  private Optional<Problem> confirm(Command.Confirm c, Person by) {
    var wrong = waitsFor(c.step(), "confirm");
    if (wrong.isPresent()) return wrong;
    var need = need(c.step());
    var name = need.name();
    var shown = ledger.read(fold -> Confirmation.of(c, fold.step(c.step())));
    if (shown.refusal().isPresent()) return shown.refusal();
    if (need.identity()) {
      return acceptTarget(new Command.AcceptTarget(name, "its name was typed"), by);
    }
    var open = ledger.read(fold -> Before.open(fold, node(c.step())));
    if (open.isPresent()) {
      return refuse(
          "%s comes before %s, and is open again".formatted(open.get(), c.step()),
          "see to it first, or leave it out with a reason");
    }
    var data = Facts.with(c.step(), "typed", name);
    data.put("shown", shown.mark());
    ledger.record("step.confirmed", by(by, data));
    again(c.step());
    return Optional.empty();
  }

  private Optional<Problem> acceptTarget(Command.AcceptTarget c, Person by) {
    var wrong = remarks.target(c);
    if (wrong.isPresent()) return wrong;
    var data = new LinkedHashMap<String, Object>();
    data.put("target", c.target());
    data.put("because", c.because());
    ledger.record("target.accepted", by(by, data));
    for (var step : waiting("confirm")) {
      if (need(step).identity() && need(step).name().equals(c.target())) steps.look(node(step));
    }
    return Optional.empty();
  }

  private Optional<Problem> approve(Command.Approve c, Person by) {
    var wrong = waitsFor(c.step(), "approve");
    if (wrong.isPresent()) return wrong;
    var node = node(c.step());
    if (!(node.body().body() instanceof StepBody.Approve rule)) {
      return refuse(c.step() + " asks for no approval", "look at what it waits for");
    }
    var unfit = remarks.approval(rule, record(c.step()).approvals(), by);
    if (unfit.isPresent()) return unfit;
    var stale = Confirmation.stale(c.step(), c.seen(), record(c.step()));
    if (stale.isPresent()) return stale;
    var data = Facts.with(c.step(), "shown", record(c.step()).mark());
    data.put("grounds", grounds.now(node));
    ledger.record("step.approved", by(by, data));
    approved(c.step(), rule);
    return Optional.empty();
  }

  private void approved(String step, StepBody.Approve rule) {
    var now = record(step).approvals();
    if (now.size() < rule.count()) return;
    var names = now.stream().map(p -> p.name() + " (" + p.role() + ", stated)").toList();
    done(step, "approved by " + String.join(", ", names), now.getLast(), Map.of());
  }

  /// What follows from words that are on record, where a crash kept that from it: nobody could say
  /// them again.
  void catchUp() {
    if (ledger.read(Fold::closed)) return;
    for (var step : waiting("approve")) {
      if (node(step).body().body() instanceof StepBody.Approve rule) approved(step, rule);
    }
    values.catchUp();
  }

  private Optional<Problem> decide(Command.Decide c, Person by) {
    var wrong = waitsFor(c.step(), "decide");
    if (wrong.isPresent()) return wrong;
    if (!record(c.step()).sees().isEmpty()) {
      return new Statements(ledger).decide(c, by, () -> again(c.step()));
    }
    if (!(node(c.step()).body().body() instanceof StepBody.Decide rule)) {
      return refuse(c.step() + " is no decision", "look at what it waits for");
    }
    var branch = rule.branches().get(c.branch());
    if (branch == null) {
      return refuse(
          "There is no branch '%s'".formatted(c.branch()),
          "choose one of " + String.join(", ", rule.branches().keySet()));
    }
    var stale = Confirmation.stale(c.step(), c.seen(), record(c.step()));
    if (stale.isPresent()) return stale;
    ledger.record("step.decided", by(by, Facts.with(c.step(), "branch", c.branch())));
    if (branch.equals("end")) {
      done(c.step(), "decided: " + c.branch(), by, Map.of("answer", c.branch()));
    } else {
      ledger.record("step.opened", Facts.of(c.step()));
    }
    return Optional.empty();
  }

  private Optional<Problem> retry(Command.Retry c, Person by) {
    var status = record(c.step()).status();
    if (status != StepStatus.FAILED
        && status != StepStatus.BLOCKED
        && status != StepStatus.SKIPPED
        && status != StepStatus.UNDONE
        && !ledger.read(fold -> WorksWith.mayReadAgain(fold, c.step()))
        && !ledger.read(fold -> Unfounded.wasEmpty(fold, c.step()))) {
      return refuse(
          "%s has not failed; it is %s".formatted(c.step(), status.word()),
          "retry what failed; `--look` what cannot be read");
    }
    var held = ledger.read(fold -> Problems.held(fold, c.step()));
    if (held.isPresent()) return held;
    var atWork = steps.atWork(node(c.step()));
    if (atWork.isPresent()) return Optional.of(Problems.atWork(c.step(), atWork.get()));
    // Before it is on record: from then on the scheduler may start it, and once is enough.
    scheduler.forget(c.step());
    return ledger.recordWhile(status, "step.retried", by(by, Facts.of(c.step())))
        ? Optional.empty()
        : refuse(c.step() + " has just moved on", "look at how it stands");
  }

  private Optional<Problem> skip(Command.Skip c, Person by) {
    if (c.because().isBlank()) return refuse("A skip needs a reason", "say why with --because");
    var status = record(c.step()).status();
    var putBack = status == StepStatus.UNDONE;
    if ((status.settled() && !putBack)
        || status == StepStatus.IN_FLIGHT
        || status == StepStatus.IN_DOUBT) {
      return refuse(
          "%s is %s and cannot be skipped".formatted(c.step(), status.word()),
          status == StepStatus.IN_DOUBT ? "resolve it first" : "skip what has not happened");
    }
    ledger.record("step.skipped", by(by, Facts.with(c.step(), "because", c.because())));
    return Optional.empty();
  }

  private Optional<Problem> look(Command.Look c) {
    if (!record(c.step()).lookable()) {
      return refuse(c.step() + " is not in doubt", "look at what is");
    }
    var offline = steps.offline();
    if (offline.isPresent()) return offline;
    steps.look(node(c.step()));
    return Optional.empty();
  }

  /// Takes a secret input into memory; what is on record is that it was given.
  synchronized Optional<Problem> secret(String input, Secret secret, Person by) {
    if (by.name().isBlank()) return refuse("Nobody's name was given", "say who you are");
    if (ledger.read(Fold::closed)) return refuse("This incident is closed", "declare a new one");
    var wrong = remarks.secret(input, secret);
    if (wrong.isPresent()) return wrong;
    values.secret(input, secret, by);
    return Optional.empty();
  }

  private Optional<Problem> close(Command.Close c, Person by) {
    if (steps.anyAlive()) return refuse("Steps are in flight", "stop the run, or wait for them");
    var open = custody.mayClose(c.because());
    if (open.isPresent()) return open;
    ledger.record("run.closed", by(by, new LinkedHashMap<>(Map.of("because", c.because()))));
    ledger.sign();
    return Optional.empty();
  }

  private Optional<Problem> credential(Command c, Person by) {
    return custody.wrong(c).or(() -> flag(Custody.event(c), CredentialEvents.data(c), by));
  }

  private Optional<Problem> flag(String type, Map<String, Object> data, Person by) {
    ledger.record(type, by(by, new LinkedHashMap<>(data)));
    return Optional.empty();
  }

  private void again(String step) {
    steps.start(node(step));
  }

  private List<String> waiting(String need) {
    return InputDesk.waiting(ledger, need);
  }

  private StepRecord.Waiting need(String step) {
    return record(step).need();
  }

  private Optional<Problem> waitsFor(String step, String need) {
    var unknown = remarks.step(step);
    if (unknown.isPresent()) return unknown;
    var record = record(step);
    if (record.status() == StepStatus.WAITING && record.waiting().equals(need)) {
      return Optional.empty();
    }
    return refuse(
        "%s does not wait for %s; it is %s"
            .formatted(
                step,
                need,
                record.status().word()
                    + (record.waiting().isEmpty() ? "" : " for " + record.waiting())),
        "see what it waits for with `holdfast show`");
  }

  private Outline.Node node(String step) {
    var node = ledger.read(fold -> fold.outline().node(step));
    if (node == null) throw new IllegalArgumentException("no step " + step);
    return node;
  }

  private StepRecord record(String step) {
    return ledger.read(fold -> fold.step(step));
  }

  private static Optional<Problem> refuse(String what, String next) {
    return Optional.of(Problems.refused(what, next));
  }
}
