package dev.holdfast.runbook;

import dev.holdfast.incident.Consents;
import dev.holdfast.incident.Event;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.StepStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Decides what may start. Only nodes that an event can have touched are looked at, so that the
/// cost of an event does not grow with the length of the runbook.
final class Scheduler {
  private final Ledger ledger;
  private final Steps steps;
  private final int atOnce;
  private final Object lock = new Object();
  private Set<String> dirty = new LinkedHashSet<>();
  private final Set<String> released = new HashSet<>();
  private final Set<String> passedGates = new HashSet<>();

  /// Left out, and all that stands before them is over too.
  private final Set<String> passedOver = new HashSet<>();

  private final Set<String> launched = new HashSet<>();
  private final LinkedHashSet<String> startable = new LinkedHashSet<>();

  Scheduler(Ledger ledger, Steps steps, int atOnce) {
    this.ledger = ledger;
    this.steps = steps;
    this.atOnce = atOnce;
  }

  /// Looks at every node once.
  void all() {
    var names = ledger.read(fold -> List.copyOf(fold.outline().nodes().keySet()));
    synchronized (lock) {
      dirty.addAll(names);
    }
  }

  void heard(Event event) {
    switch (event.type()) {
      case "step.decided", "run.continued", "run.declared" -> all();
      // What was over goes on: whatever was let past it waits again, as after a restart.
      case "step.items", "step.retried" -> {
        synchronized (lock) {
          passedOver.clear();
          passedGates.clear();
        }
        all();
      }
      case "step.done", "step.skipped" -> {
        // An approval that was asked anew held back what comes long after it, too.
        if (ledger.read(fold -> Consents.holdsBack(fold, event.step()))) all();
        else touched(event.step());
      }
      // An undo that came to nothing leaves its step as it was, and lets go what waited for it.
      case "step.failed",
          "step.undone",
          "step.opened",
          "step.put-back",
          "step.undo-failed",
          "step.undo-unproved" ->
          touched(event.step());
      default -> {}
    }
  }

  /// What is read of the run is read before the lock is taken: whoever reads it asks for the lock
  /// in it, and two that wait for one another would stop the run for ever.
  private void touched(String name) {
    var found =
        ledger.read(
            fold -> {
              var names = new LinkedHashSet<String>();
              names.add(name);
              next(fold, name, names);
              names.addAll(fold.outline().children(name));
              var node = fold.outline().node(name);
              // What requires a step that holds this one requires this one too.
              for (var at = node; at != null && !at.parent().isEmpty(); ) {
                names.add(at.parent());
                next(fold, at.parent(), names);
                at = fold.outline().node(at.parent());
              }
              return names;
            });
    synchronized (lock) {
      dirty.addAll(found);
    }
  }

  /// What comes after a step; in what holds others, also what is blocked by what that requires.
  private static void next(Fold fold, String name, Set<String> names) {
    for (var next : fold.outline().dependents(name)) {
      names.add(next);
      blocked(fold, next, names);
    }
  }

  private static void blocked(Fold fold, String holder, Set<String> names) {
    for (var child : fold.outline().children(holder)) {
      if (fold.step(child).status() == StepStatus.BLOCKED) names.add(child);
      blocked(fold, child, names);
    }
  }

  /// A step that a person sends again may start again.
  void forget(String name) {
    synchronized (lock) {
      launched.remove(name);
    }
  }

  boolean hasWork() {
    var stillTo = ledger.read(fold -> !fold.paused() && !fold.stopped() && !fold.failed());
    synchronized (lock) {
      return !dirty.isEmpty() || (stillTo && !startable.isEmpty());
    }
  }

  void dispatch() {
    while (true) {
      Set<String> batch;
      synchronized (lock) {
        if (dirty.isEmpty()) break;
        batch = dirty;
        dirty = new LinkedHashSet<>();
      }
      for (var name : batch) look(name);
    }
    startWhatMay();
  }

  private void startWhatMay() {
    if (ledger.read(fold -> fold.paused() || fold.stopped() || fold.failed() || fold.closed())) {
      return;
    }
    var ready = new ArrayList<String>();
    synchronized (lock) {
      for (var iterator = startable.iterator(); iterator.hasNext(); ) {
        if (steps.alive() + ready.size() >= atOnce) break;
        var name = iterator.next();
        iterator.remove();
        if (launched.add(name)) ready.add(name);
      }
    }
    for (var name : ready) {
      var node = ledger.read(fold -> fold.outline().node(name));
      if (node != null) steps.start(node);
    }
  }

  private void look(String name) {
    var node = ledger.read(fold -> fold.outline().node(name));
    if (node == null) return;
    if (node.hidden()) {
      gate(node);
      return;
    }
    var status = ledger.read(fold -> fold.step(name).status());
    if (status == StepStatus.SKIPPED) passOver(node);
    if (ledger.read(fold -> fold.step(name).opened()) && !status.settled()) {
      if (!closeIfChildrenAre(node)) release(node);
      return;
    }
    if (status == StepStatus.BLOCKED && ledger.read(fold -> isFree(fold, node))) {
      if (!ledger.recordWhile(status, "step.retried", Facts.of(name))) return;
      forget(name);
    } else if (status != StepStatus.PLANNED) {
      return;
    }
    switch (ledger.read(fold -> mayGo(fold, node))) {
      case GO -> {
        synchronized (lock) {
          startable.add(name);
        }
      }
      case NEVER -> block(node);
      case LATER -> {}
    }
  }

