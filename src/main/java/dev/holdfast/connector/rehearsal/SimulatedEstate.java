package dev.holdfast.connector.rehearsal;

import dev.holdfast.kernel.Clock;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The estate of a rehearsal: it keeps state, breaks when disaster strikes, and comes back as the
/// steps act on it. For any number of threads.
public final class SimulatedEstate {
  /// A restore to the moment of the declaration is still clean, where the scenario does not say
  /// since when the damage was there; declaring takes a moment itself.
  private static final Duration GRACE = Duration.ofMinutes(1);

  private final Plan plan;
  private final Clock clock;
  private final Homes homes;
  private final Things things;
  private final TreeSet<String> cutOff = new TreeSet<>();
  private final TreeMap<String, String> broken = new TreeMap<>();
  private final TreeMap<String, Map<String, Object>> effects = new TreeMap<>();
  private final LinkedHashMap<String, Map<String, Object>> outputs = new LinkedHashMap<>();
  private final Deque<Surprise> surprises = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable String scenario;
  private @Nullable Instant struck;

  private SimulatedEstate(Plan plan, Clock clock, Things things) {
    this.plan = plan;
    this.clock = clock;
    this.homes = new Homes(plan);
    this.things = things;
  }

  /// The estate of a plan on a quiet day.
  public static SimulatedEstate of(Plan plan, Clock clock) {
    var estate = new SimulatedEstate(plan, clock, new Things());
    new Seed(plan, estate.homes, estate.things, clock.now()).fill();
    return estate;
  }

  /// The estate as [#save()] left it.
  public static SimulatedEstate restore(Plan plan, Clock clock, Map<String, Object> saved) {
    var estate =
        new SimulatedEstate(plan, clock, Things.restore(saved.get("things"), saved.get("coming")));
    estate.cutOff.addAll(Json.texts(saved.get("cut-off")));
    Json.map(saved.get("broken")).forEach((id, why) -> estate.broken.put(id, Json.text(why)));
    Json.map(saved.get("effects")).forEach((key, out) -> estate.effects.put(key, Json.map(out)));
    for (var element : Json.list(saved.get("outputs"))) {
      var entry = Json.map(element);
      estate.outputs.put(Json.text(entry.get("step")), Json.map(entry.get("values")));
    }
    for (var element : Json.list(saved.get("surprises"))) {
      var entry = Json.map(element);
      estate.surprises.add(
          new Surprise(
              Json.text(entry.get("step")), Surprise.Kind.parse(Json.text(entry.get("is")))));
    }
    if (saved.containsKey("scenario")) estate.scenario = Json.text(saved.get("scenario"));
    if (saved.containsKey("struck")) {
      estate.struck = Instant.parse(Json.text(saved.get("struck")));
    }
    return estate;
  }

  /// All of it as JSON values.
  public Map<String, Object> save() {
    return locked(
        () -> {
          var saved = new LinkedHashMap<String, Object>();
          saved.put("things", things.save());
          saved.put("coming", things.saveComing());
          saved.put("cut-off", List.copyOf(cutOff));
          saved.put("broken", new TreeMap<>(broken));
          saved.put("effects", Json.plainMap(effects));
          var steps = new ArrayList<Object>();
          outputs.forEach((step, values) -> steps.add(Map.of("step", step, "values", values)));
          saved.put("outputs", steps);
          var coming = new ArrayList<Object>();
          for (var surprise : surprises) {
            coming.add(
                Map.of(
                    "step",
                    surprise.step(),
                    "is",
                    surprise.kind().name().replace('_', '-').toLowerCase(java.util.Locale.ROOT)));
          }
          saved.put("surprises", coming);
          if (scenario != null) saved.put("scenario", scenario);
          if (struck != null) saved.put("struck", struck.toString());
          return saved;
        });
  }

  /// Disaster strikes: applies the scenario's `rehearse.faults`.
  public void strike(Scenario disaster) {
    locked(
        () -> {
          scenario = disaster.id();
          struck = clock.now();
          for (var fault : Json.list(disaster.rehearse().get("faults"))) {
            apply(facts("").map(fault));
          }
          return true;
        });
  }

  /// Also lets the scenario's `rehearse.surprises` happen, each once.
  public void surprise(Scenario disaster) {
    for (var element : Json.list(disaster.rehearse().get("surprises"))) {
      var entry = Json.map(element);
      inject(
          new Surprise(
              Json.text(entry.get("step")), Surprise.Kind.parse(Json.text(entry.get("is")))));
    }
  }

