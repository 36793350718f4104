package dev.holdfast.vault.quorum;

import com.codahale.shamir.Scheme;
import dev.holdfast.kernel.PersonName;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultFacts;
import dev.holdfast.vault.VaultKey;
import dev.holdfast.vault.kdbx.Kdf;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A fresh set of shares of a fresh key. The key itself cannot be asked for: it only opens.
///
/// @param file the sealed shares
/// @param key what opens the vault
/// @param paper each holder's share in words, for the paper sheets
public record Quorum(QuorumFile file, VaultKey key, Map<String, Secret> paper)
    implements AutoCloseable {
  public Quorum {
    paper = Collections.unmodifiableMap(new LinkedHashMap<>(paper));
  }

  /// What a new set is made of.
  ///
  /// @param needed k of those who hold a share
  /// @param made when
  public record Wish(int needed, Kdf.Argon2 kdf, Instant made) {}

  /// Makes a set.
  ///
  /// @param passphrases each holder's own; they stay the caller's
  /// @throws IllegalArgumentException when `needed` is under 2 or over the number of holders, or
  ///   there are more than 16
  /// @throws dev.holdfast.kernel.ProblemException `quorum.same-holder`, `quorum.same-passphrase`:
  ///   one person would be two
  public static Quorum make(Wish wish, Map<String, Secret> passphrases, SecureRandom random) {
    twoOfOne(passphrases);
    var set = new byte[Rule.SET_LENGTH];
    random.nextBytes(set);
    var rule = new Rule(set, wish.needed(), passphrases.size());
    var key = new byte[Share.KEY_LENGTH];
    random.nextBytes(key);
    var parts = new Scheme(random, rule.holders(), rule.needed()).split(key);
    List<SealedShare> sealed = new ArrayList<>();
    Map<String, Secret> paper = new LinkedHashMap<>();
    try (var secret = Secret.copyOf(key)) {
      for (var holder : passphrases.entrySet()) {
        int number = sealed.size() + 1;
        var part = parts.getOrDefault(number, new byte[0]);
        try (var share = new Share(rule, number, Secret.copyOf(part))) {
          var name = holder.getKey();
          sealed.add(SealedShare.seal(share, name, holder.getValue(), wish.kdf(), random));
          paper.put(name, ShareWords.write(share));
        }
      }
      var file = new QuorumFile(rule, wish.made(), sealed);
      return new Quorum(file, VaultKey.ofKey(secret), paper);
    } finally {
      Arrays.fill(key, (byte) 0);
      parts.values().forEach(part -> Arrays.fill(part, (byte) 0));
    }
  }

  private static void twoOfOne(Map<String, Secret> passphrases) {
    var all = List.copyOf(passphrases.entrySet());
    for (int i = 0; i < all.size(); i++) {
      for (var other : all.subList(i + 1, all.size())) {
        var one = all.get(i);
        if (PersonName.same(one.getKey(), other.getKey())) {
          throw QuorumProblems.sameHolder(other.getKey());
        }
        boolean same = one.getValue().use(a -> other.getValue().use(b -> Arrays.equals(a, b)));
        if (same) throw QuorumProblems.samePassphrase();
      }
    }
  }

  /// Puts a vault under this quorum. The shares are on disk before the vault needs them, beside
  /// those of an earlier set, so that a crash between the two locks nobody out.
  ///
  /// @throws dev.holdfast.kernel.ProblemException `quorum.unwritten` or as [Vault#save]
  public VaultFacts protect(Vault vault) {
    file.write(vault.file());
    vault.rekey(key);
    return vault.save();
  }

  @Override
  public void close() {
    key.close();
    paper.values().forEach(Secret::close);
  }
}
