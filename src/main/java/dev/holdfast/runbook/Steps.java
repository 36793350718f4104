package dev.holdfast.runbook;

import dev.holdfast.connector.Surroundings;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.StepRecord;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.journal.JournalFailure;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Exempt;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.EffectClass;
import dev.holdfast.plan.StepBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/// The running steps, each on its own virtual thread.
final class Steps {
  private final Ledger ledger;
  private final Surroundings around;
  private final Surroundings.Credentials credentials;
  private final ExecutorService threads;
  private final Signal signal;
  private final StepWork work;
  private final Effects effects;
  private final Doubts doubts;
  private final Openings openings;
  private final Undoing undoing;
  private final Failures failures;
  private final Traffic traffic;
  private final Rests rests;
  private final Map<String, Pulse> alive = new ConcurrentHashMap<>();

  /// In doubt, and only looked at because the run was paused when they were taken up.
  private final Set<String> heldBack = ConcurrentHashMap.newKeySet();

  private volatile boolean lettingGo;

  /// Whether the run is driven; a visit starts nothing by itself.
  private volatile boolean driven;

  @Exempt(
      from = "constructorsStayShort",
      reason = "Wires one run by hand; a parameter object would only rename the list")
  Steps(
      Ledger ledger,
      Access access,
      RunSecrets secrets,
      Clock clock,
      ExecutorService threads,
      Checks checks,
      Runnable effectDone,
      Signal signal) {
    this.ledger = ledger;
    this.around = access.around();
    this.credentials = around.credentials();
    this.threads = threads;
    this.signal = signal;
    this.traffic = new Traffic(ledger, clock);
    this.rests = new Rests(ledger, secrets, traffic, node -> locked(node).isPresent());
    this.failures = new Failures(ledger, traffic, this::cancelAll);
    var verification = new Verification(ledger, checks, clock, failures, traffic);
    var rightPlace = new RightPlace(ledger, access);
    this.doubts = new Doubts(ledger, clock, rightPlace, verification);
    this.effects =
        new Effects(
            ledger,
            clock,
            new Deadlines(clock, threads),
            verification,
            doubts,
            failures,
            effectDone);
    this.work = new StepWork(ledger, access, secrets, effects, verification, rightPlace);
    this.openings = new Openings(ledger, secrets, clock, verification, failures);
    this.undoing = new Undoing(ledger, access, effects, doubts, rightPlace);
  }

  /// Work on a step that may be interrupted.
  interface Work {
    void on(Pulse pulse) throws InterruptedException;
  }

  void start(Outline.Node node) {
    var step = node.body();
    var blocked = ledger.read(fold -> Requirements.blocks(fold, node));
    if (blocked.isPresent() && Requirements.recorded(ledger, node, blocked.get())) return;
    if (leftOut(node) || waitsForVault(node)) return;
    if (Traffic.leaves(node) && traffic.holds(node)) return;
    if (step.body() instanceof StepBody.Action && (step.forEach() == null || node.item() != null)) {
      run(node, pulse -> work.run(node, pulse));
    } else {
      run(node, pulse -> openings.open(node, pulse));
    }
  }

  /// What a person unlocked it for: from its beginning, or from its verification where the effect
  /// has been accepted.
  Optional<Problem> goOn(List<String> names) {
    if (held()) return Optional.empty();
    for (var name : names) {
      var node = ledger.read(fold -> fold.outline().node(name));
      if (node != null) goOn(node);
    }
    return Optional.empty();
  }

  private void goOn(Outline.Node node) {
    var record = ledger.read(fold -> fold.step(node.name()));
    var asked = node.body().body() instanceof StepBody.Ask;
    var answered = asked && record.started() != null && !record.answer().isEmpty();
    if (record.accepted() || answered) verify(node);
    else start(node);
  }

  /// Why the vault keeps a step from going on; empty when it does not.
  Optional<String> locked(Outline.Node node) {
    return credentials.waits(VaultNeeds.of(node, around));
  }

  /// Why nothing can be asked of the outside; empty when it can.
  Optional<Problem> offline() {
    return traffic.refusal();
  }

  private boolean waitsForVault(Outline.Node node) {
    var why = locked(node);
    why.ifPresent(ask -> ledger.recordOpen("step.needs", VaultRecord.need(node.name(), ask)));
    return why.isPresent();
  }

  private boolean leftOut(Outline.Node node) {
    var because = Practised.leftOut(ledger.read(fold -> fold.mode()), node.body());
    because.ifPresent(
        why -> ledger.record("step.skipped", Facts.with(node.name(), "because", why)));
    return because.isPresent();
  }

