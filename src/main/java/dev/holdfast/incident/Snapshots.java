package dev.holdfast.incident;

import dev.holdfast.plan.EffectClass;
import dev.holdfast.plan.Paper;
import dev.holdfast.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes what screens and commands show out of the state.
public final class Snapshots {
  private Snapshots() {}

  /// Whether anything waits for a person; far cheaper than the whole picture.
  public static boolean asks(Fold fold) {
    return !Needs.of(fold).isEmpty();
  }

  /// Builds the snapshot for a moment of run time.
  ///
  /// @param past earlier durations for the forecast
  /// @param record short hash of the head
  public static Snapshot of(
      Fold fold,
      Map<String, List<Duration>> past,
      Instant now,
      String record,
      @Nullable String trouble) {
    return of(fold, past, now, record, trouble, Map.of());
  }

  /// Builds the snapshot for a moment of run time.
  ///
  /// @param seen when items were read, by whoever drives the run
  public static Snapshot of(
      Fold fold,
      Map<String, List<Duration>> past,
      Instant now,
      String record,
      @Nullable String trouble,
      Map<String, Sighting> seen) {
    var needs = Needs.of(fold);
    var steps = steps(fold);
    var items = items(fold, seen, now);
    var outlook = Forecast.outlook(fold, past, now);
    // Nothing comes while nothing is driven.
    var over = fold.ended().isPresent() || trouble != null;
    return new Snapshot(
        fold.id(),
        fold.plan().id(),
        fold.plan().title(),
        fold.scenario().id(),
        fold.scenario().title(),
        fold.mode(),
        state(fold, steps, needs),
        fold.commander(),
        clocks(fold, over ? null : outlook.end(), now),
        fold.outline().phases(),
        steps,
        items,
        groups(fold, items),
        needs,
        fold.timeline(),
        owed(fold),
        InForce.of(fold),
        stays(fold),
        roles(fold.plan()),
        InputView.of(fold),
        Updates.of(fold),
        fold.credentials(),
        fold.losses(),
        over ? Map.of() : outlook.spans(),
        Leans.of(fold),
        record,
        fold.events(),
        fold.speed(),
        fold.resume(),
        trouble);
  }

  static RunState state(Fold fold, List<StepView> steps, List<Need> needs) {
    if (fold.closed()) return RunState.CLOSED;
    if (steps.stream().anyMatch(step -> step.status() == StepStatus.IN_DOUBT)) {
      return RunState.IN_DOUBT;
    }
    if (fold.failed()) return RunState.FAILED;
    if (fold.stopped()) return RunState.STOPPED;
    if (fold.recovered().isPresent()) return RunState.RECOVERED;
    if (fold.paused()) return RunState.PAUSED;
    var moving =
        fold.outline().nodes().values().stream()
            .filter(node -> !node.hidden() && !fold.outline().holds(node))
            .anyMatch(node -> fold.step(node.name()).status == StepStatus.IN_FLIGHT);
    return needs.isEmpty() || moving ? RunState.RUNNING : RunState.WAITING;
  }

  private static List<StepView> steps(Fold fold) {
    var views = new ArrayList<StepView>();
    var number = 0;
    for (var node : fold.outline().nodes().values()) {
      if (node.hidden()) continue;
      // What a step holds comes to light as the run goes on: its own number moves no other.
      if (node.parent().isEmpty()) number++;
      views.add(view(fold, node, fold.step(node.name()), number));
    }
    return views;
  }

  private static StepView view(Fold fold, Outline.Node node, StepRecord s, int number) {
    var step = node.body();
    var role = role(fold.plan(), step.owner());
    var putBack = Holders.putBack(fold, node.name());
    return new StepView(
        node.name(),
        number,
        node.phase(),
        step.body().kind(),
        node.title(),
        step.text(),
        s.status,
        s.attempts,
        s.effect,
        role == null ? step.owner() : role.title(),
        role == null ? null : role.primary(),
        node.from(),
        node.to(),
        step.estimate(),
        s.started,
        s.ended,
        s.deadline,
        s.intentOpen
            ? StepView.Sent.OPEN
            : s.accepted ? StepView.Sent.ACCEPTED : StepView.Sent.NOTHING,
        s.verified && putBack.isEmpty(),
        Jumps.evidence(fold, s)
            + (putBack.isEmpty() ? "" : "; put back since: " + String.join(", ", putBack)),
        s.problem,
        Facts.of(step, s),
        List.copyOf(s.log));
  }

  private static Map<String, String> roles(Plan plan) {
    var titles = new LinkedHashMap<String, String>();
    for (var role : plan.roles()) titles.put(role.id(), role.title());
    return titles;
  }

  private static Paper.@Nullable Role role(Plan plan, @Nullable String id) {
    return plan.roles().stream().filter(role -> role.id().equals(id)).findFirst().orElse(null);
  }

