package dev.holdfast.runbook;

import dev.holdfast.connector.Action;
import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Network;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Output;
import dev.holdfast.connector.Param;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.plan.EffectClass;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A connector over a map of things. Each thing can be told how the next attempts on it end.
public final class ScriptedConnector implements Connector {
  static final Network.Doubt SILENT = new Network.Doubt("is the VPN there?", "10.1.0.0/16");

  /// How one attempt ends.
  public enum End {
    DONE,
    REFUSED,
    /// Refused because there were too many requests.
    TOO_FAST,
    /// It takes effect, but no answer comes.
    DOUBT_DONE,
    /// It takes no effect, and no answer comes.
    DOUBT_NOT,
    /// No answer comes, and it takes effect after the first look.
    DOUBT_LATE,
    /// No answer until somebody interrupts; then no one knows.
    HANG,
    /// The connector itself breaks.
    BREAK
  }

  /// What an earlier start left at work, by step, and how it ends once it may.
  public final Map<String, CountDownLatch> working = new ConcurrentHashMap<>();

  public volatile Outcome attended =
      new Outcome.Done("it exited with 0", Map.of("value", "changed"));

  /// The run folders that were swept, and those that nobody asks for any more.
  public final List<String> swept = new CopyOnWriteArrayList<>();

  public final List<String> forgotten = new CopyOnWriteArrayList<>();

  /// What is still at work on this laptop.
  public final List<String> atWork = new CopyOnWriteArrayList<>();

  public final Map<String, String> things = new ConcurrentHashMap<>();
  public final List<Call> performed = new CopyOnWriteArrayList<>();

  /// How often any check was read.
  public final AtomicInteger readings = new AtomicInteger();

  public final List<String> effects = new CopyOnWriteArrayList<>();
  public final List<String> probed = new CopyOnWriteArrayList<>();
  public final List<String> identified = new CopyOnWriteArrayList<>();
  public final List<String> accepted = new CopyOnWriteArrayList<>();

  /// Where checks looked, in order.
  public final List<String> lookedAt = new CopyOnWriteArrayList<>();

  public final Map<String, Identity.Verdict> identities = new ConcurrentHashMap<>();
  public final Map<String, Probe.Verdict> probes = new ConcurrentHashMap<>();
  public final Map<String, CountDownLatch> holds = new ConcurrentHashMap<>();

  /// A reading of a thing that saw it already comes back only when its latch is open.
  public final Map<String, CountDownLatch> slow = new ConcurrentHashMap<>();

  private final Map<String, Deque<End>> script = new ConcurrentHashMap<>();
  private final Map<String, Call> late = new ConcurrentHashMap<>();
  private final Map<String, String> keys = new ConcurrentHashMap<>();

  /// Called when an effect has ended, before that is on record.
  public volatile Runnable afterEffect = () -> {};

  /// Whether a look at what happened reads what it gave.
  public volatile boolean gives = true;

  private volatile Consumer<Call> onPerform = call -> {};
  private volatile Consumer<Call> onPreview = call -> {};

  /// The next attempts on a thing end like this; after the last one, attempts succeed.
  public ScriptedConnector then(String thing, End... ends) {
    script.computeIfAbsent(thing, key -> new ArrayDeque<>()).addAll(List.of(ends));
    return this;
  }

  /// Called whenever a change is about to be shown.
  public void onPreview(Consumer<Call> look) {
    onPreview = look;
  }

  public void onPerform(Consumer<Call> look) {
    onPerform = look;
  }

  public long effectsOn(String thing) {
    return effects.stream().filter(thing::equals).count();
  }

  public long attemptsOn(String thing) {
    return performed.stream().filter(call -> thing(call).equals(thing)).count();
  }

