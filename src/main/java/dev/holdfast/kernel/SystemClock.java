package dev.holdfast.kernel;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The laptop's clock. Run time starts at the wall clock of the start and then follows the steady
/// clock, so that somebody setting the wall clock changes nothing. On Linux the time that the
/// laptop was suspended counts (`/proc/uptime`); elsewhere it counts where `System.nanoTime` counts
/// it.
public final class SystemClock implements Clock {
  private static final long RESYNC = Duration.ofSeconds(1).toNanos();

  /// `/proc/uptime` has steps of 10 ms; less than this is no suspend.
  private static final long NOTICED = Duration.ofMillis(50).toNanos();

  private static final Duration SLICE = Duration.ofSeconds(1);

  private final LongSupplier nano;
  private final Supplier<Instant> wall;
  private final Supplier<OptionalLong> uptime;
  private final String boot;
  private final Instant startWall;
  private final long startMono;
  private final long startSuspended;
  private long suspended;
  private long uptimeAhead;
  private long checkedNano;
  private long checkedWall;
  private long last = Long.MIN_VALUE;

  /// The real one.
  public SystemClock() {
    this(System::nanoTime, Instant::now, SystemClock::procUptime, readBoot());
  }

  SystemClock(
      LongSupplier nano, Supplier<Instant> wall, Supplier<OptionalLong> uptime, String boot) {
    this.nano = nano;
    this.wall = wall;
    this.uptime = uptime;
    this.boot = boot;
    this.startWall = wall.get();
    this.checkedNano = nano.getAsLong();
    this.checkedWall = startWall.toEpochMilli();
    var up = uptime.get();
    if (up.isPresent() && Math.abs(up.getAsLong() - checkedNano) > NOTICED) {
      suspended = up.getAsLong() - checkedNano;
    }
    uptimeAhead = suspended;
    startSuspended = suspended;
    this.startMono = mono();
  }

  @Override
  public Instant now() {
    return startWall.plusNanos(mono() - startMono);
  }

  @Override
  public Instant wall() {
    return wall.get();
  }

  @Override
  public synchronized long mono() {
    long now = nano.getAsLong();
    long wallMillis = wall.get().toEpochMilli();
    long jump = (wallMillis - checkedWall) * 1_000_000 - (now - checkedNano);
    if (now - checkedNano > RESYNC || Math.abs(jump) > NOTICED) {
      checkedNano = now;
      checkedWall = wallMillis;
      countSuspend();
    }
    last = Math.max(last, now + suspended);
    return last;
  }

  /// Reads the steady clock after the uptime: a thread that has to wait between the two must not
  /// take its wait for a suspend.
  private void countSuspend() {
    var up = uptime.get();
    if (up.isEmpty()) return;
    long ahead = up.getAsLong() - nano.getAsLong();
    if (ahead - uptimeAhead <= NOTICED) return;
    suspended += ahead - uptimeAhead;
    uptimeAhead = ahead;
  }

  @Override
  public String boot() {
    return boot;
  }

  @Override
  public synchronized Duration suspended() {
    mono();
    return Duration.ofNanos(suspended - startSuspended);
  }

  /// Sleeps in slices, because a sleeping thread does not notice a suspend.
  @Override
  public void sleep(Duration runTime) throws InterruptedException {
    long until = mono() + runTime.toNanos();
    for (long left = until - mono(); left > 0; left = until - mono()) {
      Thread.sleep(Duration.ofNanos(Math.min(left, SLICE.toNanos())));
    }
  }

  @Override
  public double speed() {
    return 1;
  }

  private static OptionalLong procUptime() {
    try (var in = new FileInputStream("/proc/uptime")) {
      return OptionalLong.of(nanos(new String(in.readAllBytes(), StandardCharsets.US_ASCII)));
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }

  /// The first number of a text such as `60121.07 114022.56`, in seconds. `BigDecimal` would first
  /// make its tables of great powers, which takes as long as a tenth of the way to the window.
  static long nanos(String text) {
    var seconds = text.substring(0, text.indexOf(' '));
    int point = seconds.indexOf('.');
    var whole = point < 0 ? seconds : seconds.substring(0, point);
    var part = point < 0 ? "" : seconds.substring(point + 1);
    var nine = (part + "000000000").substring(0, 9);
    return Math.addExact(
        Math.multiplyExact(Long.parseLong(whole), 1_000_000_000L), Long.parseLong(nine));
  }

  private static String readBoot() {
    try (var in = new FileInputStream("/proc/sys/kernel/random/boot_id")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      long minutes =
          (Instant.now().toEpochMilli() - System.nanoTime() / 1_000_000)
              / Duration.ofMinutes(1).toMillis();
      return "boot-" + minutes;
    }
  }
}