  /// Runs work for a node on its own thread.
  void run(Outline.Node node, Work task) {
    var pulse = new Pulse(ledger, node.name());
    alive.put(node.name(), pulse);
    threads.execute(() -> guarded(node, pulse, task));
  }

  private void guarded(Outline.Node node, Pulse pulse, Work task) {
    pulse.runsOn(Thread.currentThread());
    credentials.begin(node.name());
    try {
      task.on(pulse);
    } catch (ProblemException e) {
      if (!lettingGo) fail(node, e.problem());
    } catch (InterruptedException | JournalFailure e) {
      // Stopped, let go, or the record is gone: what is on record is what holds.
    } catch (RuntimeException e) {
      if (!lettingGo) fail(node, Problems.broken(e, ledger.read(fold -> fold.step(node.name()))));
    } finally {
      credentials.end(node.name());
      alive.remove(node.name(), pulse);
      if (!lettingGo && !held() && !traffic.stopped() && heldBack.remove(node.name()))
        run(node, again -> takeUp(node, again));
      signal.wake();
    }
  }

  private void fail(Outline.Node node, Problem problem) {
    try {
      var record = ledger.read(fold -> fold.step(node.name()));
      var body = node.body().body();
      var reads =
          body instanceof StepBody.Action action && work.effectOf(action) == EffectClass.READS;
      if (record.intentOpen() && !reads) {
        // It was sent: that Holdfast broke afterwards is no word on what became of it.
        var data = Facts.problem(node.name(), problem);
        data.put("result", "in-doubt");
        ledger.record("step.outcome", data);
      } else if (record.status() == StepStatus.DONE || record.undoAsked()) {
        ledger.record("step.undo-failed", Facts.problem(node.name(), problem));
      } else {
        failures.fail(node, problem, reads ? EffectClass.READS : EffectClass.DANGEROUS);
      }
    } catch (JournalFailure e) {
      // The ledger remembers the trouble and shows it.
    }
  }

  void undo(Outline.Node node) {
    run(node, pulse -> undoing.undo(node, pulse));
  }

  /// A person saw that it is not so: the plan says what that leads to.
  void notSo(Outline.Node node, Problem problem) {
    failures.fail(node, problem, EffectClass.DANGEROUS);
  }

  void stillThere(Outline.Node node) {
    run(node, pulse -> undoing.stillThere(node, pulse));
  }

  void verify(Outline.Node node) {
    if (waitsForVault(node) || traffic.holds(node)) return;
    run(node, pulse -> work.verify(node, pulse));
  }

  /// A person says that it happened: what it gave is read, because later steps need it.
  void happened(Outline.Node node) {
    if (waitsForVault(node)) return;
    run(
        node,
        pulse -> {
          readOutputs(node, pulse);
          work.verify(node, pulse);
        });
  }

  private void readOutputs(Outline.Node node, Pulse pulse) {
    var record = ledger.read(fold -> fold.step(node.name()));
    if (!record.outputs().isEmpty()) return;
    if (!(node.body().body() instanceof StepBody.Action action)) return;
    var prepared = work.sent(node, action, pulse);
    doubts.outputs(prepared, Remembered.preview(record.intent()));
  }

  /// Looks at a step in doubt, or at what a done one gave; sends nothing. Where nobody could tell
  /// the place, reads it again.
  void look(Outline.Node node) {
    if (unread(node)) reread(node, true);
    else if (ledger.read(fold -> fold.step(node.name()).gaveNothing()))
      run(node, pulse -> readOutputs(node, pulse));
    else run(node, pulse -> look(node, pulse));
  }

  /// Reads again where the steps would act that wait because nobody could tell.
  void reread() {
    for (var node : nodes()) if (unread(node)) reread(node, false);
  }

  private boolean unread(Outline.Node node) {
    return ledger.read(fold -> fold.step(node.name()).placeUnread());
  }

  private void reread(Outline.Node node, boolean says) {
    if (traffic.stopped() || waitsForVault(node) || alive.containsKey(node.name())) return;
    run(node, pulse -> work.reread(node, pulse, says, this::held));
  }

  /// The run is no longer paused, or online again: what waited for that, or was only looked at
  /// meanwhile, may go on by itself.
  Optional<Problem> continued() {
    if (!driven || held() || traffic.stopped()) return Optional.empty();
    for (var node : nodes()) {
      if (rests.over(node)) goOn(node);
      var looking = alive.get(node.name());
      // The end of that look takes it up.
      if (heldBack.contains(node.name()) && looking != null) looking.cancel();
      else if (heldBack.remove(node.name())) run(node, pulse -> takeUp(node, pulse));
    }
    reread();
    return Optional.empty();
  }

