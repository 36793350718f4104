package dev.holdfast.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Secret;
import dev.holdfast.kernel.StreamingRedactor;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The parts of a secret that are credentials by themselves: one notion for what is kept out of
/// everything that is written, and for what makes a new secret the old one ([Sameness]).
public final class SecretParts {
  /// A user and a password, a key and its secret.
  private static final Pattern PAIR = Pattern.compile("[^\\s:/]+:([^\\s:]{8,})");

  private static final Pattern TEXT = Pattern.compile("[\\x20-\\x7e\\s]+");

  /// Shorter ones are words that stand everywhere.
  private static final int SHORTEST = 6;

  private static final int SHORTEST_WITH_DIGIT = 5;
  private static final int SHORTEST_LETTERS = 8;

  private SecretParts() {}

  /// A redactor that knows the parts of each secret that it learns.
  public static StreamingRedactor redactor() {
    return new StreamingRedactor(SecretParts::of);
  }

  /// The parts as they stand in the secret or are made of it, without the whole; the caller closes
  /// them.
  ///
  /// @param name of the secret; its end tells which part of an entry it is
  public static List<Secret> of(String name, Secret secret) {
    var text = secret.use(bytes -> new String(bytes, UTF_8));
    if (text.indexOf('\uFFFD') >= 0) return List.of();
    Set<String> all = new LinkedHashSet<>();
    var bare = Bare.withoutScheme(text);
    all.add(Bare.of(text));
    all.add(bare);
    decoded(bare).ifPresent(found -> decodedParts(found, all));
    pair(bare).ifPresent(all::add);
    for (var credential : Credentials.of(text)) {
      if (!stands(credential)) continue;
      all.add(credential);
      decoded(credential).ifPresent(found -> decodedParts(found, all));
    }
    var codes = name.endsWith("recovery-codes") ? Codes.of(text) : Codes.numbered(text);
    for (var code : codes) {
      all.add(code);
      var letters = Codes.letters(code);
      if (letters.length() >= SHORTEST_LETTERS) all.add(letters);
    }
    OtpAddress.seed(secret).ifPresent(seed -> all.add(text(seed)));
    all.remove(text);
    return all.stream().map(one -> Secret.copyOf(one.getBytes(UTF_8))).toList();
  }

  private static void decodedParts(String decoded, Set<String> all) {
    all.add(decoded);
    pair(decoded).ifPresent(all::add);
  }

  private static String text(Secret secret) {
    try (secret) {
      return secret.use(bytes -> new String(bytes, UTF_8));
    }
  }

  private static boolean stands(String credential) {
    boolean digit = credential.chars().anyMatch(Character::isDigit);
    return credential.length() >= (digit ? SHORTEST_WITH_DIGIT : SHORTEST);
  }

  private static Optional<String> pair(String text) {
    var pair = PAIR.matcher(text);
    return pair.matches() ? Optional.of(pair.group(1)) : Optional.empty();
  }

  /// What stands there in Base64, as in the settings of Kubernetes and Docker.
  private static Optional<String> decoded(String credential) {
    try {
      var bytes = Base64.getDecoder().decode(credential.replaceAll("\\s", ""));
      var text = new String(bytes, UTF_8);
      return bytes.length >= SHORTEST && TEXT.matcher(text).matches()
          ? Optional.of(text)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
