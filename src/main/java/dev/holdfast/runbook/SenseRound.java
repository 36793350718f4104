package dev.holdfast.runbook;

import dev.holdfast.connector.Reading;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.Checklist;
import dev.holdfast.plan.Component;
import dev.holdfast.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
  private final Clock clock;

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
    this.clock = clock;
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

  /// What one thing is read by.
  ///
  /// @param believed for how long a reading of it counts
  private record Subject(
      String id,
      String kind,
      Callable<@Nullable Reading> read,
      Duration believed,
      Expected expected) {
    boolean old(@Nullable Reading reading, Instant now) {
      return reading != null && now.isAfter(reading.seen().plus(believed));
    }
  }

  /// Reads everything once. What is too old when the slowest has answered is read again; what is
  /// too old even then nobody knows.
  public List<Sensed> round() throws InterruptedException {
    var subjects = subjects();
    var readings = read(subjects);
    var old = subjects.stream().filter(one -> one.old(readings.get(one), clock.now())).toList();
    if (!old.isEmpty()) readings.putAll(read(old));
    var all = new ArrayList<Sensed>();
    for (var one : subjects) {
      var reading = readings.get(one);
      var shown = reading != null && one.old(reading, clock.now()) ? unknown(reading) : reading;
      all.add(new Sensed(one.id(), one.kind(), shown, one.expected()));
    }
    return all;
  }

  /// All of them side by side.
  private Map<Subject, @Nullable Reading> read(List<Subject> subjects) throws InterruptedException {
    var pending = new ArrayList<Future<@Nullable Reading>>();
    for (var one : subjects) pending.add(threads.submit(one.read()));
    var all = new IdentityHashMap<Subject, @Nullable Reading>();
    for (var i = 0; i < pending.size(); i++) all.put(subjects.get(i), await(pending.get(i)));
    return all;
  }

  private static Reading unknown(Reading old) {
    var value =
        "not read since %s UTC; it was: %s".formatted(ItemView.time(old.seen()), old.value());
    return new Reading(Reading.State.UNKNOWN, value, old.seen(), old.took(), old.facts());
  }

  private List<Subject> subjects() {
    var all = new ArrayList<Subject>();
    for (var component : plan.components()) {
      var places = eyes.uses(component);
      var uses = places.stream().flatMap(List::stream).toList();
      all.add(
          new Subject(
              component.id(),
              "component",
              () -> eyes.best(component.id(), places),
              believed(uses),
              expected(component)));
    }
    for (var item : plan.checklist().items()) {
      all.add(subject(item.id(), "item", item.checks(), expected(item)));
    }
    for (var scenario : plan.scenarios()) {
      for (var sign : scenario.detect()) {
        var check = sign.check();
        if (check == null) continue;
        var id = scenario.id() + "/" + sign.id();
        all.add(subject(id, "sign", List.of(check), Expected.UP));
      }
    }
    return all;
  }

  private Subject subject(String id, String kind, List<CheckUse> uses, Expected expected) {
    return new Subject(id, kind, () -> eyes.worst(id, uses), believed(uses), expected);
  }

  private Duration believed(List<CheckUse> uses) {
    return uses.isEmpty()
        ? Duration.ZERO
        : EstateWatch.rhythm(eyes, uses, Math.max(1, clock.speed())).believed();
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
