package dev.holdfast.runbook;

import dev.holdfast.connector.Reading;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.ItemRecord;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Items;
import dev.holdfast.incident.Sighting;
import dev.holdfast.kernel.Clock;
import dev.holdfast.plan.Checklist;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Senses the checklist: each item on its own thread and period. What changed goes on record.
final class Sensing {
  private static final int PATIENCE = 3;

  /// What may pass between an answer and its record.
  private static final Duration QUIET = Duration.ofSeconds(60);

  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LOOK_UP = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final Checks checks;
  private final Clock clock;
  private final Executor threads;
  private final Runnable changed;
  private final Map<String, Integer> readings = new ConcurrentHashMap<>();
  private final Map<String, Sighting> seen = new ConcurrentHashMap<>();
  private final AtomicInteger rounds = new AtomicInteger();
  private final Set<String> soaking = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  /// Whether the steps have been done once: from then on nothing stands by.
  private volatile boolean settled;

  /// From when on passing counts for what must hold.
  private volatile Instant settledAt = Instant.EPOCH;

  Sensing(Ledger ledger, Checks checks, Clock clock, Executor threads, Runnable changed) {
    this.ledger = ledger;
    this.checks = checks;
    this.clock = clock;
    this.threads = threads;
    this.changed = changed;
  }

  void start() {
    for (var item : items()) {
      if (sensed(item)) seen.put(item.id(), Sighting.NONE);
    }
    for (var item : items()) {
      if (sensed(item)) threads.execute(() -> senseForEver(item));
    }
  }

  /// When each item was last read with the result that is on record, and until when that is to be
  /// believed. Such readings are not on record themselves. Nothing is believed that an earlier
  /// process read.
  Map<String, Sighting> seen() {
    return Map.copyOf(seen);
  }

  void stop() {
    over = true;
  }

  private List<Checklist.Item> items() {
    return ledger.read(fold -> Items.of(fold.plan(), fold.scenario()));
  }

  private boolean sensed(Checklist.Item item) {
    return item.sensed() && !ledger.read(fold -> fold.unsensed().covers(item));
  }

  /// Starts counting again: what was read before the steps were done proves nothing. Every item is
  /// read anew at once, whatever its period.
  void stepsDone() {
    settled = true;
    settledAt = clock.now();
    readings.clear();
    rounds.incrementAndGet();
  }

  /// Every item is read anew at once.
  void anew() {
    rounds.incrementAndGet();
  }

  /// Whether each sensed item has been read since the steps were done, often enough to bring what
  /// does not pass to a person. Where a person is waited for anyhow, once is enough; where nobody
  /// is needed, what passes but must hold for a while is waited for.
  boolean patienceOver() {
    var asks = asksSomeone();
    if (!asks && !soaking.isEmpty() && !anySick()) return false;
    var patience = asks ? 1 : PATIENCE;
    for (var item : items()) {
      if (!sensed(item) || soaking.contains(item.id())) continue;
      var count = readings.getOrDefault(item.id(), 0);
      var passing = ledger.read(fold -> verified(fold.item(item.id()).orElseThrow().state()));
      if (!overruled(item) && count < (passing ? 1 : patience)) return false;
    }
    return true;
  }

  private boolean asksSomeone() {
    return open().anyMatch(item -> !sensed(item));
  }

  /// Whether a sensed item was read often enough without passing: only a person can help it now.
  private boolean anySick() {
    return open()
        .filter(item -> sensed(item) && !soaking.contains(item.id()))
        .anyMatch(item -> readings.getOrDefault(item.id(), 0) >= PATIENCE);
  }

  private Stream<Checklist.Item> open() {
    return items().stream()
        .filter(item -> item.requiredFor() == Checklist.RequiredFor.RECOVERY)
        .filter(item -> !ledger.read(fold -> verified(fold.item(item.id()).orElseThrow().state())));
  }

  private boolean overruled(Checklist.Item item) {
    var state = ledger.read(fold -> fold.item(item.id()).orElseThrow().state());
    return state == ItemView.State.OVERRIDDEN || state == ItemView.State.NOT_APPLICABLE;
  }

