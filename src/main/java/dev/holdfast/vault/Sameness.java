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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What makes two secrets the same to whoever takes them, however they are written: the bytes of a
/// seed, the public half of a key, each one of a list of codes, each credential of a kubeconfig,
/// and of everything the text without blanks around it.
final class Sameness {
  private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}\\p{C}]+|[\\s\\p{Z}\\p{C}]+$");
  private static final Pattern SCHEME = Pattern.compile("(?i)^(bearer|token|basic)\\s+(?=\\S)");
  private static final Pattern APART = Pattern.compile("[\\r\\n,;\\t|]+| {2,}");
  private static final Pattern NUMBER =
      Pattern.compile("^\\s*\\(?[0-9]{1,2}[.):]\\s+|^\\s*[-*]\\s+");
  private static final int SHORTEST_CODE = 6;
  private static final int SHORTEST_WORD = 8;

  private Sameness() {}

  /// The forms of a value that lies in a field, each told apart from texts of people; the caller
  /// closes them.
  static List<Secret> forms(String field, Secret value) {
    var all = new ArrayList<Secret>();
    all.add(value.use(Secret::copyOf));
    plain(value).ifPresent(all::add);
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
    switch (field) {
      case "recovery-codes" -> value.use(bytes -> codes(new String(bytes, UTF_8), all));
      case "kubeconfig" -> value.use(bytes -> Credentials.of(new String(bytes, UTF_8), all));
      default -> {
        OtpAddress.seedBytes(value).ifPresent(seed -> all.add(marked("seed", seed)));
        value.use(KeyIdentity::of).ifPresent(key -> all.add(marked("key", key)));
      }
    }
    return all;
  }

  /// As services take it: without blanks around it and a scheme before it, letters put together.
  private static Optional<Secret> plain(Secret value) {
    return value.use(
        bytes -> {
          var text = Normalizer.normalize(new String(bytes, UTF_8), Normalizer.Form.NFKC);
          var bare = AROUND.matcher(text).replaceAll("");
          var tidy = laidOut(SCHEME.matcher(bare).replaceFirst(""));
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

  /// Headings are no codes: several words most of which are letters only, or a colon at the end.
  private static boolean codes(String text, List<Secret> all) {
    lines(text, all, false);
    // Where no line looks like a code, they are made of words.
    if (all.isEmpty()) lines(text, all, true);
    return true;
  }

  private static void lines(String text, List<Secret> all, boolean ofWords) {
    for (var piece : APART.split(text, -1)) {
      var line = AROUND.matcher(NUMBER.matcher(piece).replaceFirst("")).replaceAll("");
      if (line.endsWith(":") || line.startsWith("#")) continue;
      var words = List.of(line.split("\\s+", -1));
      if (words.size() > 1 && !ofWords && heading(words)) continue;
      code(line, SHORTEST_CODE, all);
      if (words.size() > 1 && !ofWords) words.forEach(word -> code(word, SHORTEST_WORD, all));
    }
  }

  private static boolean heading(List<String> words) {
    return words.stream().filter(word -> word.matches("\\p{L}{2,}")).count() * 2 > words.size();
  }

  private static void code(String written, int shortest, List<Secret> all) {
    var bare = written.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    if (bare.length() >= shortest) all.add(marked("code", bare.getBytes(UTF_8)));
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
