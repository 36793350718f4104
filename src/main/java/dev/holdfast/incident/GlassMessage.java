package dev.holdfast.incident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The message that using break-glass credentials leaves behind: to the plan's security contact,
/// ready to read out or send, owed until someone did.
public final class GlassMessage {
  /// Its id among the updates.
  public static final String ID = "break-glass";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private GlassMessage() {}

  /// Whom it is for.
  private record Contact(String title, List<String> reach) {}

  /// The message as it stands; empty while nothing left the vault.
  public static Optional<Updates.Message> of(Fold fold) {
    var used = fold.credentials();
    if (used.isEmpty()) return Optional.empty();
    var contact = contact(fold);
    return Optional.of(
        new Updates.Message(
            ID, contact.title(), contact.reach(), text(fold, used), sent(fold), null));
  }

  /// When it was said; null again once an entry was used that it did not name.
  private static @Nullable Instant sent(Fold fold) {
    var sent = fold.updateSent(ID).orElse(null);
    if (sent == null) return null;
    var news =
        fold.credentials().stream().anyMatch(one -> one.uses().getFirst().at().isAfter(sent));
    return news ? null : sent;
  }

  /// A contact for security, else the role for it; a plan that has neither says so by this name.
  private static Contact contact(Fold fold) {
    var plan = fold.plan();
    var contact =
        plan.contacts().stream()
            .filter(one -> security(one.id()) || security(one.title()))
            .map(one -> new Contact(one.title(), one.reach()))
            .findFirst();
    var role =
        plan.roles().stream()
            .filter(one -> security(one.id()) || security(one.title()))
            .map(
                one -> {
                  var person = one.primary() == null ? one.title() : one.primary();
                  return new Contact(
                      person, one.reach() == null ? List.of() : List.of(one.reach()));
                })
            .findFirst();
    return contact
        .or(() -> role)
        .orElse(new Contact("Whoever answers for security (the plan names nobody)", List.of()));
  }

  private static boolean security(String text) {
    return text.toLowerCase(Locale.ROOT).contains("security");
  }

  private static String text(Fold fold, List<CredentialView> used) {
    var text = new StringBuilder();
    text.append(
        "Break-glass credentials of %s are in use. %s %s, \"%s\", declared %s by %s.\n"
            .formatted(
                fold.plan().title(),
                fold.mode() == Mode.LIVE ? "Incident" : "A " + fold.mode().word(),
                fold.id(),
                fold.scenario().title(),
                MINUTE.format(fold.declared()),
                fold.commander().name()));
    used.forEach(one -> text.append(line(one, RotationDebt.name(one, used))));
    return text.append(
            "Any other use of them is not us. They are rotated before the incident closes.")
        .toString();
  }

  private static String line(CredentialView one, String name) {
    Map<String, Instant> ways = new LinkedHashMap<>();
    for (var use : one.uses()) ways.putIfAbsent(way(use), use.at());
    var said =
        ways.entrySet().stream()
            .limit(5)
            .map(way -> "%s at %s".formatted(way.getKey(), MINUTE.format(way.getValue())))
            .toList();
    var more = ways.size() - said.size();
    return "- %s: %s%s\n"
        .formatted(
            name, String.join("; ", said), more > 0 ? "; and %d more steps".formatted(more) : "");
  }

  private static String way(CredentialView.Use use) {
    if (use.step().isEmpty()) {
      var people = use.second().isEmpty() ? use.by() : use.by() + " and " + use.second();
      return use.how().equals("shown")
          ? "shown to %s (%s)".formatted(people, use.because())
          : "%s, by %s (%s)".formatted(use.how(), people, use.because());
    }
    return "used by %s on %s".formatted(use.step(), use.target().isEmpty() ? "-" : use.target());
  }
}
