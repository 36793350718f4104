package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The children of one opened connector.
final class Crew {
  private final String session = UUID.randomUUID().toString();
  private final Reach reach;
  private final Set<Trace> settled = ConcurrentHashMap.newKeySet();

  Crew(Reach reach) {
    this.reach = reach;
  }

  Reach reach() {
    return reach;
  }

  /// The trace of a call's child, made ready: from now on its lack of a start mark means something.
  Trace ready(Call call, String child) {
    var trace = Trace.of(call.around(), keyOf(call), child);
    trace.prepare(session);
    return trace;
  }

  /// A trace for one reading, never shared: the same check may be read twice at once, for a step
  /// and for what was lost, and both have the key of the step's attempt.
  Trace reading(Call call, String child) {
    var trace = Trace.of(call.around(), anew(), child);
    trace.prepare(session);
    return trace;
  }

  private static String keyOf(Call call) {
    return call.key().isEmpty() ? anew() : call.key();
  }

  private static String anew() {
    return "reading-" + UUID.randomUUID();
  }

  /// An earlier session made it ready, so that a missing start mark is evidence.
  boolean preparedEarlier(Trace trace) {
    return trace.preparedBy().filter(by -> !by.equals(session)).isPresent();
  }

  /// Its outcome is about to be on the record; its raw output goes when the connector is closed.
  void settled(Trace trace) {
    settled.add(trace);
  }

  void close() {
    settled.forEach(Trace::delete);
    settled.clear();
  }
}
