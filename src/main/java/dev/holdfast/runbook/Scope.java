package dev.holdfast.runbook;

import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Outline;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.StepBody;
import dev.holdfast.plan.Templates;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What `${...}` means at one step: inputs, plan values, earlier outputs, the item, the run.
final class Scope {
  private final Fold fold;
  private final Map<String, Secret> secrets;
  private final String prefix;
  private final @Nullable Object item;
  private final String self;
  private final Set<String> open = new LinkedHashSet<>();

  private Scope(
      Fold fold, Map<String, Secret> secrets, String prefix, @Nullable Object item, String self) {
    this.fold = fold;
    this.secrets = secrets;
    this.prefix = prefix;
    this.item = item;
    this.self = self;
  }

  static Scope at(Fold fold, Map<String, Secret> secrets, Outline.Node node) {
    return new Scope(fold, secrets, node.prefix(), node.item(), node.name());
  }

  /// The scope of the run itself, for checklist items.
  static Scope run(Fold fold, Map<String, Secret> secrets) {
    return new Scope(fold, secrets, "", null, "");
  }

  Object resolve(Object value) {
    return Templates.resolve(value, this::find);
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> resolve(Map<String, Object> values) {
    var resolved = new HashMap<String, Object>();
    values.forEach((name, value) -> resolved.put(name, resolve(value)));
    return resolved;
  }

  /// Inputs that a value reads and that nobody has given yet.
  Set<String> missingInputs(Object value) {
    var missing = new TreeSet<String>();
    for (var name : Templates.names(value)) {
      if (!name.contains(".") && !name.equals("item") && find(name) == null) missing.add(name);
    }
    return missing;
  }

  /// What a name means here, where that is known.
  Optional<Object> known(String name) {
    return Optional.ofNullable(find(name));
  }

  private @Nullable Object find(String name) {
    if (name.equals("item")) return item;
    if (name.startsWith("run.")) return run(name.substring(4));
    if (name.startsWith("plan.")) return planValue(name.substring(5));
    var dot = name.indexOf('.');
    return dot < 0 ? input(name) : output(name.substring(0, dot), name.substring(dot + 1));
  }

  private @Nullable Object planValue(String name) {
    var value = fold.plan().values().get(name);
    return value == null ? null : once("plan." + name, value);
  }

  /// Resolves a value that the plan gives to a name, which must not need itself on the way.
  private Object once(String name, Object value) {
    if (!open.add(name)) {
      throw new ProblemException(
          Problem.of(
              "plan.circular-value",
              "The value of ${%s} needs itself: %s, %s"
                  .formatted(name, String.join(", ", open), name),
              "It can never be known, so nothing that reads it can start",
              "write the value out in the plan, and declare again"));
    }
    try {
      return resolve(value);
    } finally {
      open.remove(name);
    }
  }

  private @Nullable Object run(String name) {
    return switch (name) {
      case "id" -> fold.id();
      case "declared" -> fold.declared().toString();
      case "began" -> fold.began().toString();
      case "date" ->
          fold.declared().atOffset(ZoneOffset.UTC).toLocalDate().toString().replace("-", "");
      default -> null;
    };
  }

  private @Nullable Object output(String step, String name) {
    var full = prefix + step;
    var node = fold.outline().node(full);
    if (node == null) return null;
    if (item != null && self.equals(full + "[" + item + "]")) {
      return fold.step(self).outputs().get(name);
    }
    if (!node.hidden() && node.body().forEach() != null) {
      var values = new ArrayList<Object>();
      for (var child : fold.outline().children(full)) {
        var value = fold.step(child).outputs().get(name);
        if (value != null) values.add(value);
      }
      return List.copyOf(values);
    }
    var value = fold.step(full).outputs().get(name);
    if (value == null && (name.equals("answer") || name.equals("branch"))) {
      var said = fold.step(full).answer();
      return said.isEmpty() ? null : said;
    }
    return value;
  }

  private @Nullable Object input(String name) {
    if (prefix.isEmpty()) return said(fold.scenario(), name);
    var holder = fold.outline().node(prefix.substring(0, prefix.length() - 1));
    if (holder == null || holder.hidden()) return null;
    var outer = Scope.at(fold, secrets, holder);
    var wired = holder.body().body() instanceof StepBody.Run run ? run.inputs().get(name) : null;
    if (wired != null) return outer.resolve(wired);
    var own = held(holder).filter(sub -> takes(sub, name)).map(sub -> said(sub, name)).orElse(null);
    return own != null ? own : outer.find(name);
  }

  /// The scenario that a step holds; of a decision, that of the branch taken.
  private Optional<Scenario> held(Outline.Node holder) {
    return switch (holder.body().body()) {
      case StepBody.Run run -> fold.plan().scenario(run.scenario());
      case StepBody.Decide decide ->
          Optional.ofNullable(
                  decide.branches().get(fold.decisions().getOrDefault(holder.name(), "")))
              .flatMap(fold.plan()::scenario);
      default -> Optional.empty();
    };
  }

  private static boolean takes(Scenario scenario, String name) {
    return scenario.inputs().stream().anyMatch(input -> input.id().equals(name));
  }

  /// What the run was told, before what the plan has in its place: also where the scenario is one
  /// that the run holds.
  private @Nullable Object said(Scenario scenario, String name) {
    var secret = secrets.get(name);
    if (secret != null) return secret;
    var given = fold.inputs().get(name);
    return given != null ? given : preset(scenario, name);
  }

  private @Nullable Object preset(Scenario scenario, String name) {
    for (var input : scenario.inputs()) {
      var value = input.preset();
      if (input.id().equals(name) && value != null) return once(name, value);
    }
    return null;
  }
}
