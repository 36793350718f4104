package dev.holdfast.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/// Finds what a well-formed plan says that cannot be: names of nothing, wrong parameters, circles,
/// and promises that its own windows break.
public final class PlanReferences {
  private PlanReferences() {}

  /// Everything found in a loaded folder, with the loader's own findings first. Where something
  /// could not be read, the rest is judged all the same; what only follows from that is not.
  public static List<Finding> check(PlanLoader.Result loaded, Vocabulary vocabulary) {
    var findings = new ArrayList<>(loaded.findings());
    loaded
        .draft()
        .ifPresent(
            draft ->
                findings.addAll(
                    check(
                        new References(draft.plan(), vocabulary, loaded.positions(), draft.gaps()),
                        file -> inside(loaded, file))));
    return List.copyOf(findings);
  }

  private static boolean inside(PlanLoader.Result loaded, String file) {
    try {
      var root = loaded.folder().toRealPath();
      return Files.exists(root.resolve(file)) && root.resolve(file).toRealPath().startsWith(root);
    } catch (IOException | InvalidPathException ignored) {
      return false;
    }
  }

  /// @param files whether there is such a file or folder inside the plan's folder
  private static List<Finding> check(References all, Predicate<String> files) {
    var uses = new UseReferences(all, files);
    ids(all);
    values(all);
    targets(all);
    components(all, uses);
    BackupReferences.check(all, uses);
    checklist(all, uses);
    paper(all);
    RehearsalReferences.plan(all);
    for (var scenario : all.plan.scenarios()) {
      new ScenarioReferences(all, uses, scenario).check();
      RehearsalReferences.scenario(all, scenario);
      items(all, scenario);
    }
    subScenarios(all);
    PlanProof.check(all);
    all.sayUnjudged();
    return all.findings();
  }

  private static void ids(References all) {
    var plan = all.plan;
    unique(all, "document", "documents", plan.documents(), Paper.Document::id);
    unique(all, "objective", "objectives", plan.objectives(), Paper.Objective::id);
    unique(all, "tolerance", "tolerances", plan.tolerances(), Paper.Tolerance::id);
    unique(all, "component", "components", plan.components(), Component::id);
    unique(all, "backup", "backups", plan.backups(), Paper.Backup::id);
    unique(all, "role", "roles", plan.roles(), Paper.Role::id);
    unique(all, "contact", "contacts", plan.contacts(), Paper.Contact::id);
    unique(all, "service", "services", plan.services(), Paper.Service::id);
    unique(all, "escalation", "escalation", plan.escalation(), Paper.Escalation::id);
    unique(all, "update", "updates", plan.updates(), Paper.Update::id);
    unique(all, "metric", "metrics", plan.metrics(), Paper.Metric::id);
    unique(all, "upkeep", "upkeep", plan.upkeep(), Paper.Upkeep::id);
    unique(all, "compliance rule", "compliance", plan.compliance(), Paper.Compliance::id);
    unique(all, "audit rule", "audit", plan.audit(), Paper.Audit::id);
    unique(all, "safeguard", "safeguards", plan.safeguards(), Paper.Safeguard::id);
  }

  private static <T> void unique(
      References all, String kind, String key, List<T> items, Function<T, String> id) {
    var named = new ArrayList<References.Named>();
    for (int i = 0; i < items.size(); i++) {
      named.add(new References.Named(id.apply(items.get(i)), key + "/" + i));
    }
    all.unique(kind, named);
  }

  private static void values(References all) {
    var edges = new LinkedHashMap<String, List<String>>();
    var names = Names.ofAnyScenario(all);
    for (var name : new TreeSet<>(all.plan.values().keySet())) {
      var value = all.plan.values().getOrDefault(name, "");
      names.check(value, "values/" + name);
      edges.put("plan." + name, List.copyOf(Templates.names(value)));
    }
    for (var circle : Cycles.of(edges)) {
      all.error(
          "cycle",
          "values/" + circle.getFirst().substring("plan.".length()),
          "This value needs itself: " + String.join(" \u2192 ", circle) + ".",
          "Nothing that reads it could ever start.",
          "Write one of them out.");
    }
  }

  private static void targets(References all) {
    for (var target : all.plan.targets()) {
      var path = "targets/" + target.id() + "/connector";
      all.known("connector", path, target.connector(), all.vocabulary.connectors());
      endpoint(all, target);
      witness(all, target);
      settings(all, target);
    }
  }

  private static void witness(References all, Target target) {
    var said = target.settings().get(Witness.WITNESS);
    if (said == null) return;
    var path = "targets/" + target.id() + "/" + Witness.WITNESS;
    if (Witness.parse(String.valueOf(said)).isEmpty()) {
      all.error(
          "bad-witness",
          path,
          "The witness '%s' of target '%s' cannot be connected to.".formatted(said, target.id()),
          "Write " + Witness.FORM + ".");
    } else if (target.settings().get(Witness.NETWORK) == null) {
      all.error(
          "bad-witness",
          path,
          "Target '%s' names a witness, and no network that it stands for.".formatted(target.id()),
          "Add network: NAME to it and to the targets that are reached the same way.");
    }
  }

