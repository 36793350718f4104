package dev.holdfast.connector.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/// Which answers are of what was asked.
class AddressTest {
  private static boolean same(String asked, String answered) {
    return Address.samePlace(URI.create(asked), URI.create(answered));
  }

  @Test
  void thePathOfTheServiceThatWasAskedOrOfItsTls() {
    assertThat(same("https://a.test", "https://A.test:443/")).isTrue();
    assertThat(same("https://a.test", "https://a.test/?x=1")).isFalse();
    assertThat(same("https://a.test/x?a=1", "https://a.test/x?a=1")).isTrue();
    assertThat(same("https://a.test/x?a=1", "https://a.test/x")).isFalse();
    assertThat(same("http://a.test/health", "https://a.test/health")).isTrue();
    assertThat(same("https://a.test/health", "https://a.test/login")).isFalse();
    assertThat(same("https://a.test/health", "https://b.test/health")).isFalse();
    assertThat(same("http://a.test:5900/x", "http://a.test:5901/x")).isFalse();
    assertThat(same("http://a.test:8080/x", "https://a.test/x")).isFalse();
    assertThat(same("https://a.test/x", "http://a.test/x")).isFalse();
  }

  @Test
  void whatPeopleSeeHoldsNoQueryAndNoUser() {
    assertThat(Address.bare(URI.create("https://u:p@a.test:8443/in?token=x#y")))
        .isEqualTo("https://a.test:8443/in");
    assertThat(Address.bare(URI.create("mailto:a@b"))).isEqualTo("mailto:...");
  }
}
