package dev.holdfast.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.kdbx.EntryNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/// What an entry has held before, so that nothing that was given out is taken for a new secret,
/// whatever way it is written ([Sameness]). The file's history is short and can be emptied; what it
/// forgets stands in a protected field of the entry as salted hashes. They leave the file no more
/// than the secrets do.
final class Earlier {
  private static final String FIELD = "holdfast.earlier-secrets";
  private static final int MOST = 400;

  private Earlier() {}

  /// Whether the entry has this secret, or had it.
  ///
  /// @param field where the value would lie
  static boolean had(EntryNode node, String field, Secret value) {
    var all = new ArrayList<>(node.history());
    all.add(node);
    for (var version : all) {
      for (var key : version.keys()) {
        if (key.equals(FIELD) || !version.isSecret(key)) continue;
        try (var held = version.secret(key).orElseThrow()) {
          if (Sameness.meets(key, held, field, value)) return true;
        }
      }
    }
    var spent = spent(node);
    try (var forms = new Sameness.Forms(Sameness.forms(field, value))) {
      return forms.all().stream().anyMatch(form -> spent.contains(hash(node, form)));
    }
  }

  /// When a field got the value that it has: of the oldest version since which it has it. Empty
  /// where the history does not tell, or the value was there before another one.
  static Optional<Instant> since(EntryNode node, String field) {
    try (var now = node.secret(field).orElse(null)) {
      if (now == null) return Optional.empty();
      Optional<Instant> since = node.modified();
      boolean other = false;
      for (var version : node.history().reversed()) {
        boolean same = holds(version, field, now);
        if (same && other) return Optional.empty();
        if (same) since = version.modified();
        else other = true;
      }
      var spent = spent(node);
      try (var forms = new Sameness.Forms(Sameness.forms(field, now))) {
        if (forms.all().stream().anyMatch(form -> spent.contains(hash(node, form)))) {
          return Optional.empty();
        }
      }
      return other ? since : Optional.empty();
    }
  }

  private static boolean holds(EntryNode version, String field, Secret value) {
    try (var held = version.secret(field).orElse(null)) {
      return held != null && Sameness.meets(field, held, field, value);
    }
  }

  /// Remembers what the entry holds now, before it is changed.
  static void keep(EntryNode node) {
    var spent = spent(node);
    for (var key : node.keys()) {
      if (key.equals(FIELD) || !node.isSecret(key)) continue;
      node.secret(key).ifPresent(secret -> keep(node, key, secret, spent));
    }
    while (spent.size() > MOST) spent.removeFirst();
    if (spent.isEmpty()) return;
    try (var lines = Secret.copyOf(String.join("\n", spent).getBytes(UTF_8))) {
      node.secret(FIELD, lines);
    }
  }

  private static void keep(EntryNode node, String key, Secret secret, SequencedSet<String> spent) {
    try (secret) {
      if (secret.length() == 0) return;
      try (var forms = new Sameness.Forms(Sameness.forms(key, secret))) {
        forms.all().forEach(form -> spent.add(hash(node, form)));
      }
    }
  }

  private static SequencedSet<String> spent(EntryNode node) {
    var spent = new LinkedHashSet<String>();
    node.secret(FIELD)
        .ifPresent(
            lines -> {
              try (lines) {
                spent.addAll(lines.use(bytes -> new String(bytes, UTF_8).lines().toList()));
              }
            });
    return spent;
  }

  private static String hash(EntryNode node, Secret value) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(("holdfast earlier " + node.id() + "\n").getBytes(UTF_8));
      return value.use(bytes -> Base64.getEncoder().encodeToString(digest.digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
