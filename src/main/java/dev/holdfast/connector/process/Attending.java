package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import dev.holdfast.kernel.Exempt;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Waits for a child that an earlier start of Holdfast began: its wrapper writes the exit code,
/// whoever reads it.
@Exempt(
    from = "timeComesFromTheClock",
    reason = "Waits for a real process; run time, which may run faster, must not cut it short")
final class Attending {
  private static final Duration LOOK = Duration.ofMillis(100);

  private Attending() {}

  /// To its end, or until it is cancelled, which ends it as it would end a child of this start.
  static Child.End await(Trace trace, Call call) {
    var end = end(trace, call);
    if (!(end instanceof Child.End.Stopped(var _, var gone, var _)) || gone) {
      // This start may not know what the other one gave it.
      Remains.found(trace, call.around().redactor());
    }
    Trace.forget(trace.folder());
    return end;
  }

  private static Child.End end(Trace trace, Call call) {
    var family = new Family(trace.process().map(ProcessStat::pid).orElseThrow());
    while (trace.atWork(call.around().clock().boot())) {
      if (call.watch().cancelled() || Thread.currentThread().isInterrupted()) {
        return Child.stop(family, call.watch().why(), call.key());
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    var code = trace.exit();
    return code.isPresent()
        ? new Child.End.Exited(code.getAsInt(), family.members().size())
        : Child.stop(family, "it was ended from outside", call.key());
  }
}
