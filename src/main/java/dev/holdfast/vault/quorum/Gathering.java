package dev.holdfast.vault.quorum;

import com.codahale.shamir.Scheme;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.VaultKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Collects shares one by one until they make the key, which is never shown.
public final class Gathering implements AutoCloseable {
  private final QuorumFile file;
  private final SecureRandom random;
  private final Map<Integer, Share> shares = new TreeMap<>();

  public Gathering(QuorumFile file, SecureRandom random) {
    this.file = file;
    this.random = random;
  }

  public Rule rule() {
    return file.rule();
  }

  /// How many different shares are there.
  public synchronized int have() {
    return shares.size();
  }

  public synchronized boolean enough() {
    return shares.size() >= file.rule().needed();
  }

  /// Whose shares are there.
  public synchronized List<String> holders() {
    return file.shares().stream()
        .filter(share -> shares.containsKey(share.number()))
        .map(SealedShare::holder)
        .toList();
  }

  /// The shares that are there in words, by holder, for paper; the caller closes them.
  public synchronized Map<String, Secret> words() {
    Map<String, Secret> words = new LinkedHashMap<>();
    for (var sealed : file.shares()) {
      var share = shares.get(sealed.number());
      if (share != null) words.put(sealed.holder(), ShareWords.write(share));
    }
    return words;
  }

  public QuorumFile file() {
    return file;
  }

  /// Takes a holder's sealed share.
  ///
  /// @throws dev.holdfast.kernel.ProblemException `quorum.no-holder`, `quorum.does-not-open`
  public synchronized void add(String holder, Secret passphrase) {
    var sealed =
        file.shares().stream()
            .filter(share -> share.holder().equals(holder))
            .findFirst()
            .orElseThrow(() -> QuorumProblems.noHolder(holder));
    take(sealed.open(file.rule(), passphrase));
  }

  /// Takes a share from a paper sheet.
  ///
  /// @throws dev.holdfast.kernel.ProblemException `quorum.words`, `quorum.other-set`
  public synchronized void addWords(Secret words) {
    var share = ShareWords.read(words);
    if (!share.rule().equals(file.rule())) {
      share.close();
      throw QuorumProblems.otherSet();
    }
    take(share);
  }

  private void take(Share share) {
    var before = shares.put(share.number(), share);
    if (before != null) before.close();
  }

  /// What opens the vault, if the shares are right: only the vault can tell.
  ///
  /// @throws dev.holdfast.kernel.ProblemException `quorum.too-few`
  public synchronized VaultKey key() {
    if (!enough()) throw QuorumProblems.tooFew(have(), file.rule().needed());
    Map<Integer, byte[]> parts = new HashMap<>();
    shares.values().stream()
        .limit(file.rule().needed())
        .forEach(share -> parts.put(share.number(), share.value().use(byte[]::clone)));
    var key = new Scheme(random, file.rule().holders(), file.rule().needed()).join(parts);
    parts.values().forEach(part -> Arrays.fill(part, (byte) 0));
    try (var secret = Secret.copyOf(key)) {
      return VaultKey.ofKey(secret);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  @Override
  public synchronized void close() {
    shares.values().forEach(Share::close);
    shares.clear();
  }
}
