package dev.holdfast.connector.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.CredentialTest.Sample;
import dev.holdfast.connector.CredentialTest.Tried;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What two answers, without and with a credential, say about it.
class WebTrialTest {
  private static Class<?> judged(int without, int with) {
    var sample = new Sample("pager", "api-token", Map.of(), Map.of());
    return WebCredentialTest.judged(sample, URI.create("http://x.example.test/"), without, with)
        .getClass();
  }

  @Test
  void onlyAnAddressThatAsksShowsAnything() {
    assertThat(judged(401, 200)).isEqualTo(Tried.Works.class);
    assertThat(judged(302, 200)).isEqualTo(Tried.Works.class);
    assertThat(judged(200, 200)).isEqualTo(Tried.NotShown.class);
    assertThat(judged(401, 401)).isEqualTo(Tried.Fails.class);
    assertThat(judged(200, 403)).isEqualTo(Tried.Fails.class);
    assertThat(judged(401, 500)).isEqualTo(Tried.NotShown.class);
    assertThat(judged(401, 302)).isEqualTo(Tried.NotShown.class);
  }
}
