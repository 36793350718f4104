package dev.holdfast.runbook;

import dev.holdfast.connector.Reading;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.Checklist;
import dev.holdfast.plan.Component;
import dev.holdfast.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Reads every check of a plan once, side by side: components, checklist items, detection signs.
public final class SenseRound {
  private final Plan plan;
  private final Eyes eyes;
  private final ExecutorService threads;
  private final Unsensed unsensed;

  /// @param unsensed whose items are a person's to look at
  public SenseRound(
      Plan plan, Access access, Clock clock, ExecutorService threads, Unsensed unsensed) {
    this(plan, access, clock, threads, unsensed, Map.of());
  }

  /// @param ways by the network's name, who says that it can be reached
  public SenseRound(
      Plan plan,
      Access access,
      Clock clock,
      ExecutorService threads,
      Unsensed unsensed,
      Map<String, String> ways) {
    this.unsensed = unsensed;
    this.plan = plan;
    this.eyes = new Eyes(plan, access, clock, threads, () -> ways);
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

  private record Pending(
      String id, String kind, Future<@Nullable Reading> reading, Expected expected) {}

  /// Reads everything once.
  public List<Sensed> round() throws InterruptedException {
    var pending = new ArrayList<Pending>();
    for (var component : plan.components()) {
      var reading = threads.submit(() -> eyes.best(component.id(), eyes.uses(component)));
      pending.add(new Pending(component.id(), "component", reading, expected(component)));
    }
    for (var item : plan.checklist().items()) {
      pending.add(new Pending(item.id(), "item", read(item.id(), item.checks()), expected(item)));
    }
    for (var scenario : plan.scenarios()) {
      for (var sign : scenario.detect()) {
        var check = sign.check();
        if (check == null) continue;
        var id = scenario.id() + "/" + sign.id();
        pending.add(new Pending(id, "sign", read(id, List.of(check)), Expected.UP));
      }
    }
    var all = new ArrayList<Sensed>();
    for (var one : pending) {
      all.add(new Sensed(one.id(), one.kind(), await(one.reading()), one.expected()));
    }
    return all;
  }

  private Future<@Nullable Reading> read(String id, List<CheckUse> uses) {
    return threads.submit(() -> eyes.worst(id, uses));
  }

  private @Nullable Reading await(Future<@Nullable Reading> reading) throws InterruptedException {
    try {
      return reading.get();
    } catch (ExecutionException e) {
      return eyes.unknown(
          e.getCause() instanceof ProblemException known
              ? known.problem().text()
              : "cannot be read: " + e.getCause());
    }
  }

  static Expected expected(Component component) {
    var places = component.places();
    var standsBy = !places.isEmpty() && places.stream().allMatch(Component.Place::standby);
    return standsBy ? Expected.STANDBY : Expected.UP;
  }

  private Expected expected(Checklist.Item item) {
    if (!item.sensed() || unsensed.covers(item)) return Expected.ASKED;
    return item.standby() ? Expected.STANDBY : Expected.UP;
  }
}
