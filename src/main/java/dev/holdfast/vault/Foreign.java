package dev.holdfast.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.holdfast.vault.kdbx.EntryNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What other programs keep in an entry that Holdfast does not read.
final class Foreign {
  /// KeePassXC puts the field of another entry in its place when it shows or types it.
  private static final Pattern REFERENCE =
      Pattern.compile("\\{REF:[TUPANIO]@[TUPANIO]:[^}]*\\}", Pattern.CASE_INSENSITIVE);

  /// What KeePassXC replaces too when it shows, copies or types a field: other fields of the entry,
  /// the moment, a text made of these.
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\{(TITLE|USERNAME|PASSWORD|NOTES|TOTP|UUID|URL(?=[:}])|S(?=:)|DB_DIR|T-CONV(?=:)"
              + "|T-REPLACE-RX(?=:)|DT_(?:UTC_)?(?:SIMPLE|YEAR|MONTH|DAY|HOUR|MINUTE|SECOND))"
              + "(?::[^}]*)?\\}",
          Pattern.CASE_INSENSITIVE);

  /// Where seeds lay before `otp`: KeePassXC and its plugins until 2.2, and KeePass.
  private static final Pattern OLD_SEED =
      Pattern.compile("TOTP Seed|(?:Time|Hmac)Otp-Secret.*", Pattern.CASE_INSENSITIVE);

  private static final Set<String> STANDARD = Set.of("Title", "UserName", "Password", "URL");

  private Foreign() {}

  static boolean refers(EntryNode node, String field) {
    return said(node, field).isPresent();
  }

  /// What KeePassXC would put something else in the place of: only the name, for the rest of the
  /// field is secret.
  private static Optional<String> said(EntryNode node, String field) {
    var value = node.secret(field);
    if (value.isEmpty()) return Optional.empty();
    try (var secret = value.get()) {
      // Byte for letter: these names are ASCII, and what is looked at becomes no longer text.
      return secret.use(bytes -> said(new String(bytes, ISO_8859_1)));
    }
  }

  private static Optional<String> said(String text) {
    if (REFERENCE.matcher(text).find())
      return Optional.of("is a reference to another entry, which Holdfast does not follow");
    var other = PLACEHOLDER.matcher(text);
    if (!other.find()) return Optional.empty();
    return Optional.of(
        "has the placeholder {%s} in it, which KeePassXC replaces and Holdfast does not"
            .formatted(other.group(1).toUpperCase(Locale.ROOT)));
  }

  /// What of the type's parts stands elsewhere, and seeds that no code is made of.
  static List<Unclear> unclear(EntryNode node, EntryType type) {
    var found = new ArrayList<Unclear>();
    for (var part : type.parts()) {
      if (!part.isSecret() && node.isSecret(part.field()) && !empty(node, part.field())) {
        found.add(
            Unclear.withheld(
                "its %s is protected in the file, where Holdfast has it in the clear"
                    .formatted(part.id())));
      }
      said(node, part.field())
          .ifPresent(why -> found.add(Unclear.withheld("its %s %s".formatted(part.id(), why))));
    }
    for (var key : node.keys()) {
      if (!OLD_SEED.matcher(key).matches()) continue;
      found.add(
          Unclear.said(
              "its one-time codes are kept the old way (%s), of which Holdfast makes none: set up TOTP in KeePassXC once more"
                  .formatted(key)));
    }
    return found;
  }

  /// What else is in it, by name: files, notes and attributes that its type does not have.
  static List<String> besides(EntryNode node, EntryType type) {
    var found = new ArrayList<String>();
    node.attachments()
        .forEach((name, size) -> found.add("the file %s, %d bytes".formatted(name, size)));
    for (var key : node.keys()) {
      if (type.parts().stream().anyMatch(part -> part.field().equals(key))) continue;
      if (key.toLowerCase(Locale.ROOT).startsWith("holdfast")) continue;
      if (OLD_SEED.matcher(key).matches() || empty(node, key)) continue;
      if (key.equals("Title")) continue;
      if (key.equals("Notes")) found.add("notes");
      else if (STANDARD.contains(key)) found.add("a " + key);
      else found.add("the attribute " + key);
    }
    return List.copyOf(found);
  }

  private static boolean empty(EntryNode node, String key) {
    try (var secret = node.secret(key).orElseThrow()) {
      return secret.length() == 0;
    }
  }
}
