package dev.holdfast.runbook;

import dev.holdfast.connector.Call;
import dev.holdfast.kernel.Durations;
import java.time.Duration;
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
  private volatile String why = "it was cancelled";

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
  ///
  /// @param limit how long it had
  void timeUp(Duration limit) {
    why =
        "its time (%s) was up"
            .formatted(limit.toSeconds() < 120 ? limit.toSeconds() + " s" : Durations.words(limit));
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

  @Override
  public String why() {
    return stopped ? "it was cancelled" : why;
  }
}
