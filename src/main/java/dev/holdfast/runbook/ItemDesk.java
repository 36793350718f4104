package dev.holdfast.runbook;

import static dev.holdfast.runbook.Facts.by;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.SeenValue;
import dev.holdfast.incident.Turns;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.kernel.PersonName;
import dev.holdfast.kernel.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Takes what people say about checklist items. Empty: it is on record.
final class ItemDesk {
  private final Ledger ledger;

  private final Remarks remarks;

  ItemDesk(Ledger ledger, Remarks remarks) {
    this.ledger = ledger;
    this.remarks = remarks;
  }

  /// The value that was seen, and who saw it where somebody else writes it down.
  Optional<Problem> tick(Command.Tick c, Person by) {
    var wrong = remarks.item(c.item(), "value", c.value());
    if (wrong.isPresent()) return wrong;
    var complaint = SeenValue.wrong(ask(c.item()), c.value());
    if (complaint.isPresent()) {
      return complaint.map(one -> Problems.refused(one.what(), one.next()));
    }
    if (SeenValue.isNo(c.value())) {
      return Optional.of(
          Problems.refused(
              "'%s' can be read both ways".formatted(c.value().strip()),
              "say `%s: WHAT YOU SAW` (in the window: Not so) if it is not so; else state the value"
                  .formatted(Unsensed.NOT_SEEN)));
    }
    var before = ledger.read(fold -> Turns.before(fold, c.item()));
    if (before.isPresent()) return before.map(first -> early(c.item(), first));
    var data = said(c);
    var seenBy = c.seenBy().strip();
    if (!seenBy.isEmpty() && !PersonName.same(seenBy, by.name())) {
      data.put("seenBy", seenBy);
    }
    ledger.record("item.ticked", by(by, data));
    return Optional.empty();
  }

  private static Problem early(String item, Turns.Before first) {
    return Problems.refused(
        "%s comes after %s (%s): the list %s is read-do, one item after the other"
            .formatted(item, first.id(), first.title(), first.list()),
        "answer %s first; where it cannot be seen now, say with a reason that it is overridden or not applicable"
            .formatted(first.id()));
  }

  /// Empty where nothing is asked but what is seen.
  private String ask(String item) {
    return ledger.read(
        fold ->
            fold.plan().checklist().items().stream()
                .filter(one -> one.id().equals(item))
                .findFirst()
                .flatMap(one -> Optional.ofNullable(one.ask()))
                .orElse(""));
  }

  /// The value, and whether it says that the item is not so.
  private static Map<String, Object> said(Command.Tick c) {
    var text = c.value().strip();
    var not = text.startsWith(Unsensed.NOT_SEEN);
    var rest =
        not ? text.substring(Unsensed.NOT_SEEN.length()).replaceFirst("^[:;,]?\\s*", "") : text;
    var data = new LinkedHashMap<String, Object>(Map.of("item", c.item()));
    data.put("value", rest.isEmpty() ? "not seen" : rest);
    if (not) data.put("so", "no");
    return data;
  }

  Optional<Problem> overrule(Command.Overrule c, Person by) {
    return because("item.overridden", c.item(), c.because(), by);
  }

  Optional<Problem> notApplicable(Command.NotApplicable c, Person by) {
    return because("item.not-applicable", c.item(), c.because(), by);
  }

  private Optional<Problem> because(String type, String item, String because, Person by) {
    var wrong = remarks.item(item, "because", because);
    if (wrong.isPresent()) return wrong;
    var data = new LinkedHashMap<String, Object>(Map.of("item", item, "because", because));
    ledger.record(type, by(by, data));
    return Optional.empty();
  }
}
