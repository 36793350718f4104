package dev.holdfast.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Event;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Holders;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.StepBody;
import dev.holdfast.plan.Templates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// A list that a `for-each` goes through, given anew: what is new in it gets its turn, also where
/// the others were over a moment ago, and what is no longer in it is left out unless it has begun.
/// Else a mistyped name could only be skipped, and the right one never be done.
final class ListsAnew {
  /// What was not sent, or is known not to have happened.
  private static final Set<StepStatus> NOT_BEGUN =
      Set.of(
          StepStatus.PLANNED,
          StepStatus.WAITING,
          StepStatus.FAILED,
          StepStatus.BLOCKED,
          StepStatus.SKIPPED,
          StepStatus.UNDONE);

  /// What can change what a list given anew means for the steps in it: something in it ended, was
  /// put back, was left out or is done again.
  private static final Set<String> CHANGES =
      Set.of(
          "run.input",
          "step.items",
          "step.opened",
          "step.done",
          "step.failed",
          "step.skipped",
          "step.retried",
          "step.answered",
          "step.resolved",
          "step.put-back",
          "step.undo-failed",
          "step.undo-unproved",
          "step.undone");

  private final AtomicBoolean changed = new AtomicBoolean();
  private final ReentrantLock taking = new ReentrantLock();
  private volatile boolean given;
  private final Ledger ledger;
  private final RunSecrets secrets;
  private final Scheduler scheduler;
  private final Steps steps;

  ListsAnew(Ledger ledger, RunSecrets secrets, Scheduler scheduler, Steps steps) {
    this.ledger = ledger;
    this.secrets = secrets;
    this.scheduler = scheduler;
    this.steps = steps;
    this.given =
        ledger.read(f -> f.timeline().stream().anyMatch(line -> line.type().equals("run.input")));
  }

  void heard(Event event) {
    if (event.type().equals("run.input")) given = true;
    if (CHANGES.contains(event.type())) changed.set(true);
  }

  /// What a list given before means now that something happened: an item that it does not have any
  /// more is left out once what was under way in it is known not to have happened, and one that is
  /// opened again gets what is new. It would be so after a restart, and must not depend on one.
  void goOn() {
    if (!given || !changed.getAndSet(false) || ledger.read(Fold::over)) return;
    take(Person.HOLDFAST);
  }

  /// An input is given: whoever gives it is who changes the lists.
  void given(Runnable recorded, Person by) {
    taking.lock();
    try {
      recorded.run();
      take(by);
    } finally {
      taking.unlock();
    }
  }

  /// Why a value would make a list of an open step too long; empty where it does not.
  Optional<Problem> tooLong(Command.Input c) {
    return ledger.read(
        fold ->
            open(fold).stream()
                .filter(
                    node ->
                        Templates.names(Objects.requireNonNull(node.body().forEach()))
                            .contains(c.input()))
                .flatMap(
                    node -> {
                      var all = new ArrayList<Object>();
                      for (var child : fold.outline().children(node.name())) {
                        var there = fold.outline().node(child);
                        if (there != null && there.item() != null) all.add(there.item());
                      }
                      all.addAll(Openings.list(c.value()));
                      return LongLists.why(node.name(), all).stream();
                    })
                .findFirst());
  }

  /// What the lists are now.
  void take(Person by) {
    taking.lock();
    try {
      takeAll(by);
    } finally {
      taking.unlock();
    }
  }

  private void takeAll(Person by) {
    var heard = new HashSet<String>();
    // What takes up an item opens the lists in it again: they are to hear of it in their turn.
    for (var more = true; more; ) {
      more = false;
      for (var node : ledger.read(ListsAnew::open)) {
        if (!heard.add(node.name())) continue;
        more = true;
        // One within an item that was just left out is over with it.
        if (ledger.read(fold -> Holders.takesMore(fold, node.name()))) take(node, by);
      }
    }
  }

  private static List<Outline.Node> open(Fold fold) {
    return fold.outline().nodes().values().stream()
        .filter(node -> !node.hidden() && node.item() == null && readsInputs(node))
        .filter(node -> Holders.takesMore(fold, node.name()))
        .toList();
  }

  private static boolean readsInputs(Outline.Node node) {
    var each = node.body().forEach();
    return each != null && Templates.names(each).stream().anyMatch(name -> !name.contains("."));
  }

  /// What changed something, or may have, has begun. What was read, asked or waited for has not.
  private static boolean notBegun(Fold fold, Outline.Node node) {
    var step = fold.step(node.name());
    if (fold.outline().holds(node) && step.opened()) {
      return inside(fold, node).stream().allMatch(child -> notBegun(fold, child));
    }
    if (!(node.body().body() instanceof StepBody.Action) || step.isReading()) return true;
    return NOT_BEGUN.contains(step.status()) && !step.changed();
  }

