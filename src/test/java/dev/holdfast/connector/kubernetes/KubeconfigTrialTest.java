package dev.holdfast.connector.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.CredentialTest.Means;
import dev.holdfast.connector.CredentialTest.Sample;
import dev.holdfast.connector.CredentialTest.Tried;
import dev.holdfast.kernel.Secret;
import dev.holdfast.kernel.SystemClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A kubeconfig is read, and never called working, as no cluster is asked.
class KubeconfigTrialTest {
  private static final String WHOLE =
      """
      apiVersion: v1
      kind: Config
      current-context: prod
      contexts: [{name: prod, context: {cluster: c1, user: u1}}]
      clusters: [{name: c1, cluster: {server: "https://10.0.0.1:6443"}}]
      users: [{name: u1, user: {token: canary}}]
      """;

  private static Tried tried(String text) {
    var secret = Secret.copyOf(text.getBytes(StandardCharsets.UTF_8));
    return new KubeconfigTest()
        .attempt(
            new Sample("kube", "kubeconfig", Map.of(), Map.of("kubeconfig", secret)),
            new Means(
                Optional.empty(), Path.of("unused"), new SystemClock(), _ -> Optional.empty()));
  }

  @Test
  void aWholeOneIsReadAndNotShownToWork() {
    assertThat(tried(WHOLE))
        .isInstanceOfSatisfying(
            Tried.NotShown.class,
            found -> assertThat(found.seen()).contains("context prod").doesNotContain("canary"));
  }

  @Test
  void whatIsMissingIsNamed() {
    for (var broken :
        new String[] {
          "",
          "[1]",
          "kind: Other",
          WHOLE.replace("current-context: prod", "current-context: gone"),
          WHOLE.replace("name: c1", "name: c2"),
          WHOLE.replace("name: u1", "name: u2"),
          WHOLE + "kind: Config\n"
        }) {
      assertThat(tried(broken)).as(broken).isInstanceOf(Tried.Fails.class);
    }
  }
}
