package dev.holdfast.vault;

import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.kdbx.EntryNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Where an entry's parts and cares stand in a KDBX entry.
final class EntryForm {
  private static final String OUR = "holdfast.";

  private EntryForm() {}

  static String name(EntryNode node) {
    return node.text("Title").orElse("");
  }

  static VaultEntry read(EntryNode node) {
    var type = type(node);
    Map<String, String> plain = new LinkedHashMap<>();
    Set<String> secrets = new LinkedHashSet<>();
    for (var part : type.parts()) {
      if (part.isSecret()) {
        if (node.keys().contains(part.field())) secrets.add(part.id());
      } else {
        node.text(part.field())
            .filter(text -> !text.isEmpty())
            .ifPresent(text -> plain.put(part.id(), text));
      }
    }
    return new VaultEntry(
        node.id(), name(node), type, care(node), plain, secrets, node.attachments());
  }

  /// An entry that another program made is a web login, or a TOTP seed when it has nothing else.
  private static EntryType type(EntryNode node) {
    var said = node.text(OUR + "type").flatMap(EntryType::of);
    if (said.isPresent()) return said.get();
    boolean password =
        node.secret("Password")
            .map(
                secret -> {
                  try (secret) {
                    return secret.length() > 0;
                  }
                })
            .orElse(false);
    return !password && node.keys().contains("otp") ? EntryType.TOTP : EntryType.WEB_LOGIN;
  }

  private static Care care(EntryNode node) {
    var expires =
        Stream.of(node.expires(), moment(node, "expires"))
            .flatMap(Optional::stream)
            .min(Instant::compareTo);
    return new Care(
        node.text(OUR + "owner").orElse(""),
        moment(node, "last-tested"),
        yes(node, "rotate-after-use"),
        expires,
        yes(node, "two-people"));
  }

  private static boolean yes(EntryNode node, String key) {
    return node.text(OUR + key).filter("yes"::equalsIgnoreCase).isPresent();
  }

  /// A moment, or a day as a person types it.
  private static Optional<Instant> moment(EntryNode node, String key) {
    var text = node.text(OUR + key).map(String::strip).filter(said -> !said.isEmpty());
    try {
      return text.map(
          said ->
              said.contains("T")
                  ? Instant.parse(said)
                  : LocalDate.parse(said).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Writes a draft over an entry; fields that the type does not know stay.
  static void write(EntryDraft draft, EntryNode node) {
    node.text("Title", draft.name());
    for (var part : draft.type().parts()) {
      var plain = Optional.ofNullable(draft.plain().get(part.id()));
      var secret = Optional.ofNullable(draft.secrets().get(part.id()));
      if (plain.isPresent()) node.text(part.field(), plain.get());
      else if (secret.isPresent()) secret(node, part, draft.name(), secret.get());
      else node.removeField(part.field());
    }
    node.text(OUR + "type", draft.type().id());
    care(draft.care(), node);
  }

  /// KeePassXC wants a seed as an `otpauth` address; people have it in base32.
  private static void secret(EntryNode node, Part part, String name, Secret secret) {
    if (!part.id().equals("otp")) {
      node.secret(part.field(), secret);
      return;
    }
    try (var address = OtpAddress.complete(secret, name)) {
      node.secret(part.field(), address);
    }
  }

  static void care(Care care, EntryNode node) {
    said(node, "owner", care.owner());
    said(node, "last-tested", care.lastTested().map(Instant::toString).orElse(""));
    said(node, "rotate-after-use", care.rotateAfterUse() ? "yes" : "");
    said(node, "expires", care.expires().map(Instant::toString).orElse(""));
    said(node, "two-people", care.twoPeople() ? "yes" : "");
    node.expires(care.expires());
  }

  private static void said(EntryNode node, String key, String text) {
    if (text.isEmpty()) node.removeField(OUR + key);
    else node.text(OUR + key, text);
  }
}
