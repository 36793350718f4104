package dev.holdfast.runbook;

import dev.holdfast.estate.EstateView;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.Event;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.Sighting;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.Snapshots;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.journal.JournalFailure;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Exempt;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import dev.holdfast.recovery.PointsView;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Drives one run: one dispatcher decides what starts, each step runs on its own virtual thread,
/// every event wakes the dispatcher.
final class Drive implements Run {
  private static final int LIVE_STEPS = 256;
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final Duration REREAD = Duration.ofSeconds(30);
  private static final Duration REREAD_AT_MOST = Duration.ofMillis(200);

  private final Ledger ledger;
  private final Access access;
  private final RunSecrets secrets;
  private final Clock clock;
  private final ExecutorService threads;
  private final Map<String, List<Duration>> past;
  private final Crew crew;
  private final Scheduler scheduler;
  private final Steps steps;
  private final Sensing sensing;
  private final Desk desk;
  private final Listeners listeners;
  private final Set<String> answering = ConcurrentHashMap.newKeySet();
  private final AtomicInteger replies = new AtomicInteger();
  private final Signal signal = new Signal();
  private final AtomicReference<Boolean> stepsDone = new AtomicReference<>(false);
  private final AtomicBoolean valuesChanged = new AtomicBoolean(true);
  private final Grounds grounds;
  private final ListsAnew lists;
  private final Rounds rounds;
  private final Rounds rereads;
  private final Chronicle chronicle;
  private final Lookout lookout;
  private final LossLedger losses;
  private final PointWatch points;
  private volatile boolean closed;

  /// Whether it was driven: a visit that tells it one thing neither drives nor leaves it.
  private volatile boolean driven;

  /// @param effectDone told after each effect
  /// @param chronicle told when the run is let go
  @Exempt(
      from = "constructorsStayShort",
      reason = "Wires one run by hand; a parameter object would only rename the list")
  Drive(
      Ledger ledger,
      Access access,
      RunSecrets secrets,
      Clock clock,
      ExecutorService threads,
      Map<String, List<Duration>> past,
      PointMemory memory,
      Crew crew,
      Runnable effectDone,
      Chronicle chronicle) {
    this.ledger = ledger;
    this.access = access;
    this.secrets = secrets;
    this.clock = clock;
    this.threads = threads;
    this.past = past;
    this.crew = crew;
    var checks = new Checks(ledger, access, secrets, clock, threads);
    this.steps = new Steps(ledger, access, secrets, clock, threads, checks, effectDone, signal);
    this.scheduler = new Scheduler(ledger, steps, LIVE_STEPS);
    this.grounds = new Grounds(ledger, secrets, scheduler);
    this.lists = new ListsAnew(ledger, secrets, scheduler, steps);
    this.sensing = new Sensing(ledger, checks, clock, threads, signal::wake);
    this.desk =
        new Desk(ledger, steps, secrets, scheduler, lists, clock, access.around().credentials());
    this.chronicle = chronicle;
    this.rounds = new Rounds(clock, Rounds.real(ROUND, clock), ledger::look);
    var least = Rounds.real(REREAD_AT_MOST, clock);
    this.rereads = new Rounds(clock, REREAD.compareTo(least) < 0 ? least : REREAD, steps::reread);
    this.lookout =
        new Lookout(ledger.read(Fold::plan), access, clock, threads, () -> Ways.said(ledger));
    this.points = new PointWatch(ledger.read(Fold::plan), access, clock, threads, memory);
    this.losses = new LossLedger(ledger, access, checks, clock, threads, signal::wake);
    lookout.offline(ledger.read(Fold::isOffline));
    access.through(new RunGate(new Traffic(ledger, clock), ledger));
    this.listeners = new Listeners(this::snapshot, threads);
    ledger.listen(this::heard);
  }

  Ledger ledger() {
    return ledger;
  }

  /// Begins to drive.
  void go() {
    driven = true;
    desk.catchUp();
    steps.recoverInterrupted();
    scheduler.all();
    sensing.start();
    losses.start();
    threads.execute(this::dispatch);
    threads.execute(rounds);
    threads.execute(rereads);
  }

  /// Puts on record who opened the vault, if it is open.
  void vaultOpened() {
    VaultRecord.opened(ledger, access.around().credentials(), clock);
  }

