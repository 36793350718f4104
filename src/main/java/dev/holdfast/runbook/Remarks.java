package dev.holdfast.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.Items;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.PersonName;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import dev.holdfast.plan.StepBody;
import dev.holdfast.plan.Suggestion;
import dev.holdfast.plan.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Checks what people say about a run as a whole. Empty: it can go on record.
final class Remarks {
  /// A laptop's clock may be a little behind the one that the person read.
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final Clock clock;

  Remarks(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /// A role that the plan does not have, or a step that the run does not have, is told as that.
  Optional<Problem> misnamed(Command command, Person by) {
    return ledger.read(fold -> Roles.why(fold.plan(), by)).or(() -> misnamed(command));
  }

  private Optional<Problem> misnamed(Command command) {
    return switch (command) {
      case Command.Retry c -> step(c.step());
      case Command.Skip c -> step(c.step());
      case Command.Resolve c -> step(c.step());
      case Command.Look c -> step(c.step());
      case Command.Undo c -> step(c.step());
      default -> Optional.empty();
    };
  }

  Optional<Problem> step(String name) {
    var known = ledger.read(fold -> List.copyOf(fold.outline().nodes().keySet()));
    if (known.contains(name)) return Optional.empty();
    return refuse(
        "This run has nothing called " + name,
        Suggestion.closest(name, known)
            .map(close -> "did you mean %s?".formatted(close))
            .orElse("look at the names with `holdfast show`"));
  }

  Optional<Problem> note(Command.Note c) {
    return c.text().isBlank()
        ? refuse("The note is empty", "write what should be remembered")
        : Optional.empty();
  }

  Optional<Problem> began(Command.Began c) {
    return whyNotBegan(c.began(), clock.now())
        .or(() -> later(c.began(), ledger.read(Fold::declared)))
        .map(why -> Problems.refused(why, "say when users first felt it"));
  }

  /// Who declares has felt it: impact is set back, never to after the declaration.
  private static Optional<String> later(Instant began, Instant declared) {
    return began.isAfter(declared)
        ? Optional.of(
            "Impact cannot have begun at %s, after the declaration at %s"
                .formatted(began, declared))
        : Optional.empty();
  }

  /// Why impact cannot have begun then; empty when it can.
  static Optional<String> whyNotBegan(Instant began, Instant now) {
    if (began.isAfter(now.plus(SLACK))) {
      return Optional.of("Impact cannot have begun at %s, which is still to come".formatted(began));
    }
    if (began.isBefore(now.minus(Duration.ofDays(3660)))) {
      return Optional.of("Impact cannot have begun at %s, ten years ago".formatted(began));
    }
    return Optional.empty();
  }

  Optional<Problem> target(Command.AcceptTarget c) {
    List<String> known =
        ledger.read(fold -> fold.plan().targets().stream().map(Target::id).toList());
    if (!known.contains(c.target())) {
      return refuse(
          "The plan has no target called '%s'".formatted(c.target()),
          Suggestion.sentence(c.target(), known));
    }
    return c.because().isBlank()
        ? refuse("No reason was given", "say why it is the right place")
        : Optional.empty();
  }

  /// @param key what is stated: a `value` that was seen, or why there is none
  Optional<Problem> item(String item, String key, String value) {
    List<String> known = ledger.read(fold -> List.copyOf(fold.items().keySet()));
    if (!known.contains(item)) {
      return refuse(
          "This run has no checklist item called " + item,
          known.isEmpty()
              ? "this run has no items; see its steps with `holdfast show`"
              : "the items are " + String.join(", ", known));
    }
    if (value.isBlank()) {
      return refuse(
          "Nothing was stated for " + item,
          key.equals("value") ? "state the value you saw" : "say why");
    }
    return key.equals("value") && ledger.read(fold -> senses(fold, item))
        ? refuse(
            "%s is sensed by a check; a value that is typed does not verify it".formatted(item),
            "take it against its check with a reason: `holdfast tick INCIDENT %s --override --because TEXT`"
                .formatted(item))
        : Optional.empty();
  }

  /// Whether Holdfast looks for itself: then a word without a reason would stand against what it
  /// sees.
  private static boolean senses(Fold fold, String id) {
    return Items.of(fold.plan(), fold.scenario()).stream()
        .filter(item -> item.id().equals(id))
        .anyMatch(item -> item.ask() == null && !fold.unsensed().covers(item));
  }

  Optional<Problem> secret(String input, Secret secret) {
    if (!ledger.read(fold -> Inputs.secrets(fold.plan(), fold.scenario())).contains(input)) {
      return refuse("This run has no secret input called " + input, "give it with --input");
    }
    return secret.length() == 0
        ? refuse("The secret for %s is empty".formatted(input), "give it again")
        : Optional.empty();
  }

  Optional<Problem> approval(StepBody.Approve rule, List<Person> given, Person by) {
    if (!rule.roles().isEmpty() && !rule.roles().contains(by.role())) {
      return refuse(
          "'%s' is none of the roles %s".formatted(by.role(), rule.roles()),
          "approve as one of these roles");
    }
    var repeated = given.stream().anyMatch(person -> PersonName.same(person.name(), by.name()));
    return repeated && rule.distinct()
        ? refuse(by.name() + " has approved already", "another person has to")
        : Optional.empty();
  }

  private static Optional<Problem> refuse(String what, String next) {
    return Optional.of(Problems.refused(what, next));
  }
}
