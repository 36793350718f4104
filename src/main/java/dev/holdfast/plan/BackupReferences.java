package dev.holdfast.plan;

import java.util.Optional;
import java.util.TreeSet;

/// What backups and markers name must be there.
final class BackupReferences {
  private final References all;
  private final UseReferences uses;

  private BackupReferences(References all, UseReferences uses) {
    this.all = all;
    this.uses = uses;
  }

  static void check(References all, UseReferences uses) {
    new BackupReferences(all, uses).check();
  }

  private void check() {
    for (int i = 0; i < all.plan.backups().size(); i++) {
      var backup = all.plan.backups().get(i);
      var path = "backups/" + i;
      all.known("target", path + "/target", backup.target(), all.targets);
      for (int c = 0; c < backup.copies().size(); c++) {
        var target = backup.copies().get(c).target();
        all.known("target", path + "/copies/" + c + "/target", target, all.targets);
      }
      if (backup.script() != null) uses.file(backup.script(), path + "/script");
      var names = Names.ofPlan(all);
      for (int p = 0; p < backup.points().size(); p++) {
        uses.points(backup.points().get(p), path + "/points/" + p, names);
      }
      for (int r = 0; r < backup.restoredBy().size(); r++) {
        restore(backup, backup.restoredBy().get(r), path + "/restored-by/" + r);
      }
      of(path, backup.of());
      all.known("backup", path + "/needs", backup.needs(), bearers(backup));
    }
    for (int i = 0; i < all.plan.markers().size(); i++) {
      var marker = all.plan.markers().get(i);
      uses.check(marker.check(), "markers/" + i, Names.ofPlan(all));
      var stores = new TreeSet<String>();
      all.plan.backups().forEach(backup -> stores.add(backup.of()));
      all.known("store with a backup", "markers/" + i + "/of", marker.of(), stores);
    }
  }

  /// Those that a backup can need: of the same store, and whole by themselves.
  private java.util.Set<String> bearers(Paper.Backup backup) {
    var ids = new TreeSet<String>();
    for (var other : all.plan.backups()) {
      if (other.of().equals(backup.of()) && other.needs() == null) ids.add(other.id());
    }
    return ids;
  }

  private void restore(Paper.Backup backup, Paper.Restore restore, String path) {
    var slash = restore.step().indexOf('/');
    var scenario =
        slash < 0
            ? Optional.<Scenario>empty()
            : all.plan.scenario(restore.step().substring(0, slash));
    if (scenario.isEmpty()) {
      all.known("scenario", path + "/step", restore.step().replaceFirst("/.*", ""), all.scenarios);
      if (slash < 0) {
        all.error(
            "bad-value",
            path + "/step",
            "'%s' names no step of a scenario.".formatted(restore.step()),
            "Write it as SCENARIO/STEP.");
      }
      return;
    }
    var steps = new TreeSet<String>();
    scenario.get().phases().forEach(phase -> phase.steps().forEach(step -> steps.add(step.id())));
    all.known("step", path + "/step", restore.step().substring(slash + 1), steps);
    all.known("target", path + "/target", restore.target(), all.targets);
    names(scenario.get(), restore).check(restore.with(), path + "/with");
    marker(backup, restore, path);
  }

  /// A marker is asked for again whenever a further step is done: what any step of the scenario
  /// hands over can be there.
  private Names names(Scenario scenario, Paper.Restore restore) {
    var names = Names.of(all, scenario);
    for (var phase : scenario.phases()) {
      for (var step : phase.steps()) {
        names.done(step);
        if (restore.step().endsWith("/" + step.id())) names.item(step.forEach() != null);
      }
    }
    return names;
  }

  /// The marker's check as it is read after this step.
  private void marker(Paper.Backup backup, Paper.Restore restore, String path) {
    var marker =
        all.plan.markers().stream().filter(one -> one.of().equals(backup.of())).findFirst();
    if (marker.isEmpty()) {
      if (restore.with().isEmpty() && restore.target() == null) return;
      all.warning(
          "no-marker",
          path,
          "'%s' has no marker that could be read here.".formatted(backup.of()),
          "After this restore nobody could say what was really lost.",
          "Add a marker of '%s', or take 'target' and 'with' away.".formatted(backup.of()));
      return;
    }
    var use = marker.get().after(restore);
    var term = all.vocabulary.check(use.check());
    if (term.isEmpty()) return;
    var known = term.get().params().stream().map(Vocabulary.Parameter::name).toList();
    restore.with().keySet().stream()
        .sorted()
        .forEach(key -> all.known("parameter", path + "/with/" + key, key, known));
  }

  private void of(String path, String of) {
    if (all.components.contains(of)) return;
    var close = Suggestion.closest(of, all.components);
    if (close.isEmpty() || all.hidden("component", path + "/of", of)) return;
    all.warning(
        "unknown-component",
        path + "/of",
        "'%s' is no component, did you mean '%s'?".formatted(of, close.get()),
        "The loss of a component could not be counted from this backup.",
        "Write '" + close.get() + "', or a word that is not so near to it.");
  }
}