  private static List<ItemView> items(Fold fold, Map<String, Sighting> seen, Instant now) {
    var views = new ArrayList<ItemView>();
    for (var group : fold.plan().checklist().groups()) {
      for (var item : group.items()) {
        fold.item(item.id())
            .map(r -> ItemViews.of(fold, group, item, r, seen.get(item.id()), now))
            .ifPresent(views::add);
      }
    }
    return views;
  }

  private static List<Snapshot.GroupView> groups(Fold fold, List<ItemView> items) {
    return fold.plan().checklist().groups().stream()
        .filter(group -> items.stream().anyMatch(item -> item.group().equals(group.id())))
        .map(group -> new Snapshot.GroupView(group.id(), group.title(), group.manner()))
        .toList();
  }

  private static Clocks clocks(Fold fold, Forecast.@Nullable Range<Instant> forecast, Instant now) {
    var recovered = fold.recovered();
    var end = recovered.or(fold::ended).orElse(now);
    var elapsed = Duration.between(fold.began(), end);
    var rto = fold.scenario().rto();
    var over = recovered.isPresent() || fold.ended().isPresent();
    var rpo = fold.scenario().rpo();
    // What is at a later moment may hold the damage; that nothing is lost is not known by it.
    var loss =
        fold.lossPoint()
            .filter(point -> !point.isAfter(fold.began()))
            .map(point -> Duration.between(point, fold.began()));
    var update = Updates.next(fold);
    return new Clocks(
        now,
        fold.began(),
        fold.declared(),
        rto,
        elapsed,
        rto == null ? null : rto.minus(elapsed),
        over || forecast == null ? null : forecast.p50(),
        over || forecast == null ? null : forecast.p90(),
        rpo,
        loss.orElse(null),
        loss.isPresent(),
        over ? null : update.map(Updates.Due::at).orElse(null),
        over ? null : update.map(Updates.Due::audience).orElse(null),
        recovered.isPresent(),
        fold.ended().orElse(null));
  }

  private static String whole(String name) {
    return name.endsWith("]") ? name.substring(0, name.lastIndexOf('[')) : name;
  }

  /// What lifts it; where that will not run any more, nothing is promised.
  private static String force(Fold fold, Outline.Node node, String until) {
    var name = whole(node.name());
    var lift = fold.step(node.prefix() + until);
    var byHand = canBeUndone(fold, name) ? "undo it" : "lift it by hand";
    if (InForce.startsNothing(fold, node.prefix() + until)) {
      return "%s stays in force, as decided in %s (%s): %s when that is over"
          .formatted(name, until, fold.decisions().get(node.prefix() + until), byHand);
    }
    if (fold.ended().isEmpty()) {
      var how = lift.settled() ? " and is " + lift.status.word() : "";
      return "%s is still in force: %s lifts it%s".formatted(name, until, how);
    }
    return "%s is still in force, and %s, which would lift it, will not run: %s"
        .formatted(name, until, byHand);
  }

  /// A `for-each` itself has nothing to undo; its items, which are said with it, do.
  private static boolean canBeUndone(Fold fold, String name) {
    return fold.outline().nodes().keySet().stream()
        .filter(one -> whole(one).equals(name))
        .anyMatch(one -> !fold.step(one).putBacks().isEmpty());
  }

  /// Steps that changed something outside, or may have, which was neither lifted nor put back.
  private static List<String> stays(Fold fold) {
    return fold.outline().nodes().values().stream()
        .filter(node -> !node.hidden() && !fold.outline().holds(node))
        .filter(node -> changes(fold.step(node.name())) && InForce.stands(fold.step(node.name())))
        .filter(
            node -> {
              var until = node.body().until();
              return until == null || !InForce.lifted(fold, node, until);
            })
        .map(Outline.Node::name)
        .toList();
  }

  private static boolean changes(StepRecord step) {
    return step.effect != null && step.effect != EffectClass.READS;
  }

  private static List<String> owed(Fold fold) {
    var owed = new ArrayList<String>();
    var forces = new LinkedHashSet<String>();
    for (var name : InForce.of(fold)) {
      var node = fold.outline().node(name);
      var until = node == null ? null : node.body().until();
      // The items of a for-each are in force together: said once, else they hide the rest.
      if (node != null && until != null) forces.add(force(fold, node, until));
    }
    owed.addAll(forces);
    var open =
        fold.items().values().stream()
            .filter(item -> item.state == ItemView.State.TO_ANSWER)
            .count();
    if (open > 0 && fold.stepsSettled()) {
      owed.add(open == 1 ? "1 checklist item to answer" : open + " checklist items to answer");
    }
    for (var told : RotationDebt.told(fold.credentials())) {
      owed.add(RotationDebt.says(told));
    }
    GlassMessage.of(fold)
        .filter(message -> message.sent() == null)
        .ifPresent(
            message ->
                owed.add(
                    "word to %s that break-glass credentials were used (message %s)"
                        .formatted(message.audience(), message.id())));
    return owed;
  }
}
