package dev.holdfast.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.trial.KeyIdentity;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// What makes two secrets the same to whoever takes them, however they are written: the bytes of a
/// seed, the public half of a key, each one of a list of codes, each credential in a document or in
/// settings ([SecretParts]), and of everything the text without blanks around it.
final class Sameness {
  private static final String CODES = "recovery-codes";

  private Sameness() {}

  /// The forms of a value that lies in a field, each told apart from texts of people; the caller
  /// closes them.
  static List<Secret> forms(String field, Secret value) {
    var all = new ArrayList<Secret>();
    all.add(value.use(Secret::copyOf));
    plain(value)
        .ifPresent(
            text -> {
              all.add(text);
              // Alone what it was in a document.
              all.add(text.use(bytes -> marked("given", bytes)));
            });
    all.addAll(marks(field, value));
    return all;
  }

  /// Whether a value is what a field holds, all of it.
  static boolean same(String field, Secret held, Secret value) {
    try (var mine = new Forms(marks(field, held));
        var other = new Forms(marks(field, value))) {
      if (!mine.all().isEmpty() && !other.all().isEmpty()) {
        return other.all().stream().allMatch(mine::has);
      }
    }
    try (var mine = new Forms(forms(field, held));
        var other = new Forms(forms(field, value))) {
      return mine.meets(other);
    }
  }

  /// Whether somebody who has what one field holds has something of the other.
  static boolean meets(String heldField, Secret held, String field, Secret value) {
    try (var mine = new Forms(forms(heldField, held));
        var other = new Forms(forms(field, value))) {
      return mine.meets(other);
    }
  }

  /// Secrets that are closed together.
  record Forms(List<Secret> all) implements AutoCloseable {
    boolean meets(Forms other) {
      return other.all.stream().anyMatch(this::has);
    }

    boolean has(Secret value) {
      return all.stream().anyMatch(one -> one.use(a -> value.use(b -> Arrays.equals(a, b))));
    }

    @Override
    public void close() {
      all.forEach(Secret::close);
    }
  }

  private static List<Secret> marks(String field, Secret value) {
    var all = new ArrayList<Secret>();
    var text = value.use(bytes -> new String(bytes, UTF_8));
    if (field.equals(CODES)) {
      for (var code : Codes.of(text)) all.add(marked("code", bytes(letters(code))));
      return all;
    }
    OtpAddress.seedBytes(value).ifPresent(seed -> all.add(marked("seed", seed)));
    value.use(KeyIdentity::of).ifPresent(key -> all.add(marked("key", key)));
    if (!all.isEmpty()) return all;
    for (var credential : Credentials.of(text)) all.add(credential(credential));
    return all;
  }

  private static String letters(String code) {
    return Codes.letters(code).toLowerCase(Locale.ROOT);
  }

  /// A private key by which key it is, everything else as it is taken.
  private static Secret credential(String credential) {
    try {
      var pair = KeyIdentity.of(Base64.getMimeDecoder().decode(credential));
      if (pair.isPresent()) return marked("key", pair.get());
    } catch (IllegalArgumentException e) {
      // No key: those stand there in Base64.
    }
    return marked("given", bytes(credential));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /// As services take it: without blanks around it and a scheme before it, letters put together.
  private static Optional<Secret> plain(Secret value) {
    return value.use(
        bytes -> {
          var text = Normalizer.normalize(new String(bytes, UTF_8), Normalizer.Form.NFKC);
          var tidy = laidOut(Bare.withoutScheme(text));
          return tidy.isEmpty() ? Optional.empty() : Optional.of(secret(tidy));
        });
  }

  /// A document in JSON without the blanks between its parts.
  private static String laidOut(String text) {
    if (!text.startsWith("{")) return text;
    try {
      return Json.write(new TreeMap<>(Json.object(text)));
    } catch (ProblemException e) {
      return text;
    }
  }

  private static Secret secret(String text) {
    return Secret.copyOf(text.getBytes(UTF_8));
  }

  static Secret marked(String what, byte[] bytes) {
    var head = ("\0" + what + "\0").getBytes(UTF_8);
    var all = ByteBuffer.allocate(head.length + bytes.length).put(head).put(bytes).array();
    try {
      return Secret.copyOf(all);
    } finally {
      Arrays.fill(all, (byte) 0);
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