  /// Whether every item that is required for recovery is verified by a reading since then. Whether
  /// every item that counts has been read in this process: what an earlier one saw says nothing of
  /// now.
  boolean readOnce() {
    return items().stream()
        .filter(item -> item.requiredFor() == Checklist.RequiredFor.RECOVERY)
        .filter(item -> sensed(item) && !overruled(item) && !soaking.contains(item.id()))
        .allMatch(item -> readings.getOrDefault(item.id(), 0) > 0);
  }

  boolean allVerified() {
    for (var item : items()) {
      if (item.requiredFor() != Checklist.RequiredFor.RECOVERY) continue;
      if (!ledger.read(fold -> verified(fold.item(item.id()).orElseThrow().state()))) return false;
      if (sensed(item) && !overruled(item) && readings.getOrDefault(item.id(), 0) < 1) {
        return false;
      }
    }
    return true;
  }

  /// Items that were verified and no longer are.
  List<String> regressed() {
    return items().stream()
        .filter(item -> item.requiredFor() == Checklist.RequiredFor.RECOVERY)
        .map(Checklist.Item::id)
        .filter(
            id ->
                ledger.read(
                    fold -> fold.item(id).orElseThrow().state() == ItemView.State.REGRESSED))
        .toList();
  }

  private static boolean verified(ItemView.State state) {
    return state == ItemView.State.PASSING
        || state == ItemView.State.STATED
        || state == ItemView.State.OVERRIDDEN
        || state == ItemView.State.NOT_APPLICABLE;
  }