  static String thing(Call call) {
    return call.args().text("thing");
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public List<ActionSpec> actions() {
    return List.of(
        spec("read", EffectClass.READS),
        spec("keyed", EffectClass.KEYED),
        spec("named", EffectClass.NAMED).restoring(),
        spec("convergent", EffectClass.CONVERGENT),
        spec("dangerous", EffectClass.DANGEROUS));
  }

  private static ActionSpec spec(String name, EffectClass effect) {
    return new ActionSpec(
        "fake." + name,
        "Change a thing",
        effect,
        List.of(
            Param.required("thing", Param.Type.TEXT, "which"),
            Param.preset("to", Param.Type.TEXT, "changed", "the new value")),
        List.of(
            new Output("value", Param.Type.TEXT, "its value"),
            new Output("recovery-point", Param.Type.INSTANT, "the moment it is at")),
        "the value before",
        Duration.ofMinutes(1));
  }

  @Override
  public List<CheckSpec> checks() {
    return List.of(
        new CheckSpec(
            "fake.value",
            "A thing's value",
            List.of(
                Param.required("thing", Param.Type.TEXT, "which"),
                Param.optional("is", Param.Type.TEXT, "expected")),
            "the value",
            Duration.ofSeconds(5),
            Duration.ofSeconds(5)));
  }

  @Override
  public List<String> atWork(Path runFolder, Clock clock) {
    return List.copyOf(atWork);
  }

  @Override
  public void sweep(Path runFolder, Redactor redactor, Clock clock) {
    swept.add(String.valueOf(runFolder.getFileName()));
  }

  @Override
  public void forget(Path runFolder, Clock clock) {
    forgotten.add(String.valueOf(runFolder.getFileName()));
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public Session open(Surroundings around) {
    return new Opened();
  }

  static void await(@Nullable CountDownLatch latch) {
    if (latch == null) return;
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Opened implements Session {
    @Override
    public Optional<Action> action(String name) {
      return actions().stream()
          .filter(spec -> spec.name().equals(name))
          .findFirst()
          .map(Scripted::new);
    }

    @Override
    public Optional<Check> check(String name) {
      return checks().stream()
          .filter(spec -> spec.name().equals(name))
          .findFirst()
          .map(spec -> new ScriptedLook(ScriptedConnector.this, spec));
    }

    @Override
    public Identity identify(Place place) {
      identified.add(place.id());
      var verdict = identities.getOrDefault(place.id(), Identity.Verdict.SAME);
      var is = verdict == Identity.Verdict.SAME ? "here" : "elsewhere";
      return new Identity(
          verdict,
          List.of(new Identity.Line("account", "here", is)),
          "none",
          verdict == Identity.Verdict.UNREADABLE ? "it does not say" : "",
          Instant.EPOCH);
    }

    @Override
    public void accept(String target) {
      accepted.add(target);
    }

    @Override
    public void close() {}
  }

  private final class Scripted implements Action {
    private final ActionSpec spec;

    Scripted(ActionSpec spec) {
      this.spec = spec;
    }

    @Override
    public ActionSpec spec() {
      return spec;
    }

    @Override
    public Preview preview(Call call) {
      onPreview.accept(call);
      var before = things.getOrDefault(thing(call), "missing");
      var to = call.args().text("to");
      return new Preview(
          "Changes " + thing(call),
          Map.of("thing", thing(call), "to", to),
          Map.of("value", before),
          Map.of("value", to),
          "1 thing",
          thing(call),
          Optional.of(
              new Preview.Undo(
                  "fake.convergent",
                  call.place().map(Place::id).orElse(""),
                  Map.of("thing", thing(call), "to", before),
                  "sets it back to " + before)),
          before.equals(to),
          List.of());
    }

    @Override
    public Outcome perform(Call call, Preview preview) {
      performed.add(call);
      onPerform.accept(call);
      await(holds.get(thing(call)));
      var queue = script.get(thing(call));
      var end = queue == null ? null : queue.poll();
      return switch (end == null ? End.DONE : end) {
        case DONE -> change(call);
        case REFUSED -> new Outcome.Refused(problem("refused"));
        case TOO_FAST -> new Outcome.Refused(problem("throttled"));
        case DOUBT_DONE -> {
          change(call);
          yield new Outcome.InDoubt(problem("in-doubt"));
        }
        case DOUBT_LATE -> {
          late.put(call.key(), call);
          yield new Outcome.InDoubt(problem("in-doubt"));
        }
        case DOUBT_NOT -> new Outcome.InDoubt(problem("in-doubt"));
        case HANG -> {
          await(new CountDownLatch(1));
          yield new Outcome.InDoubt(problem("no-answer"));
        }
        case BREAK -> throw new IllegalStateException("the connector broke");
      };
    }

    private Outcome change(Call call) {
      var outputs = new HashMap<String, Object>();
      if (spec.effect() != EffectClass.READS && keys.put(call.key(), thing(call)) == null) {
        things.put(thing(call), call.args().text("to"));
        effects.add(thing(call));
      }
      outputs.put("value", things.getOrDefault(thing(call), "missing"));
      if (things.containsKey("point")) {
        outputs.put("recovery-point", Instant.parse(things.getOrDefault("point", "")));
      }
      return new Outcome.Done("it is " + outputs.get("value"), outputs);
    }

    @Override
    public Optional<String> atWork(Call call) {
      return Optional.ofNullable(working.get(call.step())).map(_ -> "it is still running");
    }

    @Override
    public Optional<Outcome> attend(Call call, Preview preview) {
      try {
        working.getOrDefault(call.step(), new CountDownLatch(0)).await();
        return Optional.of(attended);
      } catch (InterruptedException e) {
        return Optional.of(new Outcome.InDoubt(problem("ended because " + call.watch().why())));
      } finally {
        working.remove(call.step());
      }
    }

    @Override
    public Probe probe(Call call, Preview preview) {
      probed.add(thing(call));
      var seen = keys.containsKey(call.key());
      var arriving = late.remove(call.key());
      if (arriving != null) change(arriving);
      var verdict =
          probes.getOrDefault(
              thing(call), seen ? Probe.Verdict.HAPPENED : Probe.Verdict.DID_NOT_HAPPEN);
      return new Probe(
          verdict,
          List.of("the thing " + thing(call)),
          List.of("its key was " + (seen ? "found" : "not found")),
          seen && gives ? Map.of("value", things.getOrDefault(thing(call), "")) : Map.of());
    }

    private static Problem problem(String code) {
      return Problem.of("fake." + code, "The fake says " + code, "nothing of it came true", "look");
    }
  }
}
