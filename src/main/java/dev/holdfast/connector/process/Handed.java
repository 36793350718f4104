package dev.holdfast.connector.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files with secrets that a child was given, noted before it starts. A later start of Holdfast
/// has no vault open; it learns from these files what this one knew, before it reads what the child
/// wrote. A file that is not any more as it was tells nothing.
final class Handed {
  private static final String NOTE = "handed";

  /// How each file was, and which of its values were known; goes with the files.
  static final String STATE = "handed-state";

  /// Also a secret that the child read and that is on no disk.
  private static final String READ_ONCE = "stdin";

  private static final Pattern SETTING = Pattern.compile("(?m)^\\s*\\w+\\s*=\\s*(\\S.*?)\\s*$");
  private static final Pattern ONE_TAG = Pattern.compile("\\s*<secret:[^<>]*>\\s*");

  /// In which form a file holds secrets.
  private enum Form {
    SETTINGS,
    PASSWORDS,
    VALUE;

    static Optional<Form> of(String variable) {
      return switch (variable) {
        case "AWS_SHARED_CREDENTIALS_FILE" -> Optional.of(SETTINGS);
        case "PGPASSFILE" -> Optional.of(PASSWORDS);
        default -> variable.startsWith("HOLDFAST_SECRET_") ? Optional.of(VALUE) : Optional.empty();
      };
    }

    List<byte[]> values(byte[] bytes) {
      var text = new String(bytes, ISO_8859_1);
      return switch (this) {
        case SETTINGS ->
            SETTING.matcher(text).results().map(match -> bytes(match.group(1))).toList();
        case PASSWORDS -> text.lines().flatMap(Form::password).toList();
        case VALUE -> List.of(bytes);
      };
    }

    /// The last field of a line of a password file; `\\` and `:` are escaped in it.
    private static Stream<byte[]> password(String line) {
      var fields = line.split("(?<!\\\\):", 5);
      if (fields.length < 5) return Stream.empty();
      return Stream.of(fields[4], fields[4].replaceAll("\\\\(.)", "$1")).map(Form::bytes);
    }

    private static byte[] bytes(String text) {
      return text.getBytes(ISO_8859_1);
    }
  }

  /// A file as it was when it was handed out.
  ///
  /// @param known for each of its values `1` where the redactor knew it, else `0`
  private record State(Form form, String hash, String known, Path file) {
    static State of(Form form, Path file, Redactor redactor) throws IOException {
      var bytes = Files.readAllBytes(file);
      var known =
          form.values(bytes).stream()
              .map(value -> knows(redactor, value) ? "1" : "0")
              .collect(Collectors.joining());
      return new State(form, hash(bytes), known, file);
    }

    /// What the redactor takes out as one secret is one. What is no text it was never asked for.
    private static boolean knows(Redactor redactor, byte[] value) {
      var text = new String(value, UTF_8);
      if (text.indexOf('\uFFFD') >= 0) return true;
      return ONE_TAG.matcher(redactor.mask(text)).matches();
    }

    String line() {
      return String.join(" ", form.name(), hash, known + ".", file.toString());
    }

    static Optional<State> read(String line) {
      var words = line.split(" ", 4);
      return Stream.of(Form.values())
          .filter(form -> words.length == 4 && form.name().equals(words[0]))
          .findFirst()
          .map(form -> new State(form, words[1], words[2], Path.of(words[3])));
    }

    /// @return false when it is not the file that was handed out
    boolean learn(Redactor redactor) throws IOException {
      if (!Files.isRegularFile(file)) return false;
      var bytes = Files.readAllBytes(file);
      if (!hash(bytes).equals(hash)) return false;
      var values = form.values(bytes);
      for (int i = 0; i < values.size(); i++) {
        if (known.charAt(i) != '1') continue;
        try (var secret = Secret.copyOf(values.get(i))) {
          redactor.learn(String.valueOf(file.getFileName()), secret);
        }
      }
      return true;
    }

    private static String hash(byte[] bytes) {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Handed() {}

  /// @param redactor knows what is secret of it
  static void note(Trace trace, Map<String, String> env, Redactor redactor) throws IOException {
    var files = new ArrayList<String>();
    var states = new ArrayList<String>();
    for (var variable : env.entrySet()) {
      var form = Form.of(variable.getKey());
      if (form.isEmpty()) continue;
      files.add(variable.getValue());
      var file = Path.of(variable.getValue());
      if (Files.isReadable(file)) states.add(State.of(form.get(), file, redactor).line());
    }
    if (Files.exists(trace.file(READ_ONCE))) files.add(READ_ONCE);
    trace.write(STATE, String.join("\n", states));
    trace.write(NOTE, String.join("\n", files));
  }

  /// The child reads a secret from its standard input.
  static void readsSecret(Trace trace) throws IOException {
    trace.write(READ_ONCE, "");
  }

  /// Makes known again what was known of the files that the child was given.
  ///
  /// @return false when one of them is gone, or another than it was
  static boolean learn(Trace trace, Redactor redactor) {
    var noted = trace.read(NOTE);
    if (noted.isEmpty()) return false;
    var states = trace.read(STATE).orElse("").lines().flatMap(l -> State.read(l).stream()).toList();
    try {
      for (var name : noted.get().lines().filter(line -> !line.isBlank()).toList()) {
        var state = states.stream().filter(one -> one.file().toString().equals(name)).findFirst();
        if (state.isEmpty() || !state.get().learn(redactor)) return false;
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