  /// Open, or left out for the list with something in it that is not: a crash came between.
  private static boolean goesOn(Fold fold, Outline.Node node) {
    var step = fold.step(node.name());
    if (!step.settled()) return true;
    return step.unneeded()
        && whole(fold, node).stream().anyMatch(one -> !fold.step(one.name()).settled());
  }

  private static List<Outline.Node> inside(Fold fold, Outline.Node node) {
    return fold.outline().children(node.name()).stream()
        .map(name -> Objects.requireNonNull(fold.outline().node(name)))
        .filter(child -> !child.hidden())
        .toList();
  }

  /// An item with all that it holds, itself first.
  private static List<Outline.Node> whole(Fold fold, Outline.Node node) {
    return Stream.concat(
            Stream.of(node),
            inside(fold, node).stream().flatMap(child -> whole(fold, child).stream()))
        .toList();
  }

  private void take(Outline.Node node, Person by) {
    var each = Objects.requireNonNull(node.body().forEach());
    // A secret is gone with the program that it was given to.
    if (ledger.read(f -> !Scope.at(f, secrets.all(), node).missingInputs(each).isEmpty())) return;
    var now = Openings.list(ledger.read(fold -> Scope.at(fold, secrets.all(), node).resolve(each)));
    var wanted = now.stream().map(String::valueOf).toList();
    var children =
        ledger.read(
            fold ->
                fold.outline().children(node.name()).stream()
                    .map(name -> Objects.requireNonNull(fold.outline().node(name)))
                    .toList());
    var all = new ArrayList<Object>();
    for (var child : children) all.add(Objects.requireNonNull(child.item()));
    var there = all.stream().map(String::valueOf).toList();
    // What was taken out of the list around it does no more than it has begun.
    var takesMore = ledger.read(fold -> allListed(fold, node));
    for (var item : takesMore ? now : List.of()) {
      if (!there.contains(String.valueOf(item))) all.add(item);
    }
    // The new ones first: with nothing open in it, the step would be over.
    if (all.size() > there.size()) {
      var data = Facts.by(by, Facts.with(node.name(), "items", all));
      // Left out by a person meanwhile, it stays so.
      ledger.recordWhere(
          fold -> Holders.takesMore(fold, node.name()), () -> {}, "step.items", data);
    }
    for (var child : children) {
      if (wanted.contains(String.valueOf(child.item()))) {
        if (takesMore && ledger.read(fold -> fold.step(child.name()).unneeded())) takeUp(child, by);
      } else if (ledger.read(fold -> goesOn(fold, child) && notBegun(fold, child))
          && !ledger.read(fold -> wantedSince(fold, child))) {
        leaveOut(child, by);
      }
    }
  }

  /// Taken out of the list before, and in it again: nobody decided against it. What a list within
  /// left out stays so.
  private void takeUp(Outline.Node node, Person by) {
    var holds = ledger.read(fold -> fold.outline().holds(node) && fold.step(node.name()).opened());
    // What holds others goes on with them.
    if (!holds) {
      ledger.recordWhere(
          fold -> fold.step(node.name()).unneeded(),
          () -> scheduler.forget(node.name()),
          "step.retried",
          Facts.by(by, Facts.of(node.name())));
    }
    for (var child : ledger.read(fold -> inside(fold, node))) {
      if (child.item() == null || ledger.read(fold -> listed(fold, child))) takeUp(child, by);
    }
  }

  private boolean allListed(Fold fold, Outline.Node node) {
    for (var at = node; at != null; at = fold.outline().node(at.parent())) {
      if (at.item() != null && !listed(fold, at)) return false;
    }
    return true;
  }

  private boolean listed(Fold fold, Outline.Node item) {
    var list = fold.outline().node(item.parent());
    if (list == null || !readsInputs(list)) return true;
    var scope = Scope.at(fold, secrets.all(), list);
    var each = Objects.requireNonNull(list.body().forEach());
    return scope.missingInputs(each).isEmpty()
        && Openings.list(scope.resolve(each)).stream()
            .map(String::valueOf)
            .anyMatch(String.valueOf(item.item())::equals);
  }

  /// Whether somebody had it, or a step in it, done all the same after the list was given last.
  private static boolean wantedSince(Fold fold, Outline.Node item) {
    for (var line : fold.timeline().reversed()) {
      if (line.type().equals("run.input")) return false;
      var within = line.step().equals(item.name()) || line.step().startsWith(item.name() + "/");
      var person = !line.by().isEmpty() && !line.by().equals(Person.HOLDFAST.name());
      if (within && person && line.type().equals("step.retried")) return true;
    }
    return false;
  }

  private void leaveOut(Outline.Node item, Person by) {
    for (var node : ledger.read(fold -> whole(fold, item))) {
      var data = Facts.with(node.name(), "because", "no longer in the list, which was given anew");
      data.put("unneeded", true);
      var left =
          ledger.recordWhere(
              fold -> !fold.step(node.name()).settled() && !wantedSince(fold, item),
              () -> {},
              "step.skipped",
              Facts.by(by, data));
      if (left) steps.cancel(node.name());
    }
  }
}