  private void senseForEver(Checklist.Item item) {
    Instant passingSince = null;
    Instant recorded = Instant.EPOCH;
    try {
      while (!over) {
        var round = rounds.get();
        if (overruled(item)) {
          soaking.remove(item.id());
        } else if (ledger.read(Fold::isOffline)) {
          passingSince = null;
          unasked(item);
        } else {
          var reading = worst(item);
          // What was asked before the last step was done shows the estate of before.
          if (rounds.get() != round) {
            passingSince = null;
            continue;
          }
          passingSince =
              reading.state() != Reading.State.PASSING
                  ? null
                  : passingSince == null || passingSince.isBefore(settledAt)
                      ? clock.now()
                      : passingSince;
          var holding = holding(item, passingSince);
          if (holding) soaking.add(item.id());
          if (record(item, reading, recorded, holding ? passingSince : null))
            recorded = clock.now();
          // Only now: between the last moment of the soak and the record nobody may come to rest.
          if (!holding) soaking.remove(item.id());
        }
        rest(item, round, passingSince != null);
      }
    } catch (IllegalStateException e) {
      // A reading that came after the run was let go has no record to go to.
      if (!over) throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Nothing is asked: what was seen is believed for its time, then nobody knows.
  private void unasked(Checklist.Item item) {
    soaking.remove(item.id());
    var before = ledger.read(fold -> fold.item(item.id()).orElseThrow());
    var recorded = before.when();
    if (before.state() == ItemView.State.UNKNOWN || recorded == null) return;
    var sighting = seen.getOrDefault(item.id(), Sighting.NONE);
    var newest = sighting.last().isAfter(recorded) ? sighting.last() : recorded;
    if (clock.now().isBefore(newest.plus(believed(item)))) return;
    var data = new LinkedHashMap<String, Object>();
    data.put("item", item.id());
    data.put("state", Facts.word(Reading.State.UNKNOWN));
    data.put("value", "offline, %s UTC: %s".formatted(ItemView.time(newest), before.value()));
    data.put("seenAt", newest.toString());
    data.put("readings", 0);
    data.put("tookMs", 0);
    ledger.recordSensed("item.read", data);
    readings.remove(item.id());
    changed.run();
  }

  /// Until the next reading: the item's period, but less while the steps are done and a person
  /// waits to hear whether it stays sick, and no time at all when a new round has begun.
  private void rest(Checklist.Item item, int round, boolean passing) throws InterruptedException {
    var impatient = round > 0 && !passing && readings.getOrDefault(item.id(), 0) < PATIENCE;
    var period = period(item);
    if (impatient && period.compareTo(SOON) > 0) period = SOON;
    if (ledger.read(Fold::isOffline)) period = Duration.ofSeconds(1);
    var end = clock.now().plus(period);
    while (!over && round == rounds.get()) {
      var left = Duration.between(clock.now(), end);
      if (!left.isPositive()) return;
      clock.sleep(left.compareTo(LOOK_UP) > 0 ? LOOK_UP : left);
    }
  }

  private Duration period(Checklist.Item item) {
    return item.checks().stream()
        .map(checks::period)
        .min(Duration::compareTo)
        .filter(period -> period.compareTo(Duration.ofSeconds(1)) >= 0)
        .orElse(USUAL);
  }

  /// For how long a reading counts: a period and a timeout. In a rehearsal that runs faster the
  /// time that an answer may take is real.
  private Duration believed(Checklist.Item item) {
    var timeout =
        item.checks().stream().map(checks::timeout).max(Duration::compareTo).orElse(Duration.ZERO);
    return period(item).plus(Rounds.real(timeout, clock));
  }

  /// All of them side by side, so that one that does not answer keeps no other waiting.
  private Reading worst(Checklist.Item item) {
    var all =
        item.checks().stream()
            .map(use -> CompletableFuture.supplyAsync(() -> checks.read(item.id(), use), threads))
            .toList();
    return all.stream()
        .map(CompletableFuture::join)
        .max(Comparator.comparing(Reading::state))
        .orElseThrow();
  }

  /// An item that must hold is not verified before it has.
  private boolean holding(Checklist.Item item, @Nullable Instant since) {
    var holds = item.holds();
    return holds != null
        && since != null
        && Duration.between(since, clock.now()).compareTo(holds) < 0;
  }

  /// @param since seen passing without a break; null where it has held long enough, or does not
  ///   pass
  private boolean record(
      Checklist.Item item, Reading reading, Instant recorded, @Nullable Instant since) {
    var count = since != null ? 0 : readings.getOrDefault(item.id(), 0) + 1;
    if (since != null) readings.remove(item.id());
    var before = ledger.read(fold -> fold.item(item.id()).orElseThrow());
    var state = since != null ? "unknown" : word(item, reading, before.state());
    var same = since != null ? holdsSince(before, since) : same(before.state(), state);
    var old = Duration.between(recorded, clock.now()).compareTo(QUIET) > 0;
    var worth =
        !same
            || before.when() == null
            || (reading.state() != Reading.State.PASSING && count == PATIENCE)
            || (old && !before.value().equals(reading.value()));
    if (worth && !over) ledger.recordSensed("item.read", data(item, reading, state, count, since));
    if (same || worth) sighted(item);
    counted(item, since != null);
    return worth && !over;
  }

  private Map<String, Object> data(
      Checklist.Item item, Reading reading, String state, int count, @Nullable Instant since) {
    var data = new LinkedHashMap<String, Object>();
    data.put("item", item.id());
    data.put("state", state);
    data.put("value", reading.value());
    data.put("readings", count);
    data.put("tookMs", reading.took().toMillis());
    data.put("goodFor", believed(item).toString());
    var holds = item.holds();
    if (since != null && holds != null) {
      data.put("holdsSince", since.toString());
      data.put("holds", holds.toString());
    }
    return data;
  }

  private static boolean holdsSince(ItemRecord before, Instant since) {
    var soak = before.soak();
    return soak != null && soak.since().equals(since);
  }

  private void sighted(Checklist.Item item) {
    var now = clock.now();
    seen.put(item.id(), new Sighting(now, now.plus(believed(item))));
  }

  /// Only what is on record counts: whoever comes to rest on a reading asks people by the record.
  private void counted(Checklist.Item item, boolean soaking) {
    if (!soaking) readings.merge(item.id(), 1, Integer::sum);
    changed.run();
  }

  /// What is not up and is only brought up by this run stands by until the steps are done.
  private String word(Checklist.Item item, Reading reading, ItemView.State before) {
    var notYet = before == ItemView.State.UNKNOWN || before == ItemView.State.STANDBY;
    var standsBy = item.standby() && notYet && !settled && reading.state() == Reading.State.FAILING;
    return standsBy ? "standby" : Facts.word(reading.state());
  }

  private static boolean same(ItemView.State before, String now) {
    return switch (now) {
      case "passing" -> before == ItemView.State.PASSING;
      case "failing" -> before == ItemView.State.FAILING || before == ItemView.State.REGRESSED;
      case "standby" -> before == ItemView.State.STANDBY;
      default -> before == ItemView.State.UNKNOWN;
    };
  }
}
