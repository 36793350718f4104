package dev.holdfast.runbook.glass;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.Care;
import dev.holdfast.vault.EntryDraft;
import dev.holdfast.vault.EntryType;
import dev.holdfast.vault.NewSecret;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultEntry;
import dev.holdfast.vault.trial.KeyIdentity;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts a new secret into an entry; the old one stays in the file's history.
public record Rotation(Vault vault, VaultEntry entry) {
  /// Replaces the parts that are given, in memory. What is not given stays as it is; what belonged
  /// to the old secret goes with it.
  ///
  /// @param secrets stay the caller's
  /// @return parts that were given out with the old secret and stay as they are; empty when the
  ///   debt is settled by this
  /// @throws ProblemException `vault.bad-entry`, `vault.same-secret`, or as [Vault#put]
  public List<String> replace(
      Map<String, String> plain, Map<String, Secret> secrets, Optional<Instant> expires) {
    if (secrets.isEmpty()) throw none();
    NewSecret.problem(entry.type(), plain, secrets)
        .ifPresent(
            problem -> {
              throw new ProblemException(problem);
            });
    var changed = changed(secrets);
    if (changed.isEmpty()) throw same();
    var stays = entry.secrets().stream().filter(this::isWhole).filter(p -> !changed.contains(p));
    var left = stays.toList();
    if (entry.type() == EntryType.AWS_KEYS && !left.isEmpty()) throw sessionOfTheOld();
    put(plain, secrets, expires);
    return left;
  }

  /// Whether another program put the new secret in already, after the old one was given out: all of
  /// it is what the entry has, and came later than that.
  ///
  /// @param given when the old one left the vault last
  public boolean doneElsewhere(Map<String, Secret> secrets, Instant given) {
    boolean here =
        !secrets.isEmpty()
            && secrets.entrySet().stream()
                .allMatch(
                    one ->
                        entry.secrets().contains(one.getKey())
                            && vault.holds(entry.name(), one.getKey(), one.getValue()));
    return here
        && entry.secrets().stream()
            .filter(this::isWhole)
            .allMatch(part -> vault.since(entry.name(), part).filter(given::isBefore).isPresent());
  }

  private void put(
      Map<String, String> plain, Map<String, Secret> secrets, Optional<Instant> expires) {
    var texts = new LinkedHashMap<>(entry.plain());
    texts.putAll(plain);
    var kept = new LinkedHashMap<String, Secret>();
    try {
      for (var part : entry.secrets()) {
        if (secrets.containsKey(part) || goesWith(part, secrets)) continue;
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

  /// The parts that get another value than they have. One that the entry has or had anywhere is no
  /// new secret: whoever it was given to still knows it.
  private Set<String> changed(Map<String, Secret> secrets) {
    var changed = new LinkedHashSet<String>();
    for (var one : secrets.entrySet()) {
      var part = one.getKey();
      if (part.equals("private-key") && one.getValue().use(KeyIdentity::sealedWhole)) {
        throw sealed();
      }
      if (entry.secrets().contains(part) && vault.holds(entry.name(), part, one.getValue())) {
        continue;
      }
      if (vault.had(entry.name(), part, one.getValue())) throw same();
      changed.add(part);
    }
    return changed;
  }

  /// A session's token is of no use with other keys, and a passphrase with another key file.
  private boolean goesWith(String part, Map<String, Secret> secrets) {
    return switch (entry.type()) {
      case AWS_KEYS -> part.equals("session-token");
      case SSH_KEY -> part.equals("passphrase") && secrets.containsKey("private-key");
      default -> false;
    };
  }

  /// Whether a part is given out as it is and good for something by itself: of a seed only codes
  /// are given out, unless the seed is all that the entry has.
  private boolean isWhole(String part) {
    return switch (entry.type()) {
      case AWS_KEYS -> part.equals("secret-access-key");
      case SSH_KEY -> part.equals("private-key");
      case WEB_LOGIN -> !part.equals("otp");
      default -> true;
    };
  }

  private ProblemException sessionOfTheOld() {
    return new ProblemException(
        Problem.of(
            "vault.bad-entry",
            "The secret-access-key of %s would stay the old one".formatted(entry.name()),
            "a session token belongs to keys of its own; nothing was changed",
            "give access-key-id and secret-access-key of the new keys"));
  }

  /// Whether two secrets are the same bytes.
  public static boolean same(Secret one, Secret other) {
    return one.use(a -> other.use(b -> Arrays.equals(a, b)));
  }

  private ProblemException same() {
    return new ProblemException(
        Problem.of(
            "vault.same-secret",
            "That is a secret that %s has or had already".formatted(entry.name()),
            "whoever saw it could still use it; nothing was changed",
            "make a new one where it is used, then give that"));
  }

  private ProblemException sealed() {
    return new ProblemException(
        Problem.of(
            "vault.key-unknown",
            "The new key of %s is sealed in a form that does not tell which key it is"
                .formatted(entry.name()),
            "it could be the old one under another passphrase; nothing was changed",
            "seal it in OpenSSH's own form (ssh-keygen -p -f FILE), or give it unsealed"));
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