  private static void settings(References all, Target target) {
    for (var name : new TreeSet<>(target.settings().keySet())) {
      if (!(target.settings().get(name) instanceof String value)) continue;
      all.vocabulary
          .unusable(target.connector(), name, value)
          .ifPresent(
              why ->
                  all.error(
                      "unusable-setting",
                      "targets/" + target.id() + "/" + name,
                      "'%s' of the target '%s' cannot be used: %s."
                          .formatted(name, target.id(), why),
                      "Correct it."));
    }
  }

  /// A doubt only: a rehearsal does not go there, and a run may be led elsewhere.
  private static void endpoint(References all, Target target) {
    var endpoint = target.endpoint();
    if (endpoint == null) return;
    all.vocabulary
        .misled(target.connector(), endpoint)
        .ifPresent(
            why ->
                all.warning(
                    "wrong-endpoint",
                    "targets/" + target.id() + "/endpoint",
                    "The endpoint of the target '%s' cannot be used: %s."
                        .formatted(target.id(), why),
                    "A live run or a drill of this plan is refused with it.",
                    "Correct it, or take it out."));
  }

  private static void components(References all, UseReferences uses) {
    var edges = new LinkedHashMap<String, List<String>>();
    var names = Names.ofPlan(all);
    for (int i = 0; i < all.plan.components().size(); i++) {
      var component = all.plan.components().get(i);
      var path = "components/" + i;
      edges.putIfAbsent(component.id(), component.dependsOn());
      all.known("component", path + "/depends-on", component.dependsOn(), all.components);
      for (int p = 0; p < component.places().size(); p++) {
        var place = component.places().get(p);
        all.known("target", path + "/places/" + p + "/target", place.target(), all.targets);
        names.check(place.with(), path + "/places/" + p + "/with");
      }
      for (int c = 0; c < component.checks().size(); c++) {
        sensed(component, component.checks().get(c), path + "/checks/" + c, uses, names);
      }
    }
    for (var circle : Cycles.of(edges)) {
      var first = all.plan.components().stream().map(Component::id).toList();
      all.error(
          "cycle",
          "components/" + first.indexOf(circle.getFirst()) + "/depends-on",
          "These components depend on each other: " + String.join(" \u2192 ", circle) + ".",
          "No order of recovery could bring them back, and no cause could be told from its effects.",
          "Take one out of 'depends-on'.");
    }
  }

  /// A check without a target looks at each place, with the names that the component has there.
  private static void sensed(
      Component component, CheckUse check, String path, UseReferences uses, Names names) {
    if (check.target() != null || component.places().isEmpty()) {
      uses.check(check, path, names);
      return;
    }
    for (var place : component.places()) {
      uses.check(check, path, names, place.with(), place.target());
    }
  }

  private static void checklist(References all, UseReferences uses) {
    var names = Names.ofAnyScenario(all);
    var ids = new ArrayList<References.Named>();
    var groups = all.plan.checklist().groups();
    for (int g = 0; g < groups.size(); g++) {
      ids.add(new References.Named(groups.get(g).id(), "checklist/" + g));
      var items = groups.get(g).items();
      for (int i = 0; i < items.size(); i++) {
        var item = items.get(i);
        var path = "checklist/" + g + "/items/" + i;
        ids.add(new References.Named(item.id(), path));
        all.known("role", path + "/owner", item.owner(), all.roles);
        if (all.written(path + "/checks")) {
          uses.checks(item.checks(), path + "/checks", names);
        } else {
          var nested = all.written(path + "/check/check") ? path + "/check" : path;
          item.checks().forEach(check -> uses.check(check, nested, names));
        }
      }
    }
    all.unique("checklist", ids);
  }

  private static void items(References all, Scenario scenario) {
    Set<String> known = new TreeSet<>();
    for (var group : all.plan.checklist().groups()) {
      known.add(group.id());
      group.items().forEach(item -> known.add(item.id()));
    }
    if (scenario.checklist().equals(List.of(ScenarioReader.NO_ITEM))) return;
    var path = References.file(scenario) + "/checklist";
    all.known("checklist item", path, scenario.checklist(), known);
  }

  private static void paper(References all) {
    var plan = all.plan;
    for (int i = 0; i < plan.updates().size(); i++) {
      all.known("role", "updates/" + i + "/owner", plan.updates().get(i).owner(), all.roles);
    }
    for (int i = 0; i < plan.upkeep().size(); i++) {
      var upkeep = plan.upkeep().get(i);
      all.known("role", "upkeep/" + i + "/owner", upkeep.owner(), all.roles);
      all.known("scenario", "upkeep/" + i + "/scenario", upkeep.scenario(), all.scenarios);
    }
  }

  private static void subScenarios(References all) {
    var edges = new LinkedHashMap<String, List<String>>();
    for (var scenario : all.plan.scenarios()) {
      var to = new ArrayList<String>();
      for (var phase : scenario.phases()) {
        for (var step : phase.steps()) {
          switch (step.body()) {
            case StepBody.Run run -> to.add(run.scenario());
            case StepBody.Decide decide -> to.addAll(decide.branches().values());
            default -> {}
          }
        }
      }
      edges.put(scenario.id(), to);
    }
    for (var circle : Cycles.of(edges)) {
      all.error(
          "cycle",
          "scenarios/" + circle.getFirst() + ".yaml",
          "These scenarios run each other: " + String.join(" \u2192 ", circle) + ".",
          "The run would never end.",
          "Take one 'run' or branch out.");
    }
  }
}
