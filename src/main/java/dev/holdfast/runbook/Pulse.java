package dev.holdfast.runbook;

import dev.holdfast.connector.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The lifeline of one running step: what it says goes on record, and a stop or a deadline reaches
/// it.
final class Pulse implements Call.Watch {
  private final Ledger ledger;
  private final String step;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private volatile @Nullable Thread thread;
  private volatile boolean stopped;
  private volatile String said = "";

  Pulse(Ledger ledger, String step) {
    this.ledger = ledger;
    this.step = step;
  }

  void runsOn(Thread runner) {
    thread = runner;
  }

  /// The person stopped it: for good.
  void cancel() {
    stopped = true;
    interrupt();
  }

  /// The call's time is up.
  void timeUp() {
    interrupt();
  }

  /// The call answered after all: what follows has its own time.
  void answered() {
    if (!stopped) cancelled.set(false);
  }

  boolean stopped() {
    return stopped;
  }

  private void interrupt() {
    cancelled.set(true);
    var runner = thread;
    if (runner != null) runner.interrupt();
  }

  @Override
  public void progress(String what) {
    if (what.equals(said)) return;
    said = what;
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("step", step);
    data.put("text", what);
    ledger.record("step.progress", data);
  }

  @Override
  public boolean cancelled() {
    return cancelled.get();
  }
}
