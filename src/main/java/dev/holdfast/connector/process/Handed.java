package dev.holdfast.connector.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files with secrets that a child was given, noted before it starts. A later start of Holdfast
/// has no vault open; it learns the secrets from these files before it reads what the child wrote.
final class Handed {
  private static final String NOTE = "handed";

  /// Also a secret that the child read and that is on no disk.
  private static final String READ_ONCE = "stdin";

  private static final Pattern NAMES =
      Pattern.compile("AWS_SHARED_CREDENTIALS_FILE|PGPASSFILE|HOLDFAST_SECRET_.*");
  private static final Pattern KEY =
      Pattern.compile("(?m)^\\s*aws_(?:secret_access_key|session_token)\\s*=\\s*(\\S+)\\s*$");

  /// Shorter ones are an emulator's, or words that stand everywhere.
  private static final int SHORTEST = 8;

  private Handed() {}

  static void note(Trace trace, Map<String, String> env) throws IOException {
    var files = new ArrayList<String>();
    env.forEach(
        (name, value) -> {
          if (NAMES.matcher(name).matches()) files.add(value);
        });
    if (Files.exists(trace.file(READ_ONCE))) files.add(READ_ONCE);
    trace.write(NOTE, String.join("\n", files));
  }

  /// The child reads a secret from its standard input.
  static void readsSecret(Trace trace) throws IOException {
    trace.write(READ_ONCE, "");
  }

  /// Makes the secrets that the child was given known.
  ///
  /// @return false when one of them cannot be known any more
  static boolean learn(Trace trace, Redactor redactor) {
    var noted = trace.read(NOTE);
    if (noted.isEmpty()) return false;
    var all = noted.get().lines().filter(line -> !line.isBlank()).toList();
    for (var name : all) {
      if (name.equals(READ_ONCE) || !Files.isRegularFile(Path.of(name))) return false;
      try {
        for (var value : values(Path.of(name))) learn(redactor, Path.of(name), value);
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }

  private static void learn(Redactor redactor, Path file, byte[] value) {
    if (value.length < SHORTEST || Arrays.equals(value, "holdfast".getBytes(US_ASCII))) return;
    try (var secret = Secret.copyOf(value)) {
      redactor.learn(String.valueOf(file.getFileName()), secret);
    }
  }

  private static List<byte[]> values(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    var text = new String(bytes, ISO_8859_1);
    return switch (String.valueOf(file.getFileName())) {
      case "aws-credentials" ->
          KEY.matcher(text).results().map(match -> match.group(1).getBytes(ISO_8859_1)).toList();
      case "pgpass" -> text.lines().flatMap(Handed::password).toList();
      default -> List.of(bytes);
    };
  }

  /// The last field of a line of a password file; `\\` and `:` are escaped in it.
  private static Stream<byte[]> password(String line) {
    var fields = line.split("(?<!\\\\):", -1);
    return fields.length < 5
        ? Stream.empty()
        : Stream.of(fields[fields.length - 1].replaceAll("\\\\(.)", "$1").getBytes(ISO_8859_1));
  }
}
