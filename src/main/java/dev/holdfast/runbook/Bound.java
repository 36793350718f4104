package dev.holdfast.runbook;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Reading;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for a reading no longer than its timeout; whatever goes wrong is *unknown* with the
/// reason.
record Bound(Clock clock) {
  /// Less than this nobody can answer in.
  private static final Duration LEAST = Duration.ofSeconds(2);

  /// What a check has left, after its limit, to tell whether the silence is the target's or our
  /// own.
  private static final Duration SPARE = Duration.ofMillis(1500);

  /// What a check is told of the time that it has.
  static Call.Watch watch(Duration timeout) {
    return Call.Watch.within(most(timeout));
  }

  private static Duration most(Duration timeout) {
    return timeout.compareTo(LEAST) < 0 ? LEAST : timeout;
  }

  /// A check ends by itself within its timeout and says what silence means. One that does not is
  /// given up a little later, of *real* time (simulated time may run faster than a call can
  /// answer), and nobody knows anything.
  Reading await(Future<Reading> future, Duration timeout) {
    var began = clock.now();
    try {
      return future.get(most(timeout).plus(SPARE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      return unknown("no answer within " + Durations.exact(timeout), began);
    } catch (ExecutionException e) {
      return unknown("cannot be read: " + e.getCause(), began);
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      return unknown("given up", began);
    }
  }

  Reading unknown(String why, Instant began) {
    var now = clock.now();
    return new Reading(Reading.State.UNKNOWN, why, now, Duration.between(began, now), Map.of());
  }
}
