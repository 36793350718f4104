package dev.holdfast.runbook;

import dev.holdfast.estate.EstateView;
import dev.holdfast.estate.Vital;
import dev.holdfast.kernel.Clock;
import dev.holdfast.plan.Plan;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Watches the estate of a run from the first time that somebody looks: a run without a window asks
/// nothing that its steps and its checklist do not ask.
final class Lookout implements AutoCloseable {
  private final Plan plan;
  private final Access access;
  private final Clock clock;
  private final ExecutorService threads;
  private final Supplier<Map<String, String>> ways;
  private volatile boolean offline;
  private volatile boolean over;
  private final AtomicReference<@Nullable EstateWatch> watch = new AtomicReference<>();

  /// @param ways by the network's name, who says that it can be reached
  Lookout(
      Plan plan,
      Access access,
      Clock clock,
      ExecutorService threads,
      Supplier<Map<String, String>> ways) {
    this.ways = ways;
    this.plan = plan;
    this.access = access;
    this.clock = clock;
    this.threads = threads;
  }

  EstateView view() {
    var current = watch.get();
    if (current == null) current = begin();
    var asking = current.isOffline() ? EstateView.Asking.OFFLINE : EstateView.Asking.ON;
    return new EstateView(plan, current.vitals(), asking, clock.now());
  }

  private EstateWatch begin() {
    var made = new EstateWatch(plan, access, clock, threads, Lookout::seen, ways);
    var there = watch.compareAndExchange(null, made);
    if (there != null) return there;
    made.offline(offline);
    if (!over) made.start();
    return made;
  }

  /// Everything is asked anew at once.
  void anew() {
    var current = watch.get();
    if (current != null) current.anew();
  }

  /// Stops all asking, or lets it go on.
  void offline(boolean stop) {
    offline = stop;
    var current = watch.get();
    if (current != null) current.offline(stop);
  }

  /// Views are fetched by whoever shows them.
  private static void seen(Vital vital) {}

  @Override
  public void close() {
    over = true;
    var current = watch.get();
    if (current != null) current.close();
  }
}
