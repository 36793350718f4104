package dev.holdfast.estate;

import dev.holdfast.connector.Reading;
import dev.holdfast.kernel.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// Senses many subjects side by side, each on its own thread and in its own rhythm. A target is
/// asked by few at a time; a subject is never asked twice at once. Nothing is asked while offline.
///
/// What rests for long has no thread: one beat a second starts those whose time comes, by the
/// clock, so that a laptop that slept notices at once. Hundreds of subjects that each looked at the
/// clock by themselves would never let it rest.
public final class Sentry implements AutoCloseable {
  private static final int AT_ONCE = 4;
  private static final Duration LOOK_UP = Duration.ofSeconds(1);

  private final Function<Subject, Reading> reader;
  private final Clock clock;
  private final Executor threads;
  private final Consumer<Vital> changed;
  private final Map<String, Vital> vitals = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Semaphore> doors = new ConcurrentHashMap<>();
  private final AtomicInteger rounds = new AtomicInteger();

  /// When what rests is to be asked again; guarded by the lock.
  private final Map<String, Instant> due = new LinkedHashMap<>();

  private volatile boolean offline;
  private volatile boolean over;

  /// @param reader blocking; never throws for what the outside does
  /// @param changed told after each reading, on the thread that read
  public Sentry(
      Collection<Subject> subjects,
      Function<Subject, Reading> reader,
      Clock clock,
      Executor threads,
      Consumer<Vital> changed) {
    this.reader = reader;
    this.clock = clock;
    this.threads = threads;
    this.changed = changed;
    for (var subject : subjects) vitals.put(subject.key(), Vital.of(subject));
  }

  /// Begins to sense; once.
  public void start() {
    for (var vital : vitals().values()) begin(() -> watch(vital.subject()));
    begin(this::beat);
  }

  /// Holdfast may be ending, and its threads end first: there is nobody left to ask for.
  private void begin(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException e) {
      over = true;
    }
  }

  /// What is known of each subject, by [Subject#key()], in the plan's order.
  public Map<String, Vital> vitals() {
    lock.lock();
    try {
      return new LinkedHashMap<>(vitals);
    } finally {
      lock.unlock();
    }
  }

  /// Stops all asking, or lets it go on: then everything is asked anew at once. A question that is
  /// under way when it stops is not taken back, but its answer is still taken.
  public void offline(boolean stop) {
    offline = stop;
    if (!stop) rounds.incrementAndGet();
  }

  public boolean isOffline() {
    return offline;
  }

  /// Asks everything anew at once, whatever its rhythm.
  public void now() {
    rounds.incrementAndGet();
  }

  @Override
  public void close() {
    over = true;
  }

  private void watch(Subject subject) {
    try {
      while (!over) {
        var round = rounds.get();
        if (!offline) ask(subject);
        var end = clock.now().plus(pause(subject));
        if (rests(subject, end, round)) return;
        sleepUntil(end, round);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Leaves it to the beat where there is long to wait.
  private boolean rests(Subject subject, Instant end, int round) {
    lock.lock();
    try {
      if (round != rounds.get() || left(end).compareTo(lookUp()) <= 0) return false;
      due.put(subject.key(), end);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void beat() {
    try {
      var before = rounds.get();
      while (!over) {
        // Taken before looking: time that passes meanwhile is not slept over.
        var looked = clock.now();
        before = wake(before);
        sleepUntil(looked.plus(lookUp()), before);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Starts what is due before the next beat, or everything where everything is asked anew.
  private int wake(int before) {
    lock.lock();
    try {
      var round = rounds.get();
      for (var one : List.copyOf(due.entrySet())) {
        if (round == before && left(one.getValue()).compareTo(lookUp()) > 0) continue;
        due.remove(one.getKey());
        var subject = java.util.Objects.requireNonNull(vitals.get(one.getKey())).subject();
        begin(() -> goOn(subject, one.getValue(), before));
      }
      return round;
    } finally {
      lock.unlock();
    }
  }

  private void goOn(Subject subject, Instant end, int round) {
    try {
      sleepUntil(end, round);
      watch(subject);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(Subject subject) throws InterruptedException {
    var passed = new java.util.ArrayList<Semaphore>();
    try {
      for (var target : subject.targets().stream().sorted().toList()) {
        var door = doors.computeIfAbsent(target, _ -> new Semaphore(AT_ONCE, true));
        door.acquire();
        passed.add(door);
      }
      if (offline || over) return;
      took(subject, read(subject));
    } finally {
      passed.forEach(Semaphore::release);
    }
  }

  private Reading read(Subject subject) {
    try {
      return reader.apply(subject);
    } catch (RuntimeException e) {
      return new Reading(
          Reading.State.UNKNOWN,
          "Holdfast itself failed: " + e,
          clock.now(),
          Duration.ZERO,
          Map.of());
    }
  }

  private void took(Subject subject, Reading reading) {
    Vital after;
    lock.lock();
    try {
      after = java.util.Objects.requireNonNull(vitals.get(subject.key())).with(reading);
      vitals.put(subject.key(), after);
    } finally {
      lock.unlock();
    }
    if (!over) changed.accept(after);
  }

  private void sleepUntil(Instant end, int round) throws InterruptedException {
    while (!over && round == rounds.get()) {
      var left = left(end);
      if (!left.isPositive()) return;
      clock.sleep(left.compareTo(lookUp()) > 0 ? lookUp() : left);
    }
  }

  private Duration lookUp() {
    return Duration.ofMillis((long) (LOOK_UP.toMillis() * Math.max(1, clock.speed())));
  }

  private Duration left(Instant end) {
    return Duration.between(clock.now(), end);
  }

  private Duration pause(Subject subject) {
    lock.lock();
    try {
      return java.util.Objects.requireNonNull(vitals.get(subject.key())).pause();
    } finally {
      lock.unlock();
    }
  }
}