  private List<Outline.Node> nodes() {
    return ledger.read(
        fold -> fold.outline().nodes().values().stream().filter(node -> !node.hidden()).toList());
  }

  private void look(Outline.Node node, Pulse pulse) throws InterruptedException {
    var record = ledger.read(fold -> fold.step(node.name()));
    if (record.undoing()) {
      undoing.look(node, pulse);
      return;
    }
    if (!(node.body().body() instanceof StepBody.Action action)) return;
    var prepared = work.sent(node, action, pulse);
    if (attended(prepared, record, pulse)) return;
    doubts.lookAgain(prepared, Remembered.preview(record.intent()), pulse);
  }

  /// A visit waits for nothing; the next who drives the run does.
  private boolean attended(StepWork.Prepared prepared, StepRecord record, Pulse pulse)
      throws InterruptedException {
    return driven && effects.attend(prepared, Remembered.preview(record.intent()), pulse);
  }

  /// What of the last attempt of a step is still at work on this laptop; while it is, nobody knows
  /// how it ends, and nobody may say so.
  Optional<String> atWork(Outline.Node node) {
    var attempts = ledger.read(fold -> fold.step(node.name()).attempts());
    return node.body().body() instanceof StepBody.Action action && attempts > 0
        ? work.atWork(node, action, attempts)
        : Optional.empty();
  }

  /// Looks, and goes on by itself where the class of the effect makes that harmless.
  private void takeUp(Outline.Node node, Pulse pulse) throws InterruptedException {
    var record = ledger.read(fold -> fold.step(node.name()));
    if (record.status() != StepStatus.IN_DOUBT) return;
    if (node.body().body() instanceof StepBody.Action action && atWork(node).isPresent()) {
      var prepared = work.sent(node, action, pulse);
      if (attended(prepared, record, pulse)) return;
    }
    if (traffic.stopped()) {
      heldBack.add(node.name());
      return;
    }
    if (!(node.body().body() instanceof StepBody.Action action) || record.undoing() || held()) {
      if (!record.undoing()) heldBack.add(node.name());
      look(node, pulse);
      return;
    }
    var prepared = work.sent(node, action, pulse);
    var again = doubts.takeUp(prepared, Remembered.preview(record.intent()), pulse);
    if (again.isPresent()) effects.act(prepared, again.get(), Optional.empty(), pulse);
  }

  private boolean held() {
    return ledger.read(fold -> fold.paused() || fold.stopped() || fold.failed() || fold.closed());
  }

  /// After a restart: an intent without an outcome is in doubt; a step that was being verified goes
  /// on; anything else starts again from its beginning.
  void recoverInterrupted() {
    driven = true;
    failures.catchUp();
    for (var node : nodes()) {
      var record = ledger.read(fold -> fold.step(node.name()));
      if (record.status() == StepStatus.SKIPPED) continue;
      var action = node.body().body() instanceof StepBody.Action;
      if (record.intentOpen() && record.status() != StepStatus.IN_DOUBT) {
        if (action && work.effectOf(node) == EffectClass.READS) {
          ledger.record("step.retried", Facts.of(node.name()));
          continue;
        }
        var data =
            Facts.problem(
                node.name(),
                Problem.of(
                    StepRecord.INTERRUPTED,
                    "Holdfast ended between the intent and the answer",
                    "The request may have taken effect",
                    "look at the evidence and decide"));
        data.put("result", "in-doubt");
        ledger.record("step.outcome", data);
        run(node, pulse -> takeUp(node, pulse));
      } else if (record.interrupted()) {
        run(node, pulse -> takeUp(node, pulse));
      } else if (record.placeUnread()) {
        reread(node, false);
      } else if (rests.rests(node)) {
        if (!held() && rests.over(node)) goOn(node);
      } else if (record.status() == StepStatus.IN_FLIGHT && record.accepted()) {
        verify(node);
      } else if (record.status() == StepStatus.IN_FLIGHT && !record.opened()) {
        var data = Facts.of(node.name());
        if (node.body().body() instanceof StepBody.Wait) data.put("takenUp", true);
        ledger.record("step.retried", data);
      }
    }
  }

  int alive() {
    return alive.size();
  }

  boolean isAlive(String step) {
    return alive.containsKey(step);
  }

  boolean anyAlive() {
    return !alive.isEmpty();
  }

  List<String> inFlight() {
    return List.copyOf(alive.keySet());
  }

  void cancel(String step) {
    var pulse = alive.get(step);
    if (pulse != null) pulse.cancel();
  }

  void cancelAll() {
    alive.values().forEach(Pulse::cancel);
  }

  void letGo() {
    lettingGo = true;
    cancelAll();
  }
}
