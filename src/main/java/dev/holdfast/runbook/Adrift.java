package dev.holdfast.runbook;

import static dev.holdfast.runbook.Facts.by;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.CredentialEvents;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.Sighting;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.Snapshots;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A run whose plan is not there any more as it was: nothing of it is done, looked at or put back,
/// because nobody can say what that would be. People can still put on record what they know, stop
/// it and close it.
final class Adrift implements Run {
  private final Ledger ledger;
  private final Clock clock;
  private final Chronicle chronicle;
  private final Supplier<List<String>> atWork;
  private final Problem fault;
  private final List<String> steps;
  private boolean closed;

  /// @param steps all that the record names
  /// @param atWork what of it is still at work on this laptop, in words
  /// @param fault what is wrong with the plan
  Adrift(
      Ledger ledger,
      Clock clock,
      Chronicle chronicle,
      List<String> steps,
      Supplier<List<String>> atWork,
      Problem fault) {
    this.ledger = ledger;
    this.clock = clock;
    this.chronicle = chronicle;
    this.steps = List.copyOf(steps);
    this.atWork = atWork;
    this.fault = fault;
  }

  @Override
  public Map<String, Sighting> sightings() {
    return Map.of();
  }

  @Override
  public synchronized Optional<Problem> submit(Command command, Person by) {
    if (by.name().isBlank()) {
      return Optional.of(Problems.refused("Nobody's name was given", "say who you are"));
    }
    if (ledger.read(Fold::closed)) {
      return Optional.of(Problems.refused("This incident is closed", "declare a new one"));
    }
    return TooLong.why(command).or(() -> take(command, by));
  }

  private Optional<Problem> take(Command command, Person by) {
    return switch (command) {
      case Command.Note c ->
          new Remarks(ledger, clock)
              .note(c)
              .or(() -> record("run.note", Map.of("text", c.text()), by));
      case Command.Stop _ ->
          record("run.stopped", Map.of("inFlight", String.join(", ", open())), by);
      case Command.UpdateSent c -> new Messages(ledger).sent(c, by);
      case Command.Rotated _ -> credential(command, by);
      case Command.SignOff c ->
          c.because().isBlank()
              ? Optional.of(Problems.refused("No reason was given", "say why with --because"))
              : credential(command, by);
      case Command.Close c -> end(c, by);
      default -> Optional.of(fault);
    };
  }

  private Optional<Problem> credential(Command command, Person by) {
    return record(Custody.event(command), CredentialEvents.data(command), by);
  }

  /// What is in doubt cannot be looked for any more; that it was left so is on record with the
  /// reason.
  private Optional<Problem> end(Command.Close c, Person by) {
    if (c.because().isBlank()) {
      return Optional.of(
          Problems.refused(
              "The plan of this incident is damaged, and nothing says how it ended",
              "say with --because TEXT what ends it, and what becomes of what was sent"));
    }
    var working = atWork.get();
    if (!working.isEmpty()) {
      return Optional.of(Problems.atWork(String.join(", ", open()), String.join("; ", working)));
    }
    var debt = ledger.read(Custody::debt);
    if (debt.isPresent()) return debt;
    var data = new LinkedHashMap<String, Object>();
    data.put("because", c.because());
    data.put("planDamaged", true);
    data.put("inDoubt", open());
    record("run.closed", data, by);
    ledger.sign();
    return Optional.empty();
  }

  /// Steps that were sent and of which nobody knows how they ended.
  private List<String> open() {
    return ledger.read(
        fold ->
            steps.stream()
                .filter(
                    step ->
                        fold.step(step).status() == StepStatus.IN_DOUBT
                            || fold.step(step).intentOpen())
                .toList());
  }

  private Optional<Problem> record(String type, Map<String, Object> data, Person by) {
    ledger.record(type, by(by, new LinkedHashMap<>(data)));
    return Optional.empty();
  }

  @Override
  public Snapshot snapshot() {
    var now = clock.now();
    var head = ledger.head();
    return ledger.read(fold -> Snapshots.of(fold, Map.of(), now, head, fault.what()));
  }

  @Override
  public AutoCloseable subscribe(Consumer<Snapshot> listener) {
    return () -> {};
  }

  @Override
  public Optional<Problem> secret(String input, Secret secret, Person by) {
    secret.close();
    return Optional.of(fault);
  }

  @Override
  public Snapshot awaitQuiet() {
    return snapshot();
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    var last = snapshot();
    try {
      ledger.close();
    } finally {
      ledger.newest().ifPresent(head -> chronicle.left(last, head, ledger.signedTo()));
    }
  }
}