  /// Lets what a person asks for happen, and starts nothing by itself.
  void standBy() {
    threads.execute(
        () -> {
          while (!closed) {
            var seen = signal.count();
            signal.quiet(seen, () -> !steps.anyAlive());
            try {
              signal.await(seen);
            } catch (InterruptedException e) {
              return;
            }
          }
        });
  }

  private void heard(Event event) {
    if (event.type().startsWith("step.")) clock.begin();
    if (event.type().equals("run.closed")) askNothingMore();
    if (event.type().equals("run.offline")) lookout.offline(true);
    if (event.type().equals("run.online")) {
      lookout.offline(false);
      sensing.anew();
    }
    // What was put back may be what an item that passed had seen.
    if (event.type().startsWith("estate.way")) {
      lookout.anew();
      sensing.anew();
    }
    if (event.type().equals("step.undone") || event.type().equals("step.put-back")) sensing.anew();
    if (Grounds.mayChange(event)) valuesChanged.set(true);
    lists.heard(event);
    scheduler.heard(event);
    losses.heard(event);
    signal.wake();
    listeners.changed();
  }

  private void dispatch() {
    while (!closed) {
      var seen = signal.count();
      try {
        if (ledger.trouble() == null) {
          lists.goOn();
          if (valuesChanged.getAndSet(false)) grounds.renew();
          scheduler.dispatch();
          validate();
          askCrew();
        }
        signal.quiet(seen, this::restsWithPeople);
        signal.await(seen);
      } catch (JournalFailure failure) {
        steps.cancelAll();
        listeners.changed();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /// The recovery clock stops when every required item is verified, and starts again if one
  /// regresses.
  private void validate() {
    if (ledger.read(fold -> fold.stopped() || fold.closed() || fold.failed())) return;
    var done = ledger.read(Fold::workDone);
    if (done && !Boolean.TRUE.equals(stepsDone.getAndSet(done))) sensing.stepsDone();
    if (!done) stepsDone.set(false);
    var recovered = ledger.read(fold -> fold.recovered().isPresent());
    if (done && !recovered && sensing.allVerified()) {
      ledger.record("run.recovered", Map.of());
      ledger.sign();
    }
    if (!done && recovered) {
      // What was verified was the estate before it. What an undo under way leaves, its end says.
      var open = ledger.read(fold -> fold.stepsSettled() ? "" : fold.open());
      if (ledger.read(fold -> !open.isEmpty() && fold.step(open).beingPutBack())) return;
      ledger.record("run.regressed", Map.of("items", "%s goes on again".formatted(open).strip()));
      return;
    }
    var regressed = recovered ? sensing.regressed() : List.<String>of();
    if (!regressed.isEmpty()) {
      ledger.record("run.regressed", Map.of("items", String.join(", ", regressed)));
    }
  }

  private void askCrew() {
    // The whole picture is made only when somebody is asked: it costs as much as the run is long.
    // What the plan ends, no simulated person takes up again.
    if (crew.empty() || ledger.read(Fold::failed) || !ledger.read(Snapshots::asks)) return;
    var snapshot = snapshot();
    for (var need : snapshot.needs()) {
      var key = need.step() + need.kind() + need.ask() + need.name() + snapshot.id();
      var reply =
          answering.contains(key) ? Optional.<Crew.Reply>empty() : crew.reply(need, snapshot);
      if (reply.isEmpty() || !answering.add(key)) continue;
      replies.incrementAndGet();
      threads.execute(() -> reply(key, reply.get()));
    }
  }

  private void reply(String key, Crew.Reply reply) {
    try {
      clock.sleep(reply.after());
      if (closed || ledger.read(Fold::failed)) return;
      if (!(reply.command() instanceof Command.Input input) || !simulated(input, reply.by())) {
        submit(reply.command(), reply.by());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      answering.remove(key);
      replies.decrementAndGet();
      signal.wake();
    }
  }

  /// What the simulated crew gives for a secret input is no secret, but steps take nothing else.
  private boolean simulated(Command.Input input, Person by) {
    var secrets = ledger.read(fold -> Inputs.secrets(fold.plan(), fold.scenario()));
    if (!secrets.contains(input.input())) return false;
    var value = input.value().getBytes(StandardCharsets.UTF_8);
    return secret(input.input(), Secret.copyOf(value), by).isEmpty();
  }

  /// A run that only waits for people has begun too: their time counts.
  private boolean restsWithPeople() {
    var quiet = looksQuiet();
    if (quiet) clock.begin();
    return quiet;
  }

  private boolean looksQuiet() {
    if (ledger.trouble() != null) return !steps.anyAlive();
    if (steps.anyAlive() || replies.get() > 0 || scheduler.hasWork() || losses.busy()) return false;
    if (ledger.read(fold -> fold.closed() || fold.stopped() || fold.failed() || fold.paused())) {
      return true;
    }
    if (ledger.read(Fold::isOffline)) return true;
    if (ledger.read(fold -> fold.recovered().isPresent())) return sensing.readOnce();
    if (!ledger.read(Fold::workDone)) return true;
    return Boolean.TRUE.equals(stepsDone.get()) && sensing.patienceOver() && !sensing.allVerified();
  }

  @Override
  public Snapshot snapshot() {
    var head = ledger.head();
    var trouble = ledger.trouble();
    var now = clock.now();
    return ledger.read(fold -> Snapshots.of(fold, past, now, head, trouble, sensing.seen()));
  }

  @Override
  public Map<String, Sighting> sightings() {
    return sensing.seen();
  }

  @Override
  public Optional<EstateView> estate() {
    return closed ? Optional.empty() : Optional.of(lookout.view());
  }

  @Override
  public Optional<PointsView> points() {
    return closed ? Optional.empty() : Optional.of(points.view());
  }

  @Override
  public AutoCloseable subscribe(Consumer<Snapshot> listener) {
    return listeners.add(listener);
  }

  @Override
  public Optional<Problem> submit(Command command, Person by) {
    var clean = Spoken.clean(command, access.around().redactor());
    var problem = said(() -> desk.submit(clean, by));
    if (problem.isEmpty() && command instanceof Command.Answer answer) {
      crew.answered(answer.step());
      signal.wake();
    }
    return problem;
  }

  private Optional<Problem> said(Supplier<Optional<Problem>> telling) {
    try {
      var problem = telling.get();
      signal.wake();
      return problem;
    } catch (JournalFailure failure) {
      return Optional.of(
          Problem.of(
              "journal.cannot-write",
              "The record cannot be written",
              "Nothing counts that is not on record",
              "free the disk, then resume"));
    }
  }

  @Override
  public Optional<Problem> secret(String input, Secret secret, Person by) {
    return said(() -> desk.secret(input, secret, by));
  }

  @Override
  public Snapshot awaitQuiet() throws InterruptedException {
    signal.awaitQuiet();
    return snapshot();
  }

  /// What was sent, or goes on by itself, and has not ended.
  private static List<String> flying(Fold fold) {
    return fold.outline().nodes().values().stream()
        .filter(node -> !node.hidden() && !fold.outline().holds(node))
        .filter(node -> fold.step(node.name()).status() == StepStatus.IN_FLIGHT)
        .map(Outline.Node::title)
        .toList();
  }

  /// The moment of leaving is on record: a rehearsal goes on from it, and nobody takes it for an
  /// interruption.
  private void leave(List<String> flying) {
    if (ledger.trouble() != null || ledger.read(fold -> fold.over())) return;
    try {
      ledger.record("run.left", Map.of("inFlight", flying));
    } catch (JournalFailure failure) {
      // What stands on record holds; it counts as interrupted then.
    }
  }

  private void askNothingMore() {
    rereads.close();
    sensing.stop();
    lookout.close();
    points.close();
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    rounds.close();
    askNothingMore();
    var flying = ledger.read(Drive::flying);
    steps.letGo();
    if (driven) leave(flying);
    signal.wake();
    listeners.close();
    secrets.wipe();
    access.close();
    if (ledger.read(Fold::closed)) access.forget();
    access.around().credentials().close();
    var last = snapshot();
    try {
      ledger.close();
    } catch (JournalFailure failure) {
      // A trouble that was shown already is no news.
      if (ledger.trouble() == null) throw failure;
    } finally {
      ledger.newest().ifPresent(head -> chronicle.left(last, head, ledger.signedTo()));
    }
  }
}
