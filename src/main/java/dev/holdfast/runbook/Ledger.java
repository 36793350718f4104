package dev.holdfast.runbook;

import dev.holdfast.incident.Event;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.ProblemData;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Journal;
import dev.holdfast.journal.JournalFailure;
import dev.holdfast.journal.Room;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.ClockWatch;
import dev.holdfast.kernel.Redactor;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The one way from a decision to the state: an event is on disk first, then in the state, then
/// told to whoever listens. Reading the state never waits for the disk.
final class Ledger {
  private static final String INTENT = "step.intent";
  private static final Set<String> NAMES =
      Set.of("step", "item", "incident", "plan", "scenario", "entry", "target", "by", "role");

  private final Journal journal;
  private final Fold fold;
  private final Clock clock;
  private final Room room;
  private final Redactor redactor;
  private final ClockWatch watch;
  private final ReentrantLock writing = new ReentrantLock();
  private final Object reading = new Object();
  private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable String trouble;
  private boolean full;
  private boolean declared;
  private volatile String head = "";

  /// @param redactor takes the secrets that were given out of everything that goes on record
  Ledger(Journal journal, Fold fold, Clock clock, Room room, Redactor redactor) {
    this.redactor = redactor;
    this.journal = journal;
    this.fold = fold;
    this.clock = clock;
    this.room = room;
    this.watch = new ClockWatch(clock);
    this.declared = newest().isPresent();
    newest().filter(last -> last.boot().equals(clock.boot())).ifPresent(this::watchSince);
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

  private static String reason(JournalFailure failure) {
    var cause = failure.getCause();
    return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
  }

  private void watchSince(Entry last) {
    watch.since(last.wall(), last.mono());
  }

  /// Puts an event on record, after what happened to the clock and the disk since the last one.
  ///
  /// @throws JournalFailure when the disk does not take it; nothing may be started from then on
  Event record(String type, Map<String, ?> data) {
    var told = new ArrayList<Event>();
    writing.lock();
    try {
      watchedEvents(told);
      if (full && type.equals(INTENT)) {
        throw new JournalFailure("nothing is started on a full disk", new IOException("disk full"));
      }
      told.add(put(type, data));
    } finally {
      writing.unlock();
      tell(told);
    }
    return told.getLast();
  }

  /// Looks at the clock and the disk while nothing else is recorded.
  ///
  /// @throws JournalFailure as [#record]
  void look() {
    var told = new ArrayList<Event>();
    writing.lock();
    try {
      watchedEvents(told);
    } finally {
      writing.unlock();
      tell(told);
    }
  }

  private void tell(List<Event> events) {
    for (var event : events) listeners.forEach(listener -> listener.accept(event));
  }

  private void watchedEvents(List<Event> told) {
    if (!declared || trouble != null) return;
    for (var jump : watch.look()) told.add(put(jump));
    var problem = room.check();
    if (problem.isEmpty()) return;
    full = true;
    trouble = problem.get().text();
    told.add(put("run.disk-full", Map.of("problem", ProblemData.data(problem.get()))));
  }

  private Event put(ClockWatch.Jump jump) {
    return switch (jump) {
      case ClockWatch.Stepped(var by) ->
          put("run.clock-stepped", Map.of("by-seconds", by.toMillis() / 1000.0));
      case ClockWatch.Suspended(var length) ->
          put("run.suspended", Map.of("seconds", length.toMillis() / 1000.0));
    };
  }

  /// Connectors clean what they read; this is the last door, where nothing is forgotten. Names that
  /// the state is kept by stay as they are.
  private Map<String, Object> clean(Map<String, ?> data) {
    var clean = new LinkedHashMap<String, Object>();
    data.forEach((key, value) -> clean.put(key, NAMES.contains(key) ? value : clean(value)));
    return clean;
  }

  /// What of this data a record would hold.
  Map<String, Object> asRecorded(Map<String, ?> data) {
    return Lengths.fit(clean(data));
  }

  private Object clean(Object value) {
    return switch (value) {
      case String text -> redactor.mask(text);
      case List<?> list -> list.stream().map(item -> clean((Object) item)).toList();
      case Map<?, ?> map -> {
        var clean = new LinkedHashMap<String, Object>();
        map.forEach((key, item) -> clean.put(String.valueOf(key), clean((Object) item)));
        yield clean;
      }
      default -> value;
    };
  }

  private Event put(String type, Map<String, ?> data) {
    try {
      var full = new LinkedHashMap<>(asRecorded(data));
      full.put("at", clock.now().toString());
      var event = event(journal.append(type, full));
      head = journal.shortHash();
      declared = true;
      synchronized (reading) {
        fold.apply(event);
      }
      return event;
    } catch (JournalFailure failure) {
      trouble =
          "The record cannot be written ("
              + reason(failure)
              + "). Nothing more is started. Free the disk, then resume.";
      room.check();
      throw failure;
    }
  }

  /// Puts an event on record only if its step still stands like this, so that a person and Holdfast
  /// cannot both decide the same thing.
  ///
  /// @return false when the step has moved on
  boolean recordWhile(StepStatus status, String type, Map<String, ?> data) {
    var step = String.valueOf(data.get("step"));
    return recordWhere(fold -> fold.step(step).status() == status, () -> {}, type, data);
  }

  /// Puts it on record unless the step was left out meanwhile: what had begun to bring it up brings
  /// it up no more.
  boolean recordOpen(String type, Map<String, ?> data) {
    var step = String.valueOf(data.get("step"));
    return recordWhere(
        fold -> fold.step(step).status() != StepStatus.SKIPPED, () -> {}, type, data);
  }

  /// Puts on record what was sensed, unless the incident was closed meanwhile: its last word
  /// stands.
  void recordSensed(String type, Map<String, ?> data) {
    recordWhere(fold -> !fold.closed(), () -> {}, type, data);
  }

  /// Puts it on record where something holds until then.
  ///
  /// @param first done before it is on record, only where it comes to that
  /// @return false when it does not hold any more
  boolean recordWhere(Predicate<Fold> holds, Runnable first, String type, Map<String, ?> data) {
    writing.lock();
    try {
      if (!read(holds::test)) return false;
      first.run();
      record(type, data);
      return true;
    } finally {
      writing.unlock();
    }
  }

  /// Puts an intent on record, if its step may send something now: whatever led two threads to the
  /// same step, one of them sends.
  ///
  /// @return false when nothing may be sent
  boolean recordIntent(Map<String, ?> data) {
    writing.lock();
    try {
      var step = String.valueOf(data.get("step"));
      var undo = Boolean.TRUE.equals(data.get("undo"));
      if (!read(fold -> fold.step(step).maySend(undo))) return false;
      record(INTENT, data);
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

  /// The last event on record.
  Optional<Entry> newest() {
    var entries = journal.entries();
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
  }

  /// How many events a signature covers.
  long signedTo() {
    return journal.signedTo();
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
