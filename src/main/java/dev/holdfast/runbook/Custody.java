package dev.holdfast.runbook;

import dev.holdfast.connector.Surroundings;
import dev.holdfast.incident.Command;
import dev.holdfast.incident.CredentialEvents;
import dev.holdfast.incident.Fold;
import dev.holdfast.incident.GlassMessage;
import dev.holdfast.incident.InForce;
import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Items;
import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.RotationDebt;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.Checklist;
import dev.holdfast.plan.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks what people say about credentials that left the vault, and whether an incident may close:
/// not while something is in doubt, or owed for a credential. Empty: it can go on record.
final class Custody {
  private final Ledger ledger;
  private final Surroundings.Credentials credentials;
  private final Clock clock;

  Custody(Ledger ledger, Surroundings.Credentials credentials, Clock clock) {
    this.ledger = ledger;
    this.credentials = credentials;
    this.clock = clock;
  }

  /// Someone says that the vault is open now: if so, it goes on record.
  Optional<Problem> opened() {
    if (VaultRecord.opened(ledger, credentials, clock)) return Optional.empty();
    return refuse(
        "No vault is open for this run",
        "open it with `holdfast resume INCIDENT --passphrase-fd N`");
  }

  /// Someone lets the lease begin anew: on record first, since it gives out more.
  Optional<Problem> extended(Person by) {
    var lease = credentials.opening();
    if (lease.isEmpty()) {
      return refuse("No lease is running", "open the vault again, with the reason");
    }
    ledger.record(
        CredentialEvents.EXTENDED,
        Map.of("by", by.name(), "until", clock.now().plus(lease.get().lease()).toString()));
    return credentials.renew()
        ? Optional.empty()
        : refuse("The lease is over", "open the vault again, with the reason");
  }

  /// The event that a command about a credential becomes.
  static String event(Command command) {
    return switch (command) {
      case Command.Revealed _ -> CredentialEvents.REVEALED;
      case Command.Rotated _ -> CredentialEvents.ROTATED;
      default -> CredentialEvents.SIGNED_OFF;
    };
  }

  Optional<Problem> wrong(Command command) {
    return switch (command) {
      case Command.Revealed c -> revealed(c);
      case Command.SignOff c -> signOff(c);
      case Command.Rotated c ->
          Settlement.wrong(
              c.entry(), ledger.read(fold -> RotationDebt.entries(fold.credentials())), _ -> false);
      default -> Optional.empty();
    };
  }

  private Optional<Problem> revealed(Command.Revealed c) {
    return c.because().isBlank()
        ? refuse("A secret is not shown without a reason", "say why with --because")
        : Optional.empty();
  }

  private Optional<Problem> signOff(Command.SignOff c) {
    if (c.because().isBlank()) {
      return refuse(
          "A credential is not signed off without a reason",
          "say with --because why it needs no rotation");
    }
    return owed(c.entry());
  }

  /// Only what was given out can be settled.
  private Optional<Problem> owed(String entry) {
    List<String> owed = ledger.read(RotationDebt::owed);
    if (owed.contains(entry)) return Optional.empty();
    return refuse(
        "Nothing is owed for a credential called '%s'".formatted(entry),
        owed.isEmpty() ? "nothing is owed at all" : Suggestion.sentence(entry, owed));
  }

  /// Why the incident cannot be closed yet.
  ///
  /// @param because what ends it, as the person says
  Optional<Problem> mayClose(String because) {
    return ledger.read(fold -> doubt(fold).or(() -> debt(fold)).or(() -> unended(fold, because)));
  }

  /// A run that reaches the real estate and has not recovered is not closed by a slip.
  private static Optional<Problem> unended(Fold fold, String because) {
    var open = open(fold);
    if (fold.recovered().isPresent() && !open.isEmpty()) {
      return fold.mode() == Mode.REHEARSAL || !because.isBlank()
          ? Optional.empty()
          : refuse(
              "Not verified now: " + String.join(", ", open),
              "see to it, or say with --because TEXT why it is closed so");
    }
    var inForce = InForce.undecided(fold);
    if (!inForce.isEmpty() && fold.mode() != Mode.REHEARSAL && because.isBlank()) {
      return refuse(
          "Still in force, and made to be temporary: " + String.join(", ", inForce),
          "lift it, or say with --because TEXT why it stays");
    }
    // Stopped or failed says that nothing goes on, not what becomes of the outage.
    return fold.recovered().isPresent() || fold.mode() == Mode.REHEARSAL || !because.isBlank()
        ? Optional.empty()
        : refuse(
            "This incident has not recovered",
            "go on with it, or say what ends it with --because TEXT");
  }

  /// Items that count, and that nobody and nothing vouches for at this moment.
  private static List<String> open(Fold fold) {
    return Items.of(fold.plan(), fold.scenario()).stream()
        .filter(item -> item.requiredFor() != Checklist.RequiredFor.NOTHING)
        .filter(item -> !ItemView.settled(fold.item(item.id()).orElseThrow().state()))
        .map(Checklist.Item::id)
        .toList();
  }

  private static Optional<Problem> doubt(Fold fold) {
    var doubts =
        fold.outline().nodes().keySet().stream()
            .filter(name -> fold.step(name).status() == StepStatus.IN_DOUBT)
            .toList();
    return doubts.isEmpty()
        ? Optional.empty()
        : refuse("In doubt: " + String.join(", ", doubts), "resolve it before closing");
  }

  static Optional<Problem> debt(Fold fold) {
    var owed = RotationDebt.told(fold.credentials());
    if (!owed.isEmpty()) return Optional.of(rotation(fold, owed));
    return GlassMessage.of(fold)
        .filter(message -> message.sent() == null)
        .map(
            message ->
                Problem.of(
                    "incident.word-owed",
                    "%s was not told that break-glass credentials were used"
                        .formatted(message.audience()),
                    "The message is ready; read it out or send it: " + message.text(),
                    "then say so with `holdfast update %s %s`"
                        .formatted(fold.id(), GlassMessage.ID)));
  }

  private static Problem rotation(Fold fold, List<String> owed) {
    var names = String.join(", ", owed);
    var command = "`holdfast vault rotate ENTRY --incident %s`".formatted(fold.id());
    var scenario =
        RotationDebt.scenario(fold)
            .map(id -> "rotate them (the plan's scenario %s does, or %s)".formatted(id, command))
            .orElse("rotate each with " + command);
    return Problem.of(
        "incident.rotation-debt",
        "Given out of the vault and not rotated since: " + names,
        "Whoever saw them can still use them",
        "%s, or sign each off with `holdfast close %s --sign-off ENTRY --because TEXT`"
            .formatted(scenario, fold.id()));
  }

  static Optional<Problem> lockedFor(String step) {
    return refuse(
        "The vault is locked, and undoing %s may need a credential of it".formatted(step),
        "open it in the same command: --passphrase-fd N, or go without it: --no-vault");
  }

  private static Optional<Problem> refuse(String what, String next) {
    return Optional.of(Problems.refused(what, next));
  }
}
