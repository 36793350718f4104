package dev.holdfast.vault;

import dev.holdfast.plan.LooseYaml;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The credentials in a document, such as a kubeconfig, a key file of a service or an environment
/// file, as who takes them reads it: in YAML or JSON, quoted, escaped, in a block, under a tag or
/// by an alias; what is neither, as settings.
final class Credentials {
  private static final int SHORTEST = 4;
  private static final int DEEPEST = 3;

  /// Stand for a value that is elsewhere, or for none.
  private static final Pattern NO_VALUE =
      Pattern.compile("(?i)\\$[({].*|\\{\\{.*|<[^<>]*>|true|false|null|none");

  private Credentials() {}

  /// Each one as it is taken.
  static List<String> of(String text) {
    Set<String> all = new LinkedHashSet<>();
    of(text, all, 0);
    return List.copyOf(all);
  }

  private static void of(String text, Set<String> all, int depth) {
    var mappings = LooseYaml.mappings(text).orElse(List.of());
    boolean document =
        mappings.stream()
            .flatMap(List::stream)
            .anyMatch(pair -> pair.key().indexOf('=') < 0 && !pair.key().contains("//"));
    if (!document) {
      Settings.of(text, value -> add(value, all));
      return;
    }
    for (var pairs : mappings) {
      pairs.forEach(pair -> of(pair, all, depth));
      value(pairs, "name")
          .filter(CredentialName::is)
          .flatMap(name -> value(pairs, "value"))
          .ifPresent(value -> add(value, all));
    }
  }

  /// A value may be a document or settings again.
  private static void of(LooseYaml.Pair pair, Set<String> all, int depth) {
    var value = pair.value();
    if (CredentialName.is(pair.key())) add(value, all);
    boolean within = value.indexOf('\n') >= 0 || value.stripLeading().startsWith("{");
    if (within && depth < DEEPEST) of(value, all, depth + 1);
    else if (!CredentialName.is(pair.key())) Settings.of(value, found -> add(found, all));
  }

  private static Optional<String> value(List<LooseYaml.Pair> pairs, String key) {
    return pairs.stream()
        .filter(pair -> pair.key().equals(key))
        .map(LooseYaml.Pair::value)
        .findFirst();
  }

  private static void add(String value, Set<String> all) {
    for (var one : List.of(Bare.of(value), Bare.withoutScheme(value))) {
      if (one.length() >= SHORTEST && !NO_VALUE.matcher(one).matches()) all.add(one);
    }
  }
}
