package dev.holdfast.vault;

import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.ClockWatch;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.time.Duration;

/// A vault that a person looks at. It locks by itself after five minutes without a touch and after
/// a suspend. Whoever learns that the screen was locked calls [#lock].
public final class Viewing implements AutoCloseable {
  public static final Duration IDLE = Duration.ofMinutes(5);

  /// A time service that corrects the clock sets it by less.
  private static final Duration NAP = Duration.ofSeconds(10);

  private final Vault vault;
  private final Purpose purpose;
  private final Clock clock;
  private final ClockWatch watch;
  private long touched;
  private String locked = "";

  public Viewing(Vault vault, Purpose purpose, Clock clock) {
    this.vault = vault;
    this.purpose = purpose;
    this.clock = clock;
    this.watch = new ClockWatch(clock);
    this.touched = clock.mono();
  }

  public Purpose purpose() {
    return purpose;
  }

  /// The vault, for something that a person does now.
  ///
  /// @throws ProblemException `vault.locked`
  public synchronized Vault vault() {
    look();
    if (!locked.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              "vault.locked",
              "The vault is locked: " + locked,
              "nothing of it is in memory any more, as far as Java lets a program do that",
              "open it again, with the reason"));
    }
    touched = clock.mono();
    return vault;
  }

  /// Looks at the clock, as something has to every few seconds.
  ///
  /// @return how long it stays open without a touch; zero when it is locked
  public synchronized Duration look() {
    if (!locked.isEmpty()) return Duration.ZERO;
    for (var jump : watch.look()) {
      switch (jump) {
        case ClockWatch.Suspended _ -> lock("the laptop was suspended");
        // Windows and macOS do not tell how long they slept: it may be all that shows of it.
        case ClockWatch.Stepped step -> {
          if (step.by().compareTo(NAP) >= 0) {
            lock("the clock was set forward, or the laptop was suspended");
          }
        }
      }
    }
    var left = IDLE.minusNanos(clock.mono() - touched);
    if (!left.isPositive()) lock("nobody touched it for %d minutes".formatted(IDLE.toMinutes()));
    return locked.isEmpty() ? left : Duration.ZERO;
  }

  /// Why it is locked; empty while it is open.
  public synchronized String locked() {
    return locked;
  }

  public synchronized void lock(String why) {
    if (locked.isEmpty()) locked = why;
    vault.close();
  }

  @Override
  public void close() {
    lock("it was closed");
  }
}
