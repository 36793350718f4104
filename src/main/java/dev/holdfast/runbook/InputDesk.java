package dev.holdfast.runbook;

import static dev.holdfast.runbook.Facts.by;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Consents;
import dev.holdfast.incident.DoneWith;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Outline;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Takes the values that people give, and lets go on, be shown or be agreed to anew what is made of
/// them. Empty: it is on record.
final class InputDesk {
  private final Ledger ledger;
  private final Steps steps;
  private final RunSecrets secrets;
  private final Scheduler scheduler;
  private final ListsAnew lists;

  InputDesk(Ledger ledger, Steps steps, RunSecrets secrets, Scheduler scheduler, ListsAnew lists) {
    this.ledger = ledger;
    this.steps = steps;
    this.secrets = secrets;
    this.scheduler = scheduler;
    this.lists = lists;
  }

  Optional<Problem> input(Command.Input c, Person by) {
    var why = ledger.read(f -> Inputs.why(f.plan(), f.scenario(), c.input(), c.value()));
    if (why.isPresent()) return why;
    var tooLong = lists.tooLong(c);
    if (tooLong.isPresent()) return tooLong;
    var outdated = ledger.read(fold -> outdated(fold, c));
    var asked = waiting(ledger, "input").stream().anyMatch(step -> wants(step, c.input()));
    var data = new LinkedHashMap<String, Object>();
    data.put("input", c.input());
    data.put("value", c.value());
    data.putAll(ledger.read(fold -> doneWith(fold, c)));
    lists.given(() -> ledger.record("run.input", by(by, data)), by);
    var grounds = new Grounds(ledger, secrets, scheduler);
    grounds.renew();
    if (!asked) {
      for (var step : outdated) grounds.askAnew(step, fold -> Consents.agreed(fold, step));
    }
    given(c.input());
    return Optional.empty();
  }

  /// Lists that are not what was given, because a crash came between.
  void catchUp() {
    lists.take(Person.HOLDFAST);
  }

  /// What was done with another value, so that nobody takes it for this one.
  private Map<String, Object> doneWith(Fold fold, Command.Input c) {
    var done = DoneWith.of(fold, c.input());
    if (done.isEmpty()) return Map.of();
    var node = Objects.requireNonNull(fold.outline().node(done.getFirst()));
    var before =
        Optional.ofNullable(fold.inputs().get(c.input()))
            .or(() -> Scope.run(fold, secrets.all()).known(c.input()))
            .or(() -> Scope.at(fold, secrets.all(), node).known(c.input()))
            .map(String::valueOf)
            .orElse("");
    return before.equals(c.value()) ? Map.of("same", true) : Map.of("done", done, "before", before);
  }

  /// What is on record is that it was given.
  void secret(String input, Secret secret, Person by) {
    secrets.put(input, secret);
    ledger.record("run.secret-given", by(by, new LinkedHashMap<>(Map.of("input", input))));
    given(input);
  }

  /// Approvals that were given while it was something else.
  private List<String> outdated(Fold fold, Command.Input c) {
    var given = fold.inputs().get(c.input());
    var before = given != null ? given : Scope.run(fold, secrets.all()).known(c.input()).orElse("");
    return String.valueOf(before).equals(c.value())
        ? List.of()
        : Consents.outdated(fold, c.input());
  }

  private void given(String input) {
    if (ledger.read(Fold::failed)) return;
    // What waits for it alone goes on when a paused run does.
    var paused = ledger.read(Fold::paused);
    for (var step : waiting(ledger, "input")) {
      if (!paused && wants(step, input)) again(step);
    }
    // What is shown to be confirmed may be made of it.
    for (var step : waiting(ledger, "confirm")) {
      if (!ledger.read(fold -> fold.step(step).need().identity())) again(step);
    }
  }

  private boolean wants(String step, String input) {
    return ledger.read(fold -> fold.step(step).need().name().equals(input));
  }

  private void again(String step) {
    steps.start(Objects.requireNonNull(ledger.read(fold -> fold.outline().node(step))));
  }

  /// Steps that wait for this.
  static List<String> waiting(Ledger ledger, String need) {
    return ledger.read(
        fold ->
            fold.outline().nodes().values().stream()
                .filter(node -> !node.hidden())
                .map(Outline.Node::name)
                .filter(name -> fold.step(name).status() == StepStatus.WAITING)
                .filter(name -> fold.step(name).waiting().equals(need))
                .toList());
  }
}
