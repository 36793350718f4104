package dev.holdfast.runbook;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Param;
import dev.holdfast.connector.Reading;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.Checklist;
import dev.holdfast.plan.Component;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Templates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Reads every check of a plan once, side by side: components, checklist items, detection signs.
public final class SenseRound {
  private final Plan plan;
  private final Access access;
  private final Clock clock;
  private final ExecutorService threads;
  private final Unsensed unsensed;

  /// @param unsensed whose items are a person's to look at
  public SenseRound(
      Plan plan, Access access, Clock clock, ExecutorService threads, Unsensed unsensed) {
    this.unsensed = unsensed;
    this.plan = plan;
    this.access = access;
    this.clock = clock;
    this.threads = threads;
  }

  /// What one thing was seen as.
  ///
  /// @param kind `component`, `item` or `sign`
  /// @param reading null where a person is asked, or nothing can sense it
  /// @param expected what the plan says of it
  public record Sensed(String id, String kind, @Nullable Reading reading, Expected expected) {
    /// `passing`, `failing`, `unknown`, `asked` or `standby`. What stands by is not green even when
    /// it answers: nobody has verified that it took over.
    public String state() {
      if (expected == Expected.ASKED) return "asked";
      if (reading == null) return "unknown";
      var standsBy = expected == Expected.STANDBY && reading.state() != Reading.State.UNKNOWN;
      return standsBy ? "standby" : Facts.word(reading.state());
    }
  }

  /// What a thing is to be on a quiet day.
  public enum Expected {
    UP,
    /// Up only once a recovery has brought it up.
    STANDBY,
    /// A person states it.
    ASKED
  }

  /// @param groups one list for each place; any place that passes all of its checks counts
  private record Pending(
      String id, String kind, List<List<Future<Reading>>> groups, Expected expected) {}

  /// Reads everything once.
  public List<Sensed> round() throws InterruptedException {
    var pending = new ArrayList<Pending>();
    for (var component : plan.components()) {
      pending.add(new Pending(component.id(), "component", places(component), expected(component)));
    }
    for (var item : plan.checklist().items()) {
      var readings = List.of(read(item.id(), item.checks()));
      pending.add(new Pending(item.id(), "item", readings, expected(item)));
    }
    for (var scenario : plan.scenarios()) {
      for (var sign : scenario.detect()) {
        var check = sign.check();
        if (check == null) continue;
        var id = scenario.id() + "/" + sign.id();
        pending.add(new Pending(id, "sign", List.of(read(id, List.of(check))), Expected.UP));
      }
    }
    var all = new ArrayList<Sensed>();
    for (var one : pending) {
      all.add(new Sensed(one.id(), one.kind(), best(one.groups()), one.expected()));
    }
    return all;
  }

  private static Expected expected(Component component) {
    var places = component.places();
    var standsBy = !places.isEmpty() && places.stream().allMatch(Component.Place::standby);
    return standsBy ? Expected.STANDBY : Expected.UP;
  }

  private Expected expected(Checklist.Item item) {
    if (!item.sensed() || unsensed.covers(item)) return Expected.ASKED;
    return item.standby() ? Expected.STANDBY : Expected.UP;
  }

  /// A check without a target is read at each of the component's places, with what the place says.
  private List<List<Future<Reading>>> places(Component component) {
    var elsewhere = component.checks().stream().allMatch(use -> use.target() != null);
    if (elsewhere || component.places().isEmpty()) {
      return List.of(read(component.id(), component.checks()));
    }
    return component.places().stream()
        .map(
            place ->
                read(
                    component.id(),
                    component.checks().stream().map(use -> at(place, use)).toList()))
        .toList();
  }

  private CheckUse at(Component.Place place, CheckUse use) {
    if (use.target() != null) return use;
    var with = new HashMap<String, Object>(use.with());
    access.checkSpec(use.check()).params().stream()
        .map(Param::name)
        .filter(name -> place.with().containsKey(name))
        .forEach(
            name ->
                with.putIfAbsent(name, java.util.Objects.requireNonNull(place.with().get(name))));
    return new CheckUse(
        use.check(),
        place.target(),
        with,
        use.is(),
        use.within(),
        use.holds(),
        use.every(),
        use.timeout(),
        use.at());
  }

  private @Nullable Reading best(List<List<Future<Reading>>> groups) throws InterruptedException {
    Reading best = null;
    for (var group : groups) {
      var reading = worst(group);
      if (reading == null) continue;
      if (best == null || reading.state().compareTo(best.state()) < 0) best = reading;
    }
    return best;
  }

  private List<Future<Reading>> read(String id, List<CheckUse> uses) {
    return uses.stream().map(use -> threads.submit(() -> read(id, use))).toList();
  }

  private @Nullable Reading worst(List<Future<Reading>> readings) throws InterruptedException {
    Reading worst = null;
    for (var future : readings) {
      var reading = await(future);
      if (worst == null || reading.state().compareTo(worst.state()) > 0) worst = reading;
    }
    return worst;
  }

  private Reading await(Future<Reading> future) throws InterruptedException {
    try {
      return future.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return unknown("cannot be read: " + e.getCause());
    } catch (TimeoutException e) {
      future.cancel(true);
      return unknown("no answer within 60 s");
    }
  }

  private Reading read(String id, CheckUse use) {
    try {
      var spec = access.checkSpec(use.check());
      var args = new HashMap<String, Object>();
      use.with().forEach((name, value) -> args.put(name, Templates.resolve(value, this::find)));
      var is = use.is();
      if (is != null) args.put("is", Templates.resolve(is, this::find));
      var typed = Values.args(Known.of(spec), args, access.around().planFolder(), use.check());
      var call = access.call("sense", id, 0, use.target(), typed, Call.Watch.SILENT);
      return access.check(use.check()).read(call);
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

  private Reading unknown(String why) {
    return new Reading(Reading.State.UNKNOWN, why, clock.now(), Duration.ZERO, Map.of());
  }
}
