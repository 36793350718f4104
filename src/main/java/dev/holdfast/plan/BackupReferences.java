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
      needs(path + "/needs", backup);
    }
    circles();
    for (int i = 0; i < all.plan.markers().size(); i++) {
      var marker = all.plan.markers().get(i);
      uses.check(marker.check(), "markers/" + i, Names.ofPlan(all));
      var stores = new TreeSet<String>();
      all.plan.backups().forEach(backup -> stores.add(backup.of()));
      all.known("store with a backup", "markers/" + i + "/of", marker.of(), stores);
    }
  }

  /// One that is there and cannot bear another is not called unknown: that would be looked for in
  /// its name.
  private void needs(String path, Paper.Backup backup) {
    var needed =
        all.plan.backups().stream()
            .filter(one -> one.id().equals(backup.needs()) && !bearers(backup).contains(one.id()))
            .findFirst();
    if (needed.isEmpty()) {
      all.known("backup", path, backup.needs(), bearers(backup));
      return;
    }
    var other = needed.get();
    if (!other.of().equals(backup.of())) {
      all.error(
          "needs-other-store",
          path,
          "'%s' at %s is a backup of '%s', not of '%s'."
              .formatted(other.id(), other.at(), other.of(), backup.of()),
          "Nothing of one store can be restored with the backup of another.",
          "Write the backup of '%s' that this one needs.".formatted(backup.of()));
      return;
    }
    if (inCircle(backup)) return;
    all.error(
        "needs-one-that-needs",
        path,
        "'%s' at %s needs another itself: '%s'.".formatted(other.id(), other.at(), other.needs()),
        "How far its points count could not be told: only a backup that is whole by itself bears others.",
        "Write '%s', if this one is restored with it.".formatted(other.needs()));
  }

  private boolean inCircle(Paper.Backup backup) {
    return rounds().stream().anyMatch(round -> round.contains(backup.id()));
  }

  private java.util.List<java.util.List<String>> rounds() {
    var edges = new java.util.LinkedHashMap<String, java.util.List<String>>();
    for (var backup : all.plan.backups()) {
      var needs = backup.needs();
      edges.put(backup.id(), needs == null ? java.util.List.of() : java.util.List.of(needs));
    }
    return Cycles.of(edges);
  }

  private void circles() {
    for (var round : rounds()) {
      var stands = new java.util.ArrayList<String>();
      var first = -1;
      for (var id : round) {
        for (int i = 0; i < all.plan.backups().size(); i++) {
          var backup = all.plan.backups().get(i);
          if (!backup.id().equals(id)) continue;
          if (first < 0) first = i;
          stands.add("%s (%s)".formatted(id, backup.at()));
          break;
        }
      }
      all.error(
          "cycle",
          "backups/" + first + "/needs",
          "These backups need each other: " + String.join(" \u2192 ", stands) + ".",
          "Nothing can be restored from any of them: none is whole by itself.",
          "Take 'needs' away from the one that is whole by itself.");
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