  public void inject(Surprise surprise) {
    locked(() -> surprises.add(surprise));
  }

  /// What a person does to the estate when they do this step: its `rehearse` facts.
  ///
  /// @return how long it takes them
  public Duration person(String step) {
    return locked(
        () -> {
          perform(step, Map.of());
          return takes(step).orElse(Duration.ofMinutes(1));
        });
  }

  /// Whether the component does for its users what it should.
  public boolean up(String component) {
    return locked(() -> health().up(component));
  }

  /// Whether the effect of an attempt took place.
  ///
  /// @param key the idempotency key of its call
  public boolean happened(String key) {
    return locked(() -> effects.containsKey(key));
  }

  /// When disaster struck; empty before.
  public Optional<Instant> struck() {
    return Optional.ofNullable(struck);
  }

  // Everything below is for the actions and checks of this package, which run inside locked().

  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      things.settle(clock.now());
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  Plan plan() {
    return plan;
  }

  Clock clock() {
    return clock;
  }

  Things things() {
    return things;
  }

  Homes homes() {
    return homes;
  }

  Health health() {
    return new Health(plan, homes, things, cutOff, broken);
  }

  Optional<Scenario> scenario() {
    return Optional.ofNullable(scenario).flatMap(plan::scenario);
  }

  Map<String, Map<String, Object>> effects() {
    return effects;
  }

  Facts facts(String step) {
    var facts = new Facts(plan, scenario().orElse(null), outputs);
    Facts.item(step).ifPresent(item -> facts.with("item", item));
    var start = Optional.ofNullable(struck).orElseGet(clock::now);
    return facts.with("run.declared", start).with("run.began", start);
  }

  Map<String, Object> rehearse(String step) {
    return Facts.step(plan, scenario().orElse(null), step)
        .map(found -> facts(step).map(found.rehearse()))
        .orElse(Map.of());
  }

  Optional<Duration> takes(String step) {
    return Facts.duration(rehearse(step).get("takes"));
  }

  /// Applies what the plan says that a step does in a rehearsal.
  ///
  /// @return the outputs of the action, with those that the plan states
  Map<String, Object> perform(String step, Map<String, Object> produced) {
    var all = new TreeMap<String, Object>(produced);
    outputs.put(step, all);
    var said = rehearse(step);
    all.putAll(Json.map(said.get("outputs")));
    for (var object : Json.list(said.get("sets"))) {
      var id = Seed.object(things, Json.map(object));
      if (things.has(id)) things.set(id, Map.of("changed", clock.now()));
    }
    for (var component : Json.texts(said.get("heals"))) heal(component);
    return all;
  }

  /// The values that steps of this run gave under this name.
  List<String> outputsNamed(String name) {
    return outputs.values().stream()
        .filter(values -> values.containsKey(name))
        .map(values -> Json.text(values.get(name)))
        .toList();
  }

  Optional<Surprise> surpriseFor(String step) {
    var found =
        surprises.stream()
            .filter(
                surprise ->
                    surprise.step().isEmpty()
                        || surprise.step().equals(step)
                        || surprise.step().equals(Facts.bare(step)))
            .findFirst();
    found.ifPresent(surprises::remove);
    return found;
  }

  private void apply(Map<String, Object> fault) {
    var is = Json.text(fault.getOrDefault("is", "failed"));
    if (fault.containsKey("target")) {
      var target = Json.text(fault.get("target"));
      if (is.equals("reachable")) cutOff.remove(target);
      else cutOff.add(target);
    } else if (fault.containsKey("component")) {
      new Damage(things, homes, broken)
          .hit(
              Json.text(fault.get("component")),
              is,
              Json.text(fault.get("because")),
              clock
                  .now()
                  .plus(GRACE)
                  .minus(Facts.duration(fault.get("since")).orElse(Duration.ZERO)));
    } else if (fault.containsKey("object")) {
      var object = new TreeMap<>(Json.map(fault.get("object")));
      var set = Json.map(fault.get("set"));
      object.putAll(set);
      things.set(Seed.object(things, object), Map.of("until-well", true));
    }
  }

  private void heal(String component) {
    new Damage(things, homes, broken).heal(component, health());
  }
}
