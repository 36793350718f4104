package dev.holdfast.runbook.glass;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.Care;
import dev.holdfast.vault.EntryDraft;
import dev.holdfast.vault.EntryType;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultEntry;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Puts a new secret into an entry; the old one stays in the file's history.
public record Rotation(Vault vault, VaultEntry entry) {
  /// Replaces the parts that are given, in memory. What is not given stays as it is; what belonged
  /// to the old secret goes with it.
  ///
  /// @param secrets stay the caller's
  /// @throws ProblemException `vault.bad-entry`, `vault.same-secret`, or as [Vault#put]
  public void replace(
      Map<String, String> plain, Map<String, Secret> secrets, Optional<Instant> expires) {
    if (secrets.isEmpty()) throw none();
    if (!different(secrets)) throw same();
    var texts = new LinkedHashMap<>(entry.plain());
    texts.putAll(plain);
    var kept = new LinkedHashMap<String, Secret>();
    try {
      for (var part : entry.secrets()) {
        if (secrets.containsKey(part) || ofTheOld(entry.type(), part)) continue;
        kept.put(part, vault.secret(entry.name(), part));
      }
      var all = new LinkedHashMap<>(kept);
      all.putAll(secrets);
      var care = entry.care();
      var next =
          new Care(
              care.owner(), Optional.empty(), care.rotateAfterUse(), expires, care.twoPeople());
      vault.put(new EntryDraft(entry.name(), entry.type(), next, texts, all));
    } finally {
      kept.values().forEach(Secret::close);
    }
  }

  /// A session's token is of no use with other keys.
  private static boolean ofTheOld(EntryType type, String part) {
    return type == EntryType.AWS_KEYS && part.equals("session-token");
  }

  private boolean different(Map<String, Secret> secrets) {
    for (var one : secrets.entrySet()) {
      if (!entry.secrets().contains(one.getKey())) return true;
      try (var old = vault.secret(entry.name(), one.getKey())) {
        if (!same(old, one.getValue())) return true;
      }
    }
    return false;
  }

  /// Whether two secrets are the same bytes.
  public static boolean same(Secret one, Secret other) {
    return one.use(a -> other.use(b -> Arrays.equals(a, b)));
  }

  private ProblemException same() {
    return new ProblemException(
        Problem.of(
            "vault.same-secret",
            "That is the secret that %s has already".formatted(entry.name()),
            "whoever saw it could still use it; nothing was changed",
            "make a new one where it is used, then give that"));
  }

  private ProblemException none() {
    return new ProblemException(
        Problem.of(
            "vault.bad-entry",
            "No new secret was given for " + entry.name(),
            "nothing was changed",
            "give at least one secret part"));
  }
}
