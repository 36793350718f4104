package dev.holdfast.runbook;

import dev.holdfast.incident.Items;
import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.StepBody;
import dev.holdfast.plan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the actions and the checks of a scenario go, those of its sub-scenarios and branches
/// included.
public final class Touched {
  private Touched() {}

  /// Such as `aws-primary: aws, account 123456789012, region us-west-2, requests go to
  /// http://127.0.0.1:5000`: what a person reads before anything is sent there.
  public static String says(Target target) {
    return says(target, Optional.empty());
  }

  /// As [#says(Target)], with an address given for this run.
  public static String says(Target target, Optional<String> given) {
    var facts = new ArrayList<String>();
    facts.add(target.connector());
    new TreeMap<>(target.settings())
        .forEach(
            (name, value) -> {
              if (value instanceof String || value instanceof Number) facts.add(name + " " + value);
            });
    if (target.credential() != null) facts.add("credential " + target.credential());
    var endpoint = given.isPresent() ? given.get() : target.endpoint();
    // An address may hold a password, which is not shown.
    var clean = endpoint == null ? null : endpoint.replaceFirst("//[^/@]*@", "//...@");
    facts.add(clean == null ? "the real endpoint" : "requests go to " + clean);
    return "%s: %s".formatted(target.id(), String.join(", ", facts));
  }

  /// Where the checks of a scenario and of its checklist look, in the plan's order.
  public static List<Target> lookedAt(Plan plan, Scenario scenario) {
    var uses =
        Stream.concat(
            Reach.steps(plan, scenario).stream().flatMap(BlindSpots::checks),
            Items.of(plan, scenario).stream().flatMap(item -> item.checks().stream()));
    var named = uses.map(CheckUse::target).filter(Objects::nonNull).collect(Collectors.toSet());
    return plan.targets().stream().filter(target -> named.contains(target.id())).toList();
  }

  /// Where its actions go, in the plan's order.
  public static List<Target> by(Plan plan, Scenario scenario) {
    var named =
        Reach.steps(plan, scenario).stream()
            .map(step -> step.body() instanceof StepBody.Action action ? action.target() : null)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return plan.targets().stream().filter(target -> named.contains(target.id())).toList();
  }
}
