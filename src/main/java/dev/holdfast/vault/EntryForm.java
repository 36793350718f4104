package dev.holdfast.vault;

import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.kdbx.EntryNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Where an entry's parts and cares stand in a KDBX entry.
final class EntryForm {
  private EntryForm() {}

  static String name(EntryNode node) {
    return node.text("Title").orElse("");
  }

  static VaultEntry read(EntryNode node, Instant now) {
    var said = OwnWords.read(node, now);
    var type = said.type().orElseGet(() -> usual(node));
    Map<String, String> plain = new LinkedHashMap<>();
    Set<String> secrets = new LinkedHashSet<>();
    for (var part : type.parts()) {
      if (Foreign.refers(node, part.field())) continue;
      if (part.isSecret()) {
        if (node.keys().contains(part.field())) secrets.add(part.id());
      } else {
        node.text(part.field())
            .filter(text -> !text.isEmpty())
            .ifPresent(text -> plain.put(part.id(), text));
      }
    }
    var unclear = Stream.concat(said.unclear().stream(), Foreign.unclear(node, type).stream());
    return new VaultEntry(
        node.id(),
        name(node),
        type,
        said.care(),
        plain,
        secrets,
        Foreign.besides(node, type),
        unclear.toList());
  }

  /// An entry that another program made is a web login, or a TOTP seed when it has nothing else.
  private static EntryType usual(EntryNode node) {
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
    OwnWords.type(draft.type(), node);
    OwnWords.care(draft.care(), node);
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
}
