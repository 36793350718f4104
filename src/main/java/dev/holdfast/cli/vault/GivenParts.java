package dev.holdfast.cli.vault;

import dev.holdfast.cli.GroupedCommand;
import dev.holdfast.cli.Prompt;
import dev.holdfast.cli.SecretFd;
import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.EntryType;
import dev.holdfast.vault.NewSecret;
import dev.holdfast.vault.Part;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The values of an entry: the one secret as it stands on the descriptor, several parts as a JSON
/// object of names and texts there, or typed on the terminal.
final class GivenParts {
  /// What nobody types in one line.
  private static final Set<EntryType> LONG = EnumSet.of(EntryType.KUBECONFIG, EntryType.SSH_KEY);

  private static final int MOST_CODES = 100;

  @Option(
      names = "--secret-fd",
      paramLabel = "N",
      description =
          "Read the secret from file descriptor N: the text there, or a JSON object {\"PART\": \"VALUE\"} (else asked on the terminal).")
  @Nullable Integer descriptor;

  /// Values by part; whoever holds them closes the secrets.
  record Values(Map<String, String> plain, Map<String, Secret> secrets) implements AutoCloseable {
    static Values none() {
      return new Values(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /// What cannot be kept is refused.
    Values fit(EntryType type) {
      var problem = NewSecret.problem(type, plain, secrets);
      if (problem.isEmpty()) return this;
      close();
      throw new ProblemException(problem.get());
    }

    void put(Part part, byte[] value) {
      if (part.isSecret()) secrets.put(part.id(), Secret.copyOf(value));
      else plain.put(part.id(), new String(value, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
      secrets.values().forEach(Secret::close);
    }
  }

  /// @param told what was done to the text that was read
  /// @throws ProblemException `use.secret-fd`, `use.wrong`, `vault.unfit-secret`,
  ///   `vault.empty-secret`
  Values read(EntryType type, Prompt prompt, Consumer<String> told) {
    var number = descriptor;
    if (number == null) return typed(type, prompt, told).fit(type);
    var bytes = SecretFd.read(number);
    try {
      var read =
          NewSecret.read(bytes).orElseThrow(() -> SecretFd.wrong(number, "it is broken UTF-16"));
      var values = given(type, number, read.utf8());
      read.said().ifPresent(told);
      return values.fit(type);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static Values given(EntryType type, int number, byte[] bytes) {
    var text = SecretFd.line(bytes);
    var values = Values.none();
    try {
      if (text.length == 0) throw SecretFd.wrong(number, "it is empty");
      if (text[0] == '{' && object(text, type, values)) return values;
      var main = type.mainSecret();
      if (main.isEmpty() || type == EntryType.AWS_KEYS) {
        throw SecretFd.wrong(
            number,
            "%s has several parts, so it has to hold a JSON object of texts with some of %s"
                .formatted(
                    type.id(), String.join(", ", type.parts().stream().map(Part::id).toList())));
      }
      values.put(main.get(), text);
      return values;
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(text, (byte) 0);
    }
  }

  /// Whether the text is an object of this type's parts; a token or a kubeconfig may be JSON too.
  private static boolean object(byte[] text, EntryType type, Values values) {
    Map<String, Object> object;
    try {
      object = Json.object(new String(text, StandardCharsets.UTF_8));
    } catch (ProblemException e) {
      return false;
    }
    var known = type.parts().stream().map(Part::id).toList();
    if (object.isEmpty() || !known.containsAll(object.keySet())) return false;
    if (!object.values().stream().allMatch(String.class::isInstance)) return false;
    for (var part : type.parts()) {
      if (object.get(part.id()) instanceof String value
          && (part.isRequired() || !value.isBlank())) {
        values.put(part, value.getBytes(StandardCharsets.UTF_8));
      }
    }
    return true;
  }

  private static Values typed(EntryType type, Prompt prompt, Consumer<String> told) {
    if (!prompt.there() || LONG.contains(type)) {
      throw GroupedCommand.wrong(
          "the secret of type %s is read with --secret-fd N, for example --secret-fd 3 3< FILE"
              .formatted(type.id()));
    }
    var values = Values.none();
    if (type == EntryType.RECOVERY_CODES) {
      codes(prompt).ifPresent(all -> values.secrets().put("recovery-codes", all));
      return values;
    }
    for (var part : type.parts()) {
      var asks = part.id() + (part.isRequired() ? "" : " (empty for none)");
      if (part.isSecret()) {
        prompt
            .secret(asks + ", not shown:")
            .map(typed -> NewSecret.typed(typed, told))
            .ifPresent(secret -> values.secrets().put(part.id(), secret));
      } else {
        prompt.line(asks + ":").ifPresent(line -> values.plain().put(part.id(), line));
      }
    }
    return values;
  }

  /// One code a line, as they are printed.
  private static Optional<Secret> codes(Prompt prompt) {
    var all = new ByteArrayOutputStream();
    for (int number = 1; number <= MOST_CODES; number++) {
      var code = prompt.secret("recovery code %d (empty ends), not shown:".formatted(number));
      if (code.isEmpty()) break;
      try (var secret = code.get()) {
        if (all.size() > 0) all.write('\n');
        secret.use(
            bytes -> {
              all.writeBytes(bytes);
              return true;
            });
      }
    }
    var bytes = all.toByteArray();
    try {
      return bytes.length == 0 ? Optional.empty() : Optional.of(Secret.copyOf(bytes));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
