package dev.holdfast.runbook;

import dev.holdfast.connector.Place;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.incident.Outline;
import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import dev.holdfast.plan.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which credentials of the vault a step, or a whole run, may ask for: those that the plan names at
/// the targets they reach.
public final class VaultNeeds {
  private final Function<String, Optional<Target>> targets;
  private final Set<String> names = new LinkedHashSet<>();

  private VaultNeeds(Function<String, Optional<Target>> targets) {
    this.targets = targets;
  }

  /// Every name that the plan gives a target. A scenario may run others and read any target's
  /// checks, so that all of them count.
  public static Set<String> of(Plan plan) {
    var needs = new VaultNeeds(plan::target);
    plan.targets().forEach(target -> needs.target(target.id()));
    return Set.copyOf(needs.names);
  }

  /// The targets that name a credential, by its name.
  public static Map<String, List<String>> users(Plan plan) {
    var users = new TreeMap<String, List<String>>();
    for (var target : plan.targets()) {
      for (var name : credentials(target)) {
        users.computeIfAbsent(name, _ -> new ArrayList<>()).add(target.id());
      }
    }
    return users;
  }

  /// Whether a live run of this scenario can want something of a vault.
  public static boolean wanted(Plan plan, Scenario scenario) {
    return !of(plan).isEmpty() && !scenario.phases().isEmpty();
  }

  /// The names that a step may ask for, its conditions and verifications included.
  static Set<String> of(Outline.Node node, Surroundings around) {
    var needs =
        new VaultNeeds(id -> Optional.ofNullable(around.places().get(id)).map(Place::target));
    needs.step(node.body());
    return needs.names;
  }

  private void step(Step step) {
    switch (step.body()) {
      case StepBody.Action action -> {
        target(action.target());
        target(step.drill().target());
        listed(action.with().get("targets"));
      }
      case StepBody.Wait wait -> check(wait.check());
      case StepBody.Ask _, StepBody.Approve _, StepBody.Decide _, StepBody.Run _ -> {}
    }
    check(step.when());
    step.verify().forEach(this::check);
  }

  private void check(@Nullable CheckUse use) {
    if (use == null) return;
    target(use.target());
    listed(use.with().get("targets"));
  }

  private static List<String> credentials(Target target) {
    var names = new ArrayList<String>();
    if (target.credential() != null) names.add(target.credential());
    if (target.settings().get("auth") instanceof Map<?, ?> auth
        && auth.get("credential") instanceof String credential) {
      names.add(credential);
    }
    return names;
  }

  private void listed(@Nullable Object targets) {
    if (targets instanceof List<?> list) list.forEach(id -> target(String.valueOf(id)));
  }

  /// A target may stand on others, as Terraform's does.
  private void target(@Nullable String id) {
    if (id == null) return;
    var found = targets.apply(id);
    if (found.isEmpty()) return;
    var target = found.get();
    credentials(target).forEach(names::add);
    if (target.settings().get("targets") instanceof List<?> list) {
      list.stream().map(String::valueOf).filter(other -> !other.equals(id)).forEach(this::target);
    }
  }
}
