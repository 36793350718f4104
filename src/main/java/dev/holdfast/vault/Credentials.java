package dev.holdfast.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Secret;
import dev.holdfast.plan.LooseYaml;
import dev.holdfast.vault.trial.KeyIdentity;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The credentials in a kubeconfig, as who takes them reads it: in YAML or JSON, quoted, escaped,
/// in a block, under a tag or by an alias.
final class Credentials {
  private static final String KEY = "client-key-data";
  private static final Set<String> GIVEN =
      Set.of(
          "token", KEY, "password", "id-token", "refresh-token", "access-token", "client-secret");

  /// What a program that fetches the credentials is given.
  private static final Pattern HANDED = Pattern.compile("\\w*(?:KEY|TOKEN|SECRET|PASSWORD)\\w*");

  /// For what no reader of YAML takes.
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?:"
              + String.join("|", GIVEN)
              + ")[\"']?\\s*:\\s*(?:[|>][+-]?\\s*)?[\"']?([^\"'\\s,}]{4,})");

  private static final int SHORTEST = 4;

  private Credentials() {}

  /// Each one, told apart from texts of people.
  ///
  /// @param all takes them; whoever has it closes them
  static boolean of(String text, List<Secret> all) {
    var mappings = LooseYaml.mappings(text);
    if (mappings.isPresent()) mappings.get().forEach(pairs -> of(pairs, all));
    else written(text, all);
    return true;
  }

  private static void of(List<LooseYaml.Pair> pairs, List<Secret> all) {
    for (var pair : pairs) {
      if (GIVEN.contains(pair.key())) add(pair.key(), pair.value(), all);
    }
    var name = value(pairs, "name").filter(found -> HANDED.matcher(found).matches());
    if (name.isPresent()) value(pairs, "value").ifPresent(value -> add("value", value, all));
  }

  private static Optional<String> value(List<LooseYaml.Pair> pairs, String key) {
    return pairs.stream()
        .filter(pair -> pair.key().equals(key))
        .map(LooseYaml.Pair::value)
        .findFirst();
  }

  private static void written(String text, List<Secret> all) {
    var found = WRITTEN.matcher(text);
    while (found.find()) add("", found.group(1), all);
  }

  /// A private key by which key it is, everything else as it is taken.
  private static void add(String key, String value, List<Secret> all) {
    var bare = key.equals(KEY) ? value.replaceAll("\\s", "") : value.strip();
    if (bare.length() < SHORTEST) return;
    try {
      var pair = KeyIdentity.of(Base64.getMimeDecoder().decode(bare));
      if (pair.isPresent()) {
        all.add(Sameness.marked("key", pair.get()));
        return;
      }
    } catch (IllegalArgumentException e) {
      // No key: those stand there in Base64.
    }
    all.add(Sameness.marked("given", bare.getBytes(UTF_8)));
  }
}
