package dev.holdfast.runbook;

import dev.holdfast.incident.Event;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Journal;
import dev.holdfast.journal.JournalFailure;
import dev.holdfast.kernel.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The one way from a decision to the state: an event is on disk first, then in the state, then
/// told to whoever listens. Reading the state never waits for the disk.
final class Ledger {
  private final Journal journal;
  private final Fold fold;
  private final Clock clock;
  private final ReentrantLock writing = new ReentrantLock();
  private final Object reading = new Object();
  private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable String trouble;
  private volatile String head = "";

  Ledger(Journal journal, Fold fold, Clock clock) {
    this.journal = journal;
    this.fold = fold;
    this.clock = clock;
    this.head = journal.shortHash();
  }

  /// An entry of the journal as an event of the run.
  static Event event(Entry entry) {
    var at = entry.data().get("at");
    return new Event(
        entry.seq(),
        at == null ? entry.wall() : Instant.parse(String.valueOf(at)),
        entry.type(),
        entry.data());
  }

  void listen(Consumer<Event> listener) {
    listeners.add(listener);
  }

  /// Puts an event on record.
  ///
  /// @throws JournalFailure when the disk does not take it; nothing may be started from then on
  Event record(String type, Map<String, ?> data) {
    Event event;
    writing.lock();
    try {
      var full = new LinkedHashMap<String, Object>(data);
      full.put("at", clock.now().toString());
      event = event(journal.append(type, full));
      head = journal.shortHash();
      synchronized (reading) {
        fold.apply(event);
      }
    } catch (JournalFailure failure) {
      trouble =
          "The record cannot be written ("
              + failure.getMessage()
              + "). Nothing more is started. Free the disk, then resume.";
      throw failure;
    } finally {
      writing.unlock();
    }
    listeners.forEach(listener -> listener.accept(event));
    return event;
  }

  /// Puts an event on record only if its step still stands like this, so that a person and Holdfast
  /// cannot both decide the same thing.
  ///
  /// @return false when the step has moved on
  boolean recordWhile(StepStatus status, String type, Map<String, ?> data) {
    writing.lock();
    try {
      var step = String.valueOf(data.get("step"));
      if (read(fold -> fold.step(step).status()) != status) return false;
      record(type, data);
      return true;
    } finally {
      writing.unlock();
    }
  }

  <T> T read(Function<Fold, T> reader) {
    synchronized (reading) {
      return reader.apply(fold);
    }
  }

  void sign() {
    writing.lock();
    try {
      journal.sign();
    } finally {
      writing.unlock();
    }
  }

  String head() {
    return head;
  }

  @Nullable String trouble() {
    return trouble;
  }

  void close() {
    writing.lock();
    try {
      journal.close();
    } finally {
      writing.unlock();
    }
  }
}
