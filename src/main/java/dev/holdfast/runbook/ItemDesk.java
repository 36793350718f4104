package dev.holdfast.runbook;

import static dev.holdfast.runbook.Facts.by;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.Unsensed;
import dev.holdfast.kernel.Problem;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes what people say about checklist items. Empty: it is on record.
final class ItemDesk {
  private final Ledger ledger;

  /// A list that is ticked off proves nothing afterwards.
  private static final Set<String> TICKS =
      Set.of("checked", "check", "ticked", "tick", "done", "verified", "x", "\u2713", "\u2714");

  /// Words that leave open whether a thing is as it should be.
  private static final Set<String> NOES =
      Set.of("no", "not", "nope", "not ok", "false", "fail", "fails", "failed", "broken", "down");

  private final Remarks remarks;

  ItemDesk(Ledger ledger, Remarks remarks) {
    this.ledger = ledger;
    this.remarks = remarks;
  }

  /// The value that was seen, and who saw it where somebody else writes it down.
  Optional<Problem> tick(Command.Tick c, Person by) {
    var wrong = remarks.item(c.item(), "value", c.value());
    if (wrong.isPresent()) return wrong;
    var word = bare(c.value());
    if (word.isEmpty() || TICKS.contains(word)) {
      return Optional.of(
          Problems.refused(
              "'%s' says that somebody looked, not what was seen".formatted(c.value().strip()),
              "state the value you saw, such as '200 in 40 ms' or '3 of 3 rows'"));
    }
    if (NOES.contains(word)) {
      return Optional.of(
          Problems.refused(
              "'%s' can be read both ways".formatted(c.value().strip()),
              "say `%s: WHAT YOU SAW` (in the window: Not so) if it is not so; else state the value"
                  .formatted(Unsensed.NOT_SEEN)));
    }
    var data = said(c);
    var seenBy = c.seenBy().strip();
    if (!seenBy.isEmpty() && !seenBy.equalsIgnoreCase(by.name().strip())) {
      data.put("seenBy", seenBy);
    }
    ledger.record("item.ticked", by(by, data));
    return Optional.empty();
  }

  /// What is said without the marks around it: `NO!` is no other word, and `?` is none.
  private static String bare(String value) {
    return value.toLowerCase(Locale.ROOT).replaceAll("^[\\p{P}\\s]+|[\\p{P}\\s]+$", "");
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
