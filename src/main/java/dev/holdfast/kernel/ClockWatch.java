package dev.holdfast.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Notices that somebody set the laptop's clock, and that the laptop slept. Neither touches run
/// time, but times on record before and after do not fit together without it. A slow drift, as a
/// time service corrects it, is no jump: each look compares with the look before.
///
/// Where the system does not tell how long it slept (Windows, macOS), a suspend may show as a step
/// forward.
public final class ClockWatch {
  private static final Duration NOTICED = Duration.ofSeconds(1);
  private static final Duration AT_ONCE = Duration.ofMillis(100);
  private static final int TRIES = 5;

  private final Clock clock;
  private Reading before;
  private Duration suspended;

  /// What happened to the clock.
  public sealed interface Jump {}

  /// Somebody, or a time service, set the wall clock.
  ///
  /// @param by positive when it was set forward
  public record Stepped(Duration by) implements Jump {}

  /// The laptop slept.
  public record Suspended(Duration length) implements Jump {}

  private record Reading(Instant wall, long mono) {}

  public ClockWatch(Clock clock) {
    this.clock = clock;
    this.before = read();
    this.suspended = clock.suspended();
  }

  /// Compares with an earlier moment of the same boot, such as the last one on record, instead of
  /// with the moment this watch was made.
  public synchronized void since(Instant wall, long mono) {
    before = new Reading(wall, mono);
  }

  /// What happened since the last look, in the order it has to be told.
  public synchronized List<Jump> look() {
    var jumps = new ArrayList<Jump>();
    var slept = clock.suspended();
    if (slept.minus(suspended).compareTo(NOTICED) >= 0) {
      jumps.add(new Suspended(slept.minus(suspended)));
      suspended = slept;
    }
    var now = read();
    var by =
        Duration.between(before.wall(), now.wall())
            .minus(Duration.ofNanos(now.mono() - before.mono()));
    if (by.abs().compareTo(NOTICED) >= 0) jumps.add(new Stepped(by));
    before = now;
    return jumps;
  }

  /// Both clocks at one moment: a thread that has to wait between the two must not take its wait
  /// for a step.
  private Reading read() {
    for (int left = TRIES; ; left--) {
      var from = clock.mono();
      var wall = clock.wall();
      var to = clock.mono();
      if (left == 0 || to - from < AT_ONCE.toNanos()) return new Reading(wall, from);
    }
  }
}
