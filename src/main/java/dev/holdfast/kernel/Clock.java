package dev.holdfast.kernel;

import java.time.Duration;
import java.time.Instant;

/// The only source of time. Run time ([#now()]) is steady: it does not jump when the laptop's wall
/// clock is stepped, it counts the time a laptop was suspended where the system tells it, and in a
/// rehearsal it may run faster than real time.
public interface Clock {
  /// Run time: what timers, windows and objectives are counted in.
  Instant now();

  /// What the laptop's clock says, always real.
  Instant wall();

  /// Nanoseconds since an arbitrary point of this boot, steady, counting suspended time where the
  /// system tells it.
  long mono();

  /// Identifies the boot that [#mono()] belongs to.
  String boot();

  /// Waits for an amount of *run* time.
  void sleep(Duration runTime) throws InterruptedException;

  /// How long the laptop was suspended since this clock was made, as far as the system tells.
  default Duration suspended() {
    return Duration.ZERO;
  }

  /// Work begins: a clock that was held while things got ready goes from now on. Others go anyway.
  default void begin() {}

  /// How many run seconds pass in a real one; 1 except in a rehearsal.
  double speed();
}
