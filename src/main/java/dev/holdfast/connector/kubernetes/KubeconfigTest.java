package dev.holdfast.connector.kubernetes;

import dev.holdfast.connector.CredentialTest;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import dev.holdfast.plan.PlainYaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a kubeconfig and follows its current context; no cluster is asked in this version.
final class KubeconfigTest implements CredentialTest {
  private static final String NOT_ASKED =
      "this version of Holdfast cannot reach a Kubernetes cluster, so no cluster was asked";

  @Override
  public Set<String> types() {
    return Set.of("kubeconfig");
  }

  @Override
  public Tried attempt(Sample sample, Means means) {
    var text = sample.secret("kubeconfig").map(KubeconfigTest::text).orElse("");
    var config = PlainYaml.map(text);
    if (config.isEmpty() || !"Config".equals(config.get().get("kind"))) {
      return fails(sample, "it is no kubeconfig (YAML with kind: Config, without aliases)");
    }
    var current = String.valueOf(config.get().getOrDefault("current-context", ""));
    var context = named(config.get(), "contexts", current).map(found -> found.get("context"));
    if (!(context.orElse(null) instanceof Map<?, ?> parts)) {
      return fails(sample, "its current context '%s' is not in it".formatted(current));
    }
    var cluster = String.valueOf(parts.get("cluster"));
    var user = String.valueOf(parts.get("user"));
    if (named(config.get(), "clusters", cluster).isEmpty()) {
      return fails(sample, "the cluster '%s' of its context is not in it".formatted(cluster));
    }
    if (named(config.get(), "users", user).isEmpty()) {
      return fails(sample, "the user '%s' of its context is not in it".formatted(user));
    }
    return new Tried.NotShown(
        "it is whole: context %s, cluster %s, user %s".formatted(current, cluster, user),
        NOT_ASKED);
  }

  private static Tried fails(Sample sample, String why) {
    return new Tried.Fails(
        Problem.of(
            "credential.unreadable",
            "The entry %s cannot be used: %s".formatted(sample.name(), why),
            "kubectl would not take it either",
            "replace it with 'holdfast vault rotate'"));
  }

  private static Optional<Map<?, ?>> named(Map<String, Object> config, String list, String name) {
    if (!(config.get(list) instanceof List<?> all)) return Optional.empty();
    for (var one : all) {
      if (one instanceof Map<?, ?> map && name.equals(String.valueOf(map.get("name")))) {
        return Optional.of(map);
      }
    }
    return Optional.empty();
  }

  private static String text(Secret secret) {
    return secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