  /// Also of what the steps around it require: freed before that is there it would be blocked
  /// again.
  private boolean isFree(Fold fold, Outline.Node node) {
    return mayGo(fold, node) == Verdict.GO && Requirements.missing(fold, node).isEmpty();
  }

  private enum Verdict {
    GO,
    LATER,
    NEVER
  }

  private Verdict mayGo(Fold fold, Outline.Node node) {
    if (!node.parent().isEmpty()) {
      var parent = fold.step(node.parent());
      if (parent.status() == StepStatus.SKIPPED) return Verdict.LATER;
      if (!parent.opened()) return Verdict.LATER;
    }
    for (var name : node.after()) {
      if (!past(fold, name)) return Verdict.LATER;
    }
    for (var name : node.requires()) {
      if (fold.whole(name)) continue;
      return fold.step(name).settled() ? Verdict.NEVER : Verdict.LATER;
    }
    return Consents.open(fold, node).isEmpty() ? Verdict.GO : Verdict.LATER;
  }

  /// Whether what comes after a step or a gate may go.
  private boolean past(Fold fold, String name) {
    if (name.startsWith("~")) return passed(name);
    return fold.past(name) && (fold.step(name).status() != StepStatus.SKIPPED || isOver(name));
  }

  private boolean isOver(String name) {
    synchronized (lock) {
      return passedOver.contains(name);
    }
  }

  /// A step that was left out ahead of its turn lets go what comes after it when its turn has come:
  /// nobody decided on what stands before it.
  private void passOver(Outline.Node node) {
    var before = Stream.concat(node.after().stream(), node.requires().stream()).toList();
    if (!ledger.read(fold -> before.stream().allMatch(name -> past(fold, name)))) return;
    var next = dependents(node);
    synchronized (lock) {
      if (passedOver.add(node.name())) dirty.addAll(next);
    }
  }

  /// Lets what comes after a step that holds others go when only such are left in it as hold
  /// nothing back. It is done when they are.
  private void release(Outline.Node node) {
    var free = ledger.read(fold -> fold.past(node.name()));
    if (!free) return;
    var next = dependents(node);
    synchronized (lock) {
      if (!released.add(node.name())) return;
      dirty.addAll(next);
      if (!node.parent().isEmpty()) dirty.add(node.parent());
    }
  }

  private List<String> dependents(Outline.Node node) {
    return ledger.read(fold -> List.copyOf(fold.outline().dependents(node.name())));
  }

  private boolean passed(String gate) {
    synchronized (lock) {
      return passedGates.contains(gate);
    }
  }

  private void gate(Outline.Node node) {
    if (passed(node.name())) return;
    var open =
        ledger.read(
            fold ->
                // from the last, which in a sequence is the one still open: a no comes at once
                node.after().reversed().stream().allMatch(name -> past(fold, name)));
    if (!open) return;
    var next = dependents(node);
    synchronized (lock) {
      passedGates.add(node.name());
      dirty.addAll(next);
    }
  }

  /// Whether it is closed now: all that it holds is settled, also what holds no phase open.
  private boolean closeIfChildrenAre(Outline.Node node) {
    var children = ledger.read(fold -> fold.outline().children(node.name()));
    var all =
        ledger.read(
            fold ->
                children.stream()
                    .map(fold.outline()::node)
                    .filter(child -> child != null && !child.hidden())
                    .allMatch(child -> fold.step(child.name()).settled()));
    if (!all) return false;
    var done = count(children, StepStatus.DONE);
    var skipped = count(children, StepStatus.SKIPPED);
    var failed = count(children, StepStatus.FAILED);
    if (done == 0 && skipped + failed > 0) {
      // What was left out as a whole must not look like something that was done.
      var because = "nothing under it was done: %d skipped, %d failed".formatted(skipped, failed);
      ledger.record("step.skipped", Facts.with(node.name(), "because", because));
      return true;
    }
    var whole = children.isEmpty() ? "nothing to do" : "all done";
    var part = "%d done, %d skipped, %d failed".formatted(done, skipped, failed);
    var data = Facts.with(node.name(), "evidence", skipped + failed == 0 ? whole : part);
    data.put("verified", skipped + failed == 0);
    ledger.record("step.done", data);
    return true;
  }

  private long count(Collection<String> children, StepStatus status) {
    return ledger.read(
        fold ->
            children.stream()
                .map(fold.outline()::node)
                .filter(child -> child != null && !child.hidden())
                .filter(child -> fold.step(child.name()).status() == status)
                .count());
  }

  private void block(Outline.Node node) {
    var practised = ledger.read(fold -> Practised.unmet(fold, node));
    if (practised.isPresent()) {
      ledger.record("step.skipped", Facts.with(node.name(), "because", practised.get()));
      return;
    }
    if (ledger.read(fold -> fold.step(node.name()).status()) == StepStatus.BLOCKED) return;
    var blocked = ledger.read(fold -> Requirements.blocks(fold, node));
    if (blocked.isEmpty() || Requirements.recorded(ledger, node, blocked.get())) return;
    synchronized (lock) {
      dirty.add(node.name());
    }
  }
}
