package dev.holdfast.estate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Reading;
import dev.holdfast.kernel.ManualClock;
import dev.holdfast.peers.Peer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many subjects side by side, none hammered, none asked while offline.
class SentryTest {
  private static final Rhythm RHYTHM = new Rhythm(Duration.ofSeconds(30), Duration.ofSeconds(5));
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T03:00:00Z"));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private static Subject subject(String id, String target) {
    return new Subject(Subject.Kind.COMPONENT, id, id, RHYTHM, Set.of(target), false);
  }

  private Reading reading(Reading.State state) {
    return new Reading(state, "seen", clock.now(), Duration.ofMillis(3), Map.of());
  }

  private Sentry sentry(List<Subject> subjects, Function<Subject, Reading> reader) {
    return new Sentry(
        subjects,
        subject -> {
          asked.incrementAndGet();
          return reader.apply(subject);
        },
        clock,
        this::count,
        _ -> {});
  }

  /// Counts what is under way: the beat, and each subject that does not rest.
  private void count(Runnable work) {
    busy.incrementAndGet();
    threads.execute(
        () -> {
          try {
            work.run();
          } finally {
            busy.decrementAndGet();
          }
        });
  }

  private static Vital a(Sentry sentry) {
    return java.util.Objects.requireNonNull(sentry.vitals().get("component:a"));
  }

  private void untilAsked(int times) {
    await("asked", () -> asked.get() >= times);
  }

  /// Until when a subject rests is reckoned after it was read: time that a test lets pass before
  /// that is no time of its rest.
  private void untilResting() {
    await("the beat alone is under way", () -> busy.get() == 1);
  }

  @Test
  void readsEachInItsRhythm() {
    try (var sentry = sentry(List.of(subject("a", "x")), _ -> reading(Reading.State.PASSING))) {
      sentry.start();
      untilAsked(1);
      for (var n = 2; n <= 4; n++) {
        untilResting();
        clock.advance(Duration.ofSeconds(30));
        untilAsked(n);
        assertThat(asked).hasValue(n);
      }
    }
  }

  /// The threads end before whoever watches by them; that is no fault that anybody has to see.
  @Test
  void endsWithTheThreadsInSilence() throws Exception {
    var uncaught = new java.util.concurrent.ConcurrentLinkedQueue<Throwable>();
    var factory =
        Thread.ofVirtual().uncaughtExceptionHandler((_, thrown) -> uncaught.add(thrown)).factory();
    var ending = Executors.newThreadPerTaskExecutor(factory);
    var seen = new AtomicInteger();
    var sentry =
        new Sentry(
            List.of(subject("a", "x"), subject("b", "y")),
            _ -> reading(Reading.State.PASSING),
            clock,
            ending,
            _ -> seen.incrementAndGet());
    sentry.start();
    await("read", () -> seen.get() == 2);
    ending.shutdown();
    clock.advance(Duration.ofSeconds(30));
    assertThat(ending.awaitTermination(20, TimeUnit.SECONDS)).as("all of it ended").isTrue();
    assertThat(uncaught).isEmpty();
    sentry.start();
    assertThat(seen).hasValue(2);
  }

  /// A laptop in which hundreds look at the clock each second never rests.
  @Test
  void whileAllRestOneAloneWaits() {
    var subjects = new ArrayList<Subject>();
    for (var n = 0; n < 100; n++) subjects.add(subject("s" + n, "x" + n));
    var waiting = new AtomicInteger();
    var counting =
        new ManualClock(Instant.parse("2026-11-22T03:00:00Z")) {
          @Override
          @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the count is not its own
          public void sleep(Duration runTime) throws InterruptedException {
            waiting.incrementAndGet();
            try {
              super.sleep(runTime);
            } finally {
              waiting.decrementAndGet();
            }
          }
        };
    var seen = new AtomicInteger();
    try (var sentry =
        new Sentry(
            subjects,
            _ -> {
              asked.incrementAndGet();
              return new Reading(
                  Reading.State.PASSING, "seen", counting.now(), Duration.ZERO, Map.of());
            },
            counting,
            this::count,
            _ -> seen.incrementAndGet())) {
      sentry.start();
      await("all read", () -> seen.get() == 100);
      untilResting();
      await("one waits", () -> waiting.get() == 1);
      counting.advance(Duration.ofSeconds(3));
      await("one waits again", () -> waiting.get() == 1);
      assertThat(asked).hasValue(100);
      counting.advance(Duration.ofSeconds(27));
      await("all read again", () -> seen.get() == 200);
    }
  }

  @Test
  void asksNothingWhileOfflineAndEverythingAfterwards() {
    try (var sentry = sentry(List.of(subject("a", "x")), _ -> reading(Reading.State.PASSING))) {
      sentry.start();
      untilAsked(1);
      untilResting();
      sentry.offline(true);
      clock.advance(Duration.ofMinutes(10));
      assertThat(a(sentry).at(clock.now())).isEqualTo(Condition.UNKNOWN);
      assertThat(asked).hasValue(1);
      sentry.offline(false);
      clock.advance(Duration.ofSeconds(1));
      untilAsked(2);
    }
  }

  @Test
  void aTargetIsAskedByFewAtATime() throws InterruptedException {
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var hold = new CountDownLatch(1);
    var subjects = new ArrayList<Subject>();
    for (var n = 0; n < 20; n++) subjects.add(subject("s" + n, "x"));
    subjects.add(subject("other", "y"));
    var otherAsked = new CountDownLatch(1);
    try (var sentry =
        sentry(
            subjects,
            subject -> {
              if (subject.id().equals("other")) {
                otherAsked.countDown();
                return reading(Reading.State.PASSING);
              }
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              awaitQuietly(hold);
              inside.decrementAndGet();
              return reading(Reading.State.PASSING);
            })) {
      sentry.start();
      assertThat(otherAsked.await(20, TimeUnit.SECONDS)).isTrue();
      await("four inside", () -> inside.get() == 4);
      hold.countDown();
      untilAsked(21);
      assertThat(most).hasValue(4);
    }
  }

  @Test
  void aReaderThatBreaksIsUnknownWithTheReason() {
    try (var sentry =
        sentry(
            List.of(subject("a", "x")),
            _ -> {
              throw new IllegalStateException("broken");
            })) {
      sentry.start();
      await("a reading", () -> a(sentry).newest().isPresent());
      var vital = a(sentry);
      assertThat(vital.at(clock.now())).isEqualTo(Condition.UNKNOWN);
      assertThat(vital.newest().orElseThrow().value()).contains("broken");
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    Peer.await(what, Duration.ofSeconds(20), condition);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
