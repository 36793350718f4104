package dev.holdfast.connector;

import dev.holdfast.kernel.Exempt;
import java.time.Duration;

/// The real time that one reading may take, whatever it asks and asks again.
@Exempt(from = "timeComesFromTheClock", reason = "Bounds a real answer on a real wire")
public final class Patience {
  private static final Duration LEAST = Duration.ofMillis(1);

  private final Duration limit;
  private final long began = System.nanoTime();

  private Patience(Duration limit) {
    this.limit = limit;
  }

  /// Beginning now.
  ///
  /// @param own where whoever asks states no limit
  public static Patience of(Call call, Duration own) {
    return new Patience(call.watch().limit().orElse(own));
  }

  public static Patience of(Duration limit) {
    return new Patience(limit);
  }

  public Duration limit() {
    return limit;
  }

  /// Never zero: that means "for ever" to a socket.
  public Duration left() {
    var left = limit.minusNanos(System.nanoTime() - began);
    return left.compareTo(LEAST) < 0 ? LEAST : left;
  }

  /// Whether the time is up.
  public boolean over() {
    return left().equals(LEAST);
  }

  public int leftMillis() {
    return (int) Math.min(left().toMillis(), Integer.MAX_VALUE);
  }

  /// When it began, on the scale of `System.nanoTime()`.
  public long began() {
    return began;
  }
}
