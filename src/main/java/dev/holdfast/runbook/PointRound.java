package dev.holdfast.runbook;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Spec;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Paper;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Templates;
import dev.holdfast.recovery.Sighting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Reads the recovery points of a plan's backups, side by side, each within its time. Never throws
/// for what the outside does: that is unknown, with the reason.
public final class PointRound {
  private final Plan plan;
  private final Access access;
  private final Clock clock;
  private final ExecutorService threads;

  public PointRound(Plan plan, Access access, Clock clock, ExecutorService threads) {
    this.plan = plan;
    this.access = access;
    this.clock = clock;
    this.threads = threads;
  }

  /// One place to be read.
  record Sight(Paper.Backup backup, Paper.PointUse use, Duration every, Duration timeout) {
    Duration goodFor() {
      return every.plus(timeout);
    }
  }

  private record Pending(Sight sight, Future<Found> found) {}

  /// All places of all backups.
  List<Sight> sights() {
    var sights = new ArrayList<Sight>();
    for (var backup : plan.backups()) {
      for (var use : backup.points()) {
        var spec = access.catalog().points(use.reader());
        var every = use.every();
        if (every == null) every = spec.map(Spec::every).orElse(Duration.ofMinutes(5));
        var timeout = use.timeout();
        if (timeout == null) timeout = spec.map(Spec::timeout).orElse(Duration.ofSeconds(30));
        sights.add(new Sight(backup, use, every, timeout));
      }
    }
    return sights;
  }

  /// Reads everything once.
  public List<Sighting> round() throws InterruptedException {
    return read(sights());
  }

  /// The same, where nobody waits longer for any of them than this.
  List<Sighting> round(Duration most) throws InterruptedException {
    return read(
        sights().stream()
            .map(
                sight ->
                    sight.timeout().compareTo(most) <= 0
                        ? sight
                        : new Sight(sight.backup(), sight.use(), sight.every(), most))
            .toList());
  }

  List<Sighting> read(List<Sight> sights) throws InterruptedException {
    var pending = new ArrayList<Pending>();
    for (var sight : sights) pending.add(new Pending(sight, threads.submit(() -> bound(sight))));
    var all = new ArrayList<Sighting>();
    for (var one : pending) {
      var sight = one.sight();
      all.add(new Sighting(sight.backup(), sight.use(), await(one.found()), sight.goodFor()));
    }
    return all;
  }

  private Found await(Future<Found> found) throws InterruptedException {
    try {
      return found.get();
    } catch (ExecutionException e) {
      return unknown("cannot be read: " + e.getCause());
    }
  }

  /// A hung endpoint is given up after its timeout of *real* time: simulated time may run faster
  /// than it can answer.
  private Found bound(Sight sight) throws InterruptedException {
    var future = threads.submit(() -> read(sight));
    try {
      return future.get(Math.max(1, sight.timeout().toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      return unknown("no answer within " + Durations.exact(sight.timeout()));
    } catch (ExecutionException e) {
      return unknown("cannot be read: " + e.getCause());
    } catch (InterruptedException e) {
      future.cancel(true);
      throw e;
    }
  }

  private Found read(Sight sight) {
    var use = sight.use();
    try {
      var spec = access.pointSpec(use.reader());
      var args = new HashMap<String, Object>();
      use.with().forEach((name, value) -> args.put(name, Templates.resolve(value, this::find)));
      var typed = Values.args(spec.params(), args, access.around().planFolder(), use.reader());
      var call =
          access.call("points", sight.backup().id(), 0, use.target(), typed, Call.Watch.SILENT);
      var reader = access.points(use.reader());
      if (reader.isEmpty()) {
        return unknown(
            "this Holdfast cannot read %s for real yet: look by hand".formatted(use.reader()));
      }
      return reader.get().read(call);
    } catch (ProblemException e) {
      return unknown(e.problem().text());
    } catch (RuntimeException e) {
      return unknown("Holdfast itself failed: " + e);
    }
  }

  private @Nullable Object find(String name) {
    if (!name.startsWith("plan.")) return null;
    var value = plan.values().get(name.substring(5));
    return value == null ? null : Templates.resolve(value, this::find);
  }

  private Found unknown(String why) {
    return new Found.Unknown(clock.now(), why);
  }
}
