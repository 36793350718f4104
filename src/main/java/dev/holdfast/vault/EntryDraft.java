package dev.holdfast.vault;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import java.util.Map;
import java.util.Optional;

/// An entry as someone wants to have it. The secrets stay the caller's, who closes them.
///
/// @param plain values in the clear by part
/// @param secrets secret values by part, in UTF-8
public record EntryDraft(
    String name,
    EntryType type,
    Care care,
    Map<String, String> plain,
    Map<String, Secret> secrets) {
  public EntryDraft {
    plain = Map.copyOf(plain);
    secrets = Map.copyOf(secrets);
  }

  /// What keeps it from being an entry of its type; empty when nothing does.
  public Optional<Problem> problem() {
    if (name.isBlank() || !fit(name)) return refused("needs a name without control characters");
    if (!fit(care.owner())) return refused("has control characters in its owner");
    for (var given : plain.keySet()) {
      var part = type.part(given);
      if (part.isEmpty()) return refused("has no part called " + given);
      if (part.get().isSecret()) return refused("must get " + given + " as a secret");
      if (!fit(plain.getOrDefault(given, ""))) return refused("has control characters in " + given);
    }
    for (var given : secrets.keySet()) {
      var part = type.part(given);
      if (part.isEmpty()) return refused("has no part called " + given);
      if (!part.get().isSecret()) return refused("has " + given + " in the clear, not as a secret");
    }
    for (var part : type.parts()) {
      boolean there =
          part.isSecret() ? secrets.containsKey(part.id()) : plain.containsKey(part.id());
      if (part.isRequired() && !there) return refused("needs " + part.id());
    }
    return Optional.empty();
  }

  private Optional<Problem> refused(String what) {
    return Optional.of(
        Problem.of(
            "vault.bad-entry",
            "An entry of type %s %s".formatted(type.id(), what),
            "nothing was changed",
            "the parts of %s are %s"
                .formatted(
                    type.id(), String.join(", ", type.parts().stream().map(Part::id).toList()))));
  }

  /// What XML 1.0 can carry.
  private static boolean fit(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                c == '\t'
                    || c == '\n'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c > 0xFFFF);
  }
}
