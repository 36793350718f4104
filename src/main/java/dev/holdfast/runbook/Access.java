package dev.holdfast.runbook;

import dev.holdfast.connector.Action;
import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Args;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Param;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The connectors as one run reaches them, each opened when first used. The engine does not know
/// whether a session is the real thing or the rehearsal.
public final class Access implements AutoCloseable {
  private static final Duration SELDOM = Duration.ofSeconds(30);

  private final Catalog catalog;
  private final Surroundings around;
  private final Function<String, Connector.Session> opener;
  private final Map<String, Connector.Session> sessions = new ConcurrentHashMap<>();
  private volatile Runnable atEnd = () -> {};
  private volatile Gate gate = Gate.OPEN;

  /// @param opener connector name to a session
  public Access(Catalog catalog, Surroundings around, Function<String, Connector.Session> opener) {
    this.catalog = catalog;
    this.around = around;
    this.opener = opener;
  }

  /// From now on this is asked before anything goes out.
  void through(Gate next) {
    gate = next;
  }

  public Surroundings around() {
    return around;
  }

  public Catalog catalog() {
    return catalog;
  }

  ActionSpec spec(String action) {
    return catalog.action(action).orElseThrow(() -> unknown("action", action));
  }

  CheckSpec checkSpec(String check) {
    return catalog.check(check).orElseThrow(() -> unknown("check", check));
  }

  /// How often a check is read where the plan does not say; of one that nobody knows, seldom.
  Duration every(String check) {
    return catalog.check(check).map(CheckSpec::every).orElse(SELDOM);
  }

  /// How long one reading may take where the plan does not say.
  Duration timeout(String check) {
    return catalog.check(check).map(CheckSpec::timeout).orElse(SELDOM);
  }

  /// What a check takes; nothing where nobody knows it.
  List<Param> params(String check) {
    return catalog.check(check).map(CheckSpec::params).orElse(List.of());
  }

  private Connector.Session session(String name) {
    return sessions.computeIfAbsent(connector(name), opener);
  }

  private static String connector(String name) {
    return name.substring(0, name.indexOf('.'));
  }

  Action action(String name) {
    var inner = session(name).action(name).orElseThrow(() -> unknown("action", name));
    return new Gated.Step(inner, () -> gate);
  }

  Check check(String name) {
    var inner = session(name).check(name).orElseThrow(() -> unknown("check", name));
    return new Gated.Look(inner, () -> gate);
  }

  /// Reads who and where a target is.
  ///
  /// @throws ProblemException when the gate does not let it
  Identity identify(Place place) {
    gate.refusal(new Gate.Errand("", Optional.of(place), new Args(Map.of())))
        .ifPresent(
            problem -> {
              throw new ProblemException(problem);
            });
    return sessions.computeIfAbsent(place.target().connector(), opener).identify(place);
  }

  /// Empty where the connector only declares it.
  Optional<RecoveryPoints> points(String name) {
    return session(name).points(name).map(inner -> new Gated.Points(inner, () -> gate));
  }

  RecoveryPoints.Spec pointSpec(String name) {
    return catalog.points(name).orElseThrow(() -> unknown("recovery-point reader", name));
  }

  Optional<Place> place(@Nullable String target) {
    if (target == null) return Optional.empty();
    var place = around.places().get(target);
    if (place == null) {
      throw new ProblemException(
          Problem.of(
              "plan.unknown-target",
              "The plan has no target called " + target,
              "The step has nowhere to act",
              "name a target of the plan"));
    }
    return Optional.of(place);
  }

  Call call(
      String incident,
      String step,
      int attempt,
      @Nullable String target,
      Args args,
      Call.Watch watch) {
    var place = place(target);
    place
        .filter(at -> gate.accepts(at.id()))
        .ifPresent(at -> sessions.computeIfAbsent(at.target().connector(), opener).accept(at.id()));
    return new Call(
        incident, step, attempt, Keys.of(incident, step, attempt), place, args, around, watch);
  }

  private static ProblemException unknown(String what, String name) {
    return new ProblemException(
        Problem.of(
            "plan.unknown-" + what,
            "There is no " + what + " called " + name,
            "The plan asks for something this Holdfast cannot do",
            "correct the plan, or use a newer Holdfast"));
  }

  /// The incident is closed: what ended work left in its folder goes.
  void forget() {
    for (var connector : catalog.connectors().values()) {
      connector.forget(around.runFolder(), around.clock());
    }
  }

  @Override
  public void close() {
    sessions.values().forEach(Connector.Session::close);
    atEnd.run();
  }

  /// @param last done when it is closed
  Access atEnd(Runnable last) {
    atEnd = last;
    return this;
  }
}
