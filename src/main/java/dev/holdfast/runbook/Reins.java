package dev.holdfast.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What holds a run as a whole: pausing, stopping, and cutting it off from the outside.
final class Reins {
  private final Ledger ledger;
  private final Steps steps;

  Reins(Ledger ledger, Steps steps) {
    this.ledger = ledger;
    this.steps = steps;
  }

  Optional<Problem> pause(Person by) {
    if (ledger.read(fold -> fold.stopped() || fold.failed())) {
      return refuse("The run has ended; nothing can be paused", "look at it with `holdfast show`");
    }
    return put("run.paused", by, Map.of());
  }

  Optional<Problem> goOn(Person by) {
    var paused = ledger.read(Fold::circumstances).paused();
    put("run.continued", by, paused == null ? Map.of() : Map.of("pausedBy", paused.by()));
    return steps.continued();
  }

  Optional<Problem> stop(Person by) {
    put("run.stopped", by, Map.of("inFlight", String.join(", ", steps.inFlight())));
    steps.cancelAll();
    return Optional.empty();
  }

  /// Nothing new leaves the laptop from here on; what was sent before cannot be recalled, and is
  /// named.
  Optional<Problem> offline(Person by) {
    if (ledger.read(Fold::isOffline)) {
      return refuse("The run is offline already", "`holdfast online` lets it go out again");
    }
    return put("run.offline", by, Map.of("inFlight", String.join(", ", steps.inFlight())));
  }

  Optional<Problem> online(Person by) {
    if (!ledger.read(Fold::isOffline)) {
      return refuse("The run is online", "`holdfast offline` stops all that goes out");
    }
    put("run.online", by, Map.of());
    return steps.continued();
  }

  static Optional<Problem> of(Command command, Reins reins, Person by) {
    return switch (command) {
      case Command.Pause _ -> reins.pause(by);
      case Command.Continue _ -> reins.goOn(by);
      case Command.Stop _ -> reins.stop(by);
      case Command.GoOffline _ -> reins.offline(by);
      case Command.GoOnline _ -> reins.online(by);
      default -> throw new IllegalArgumentException("nothing that holds a run: " + command);
    };
  }

  private Optional<Problem> put(String type, Person by, Map<String, Object> data) {
    ledger.record(type, Facts.by(by, new LinkedHashMap<>(data)));
    return Optional.empty();
  }

  private static Optional<Problem> refuse(String what, String next) {
    return Optional.of(Problems.refused(what, next));
  }
}
