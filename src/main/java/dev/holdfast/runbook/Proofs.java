package dev.holdfast.runbook;

import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Paper;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.StepBody;
import dev.holdfast.recovery.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The restores that the home's records tell of: steps that restore from a backup, done and
/// verified.
public final class Proofs {
  /// Older ones are on record still, and prove less and less.
  private static final int LAST = 100;

  private final Incidents incidents;

  public Proofs(Incidents incidents) {
    this.incidents = incidents;
  }

  /// Of the plan's backups, in no particular order.
  public List<Proof> of(Plan plan) {
    if (plan.backups().stream().allMatch(backup -> backup.restoredBy().isEmpty())) return List.of();
    var proofs = new ArrayList<Proof>();
    var names = incidents.names();
    for (var name : names.subList(Math.max(0, names.size() - LAST), names.size())) {
      try {
        var fold = incidents.story(name).fold();
        if (fold.plan().id().equals(plan.id())) proofs.addAll(of(plan, fold));
      } catch (ProblemException e) {
        // A record that cannot be read proves nothing; the list of incidents names it.
      }
    }
    return proofs;
  }

  private static List<Proof> of(Plan plan, Fold fold) {
    var proofs = new ArrayList<Proof>();
    for (var node : fold.outline().nodes().values()) {
      if (node.hidden()) continue;
      var record = fold.step(node.name());
      var ended = record.ended();
      if (record.status() != StepStatus.DONE || ended == null) continue;
      for (var restore : restores(plan, fold, node)) {
        var backup = restore.backup();
        proofs.add(
            new Proof(backup.of(), backup.id(), ended, fold.id(), fold.mode().word(), node.name()));
      }
    }
    return proofs;
  }

  /// A backup and how a step restores from it.
  record Restored(Paper.Backup backup, Paper.Restore restore) {}

  /// What this step of a run restores from, by the plan.
  static List<Restored> restores(Plan plan, Fold fold, Outline.Node node) {
    var step = scenario(plan, fold, node).map(one -> one.id() + "/" + node.body().id());
    if (step.isEmpty()) return List.of();
    var found = new ArrayList<Restored>();
    for (var backup : plan.backups()) {
      for (var restore : backup.restoredBy()) {
        if (restore.step().equals(step.get())) found.add(new Restored(backup, restore));
      }
    }
    return found;
  }

  /// The scenario in which a step stands: the run's own, or the one that a step of it runs.
  private static Optional<Scenario> scenario(Plan plan, Fold fold, Outline.Node node) {
    var prefix = node.prefix();
    if (prefix.isEmpty()) return Optional.of(fold.scenario());
    var holder = fold.outline().node(prefix.substring(0, prefix.length() - 1));
    if (holder == null || holder.hidden()) return Optional.empty();
    return switch (holder.body().body()) {
      case StepBody.Run run -> plan.scenario(run.scenario());
      case StepBody.Decide decide ->
          Optional.ofNullable(
                  decide.branches().get(fold.decisions().getOrDefault(holder.name(), "")))
              .flatMap(plan::scenario);
      default -> Optional.empty();
    };
  }
}
