package dev.holdfast.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.GlassMessage;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.Paper;
import dev.holdfast.plan.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What people say of the messages that the plan owes: that one was sent, or that it was not after
/// all. Nothing is sent from here.
final class Messages {
  private final Ledger ledger;

  Messages(Ledger ledger) {
    this.ledger = ledger;
  }

  Optional<Problem> sent(Command.UpdateSent c, Person by) {
    return unknown(c.update()).or(() -> record("update.sent", Map.of("update", c.update()), by));
  }

  Optional<Problem> notSent(Command.UpdateNotSent c, Person by) {
    var unknown = unknown(c.update());
    if (unknown.isPresent()) return unknown;
    if (ledger.read(fold -> fold.updateSent(c.update())).isEmpty()) {
      return Optional.of(
          Problems.refused(
              "The message '%s' is not on record as sent".formatted(c.update()),
              "there is nothing to take back"));
    }
    if (c.because().isBlank()) {
      return Optional.of(
          Problems.refused("No reason was given", "say why it does not count as sent"));
    }
    return record("update.not-sent", Map.of("update", c.update(), "because", c.because()), by);
  }

  private Optional<Problem> record(String type, Map<String, Object> data, Person by) {
    ledger.record(type, Facts.by(by, new LinkedHashMap<>(data)));
    return Optional.empty();
  }

  private Optional<Problem> unknown(String id) {
    List<String> known =
        ledger.read(
            fold ->
                Stream.concat(fold.plan().updates().stream().map(Paper.Update::id), glass(fold))
                    .toList());
    if (known.contains(id)) return Optional.empty();
    return Optional.of(
        Problems.refused(
            "The plan has no update called '%s'".formatted(id), Suggestion.sentence(id, known)));
  }

  private static Stream<String> glass(Fold fold) {
    return fold.credentials().isEmpty() ? Stream.of() : Stream.of(GlassMessage.ID);
  }
}
