package dev.holdfast.runbook;

import dev.holdfast.connector.Param;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Silence;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.CheckUse;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads a plan's checks outside of any step: what a component, an item or a sign is seen as. Never
/// throws for what the outside does: that is unknown, with the reason.
final class Eyes {
  private final Plan plan;
  private final Supplier<Map<String, String>> ways;
  private final Access access;
  private final Clock clock;
  private final Bound bound;
  private final ExecutorService threads;

  /// @param ways by the network's name, who says that it can be reached
  Eyes(
      Plan plan,
      Access access,
      Clock clock,
      ExecutorService threads,
      Supplier<Map<String, String>> ways) {
    this.ways = ways;
    this.plan = plan;
    this.access = access;
    this.clock = clock;
    this.bound = new Bound(clock);
    this.threads = threads;
  }

  /// The checks of a component at each of its places; any place that passes all of its checks
  /// counts. A check without a target is read at each place, with what the place says.
  List<List<CheckUse>> uses(Component component) {
    var elsewhere = component.checks().stream().allMatch(use -> use.target() != null);
    if (elsewhere || component.places().isEmpty()) return List.of(component.checks());
    return component.places().stream().map(place -> at(component, place)).toList();
  }

  List<CheckUse> at(Component component, Component.Place place) {
    return component.checks().stream().map(use -> at(place, use)).toList();
  }

  private CheckUse at(Component.Place place, CheckUse use) {
    if (use.target() != null) return use;
    var with = new HashMap<String, Object>(use.with());
    access.params(use.check()).stream()
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

  Duration period(CheckUse use) {
    var every = use.every();
    return every != null ? every : access.every(use.check());
  }

  Duration timeout(CheckUse use) {
    var stated = use.timeout();
    return stated != null ? stated : access.timeout(use.check());
  }

  /// All of these side by side; the worst counts. Null where there are none.
  @Nullable Reading worst(String id, List<CheckUse> uses) {
    var all =
        uses.stream().map(use -> Map.entry(use, threads.submit(() -> read(id, use)))).toList();
    Reading worst = null;
    var each = new ArrayList<Map<String, Object>>();
    for (var one : all) {
      var reading = bound.await(one.getValue(), timeout(one.getKey()));
      each.add(
          Map.of(
              "check", one.getKey().check(),
              "state", Facts.word(reading.state()),
              "value", reading.value()));
      if (worst == null || reading.state().compareTo(worst.state()) > 0) worst = reading;
    }
    return worst == null ? null : with(worst, each);
  }

  private static Reading with(Reading worst, List<Map<String, Object>> each) {
    var facts = new HashMap<>(worst.facts());
    facts.put(Reading.EACH, each);
    return new Reading(worst.state(), worst.value(), worst.seen(), worst.took(), facts);
  }

  /// The best place counts. Null where nothing can sense it.
  @Nullable Reading best(String id, List<List<CheckUse>> places) {
    var all = places.stream().map(uses -> threads.submit(() -> worst(id, uses))).toList();
    Reading best = null;
    for (var one : all) {
      Reading reading;
      try {
        reading = one.get();
      } catch (ExecutionException e) {
        reading = unknown("cannot be read: " + e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return unknown("given up");
      }
      if (reading == null) continue;
      if (best == null || reading.state().compareTo(best.state()) < 0) best = reading;
    }
    return best;
  }

  private Reading read(String id, CheckUse use) {
    try {
      var spec = access.checkSpec(use.check());
      var args = new HashMap<String, Object>();
      use.with().forEach((name, value) -> args.put(name, Templates.resolve(value, this::find)));
      var is = use.is();
      if (is != null) args.put("is", Templates.resolve(is, this::find));
      var typed = Values.args(Known.of(spec), args, access.around().planFolder(), use.check());
      var call = access.call("sense", id, 0, use.target(), typed, Bound.watch(timeout(use)));
      return Silence.counted(access.check(use.check()).read(call), ways.get());
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

  Reading unknown(String why) {
    return bound.unknown(why, clock.now());
  }
}
